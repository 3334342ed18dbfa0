import type { Article } from '../../src/model/article.ts';
import { Stamp } from '../../src/model/stamp.ts';

/** A Markdown article. */
export function article(title: string, date: string, body = 'The tide came in.', more = ''): string {
  return `---\ntitle: ${title}\ndate: ${date}\n${more}---\n\n${body}\n`;
}

const published = new Stamp(Date.UTC(2014, 11, 21, 7, 3), 780);

/** A head as `parseHead` gives it and `identify` settles it. */
export const roadHead: Article = {
  file: 'items/road.md',
  format: 'markdown',
  bodyStart: 0,
  fingerprint: 'x',
  textHash: '0123456789abcdef',
  slug: 'road',
  title: 'Road',
  published,
  publishedPlace: { file: 'items/road.md', line: 1, column: 1 },
  updated: published,
  authors: [],
  tags: [],
  enclosures: [],
  transcripts: [],
  idPlace: { file: 'items/road.md', line: 1, column: 1 },
  id: 'tag:news.example.nz,2014-12-21:road',
  link: 'https://news.example.nz/2014/12/21/road/',
  hasOwnLink: false,
};
