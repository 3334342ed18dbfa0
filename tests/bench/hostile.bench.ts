import { bench, describe } from 'vitest';
import { parseItem } from '../../src/articles/parseBody.ts';
import { parseHead } from '../../src/articles/parseHead.ts';
import { readDateLine } from '../../src/dates/parseDate.ts';
import { identify } from '../../src/identity/identify.ts';
import { readFeed } from '../../src/import/reader/readFeed.ts';
import type { Article } from '../../src/model/article.ts';
import { parseSettings } from '../../src/settings/parseSettings.ts';
import { itemFilesOf } from '../import/material.ts';
import {
  DATES,
  FEEDS,
  type HostileTexts,
  HTML,
  MARKDOWN,
  NEWSROOM,
  TOML,
  YAML,
} from '../support/hostileTexts.ts';
import { auckland } from '../support/publication.ts';

const SIZE = 1000;
const HEAD = '---\ntitle: A\ndate: 2015-03-03 06:12\n---\n\n';

/** What is measured of each text. Four times as much of it may take some four times as long: compare the two lines. */
const KINDS: readonly (readonly [string, HostileTexts, (text: string) => void])[] = [
  ['HTML', HTML, (text) => read('items/a.html', HEAD + text)],
  ['HTML in Markdown', HTML, (text) => read('items/a.md', HEAD + text)],
  ['Markdown', MARKDOWN, (text) => read('items/a.md', HEAD + text)],
  ['newsroom text', NEWSROOM, (text) => read('items/a.txt', `A\n3 March 2015 6:12 am\n\n${text}`)],
  ['the head of newsroom text', NEWSROOM, (text) => read('items/a.txt', text)],
  ['YAML', YAML, (text) => read('items/a.md', HEAD.replace('---\n\n', `${text}---\n\nb`))],
  ['TOML', TOML, (text) => read('items/a.md', `+++\ntitle = "A"\ndate = 2015-03-03\n${text}+++\n\nb`)],
  ['feed.yaml', YAML, (text) => void parseSettings({ file: 'feed.yaml', text })],
  ['a date', DATES, (text) => void readDateLine(text, 'en')],
  ['a feed', FEEDS, importAll],
];

describe.each(KINDS)('%s', (_, texts, run) => {
  for (const [name, make] of Object.entries(texts)) {
    for (const n of [SIZE, 4 * SIZE]) {
      const text = make(n);
      bench(`${name}, ${n}`, () => run(text), {
        time: 100,
        iterations: 3,
        warmupTime: 50,
        warmupIterations: 2,
      });
    }
  }
});

/** An article, from its text to its item. */
function read(file: string, text: string): void {
  const source = { file, text };
  const { head } = parseHead(source, auckland);
  if (head === undefined) return;
  const [article] = identify([head], auckland).heads;
  parseItem(source, article as Article, auckland, () => ({
    kind: 'remote',
    url: 'https://news.example.nz/a',
  }));
}

function importAll(text: string): void {
  const { feed } = readFeed('old.xml', text);
  if (feed) itemFilesOf(feed, auckland, { ids: new Set(), files: new Set() }, 'old.xml');
}
