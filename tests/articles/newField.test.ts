import { expect, it } from 'vitest';
import { FIELDS } from '../../src/articles/fields.ts';
import type { Field } from '../../src/articles/headField.ts';
import { parseHead } from '../../src/articles/parseHead.ts';
import type { ReadEntry } from '../../src/import/reader/feedDocument.ts';
import type { AnyItem } from '../../src/model/item.ts';
import { compareWithDocument } from '../../src/publish/compareWithDocument.ts';
import { readText } from '../../src/syntax/value.ts';
import { EMPTY, EVENING, entryOf, feedOf, frontMatterOf, itemFilesOf, LINK } from '../import/material.ts';
import { tellAll } from '../support/problems.ts';
import { auckland } from '../support/publication.ts';
import { headOf } from './material.ts';

/** A field that no source knows: all that there is of it is this row. */
const MOOD: Field = {
  key: 'mood',
  names: ['mood', 'feeling'],
  read: (value, { wrong }) => readText(value, wrong, 'a mood'),
  write: moodOf,
  compare: ['mood', moodOf],
};
const TABLE = [...FIELDS, MOOD];

function moodOf(item: Partial<AnyItem>): string | undefined {
  return (item as { readonly mood?: string }).mood;
}

function moody(mood: string): ReadEntry {
  return entryOf({ mood } as Partial<ReadEntry>);
}

function read(...lines: string[]) {
  const front = [
    '---',
    'title: Road',
    'date: 8:03 pm on 21 December 2014',
    ...lines,
    '---',
    '',
    'It is open.',
  ];
  return parseHead({ file: 'items/road.md', text: front.join('\n') }, auckland, TABLE);
}

it('a field that is one row is read from front matter', () => {
  expect(headOf(read('mood: happy'))).toMatchObject({ mood: 'happy' });
  expect(headOf(read('Feeling: calm'))).toMatchObject({ mood: 'calm' });
  expect(headOf(read())).not.toHaveProperty('mood');
  expect(tellAll(read('mood: [happy]').problems)).toBe(
    'items/road.md:4:7 error FIELD_WRONG expected a mood, found "a list" - write a mood after the colon, or leave the line out',
  );
});

it('a field that is one row is known to the near-miss warning', () => {
  expect(tellAll(read('feling: happy').problems)).toBe(
    'items/road.md:4:1 warning FIELD_MISSPELT expected a field that is known, found "feling" - did you mean feeling?',
  );
  expect(read('feeling: happy').problems).toEqual([]);
});

it('a field that is one row is written by import, and read back', () => {
  const [file] = itemFilesOf(feedOf([moody('happy')]), auckland, EMPTY, 'old.xml', TABLE).files;
  if (file === undefined) throw new Error('expected a file');
  expect(frontMatterOf(file)).toContain('mood: happy');
  const { path, text } = file;
  expect(headOf(parseHead({ file: path, text }, auckland, TABLE))).toMatchObject({ mood: 'happy' });
});

it('a field that is one row is compared by check', () => {
  const { line: _, authors, tags, ...same } = entryOf();
  const enclosures: [] = [];
  const item = { ...same, title: 'The road is open', link: LINK, date: EVENING, enclosures, transcripts: [] };
  const meant = {
    options: { title: 'Harbour News', id: 'https://example.org/', copyright: '' },
    items: [{ ...item, mood: 'happy' }],
    categories: [],
    contributors: [],
    extensions: [],
  };
  const differencesTo = (mood: string) =>
    compareWithDocument(feedOf([moody(mood)]), meant, TABLE).entries.map(({ differences }) => differences);
  expect([authors, tags]).toEqual([[], []]);
  expect(differencesTo('happy')).toEqual([[]]);
  expect(differencesTo('sad')).toEqual([[{ field: 'mood', meant: 'happy', found: 'sad' }]]);
});
