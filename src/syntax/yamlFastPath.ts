import { matchAt } from './headForm.ts';
import { repairText } from './sourceText.ts';
import type { Entry, Mapping, Value } from './value.ts';

/** A longer text may hold more values than `parseYaml` takes, which counts them. */
const MAX_LENGTH = 10_000;

const KEY = /( {0,16})([A-Za-z_][\w-]{0,99}):(?: +|(?=\n|$))/y;
const ITEM = /( {0,16})- +/y;
/**
 * What no plain scalar is, or not for sure: empty, begun with what may be an indicator, with white space at its end or a
 * tab in it, with a key or a comment in it, or nothing by another name.
 */
const DOUBTFUL = /^(?![\w(/+.$\u00a1-\ud7ff\uf900-\ufdcf])|[ :]$|\t|: | #|^(?:null|Null|NULL)$/;
const QUOTED = /^(?:"[^"\\\t]*"|'[^'\t]*')$/;
/** In a list in brackets also: a bracket, and white space that only `trim` takes for such. */
const DOUBTFUL_IN_LIST = /[[\]{}]|[^\S ]/;
/** The lines of a block (YAML 1.2.2, 8.1), each as far to the right as the first, or empty. */
const BLOCK = /\n( +)(?![ \t])[^\n]+(?:\n+\1(?![ \t])[^\n]+)*/y;

/** A key, the value beside it, and the items of a list below it, or the keys of a mapping. */
interface Line extends Item {
  readonly key: string;
  /** The index in the text at which it ends: that of a line feed, or of the end. */
  readonly end: number;
  readonly items: Item[];
  readonly lines: Line[];
}

interface Item {
  readonly indent: number;
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
  const value = { kind: 'text', at: from, text: '' } as const;
  const top: Line = { indent: 0, key: '', at: from, value, end: 0, items: [], lines: [] };
  const open = [top];
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    const next = text.indexOf('\n', start);
    end = next === -1 ? text.length : next;
    if (end === start) continue;
    const above = open.at(-1) as Line;
    const item = readItem(text, start, end, from, above);
    const line = item ? undefined : readLine(text, start, end, from);
    if (item) above.items.push(item);
    else if (line === undefined || !addLine(line, open)) return undefined;
    else end = line.end;
  }
  return top.lines;
}

/** Adds a line to the one that it stands below. Returns false where there is any doubt which that is. */
function addLine(line: Line, open: Line[]): boolean {
  while (open.length > 1 && (open.at(-1) as Line).indent >= line.indent) open.pop();
  const around = open.at(-1) as Line;
  if (!mayHold(around, line, open.length === 1)) return false;
  around.lines.push(line);
  open.push(line);
  return true;
}

/** True for a line that is to the right of a key without a value, as far as the other lines below that are. */
function mayHold({ value, items, lines: [first] }: Line, { indent }: Line, isTop: boolean): boolean {
  if (isTop) return indent === 0;
  return value.kind === 'nothing' && items.length === 0 && (first === undefined || first.indent === indent);
}

function hasTwins(lines: readonly Line[]): boolean {
  const areTwo = lines.length > 1 && new Set(lines.map(({ key }) => key)).size < lines.length;
  return areTwo || lines.some((line) => hasTwins(line.lines));
}

function readLine(text: string, start: number, end: number, from: number): Line | undefined {
  const [opening, { length: indent } = '', key] = matchAt(KEY, text, start) ?? [];
  if (opening === undefined || key === undefined) return undefined;
  const at = from + start + indent;
  const place = start + opening.length;
  // Without a value it is nothing, and said to stand at its key.
  if (place === end) return { indent, key, at, value: { kind: 'nothing', at }, end, items: [], lines: [] };
  const written = text.slice(place, end);
  const block = /^[|>]-?$/.test(written) ? readBlock(written, text, end, indent) : undefined;
  const value = block
    ? ({ kind: 'text', at: from + place, text: block.text } as const)
    : readValue(written, from + place);
  return value && { indent, key, at, value, end: block?.end ?? end, items: [], lines: [] };
}

/** A text in lines below its key: the lines of a folded one are one, up to where one is empty. */
function readBlock(header: string, text: string, from: number, indent: number) {
  const [lines, further = ''] = matchAt(BLOCK, text, from) ?? [];
  if (lines === undefined || further.length <= indent) return undefined;
  const inner = lines.slice(1 + further.length).replaceAll(`\n${further}`, '\n');
  const whole = header.startsWith('>') ? inner.replace(/\n(\n*)/g, (_, more: string) => more || ' ') : inner;
  return { text: header.endsWith('-') ? whole : `${whole}\n`, end: from + lines.length };
}

function readItem(text: string, start: number, end: number, from: number, above: Line): Item | undefined {
  if (above.value.kind !== 'nothing') return undefined;
  const [first] = above.items;
  const [opening, { length: indent } = ''] = matchAt(ITEM, text, start) ?? [];
  if (opening === undefined || indent < above.indent || (first && first.indent !== indent)) return undefined;
  const place = start + opening.length;
  const value = readScalar(text.slice(place, end), from + place);
  return value && { indent, at: from + start + indent, value };
}

/** A list has the place of its first item, and a mapping that of its first key. */
function entryOf({ key, at, value, items, lines }: Line): Entry {
  const [first, line] = [items[0], lines[0]];
  if (first)
    return { key, at, value: { kind: 'list', at: first.at, values: items.map((item) => item.value) } };
  return { key, at, value: line ? { kind: 'mapping', at: line.at, entries: lines.map(entryOf) } : value };
}

/** A scalar, or `[a, b]`, where no item has a comma or a bracket in it. */
function readValue(written: string, at: number): Value | undefined {
  if (!written.startsWith('[')) return readScalar(written, at);
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
