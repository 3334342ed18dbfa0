import { describe, expect, it, vi } from 'vitest';
import { type ArticleTexts, matchBySimilarity } from '../../src/identity/matchBySimilarity.ts';
import type { Head } from '../../src/model/article.ts';
import type { LockEntry } from '../../src/model/lockEntry.ts';
import { articleAt, goneFrom, lineOf } from './material.ts';

const FERRY = 'The ferry left the wharf at six in the morning, and came back before noon.';
const LIBRARY = 'The library is open again on weekdays, and lends books, maps and tools.';

const NOTHING = { sure: [], unclear: [] };
const wharf = lineOf('items/wharf.md');
const boat = articleAt('items/boat.md');
const title = 'Another title';

/** What readers last received of each line, and what articles say now; all say the same unless they are named here. */
function textsOf(shown: Readonly<Record<string, string | undefined>> = {}, now = FERRY): ArticleTexts {
  const lastShown = ({ file }: LockEntry) => {
    const text = file in shown ? shown[file] : FERRY;
    return text === undefined ? undefined : { title, text };
  };
  return { lastShown: vi.fn(lastShown), current: vi.fn(() => now) };
}

function matched(heads: readonly Head[], entries: readonly LockEntry[], texts?: ArticleTexts) {
  return matchBySimilarity({ heads: new Set(heads), entries: new Set(entries) }, texts);
}

describe('an article that was renamed and edited is the one', () => {
  it('of its time with a similar text', () => {
    expect(matched([boat], [wharf], textsOf())).toEqual({ sure: [[boat, wharf]], unclear: [] });
  });

  it('of its time with its title, whatever the text says now', () => {
    const titled = { ...boat, title };
    expect(matched([titled], [wharf], textsOf({}, LIBRARY))).toEqual({
      sure: [[titled, wharf]],
      unclear: [],
    });
  });

  it('of its time alone, where there are more', () => {
    const tomorrow = lineOf('items/tomorrow.md', { day: 22 });
    expect(matched([boat], [tomorrow, wharf], textsOf())).toEqual({ sure: [[boat, wharf]], unclear: [] });
  });

  it('of its own, where two articles were renamed at once', () => {
    const ship = articleAt('items/ship.md', { day: 22 });
    const pier = lineOf('items/pier.md', { day: 22 });
    const { sure, unclear } = matched([boat, ship], [wharf, pier], textsOf());
    expect(sure).toEqual([
      [boat, wharf],
      [ship, pier],
    ]);
    expect(unclear).toEqual([]);
  });
});

it('an article that is still in its file, at its time, keeps its line', () => {
  const there = articleAt('items/wharf.md');
  expect(matched([boat, there], [wharf], textsOf())).toEqual(NOTHING);
  const named = { ...there, id: 'urn:other' };
  expect(matched([boat, named], [wharf], textsOf())).toEqual({ sure: [[boat, wharf]], unclear: [] });
});

describe('an article is none of them', () => {
  it.each<[string, readonly Head[], readonly LockEntry[]]>([
    ['that are gone', [boat], [goneFrom('items/wharf.md')]],
    ['of another time', [articleAt('items/boat.md', { day: 22 })], [wharf]],
    ['where its author wrote an id', [articleAt('items/boat.md', { id: 'urn:x' })], [wharf]],
    [
      'where it is still in its file, at its time',
      [articleAt('items/boat.md')],
      [lineOf('items/boat.md'), wharf],
    ],
    ['where there is none', [boat], []],
  ])('%s', (_, heads, entries) => {
    expect(matched(heads, entries, textsOf())).toEqual(NOTHING);
  });

  it('with another title and another text', () => {
    expect(matched([boat], [wharf], textsOf({}, LIBRARY))).toEqual(NOTHING);
  });

  it('that nobody has the text of', () => {
    expect(matched([boat], [wharf], textsOf({ 'items/wharf.md': undefined }))).toEqual(NOTHING);
    expect(matched([boat], [wharf])).toEqual(NOTHING);
  });
});

describe('it is asked about', () => {
  it('where it could be either of two', () => {
    const pier = lineOf('items/pier.md');
    expect(matched([boat], [wharf, pier], textsOf())).toEqual({ sure: [], unclear: [[boat, [wharf, pier]]] });
  });

  it('where two could be it, beside one that is sure', () => {
    const [ship, raft] = [articleAt('items/ship.md'), articleAt('items/raft.md', { day: 22 })];
    const pier = lineOf('items/pier.md', { day: 22 });
    expect(matched([boat, ship, raft], [wharf, pier], textsOf())).toEqual({
      sure: [[raft, pier]],
      unclear: [
        [boat, [wharf]],
        [ship, [wharf]],
      ],
    });
  });
});

describe('no text is read', () => {
  it('of a line of another time', () => {
    const texts = textsOf();
    matched([boat], [wharf, lineOf('items/tomorrow.md', { day: 22 })], texts);
    expect(texts.lastShown).toHaveBeenCalledTimes(1);
  });

  it('of an article that none of the last documents can be compared with', () => {
    const texts = textsOf({ 'items/wharf.md': undefined });
    matched([boat], [wharf], texts);
    expect(texts.current).not.toHaveBeenCalled();
  });
});
