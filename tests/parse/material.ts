import type { Head, IdentifiedHead } from '../../src/model/head.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { Publication } from '../../src/model/publication.ts';
import { Stamp } from '../../src/model/stamp.ts';
import { type ParsedHead, parseHead } from '../../src/parse/head.ts';

/** A publication with all defaults, in Auckland. */
export const auckland: Publication = {
  title: 'Example News',
  description: 'News from Example',
  url: 'https://news.example.nz/',
  language: 'en-NZ',
  timeZone: 'Pacific/Auckland',
  authors: [],
  hubs: [],
  rss: { dates: 'local' },
  window: { items: 50, days: 14, bytes: 500_000 },
  content: 'full',
  text: { skip: [] },
  items: ['items'],
  output: 'output',
};

const published = new Stamp(Date.UTC(2014, 11, 21, 7, 3), 780);

/** A head as `parseHead` gives it and `identify` settles it. */
export const roadHead: IdentifiedHead = {
  file: 'items/road.md',
  format: 'markdown',
  bodyStart: 0,
  fingerprint: 'x',
  slug: 'road',
  title: 'Road',
  published,
  updated: published,
  authors: [],
  tags: [],
  idPlace: { file: 'items/road.md', line: 1, column: 1 },
  id: 'tag:news.example.nz,2014-12-21:road',
  link: 'https://news.example.nz/2014/12/21/road/',
};

/** Problems as an author reads them, a line each. */
export function tellAll(problems: readonly Problem[]): string {
  return problems
    .map(
      ({ file, line, column, severity, code, message, mend }) =>
        `${file}:${line}:${column} ${severity} ${code} ${message} - ${mend}`,
    )
    .join('\n');
}

/** The head of a Markdown article with these lines of front matter, a title and a date unless they say otherwise. */
export function markdownHead(
  lines: readonly string[],
  publication = auckland,
  file = 'items/road.md',
): ParsedHead {
  const text = ['---', ...lines, '---', '', 'The road is open.', ''].join('\n');
  return parseHead({ file, text }, publication);
}

/** The head of an article that is whole but for these lines. */
export function wholeHead(lines: readonly string[], publication = auckland): ParsedHead {
  return markdownHead(['title: Road', 'date: 8:03 pm on 21 December 2014', ...lines], publication);
}

/** The head of a newsroom text. */
export function newsroomHead(
  lines: readonly string[],
  publication = auckland,
  file = 'items/road.txt',
): ParsedHead {
  return parseHead({ file, text: lines.join('\n') }, publication);
}

/** The head, or a failure that says what the author was told. */
export function headOf({ head, problems }: ParsedHead): Head {
  if (head === undefined) throw new Error(`no head: ${tellAll(problems)}`);
  return head;
}
