import { bench, describe } from 'vitest';
import { identify } from '../../src/identity/identify.ts';
import { formatLock, parseLock } from '../../src/identity/lockFile.ts';
import { articleAt, lineOf, withoutLine } from '../identity/material.ts';
import { auckland } from '../support/publication.ts';

const COUNT = 100_000;

/** An archive of some ten articles a day. */
const all = Array.from({ length: COUNT }, (_, n) => {
  const facts = { text: `Article ${n}.`, day: 1 - Math.floor(n / 10) };
  const file = `items/2014/an-article-of-the-harbour-news-${n}.md`;
  const id = `tag:news.example.nz,2014-12-21:an-article-of-the-harbour-news-${n}`;
  return { head: articleAt(file, facts), entry: lineOf(file, { ...facts, id }) };
});
const heads = all.map(({ head }) => head);
const lock = Buffer.from(formatLock(all.map(({ entry }) => entry)));
const json = Buffer.from(JSON.stringify(all.map(({ entry }) => withoutLine(entry))));
const { entries } = parseLock(lock);
const given = { entries, reservedFiles: new Set<string>(), acceptsNewIds: false };
const renamed = heads.map((head) => ({ ...head, file: head.file.replace('items/2014/', 'items/archive/') }));

describe('a lock of 100,000 lines', () => {
  bench('is read', () => {
    parseLock(lock);
  });
  bench('is read as JSON of the same facts (the floor)', () => {
    JSON.parse(json.toString());
  });
  bench('is written', () => {
    formatLock(entries);
  });
});

describe('100,000 articles against their lines', () => {
  bench('that are as they were', () => {
    identify(heads, auckland, given);
  });
  bench('that were all moved to another folder', () => {
    identify(renamed, auckland, given);
  });
  bench('that are all new', () => {
    identify(heads, auckland, { ...given, entries: [] });
  });
});
