import { repairText } from './sourceText.ts';
import type { Entry, Mapping, Value } from './value.ts';

/** A longer text may hold more values than `parseYaml` takes, which counts them. */
const MAX_LENGTH = 10_000;

const KEY = /^( {0,16})([A-Za-z_][\w-]{0,99}):(?: +|$)/;
const ITEM = /^( {0,16})- +/;
/**
 * What no plain scalar is, or not for sure: empty, begun with what may be an indicator, with white space at its end or a
 * tab in it, with a key or a comment in it, or nothing by another name.
 */
const DOUBTFUL = /^(?![\w(/+.$\u00a1-\ud7ff\uf900-\ufdcf])|[ :]$|\t|: | #|^(?:null|Null|NULL)$/;
const QUOTED = /^(?:"[^"\\\t]*"|'[^'\t]*')$/;
/** In a list in brackets also: a bracket, and white space that only `trim` takes for such. */
const DOUBTFUL_IN_LIST = /[[\]{}]|[^\S ]/;

/** A key, the value beside it, and the items of a list below it, or the keys of a mapping. */
interface Line {
  readonly indent: string;
  readonly key: string;
  readonly at: number;
  readonly value: Value;
  readonly items: Item[];
  readonly lines: Line[];
}

interface Item {
  readonly indent: string;
  readonly at: number;
  readonly value: Value;
}

/**
 * Reads front matter as nearly all of it is written: on each line a key and a value, or an item of a list, and below a key
 * perhaps others. What it answers is what `yaml` would, in a small part of the time.
 *
 * @param from where the text stands in its file
 * @returns undefined where there is any doubt
 */
export function parsePlainYaml(text: string, from: number): Mapping | undefined {
  const isSimple = text.length <= MAX_LENGTH && repairText(text, from, () => undefined) === text;
  const lines = isSimple ? readLines(text, from) : undefined;
  if (lines?.[0] === undefined || hasTwins(lines)) return undefined;
  return { kind: 'mapping', at: lines[0].at, entries: lines.map(entryOf) };
}

function readLines(text: string, from: number): Line[] | undefined {
  const top: Line = {
    indent: '',
    key: '',
    at: from,
    value: { kind: 'text', at: from, text: '' },
    items: [],
    lines: [],
  };
  const open = [top];
  let at = from;
  for (const written of text.split('\n')) {
    const above = open.at(-1) as Line;
    const item = readItem(written, at, above);
    if (item) above.items.push(item);
    else if (written !== '' && !addLine(readLine(written, at), open)) return undefined;
    at += written.length + 1;
  }
  return top.lines;
}

/** Adds a line to the one that it stands below. Returns false where there is any doubt which that is. */
function addLine(line: Line | undefined, open: Line[]): boolean {
  if (line === undefined) return false;
  while (open.length > 1 && (open.at(-1) as Line).indent.length >= line.indent.length) open.pop();
  const around = open.at(-1) as Line;
  if (!mayHold(around, line, open.length === 1)) return false;
  around.lines.push(line);
  open.push(line);
  return true;
}

/** True for a line that is to the right of a key without a value, as far as the other lines below that are. */
function mayHold({ value, items, lines: [first] }: Line, { indent }: Line, isTop: boolean): boolean {
  if (isTop) return indent === '';
  return value.kind === 'nothing' && items.length === 0 && (first === undefined || first.indent === indent);
}

function hasTwins(lines: readonly Line[]): boolean {
  return (
    new Set(lines.map(({ key }) => key)).size < lines.length || lines.some((line) => hasTwins(line.lines))
  );
}

function readLine(written: string, from: number): Line | undefined {
  const [opening, indent, key] = KEY.exec(written) ?? [];
  if (opening === undefined || indent === undefined || key === undefined) return undefined;
  const at = from + indent.length;
  // Without a value it is nothing, and said to stand at its key.
  const isAlone = opening.length === written.length;
  const value = isAlone
    ? ({ kind: 'nothing', at } as const)
    : readValue(written.slice(opening.length), from + opening.length);
  return value && { indent, key, at, value, items: [], lines: [] };
}

function readItem(written: string, at: number, above: Line): Item | undefined {
  const {
    value,
    items: [first],
  } = above;
  const [opening, indent] = value.kind === 'nothing' ? (ITEM.exec(written) ?? []) : [];
  if (opening === undefined || indent === undefined || indent.length < above.indent.length) return undefined;
  if (first && first.indent !== indent) return undefined;
  const scalar = readScalar(written.slice(opening.length), at + opening.length);
  return scalar && { indent, at: at + indent.length, value: scalar };
}

/** A list has the place of its first item, and a mapping that of its first key. */
function entryOf({ key, at, value, items, lines }: Line): Entry {
  const [first, line] = [items[0], lines[0]];
  if (first)
    return { key, at, value: { kind: 'list', at: first.at, values: items.map((item) => item.value) } };
  return { key, at, value: line ? { kind: 'mapping', at: line.at, entries: lines.map(entryOf) } : value };
}

function readValue(written: string, at: number): Value | undefined {
  return written.startsWith('[') ? readFlowList(written, at) : readScalar(written, at);
}

/** `[a, b]`, where no item has a comma or a bracket in it. */
function readFlowList(written: string, at: number): Value | undefined {
  const inner = written.slice(1, -1);
  if (!written.endsWith(']') || DOUBTFUL_IN_LIST.test(inner)) return undefined;
  const values: Value[] = [];
  let start = at + 1;
  for (const part of inner === '' ? [] : inner.split(',')) {
    const indent = part.length - part.trimStart().length;
    const value = readScalar(part.trim(), start + indent);
    if (value === undefined) return undefined;
    values.push(value);
    start += part.length + 1;
  }
  return { kind: 'list', at, values };
}

function readScalar(written: string, at: number): Value | undefined {
  if (QUOTED.test(written)) return { kind: 'text', at, text: written.slice(1, -1) };
  return DOUBTFUL.test(written) ? undefined : { kind: 'text', at, text: written };
}
