import { crc32 } from 'node:zlib';
import { wordOfLink, wordsOfTarget } from '../../articles/links/linkWords.ts';
import type { SourceFile } from '../../disk/disk.ts';
import { formatRfc3339 } from '../../model/stamp.ts';
import type { ArticleRecord, SourceIndex } from './articleRecord.ts';
import type { Stored } from './recordsFile.ts';

/**
 * The numbers of a row: the month of publication, less than nothing for an article that time or its author takes out, so that
 * it is not simply one of its month, and nothing for a file without a head; where its record is; where its lines begin; bits of
 * its tags.
 */
export const COLUMN = { month: 0, start: 1, length: 2, sum: 3, name: 4, words: 5, tags: 6 } as const;
export type Column = keyof typeof COLUMN;
export const WIDTH = 7;

const LINE_FEED = 0x0a;
/** What stands before a word of a link to an article, before that of one that leads to none, and before a copy's path. */
const [LINK, BROKEN, COPY] = ['>', '?', '='];

/** One of the numbers of a row. */
export function numberIn({ table }: Pick<SourceIndex, 'table'>, row: number, column: Column): number {
  return table[row * WIDTH + COLUMN[column]] as number;
}

/** How many rows there are. */
export function countRows({ table }: Pick<SourceIndex, 'table'>): number {
  return table.length / WIDTH;
}

/** Where the record of a row is. */
export function storedIn(index: Pick<SourceIndex, 'table'>, row: number): Stored {
  const at = (column: Column) => numberIn(index, row, column);
  return { start: at('start'), length: at('length'), sum: at('sum') };
}

/** The number of an article's month. */
export function monthNumberOf({ result: { head } }: ArticleRecord): number {
  if (head === undefined) return 0;
  const isSpecial = (head.expires ?? head.withdrawn ?? head.unlistedPlace) !== undefined;
  return (isSpecial ? -1 : 1) * Number(formatRfc3339(head.published).slice(0, 7).replace('-', ''));
}

/** The month of such a number: `2014-12`. */
export function monthOfNumber(number: number): string {
  const digits = String(Math.abs(number)).padStart(6, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}

/** Bits of an article's tags, two of thirty-one for each: whoever has a tag has its bits, and of others few have them. */
export function bitsOfTags(tags: readonly string[]): number {
  let bits = 0;
  for (const tag of tags) {
    const sum = crc32(tag);
    bits |= (1 << (sum % 31)) | (1 << ((sum >>> 16) % 31));
  }
  return bits;
}

/** Of some rows those whose articles may have one of some tags: all that have one, and a few others. */
export function rowsWithTags(
  index: Pick<SourceIndex, 'table'>,
  rows: readonly number[],
  tags: readonly string[],
): number[] {
  const wanted = tags.map((tag) => bitsOfTags([tag]));
  return rows.filter((row) => {
    const bits = numberIn(index, row, 'tags');
    return wanted.some((some) => (bits & some) === some);
  });
}

/** The line of an article's words. */
export function wordsOf(file: string, { result: { head }, body }: ArticleRecord): string {
  const names = wordsOfTarget({
    file,
    slug: head?.slug ?? '',
    addresses: [head?.link, body?.link].flatMap((address) => address ?? []),
  });
  const marked = [
    ...[...(body?.links ?? [])].map(
      ([href, outcome]) => (isBroken(outcome) ? BROKEN : LINK) + wordOfLink(href),
    ),
    ...(body?.media ?? []).map(({ path }) => COPY + path),
  ];
  const fields = [head?.textHash ?? '', ` ${[head?.slug ?? '', ...names].join(' ')} `, ...new Set(marked)];
  return `\t${fields.join('\t')}\n`;
}

/** The outcome of a link has a fault. */
function isBroken(outcome: string): boolean {
  return outcome.includes('"fault":');
}

/** Tells whether there is, in any row, a link with a word that leads to an article. */
export function hasLinkWord(words: Buffer, word: string): boolean {
  return countField(words, LINK + word) > 0;
}

/** Counts the rows that have a copy of a file at a path. */
export function countCopies(words: Buffer, path: string): number {
  return countField(words, COPY + path);
}

/** Counts the articles whose words have a hash. */
export function countHash(words: Buffer, textHash: string): number {
  return countIn(words, `\t${textHash}\t `);
}

function countField(words: Buffer, field: string): number {
  return countIn(words, `\t${field}\t`) + countIn(words, `\t${field}\n`);
}

/** Counts how often a word stands in a text or in bytes. */
export function countIn(text: Pick<string | Buffer, 'indexOf'>, word: string): number {
  let count = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) count += 1;
  return count;
}

