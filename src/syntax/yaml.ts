import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  parseDocument,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import { type Fault, quoted } from '../model/problem.ts';
import { copyText } from '../model/text.ts';
import { isTooDeep, MAX_DEPTH } from './depth.ts';
import { mendYaml } from './mendYaml.ts';
import { type ReportProblem, repairText, type Source } from './sourceText.ts';
import type { Entry, Mapping, Value } from './value.ts';
import { parsePlainYaml } from './yamlFastPath.ts';

/** An alias bomb is stopped here. */
const MAX_VALUES = 10_000;
/** Keys of one mapping. */
const MAX_KEYS = 1000;

const TOO_MUCH: Fault = {
  code: 'YAML_BROKEN',
  message: `expected at most ${MAX_VALUES} values, ${MAX_DEPTH} deep, found more`,
  mend: 'write values out instead of using aliases of aliases, and lists of lists',
};

/**
 * Reads a mapping in YAML 1.2 (core schema), from a part of a file. Scalars keep the text that was written, so
 * that a date stays what its author typed.
 *
 * @returns undefined when the YAML is broken or is no mapping; every fault has been reported
 */
export function parseYaml(
  source: Source,
  from: number,
  to: number,
  report: ReportProblem,
): Mapping | undefined {
  const text = copyText(source.text.slice(from, to));
  return parsePlainYaml(text, from) ?? parseAnyYaml(text, from, report);
}

/** Any YAML at all, by way of `yaml`. */
export function parseAnyYaml(text: string, from: number, report: ReportProblem): Mapping | undefined {
  if (isTooDeepYaml(text)) {
    report(from, TOO_MUCH);
    return undefined;
  }
  const document = parse(text);
  const [broken] = document.errors;
  if (broken !== undefined) {
    reportBroken(text, broken, from, report);
    return undefined;
  }
  if (document.contents === null) return { kind: 'mapping', at: from, entries: [] };
  if (!isMap(document.contents)) {
    const message = 'expected "key: value" lines, found something else';
    report(startOf(document.contents, from), {
      code: 'YAML_BROKEN',
      message,
      mend: 'write one "key: value" a line',
    });
    return undefined;
  }
  const conversion: Conversion = {
    from,
    report: once(report),
    anchors: new Map(),
    following: 0,
    left: MAX_VALUES,
    isBroken: false,
  };
  const mapping = convertMap(document.contents, 0, conversion);
  if (conversion.left < 0) report(from, TOO_MUCH);
  return conversion.left < 0 || conversion.isBroken ? undefined : mapping;
}

function parse(text: string) {
  return parseDocument(text, {
    version: '1.2',
    schema: 'core',
    prettyErrors: false,
    stringKeys: true,
    // Compared by `yaml` each with each, 50,000 keys take a minute.
    uniqueKeys: false,
  });
}

/** Tells how the line has to be written, if quotation marks are all that it wants. */
function reportBroken(text: string, { pos, message }: YAMLError, from: number, report: ReportProblem): void {
  const mended = mendYaml(text, pos[0], (other) => parse(other).errors[0]?.pos[0]);
  const mend = mended
    ? `write ${mended.line}`
    : 'a value that holds ": " or begins with a special character wants quotation marks';
  const at = mended && text.lastIndexOf('\n', pos[0] - 1) + 1 > mended.at ? mended.at : pos[0];
  report(from + at, { code: 'YAML_BROKEN', message: `expected YAML, found this: ${message}`, mend });
}

/** The state of one conversion. Aliases are followed, up to a number of values and a depth. */
interface Conversion {
  readonly from: number;
  readonly report: ReportProblem;
  /** The nodes that aliases below may stand for: of two with one name, the later. */
  readonly anchors: Map<string, Node>;
  /** The number of aliases that are being followed. */
  following: number;
  left: number;
  isBroken: boolean;
}

