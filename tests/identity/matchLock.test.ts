import { describe, expect, it } from 'vitest';
import { matchLock } from '../../src/identity/matchLock.ts';
import type { Head } from '../../src/model/article.ts';
import { type LockEntry, UNKNOWN } from '../../src/model/lockEntry.ts';
import { articleAt, goneFrom, lineOf, whoIsWho } from './material.ts';

const FERRY = 'The ferry sails at noon.';

describe('an article is the one that subscribers have', () => {
  it('whose id its author wrote, though nothing else is the same', () => {
    const heads = [articleAt('items/new.md', { text: FERRY, day: 22, id: 'urn:road' })];
    expect(whoIsWho(heads, [lineOf('items/road.md')])).toEqual({ 'items/new.md': 'urn:road' });
  });

  it('that has its file and its words', () => {
    expect(whoIsWho([articleAt('items/road.md')], [lineOf('items/road.md')])).toEqual({
      'items/road.md': 'urn:road',
    });
  });

  it.each([
    ['renamed', articleAt('items/street.md')],
    ['moved to another folder', articleAt('items/2014/road.md')],
    ['saved in another format', articleAt('items/road.txt')],
    ['renamed and given another date', articleAt('items/street.md', { day: 27 })],
    ['given another date', articleAt('items/road.md', { day: 27 })],
    ['edited', articleAt('items/road.md', { text: FERRY })],
    ['edited and given another date', articleAt('items/road.md', { text: FERRY, day: 27 })],
    ['edited and saved in another format', articleAt('items/road.txt', { text: FERRY })],
    ['given the id that it has', articleAt('items/road.md', { id: 'urn:road' })],
    ['given its id and another name', articleAt('items/street.md', { id: 'urn:road' })],
  ])('where it was %s', (_, head) => {
    expect(whoIsWho([head], [lineOf('items/road.md')])).toEqual({ [head.file]: 'urn:road' });
  });

  it('whose id it would be given, where nothing else is left', () => {
    const entry = lineOf('items/road.md', { id: 'tag:news.example.nz,2014-12-21:road' });
    const heads = [articleAt('items/2014/road.md', { text: FERRY })];
    expect(whoIsWho(heads, [entry])).toEqual({ 'items/2014/road.md': entry.id });
  });

  it('whose file another publisher’s article was given, since its words are not known', () => {
    const entries = [
      lineOf('items/road.md', { textHash: UNKNOWN }),
      lineOf('items/ferry.md', { text: FERRY }),
    ];
    const heads = [articleAt('items/road.md', { text: FERRY })];
    expect(whoIsWho(heads, entries)).toEqual({ 'items/road.md': 'urn:road' });
  });
});

describe('an article is new', () => {
  it.each([
    ['in an empty lock', articleAt('items/road.md'), []],
    [
      'under another name with other words',
      articleAt('items/ferry.md', { text: FERRY }),
      [lineOf('items/road.md')],
    ],
    [
      'with an id of its own and other words',
      articleAt('items/ferry.md', { text: FERRY, id: 'urn:x' }),
      [lineOf('items/road.md')],
    ],
    [
      'on the day of one that is gone',
      articleAt('items/ferry.md', { text: FERRY }),
      [goneFrom('items/road.md')],
    ],
    [
      'in the file of one that is gone, at another time',
      articleAt('items/road.md', { text: FERRY, day: 27 }),
      [goneFrom('items/road.md')],
    ],
    [
      'with an id of its own and the words of one that is gone',
      articleAt('items/ferry.md', { id: 'urn:x' }),
      [goneFrom('items/road.md')],
    ],
  ])('%s', (_, head, entries) => {
    expect(whoIsWho([head], entries)).toEqual({ [head.file]: 'new' });
  });

  it('as a copy beside the one that it was made of', () => {
    const heads = [articleAt('items/road.md'), articleAt('items/copy.md')];
    expect(whoIsWho(heads, [lineOf('items/road.md')])).toEqual({
      'items/road.md': 'urn:road',
      'items/copy.md': 'new',
    });
  });

  it('as a copy with the id of the one that it was made of, which keeps it', () => {
    const heads = ['items/copy.md', 'items/road.md'].map((file) => articleAt(file, { id: 'urn:road' }));
    expect(whoIsWho(heads, [lineOf('items/road.md')])).toEqual({
      'items/road.md': 'urn:road',
      'items/copy.md': 'new',
    });
  });

  it.each([
    ['renamed', 21],
    ['renamed and given another date', 27],
  ])('under the old name of one that was %s', (_, day) => {
    const heads = [
      articleAt('items/road.md', { text: FERRY, day: 22 }),
      articleAt('items/street.md', { day }),
    ];
    expect(whoIsWho(heads, [lineOf('items/road.md')])).toEqual({
      'items/road.md': 'new',
      'items/street.md': 'urn:road',
    });
  });

  it('in another format beside one of the same name', () => {
    const heads = [articleAt('items/road.md', { text: 'A' }), articleAt('items/road.txt', { text: 'B' })];
    expect(whoIsWho(heads, [lineOf('items/road.markdown')])).toEqual({
      'items/road.md': 'new',
      'items/road.txt': 'new',
    });
  });

  it('whose folder has a full stop in its name, as another folder has', () => {
    const heads = [articleAt('items/v1.2/b', { text: FERRY })];
    expect(whoIsWho(heads, [lineOf('items/v1.3/a')])).toEqual({ 'items/v1.2/b': 'new' });
  });
});