/** The numbers of the rows that links with a word may call. */
export function rowsCalled(index: SourceIndex, word: string): number[] {
  const rows: number[] = [];
  const { words } = index;
  for (let at = words.indexOf(` ${word} `); at >= 0; ) {
    const row = rowAt(index, 'words', at);
    rows.push(row);
    at = words.indexOf(` ${word} `, words.indexOf(LINE_FEED, at));
  }
  return rows;
}

/** The lines of words of some rows. */
export function wordsIn(index: SourceIndex, row: number, count: number): Buffer {
  const [start, end] = [row, row + count].map((one) => numberIn(index, one, 'words'));
  return index.words.subarray(start, end);
}

/** The slug of an article's row. */
export function slugIn({ words, table }: SourceIndex, row: number): string {
  const line = lineIn(words, numberIn({ table }, row, 'words'));
  return (line.split('\t')[2] as string).split(' ')[1] as string;
}

/** The words of links that lead to no article, without the day with which one may begin. */
export function brokenWordsIn(words: Buffer): string[] {
  return [...words.toString().matchAll(/\t\?([^\t\n]*)/g)].map(([, word = '']) =>
    word.replace(/^\d{4}-\d\d-\d\d-/, ''),
  );
}

/** The file of a row, relative to feed.yaml. */
export function fileIn({ names, table }: Pick<SourceIndex, 'names' | 'table'>, row: number): string {
  return nameIn(lineIn(names, numberIn({ table }, row, 'name'))).replace(/\0.*$/s, '');
}

/** True for the record of a row's file, in the state in which that was. */
export function isOfRow(
  { names, table }: Pick<SourceIndex, 'names' | 'table'>,
  row: number,
  file: string,
  { state }: ArticleRecord,
): boolean {
  const line = lineIn(names, numberIn({ table }, row, 'name'));
  return line.endsWith(`\t${state}\n`) && fileIn({ names, table }, row) === file;
}

/** The number of the row whose line has a byte. */
export function rowAt(index: Pick<SourceIndex, 'table'>, field: 'name' | 'words', at: number): number {
  let [low, high] = [0, countRows(index)];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numberIn(index, middle, field) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The line that begins at a byte, without its end. */
export function lineIn(bytes: Buffer, start: number): string {
  return bytes.toString('utf8', start, bytes.indexOf(LINE_FEED, start) + 1);
}

/** The names of files and their states, a line each. They are asked for several times a run. */
export function namesOf(files: readonly SourceFile[]): Buffer {
  const names = made.get(files) ?? formatNames(files);
  made.set(files, names);
  return names;
}

const made = new WeakMap<readonly SourceFile[], Buffer>();

/** Some lines at once become bytes: the text of all would take several times as much memory. */
function formatNames(files: readonly SourceFile[]): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < files.length; at += LINES) {
    const lines = files.slice(at, at + LINES).map(lineOf);
    parts.push(Buffer.from(lines.join('')));
  }
  return Buffer.concat(parts);
}

const LINES = 1000;

/** The line of a file, as long as it is in its state. */
export function lineOf(source: SourceFile): string {
  const name = nameOf(source);
  return `${/[\t\n"]/.test(name) ? JSON.stringify(name) : name}\t${source.state}\n`;
}

/** The name of a file, with its name on the disk where that is another. Files are in the order of these. */
export function nameOf({ file, path }: SourceFile): string {
  return file === path ? file : `${file}\0${path}`;
}

/** The name that `nameOf` gave a line's file. */
export function nameIn(line: string): string {
  const name = line.slice(0, line.indexOf('\t'));
  return name.startsWith('"') ? (JSON.parse(name) as string) : name;
}