function convert(node: unknown, at: number, depth: number, conversion: Conversion): Value {
  conversion.left = depth > MAX_DEPTH ? -1 : conversion.left - 1;
  if (conversion.left < 0) return { kind: 'nothing', at };
  if (isAlias(node)) return follow(node, depth, conversion);
  note(node, conversion);
  if (isMap(node)) return convertMap(node, depth, conversion);
  if (isSeq(node)) {
    const start = startOf(node, conversion.from);
    return {
      kind: 'list',
      at: start,
      values: node.items.map((item) => convert(item, start, depth + 1, conversion)),
    };
  }
  if (!isScalar(node) || node.value === null) return { kind: 'nothing', at };
  const start = startOf(node, conversion.from);
  return { kind: 'text', at: start, text: repairText(String(node.source), start, conversion.report) };
}

/** Searched for by `yaml`, each alias would take as long as all of the text. */
function note(node: unknown, { anchors, following }: Conversion): void {
  const isNode = isMap(node) || isScalar(node) || isSeq(node);
  if (isNode && node.anchor !== undefined && following === 0) anchors.set(node.anchor, node as Node);
}

function convertMap(map: YAMLMap, depth: number, conversion: Conversion): Mapping {
  const surplus = map.items[MAX_KEYS];
  if (surplus !== undefined)
    reportKeys(map.items.length, startOf(surplus.key as Node, conversion.from), conversion);
  const names = new Set<string>();
  const entries = map.items.slice(0, MAX_KEYS).map(({ key, value }): Entry => {
    note(key, conversion);
    const at = startOf(key as Node, conversion.from);
    const name = repairText(String(key), at, conversion.report);
    if (names.has(name)) reportTwice(name, at, conversion);
    names.add(name);
    return { key: name, at, value: convert(value, at, depth + 1, conversion) };
  });
  return { kind: 'mapping', at: startOf(map, conversion.from), entries };
}

function reportKeys(count: number, at: number, conversion: Conversion): void {
  conversion.isBroken = true;
  const message = `expected at most ${MAX_KEYS} keys, found ${count}`;
  conversion.report(at, { code: 'YAML_BROKEN', message, mend: 'take out those that are not needed' });
}

/** YAML 1.2.2, 3.2.1.3: the keys of a mapping are unique. */
function reportTwice(name: string, at: number, conversion: Conversion): void {
  conversion.isBroken = true;
  const message = `expected each key once, found ${quoted(name)} a second time`;
  conversion.report(at, { code: 'YAML_BROKEN', message, mend: 'take one of the two out' });
}

function follow(alias: Alias, depth: number, conversion: Conversion): Value {
  const at = startOf(alias, conversion.from);
  const node = conversion.anchors.get(alias.source);
  if (node !== undefined) {
    conversion.following += 1;
    const value = convert(node, at, depth + 1, conversion);
    conversion.following -= 1;
    return value;
  }
  conversion.isBroken = true;
  const message = `expected an alias of something above, found "*${alias.source}"`;
  conversion.report(at, { code: 'YAML_BROKEN', message, mend: 'write the text in quotation marks' });
  return { kind: 'nothing', at };
}

/** A parsed node always has its range. */
function startOf(node: Node, from: number): number {
  return from + (node.range as [number, number, number])[0];
}

/** What an alias stands for is converted again, and its faults are the same ones. */
function once(report: ReportProblem): ReportProblem {
  const reported = new Set<string>();
  return (index, fault) => {
    const key = `${index} ${fault.message}`;
    if (!reported.has(key)) report(index, fault);
    reported.add(key);
  };
}

/** Only the lexer, which needs no stack, knows which brackets stand in quotation marks and comments; it is slow. */
function isTooDeepYaml(text: string): boolean {
  const openers = text.match(/[[{]|[?:-]\s/g) ?? [];
  return /^ {500}/m.test(text) || (openers.length > MAX_DEPTH && isTooDeep(new Lexer().lex(text)));
}