describe('articles that were edited together', () => {
  it('keep their ids where two files change names', () => {
    const entries = [lineOf('items/road.md'), lineOf('items/ferry.md', { text: FERRY })];
    const heads = [articleAt('items/road.md', { text: FERRY }), articleAt('items/ferry.md')];
    expect(whoIsWho(heads, entries)).toEqual({ 'items/road.md': 'urn:ferry', 'items/ferry.md': 'urn:road' });
  });

  it('keep their ids where three files change names in a circle', () => {
    const texts = ['One.', 'Two.', 'Three.'];
    const files = ['items/1.md', 'items/2.md', 'items/3.md'];
    const entries = files.map((file, i) => lineOf(file, { text: texts[i] ?? '' }));
    const heads = files.map((file, i) => articleAt(file, { text: texts[(i + 1) % 3] ?? '' }));
    expect(whoIsWho(heads, entries)).toEqual({
      'items/1.md': 'urn:2',
      'items/2.md': 'urn:3',
      'items/3.md': 'urn:1',
    });
  });

  it('keep their ids where one takes the name of another that takes a new one', () => {
    const entries = [lineOf('items/a.md', { text: 'A' }), lineOf('items/b.md', { text: 'B' })];
    const heads = [articleAt('items/b.md', { text: 'A' }), articleAt('items/c.md', { text: 'B' })];
    expect(whoIsWho(heads, entries)).toEqual({ 'items/b.md': 'urn:a', 'items/c.md': 'urn:b' });
  });

  it('with ids of their own change files freely', () => {
    const entries = [lineOf('items/a.md', { text: 'A' }), lineOf('items/b.md', { text: 'B' })];
    const heads = [
      articleAt('items/b.md', { text: 'A', id: 'urn:a' }),
      articleAt('items/a.md', { text: 'B', id: 'urn:b' }),
    ];
    expect(whoIsWho(heads, entries)).toEqual({ 'items/b.md': 'urn:a', 'items/a.md': 'urn:b' });
  });

  it('are told apart by their times where they have the same words', () => {
    const entries = [lineOf('items/a.md', { day: 21 }), lineOf('items/b.md', { day: 22 })];
    const heads = [articleAt('items/c.md', { day: 22 }), articleAt('items/d.md', { day: 21 })];
    expect(whoIsWho(heads, entries)).toEqual({ 'items/c.md': 'urn:b', 'items/d.md': 'urn:a' });
  });

  it('are told apart by their files where they have the same words and times, and one was renamed', () => {
    const entries = [lineOf('items/a.md'), lineOf('items/b.md')];
    const heads = [articleAt('items/c.md'), articleAt('items/b.md')];
    expect(whoIsWho(heads, entries)).toEqual({ 'items/c.md': 'urn:a', 'items/b.md': 'urn:b' });
  });

  it('are told apart by their names where they have the same words, and a folder was renamed', () => {
    const entries = ['a', 'b'].map((name) =>
      lineOf(`items/old/${name}.md`, { id: `tag:news.example.nz,2014-12-21:${name}` }),
    );
    const heads = ['a', 'b'].map((name) => articleAt(`items/new/${name}.md`));
    expect(whoIsWho(heads, entries)).toEqual({
      'items/new/a.md': 'tag:news.example.nz,2014-12-21:a',
      'items/new/b.md': 'tag:news.example.nz,2014-12-21:b',
    });
  });

  it('are told apart by their names where they have the same words, and the format is another', () => {
    const entries = ['a', 'b'].map((name) => lineOf(`items/${name}.txt`));
    const heads = ['a', 'b'].map((name) => articleAt(`items/${name}.md`));
    expect(whoIsWho(heads, entries)).toEqual({ 'items/a.md': 'urn:a', 'items/b.md': 'urn:b' });
  });
});

