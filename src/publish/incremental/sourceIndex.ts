import { wordOfLink, wordsOfTarget } from '../../articles/links/linkWords.ts';
import type { SourceFile } from '../../disk/disk.ts';
import { formatRfc3339 } from '../../model/stamp.ts';
import type { ArticleRecord, SourceIndex } from './articleRecord.ts';

/** What stands before the month. */
const PLAIN = 'a';
/** Of an article that time or its author takes out, so that it is not simply one of its month. */
const SPECIAL = 's';
/** Of a file that has no head: a draft, or the page of a site. */
const NONE = '-';
/** What stands before the word of a link to an article. */
const LINK = '>';
/** The same, of one that leads to none: there may be advice which was meant. */
const BROKEN = '?';

/** A row, as it is written. */
export function formatRow(
  file: SourceFile,
  { result: { head }, body }: ArticleRecord,
  sizeInBytes: number,
): string {
  const isSpecial = head && (head.expires ?? head.withdrawn ?? head.unlistedPlace) !== undefined;
  const kind = head ? (isSpecial ? SPECIAL : PLAIN) : NONE;
  const month = head ? formatRfc3339(head.published).slice(0, 7) : '';
  const hash = head?.textHash ?? '';
  const names = wordsOfTarget({
    file: file.file,
    slug: head?.slug ?? '',
    addresses: [head?.link, body?.link].flatMap((address) => address ?? []),
  });
  const links = [...(body?.links ?? [])].map(
    ([href, outcome]) => (isBroken(outcome) ? BROKEN : LINK) + wordOfLink(href),
  );
  const fields = [
    startOfRow(file),
    kind + month,
    sizeInBytes,
    hash,
    ` ${[head?.slug ?? '', ...names].join(' ')} `,
  ];
  return [...fields, ...new Set(links)].join('\t');
}

/** What a row begins with, as long as a file is in its state. */
function startOfRow(source: SourceFile): string {
  const name = nameOf(source);
  return `${/[\t\n"]/.test(name) ? JSON.stringify(name) : name}\t${source.state}`;
}

/** The name of a file, with its name on the disk where that is another. Files are in the order of these. */
function nameOf({ file, path }: SourceFile): string {
  return file === path ? file : `${file}\0${path}`;
}

/** The outcome of a link has a fault. */
function isBroken(outcome: string): boolean {
  return outcome.includes('"fault":');
}

/** The name that `nameOf` gave a row's file. */
function nameIn(row: string): string {
  const name = row.slice(0, row.indexOf('\t'));
  return name.startsWith('"') ? (JSON.parse(name) as string) : name;
}

/** The file of a row, relative to feed.yaml. */
export function fileIn(row: string): string {
  return nameIn(row).replace(/\0.*$/s, '');
}

/** The fields of a row that are looked at in many. */
export interface RowFields {
  readonly isPlain: boolean;
  readonly hasHead: boolean;
  /** `2014-12`; empty where there is no head. */
  readonly month: string;
  readonly sizeInBytes: number;
}

/** The slug of an article's row. */
export function slugIn(row: string): string {
  return (row.split('\t')[5] as string).split(' ')[1] as string;
}

/** Reads these fields, and no others: of 100,000 rows, to split each takes longer than all else. */
export function fieldsIn(row: string): RowFields {
  const kind = row.indexOf('\t', row.indexOf('\t') + 1) + 1;
  const size = row.indexOf('\t', kind) + 1;
  return {
    isPlain: row[kind] === PLAIN,
    hasHead: row[kind] !== NONE,
    month: row.slice(kind + 1, size - 1),
    sizeInBytes: Number.parseInt(row.slice(size, row.indexOf('\t', size)), 10),
  };
}

/** True if a link in one of the rows leads to an article and has a word. */
export function hasLinkWord(text: string, word: string): boolean {
  const field = `\t${LINK}${word}`;
  return text.includes(`${field}\t`) || text.includes(`${field}\n`);
}

/** The numbers of the rows that links with a word may call. */
export function rowsCalled({ text, rows }: Pick<SourceIndex, 'text' | 'rows'>, word: string): number[] {
  const name = ` ${word} `;
  return text.includes(name) ? rows.flatMap((row, number) => (row.includes(name) ? number : [])) : [];
}

/** The words of links that lead to no article, without the day with which one may begin. */
export function brokenWordsIn(text: string): string[] {
  return [...text.matchAll(/\t\?([^\t\n]*)/g)].map(([, word = '']) => word.replace(/^\d{4}-\d\d-\d\d-/, ''));
}

/** What has become of the files since the rows were written. */
export interface ChangedFiles {
  /** Files that are new or in another state. */
  readonly found: readonly SourceFile[];
  /** The numbers of rows whose file is gone or in another state. */
  readonly left: readonly number[];
}

/** Compares files with rows. Both are in the order of their names. */
export function compareFiles(
  rows: readonly string[],
  files: readonly SourceFile[],
): ChangedFiles & Pick<SourceIndex, 'rowOf'> {
  const found: SourceFile[] = [];
  const left: number[] = [];
  const rowOf = new Int32Array(files.length).fill(-1);
  let number = 0;
  for (const [index, file] of files.entries()) {
    const start = startOfRow(file);
    const name = nameOf(file);
    while (number < rows.length && !isOfFile(rows[number] as string, start)) {
      if (nameIn(rows[number] as string) > name) break;
      left.push(number);
      number += 1;
    }
    if (number < rows.length && isOfFile(rows[number] as string, start)) {
      rowOf[index] = number;
      number += 1;
    } else found.push(file);
  }
  for (; number < rows.length; number += 1) left.push(number);
  return { found, left, rowOf };
}

function isOfFile(row: string, start: string): boolean {
  return row.startsWith(start) && row[start.length] === '\t';
}