describe('an article whose id an author wrote', () => {
  it('is held to the line of its words, where it was renamed at the same time', () => {
    const heads = [articleAt('items/street.md', { id: 'urn:x' })];
    expect(whoIsWho(heads, [lineOf('items/road.md')])).toEqual({ 'items/street.md': 'urn:road' });
  });

  it('takes no line from an article that has its words and no id', () => {
    const heads = [articleAt('items/new.md', { id: 'urn:x' }), articleAt('items/street.md')];
    expect(whoIsWho(heads, [lineOf('items/road.md')])).toEqual({
      'items/new.md': 'new',
      'items/street.md': 'urn:road',
    });
  });

  it('is held to the line of its file, though a copy without an id is beside it', () => {
    const heads = [articleAt('items/copy.md'), articleAt('items/road.md', { id: 'urn:x' })];
    expect(whoIsWho(heads, [lineOf('items/road.md')])).toEqual({
      'items/copy.md': 'new',
      'items/road.md': 'urn:road',
    });
  });

  it('takes the line that has it, though another article is in the file of that line', () => {
    const heads = [
      articleAt('items/road.md', { text: FERRY }),
      articleAt('items/new.md', { id: 'urn:road' }),
    ];
    expect(whoIsWho(heads, [lineOf('items/road.md')])).toEqual({
      'items/road.md': 'new',
      'items/new.md': 'urn:road',
    });
  });

  it('takes no line by its time alone', () => {
    const heads = [articleAt('items/road.txt', { text: FERRY, id: 'urn:x' })];
    expect(whoIsWho(heads, [lineOf('items/road.md')])).toEqual({ 'items/road.txt': 'new' });
  });
});

it('nothing is matched but articles that are there with lines that are there', () => {
  const matchedOf = (heads: readonly Head[], entries: readonly LockEntry[]) => [
    ...matchLock(heads, { entries, reservedFiles: new Set(), mint: () => 'urn:minted' }).matched,
  ];
  const [head, entry] = [articleAt('items/road.md'), lineOf('items/road.md')];
  expect(matchedOf([head], [entry])).toEqual([[head, entry]]);
  expect(matchedOf([head], [])).toEqual([]);
  expect(matchedOf([], [entry])).toEqual([]);
});

it('an id in front matter does not contradict the line of an article that is gone from its file', () => {
  const head = articleAt('items/road.md', { id: 'urn:ferry' });
  const entries = [lineOf('items/ferry.md', { text: FERRY }), goneFrom('items/road.md')];
  const found = matchLock([head], { entries, reservedFiles: new Set(), mint: () => 'urn:minted' });
  expect([...found.contradicted]).toEqual([]);
});

it('an article in another format keeps its id, though its name has a full stop', () => {
  const heads = [articleAt('items/road.en.txt', { text: FERRY, day: 22 })];
  expect(whoIsWho(heads, [lineOf('items/road.en.md'), lineOf('items/road.mi.md', { day: 20 })])).toEqual({
    'items/road.en.txt': 'urn:road.en',
  });
});

describe('articles of equal words and different times', () => {
  const entries = [lineOf('items/weather.md', { day: 20 })];

  it('are told apart by their times, where one is renamed and the next has its name', () => {
    const heads = [articleAt('items/weather-20.md', { day: 20 }), articleAt('items/weather.md', { day: 21 })];
    expect(whoIsWho(heads, entries)).toEqual({
      'items/weather-20.md': 'urn:weather',
      'items/weather.md': 'new',
    });
  });

  it('are told apart by their times, where they swap their names', () => {
    const both = [...entries, lineOf('items/today.md', { day: 21 })];
    const heads = [articleAt('items/weather.md', { day: 21 }), articleAt('items/today.md', { day: 20 })];
    expect(whoIsWho(heads, both)).toEqual({
      'items/weather.md': 'urn:today',
      'items/today.md': 'urn:weather',
    });
  });
});
