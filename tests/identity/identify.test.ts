import { describe, expect, it } from 'vitest';
import { type IdentifyOptions, identify } from '../../src/identity/identify.ts';
import type { Head } from '../../src/model/article.ts';
import type { LockEntry } from '../../src/model/lockEntry.ts';
import { Stamp } from '../../src/model/stamp.ts';
import { tellAll } from '../support/problems.ts';
import { auckland } from '../support/publication.ts';
import { articleAt, evening, goneFrom, lineOf } from './material.ts';

const FERRY = 'The ferry sails at noon.';

/** What becomes of the articles, beside a lock with these entries. */
function identified(
  heads: readonly Head[],
  entries: readonly LockEntry[],
  given: Partial<IdentifyOptions> = {},
) {
  return identify(heads, auckland, { entries, reservedFiles: new Set(), acceptsNewIds: false, ...given });
}

function idsOf(heads: readonly Head[], entries: readonly LockEntry[], given?: Partial<IdentifyOptions>) {
  return identified(heads, entries, given).heads.map(({ id }) => id);
}

describe('the id of an article', () => {
  it('is the one that its author wrote', () => {
    expect(idsOf([articleAt('items/road.md', { id: 'urn:x' })], [])).toEqual(['urn:x']);
  });

  it('is else the one that subscribers have', () => {
    const entry = lineOf('items/road.md');
    const { heads, problems } = identified([articleAt('items/street.md')], [entry]);
    expect(problems).toEqual([]);
    expect(heads).toMatchObject([{ id: 'urn:road', entry }]);
    expect(heads[0]).not.toHaveProperty('replacedEntry');
  });

  it('is else the one of an article that comes back', () => {
    const entry = goneFrom('items/road.md');
    expect(identified([articleAt('items/road.md')], [entry]).heads).toMatchObject([
      { id: 'urn:road', entry },
    ]);
  });

  it('is else a new one', () => {
    const { heads } = identified([articleAt('items/ferry.md', { text: FERRY })], [lineOf('items/road.md')]);
    expect(heads).toMatchObject([{ id: 'tag:news.example.nz,2014-12-21:ferry' }]);
    expect(heads[0]).not.toHaveProperty('entry');
  });

  it('is known where the author wrote the one that subscribers have', () => {
    const entry = lineOf('items/road.md');
    const { heads, problems } = identified([articleAt('items/road.md', { id: 'urn:road' })], [entry]);
    expect(problems).toEqual([]);
    expect(heads).toMatchObject([{ id: 'urn:road', entry }]);
  });

  it('stays where the author takes it out of the front matter', () => {
    expect(idsOf([articleAt('items/road.md')], [lineOf('items/road.md', { id: 'urn:x' })])).toEqual([
      'urn:x',
    ]);
  });

  it('stays where the publication moves to another domain', () => {
    const given = {
      entries: [lineOf('items/road.md')],
      reservedFiles: new Set<string>(),
      acceptsNewIds: false,
    };
    const { heads } = identify([articleAt('items/road.md')], { ...auckland, url: 'https://new.nz/' }, given);
    expect(heads).toMatchObject([{ id: 'urn:road', link: 'https://new.nz/2014/12/21/road/' }]);
  });

  it('is the same without a lock as it was when it was new', () => {
    const texts = { 'items/road.md': 'The road is open.', 'items/ferry.md': FERRY };
    const heads = Object.entries(texts).map(([file, text]) => articleAt(file, { text }));
    const entries = Object.entries(texts).map(([file, text], i) =>
      lineOf(file, { text, id: idsOf(heads, [])[i] ?? '' }),
    );
    expect(idsOf(heads, entries)).toEqual(idsOf(heads, []));
  });
});

describe('an id that contradicts the lock', () => {
  const heads = [articleAt('items/road.md', { id: 'urn:x' })];
  const entry = lineOf('items/road.md', { line: 7 });

  it('is an error that says what subscribers have, and where', () => {
    expect(tellAll(identified(heads, [entry]).problems)).toMatchInlineSnapshot(
      `"items/road.md:1:1 error ID_CHANGED expected the id that subscribers have, "urn:road" (feed.lock, line 7), found "urn:x" - take the new id out, or everyone sees the article once more; --reissue accepts that"`,
    );
  });

  it('is told where the author wrote it', () => {
    const idPlace = { file: 'items/road.md', line: 4, column: 5 };
    const { problems } = identified([{ ...articleAt('items/road.md', { id: 'urn:x' }), idPlace }], [entry]);
    expect(problems).toMatchObject([{ code: 'ID_CHANGED', ...idPlace }]);
  });

  it.each([
    ['renamed', articleAt('items/street.md', { id: 'urn:x' })],
    ['edited', articleAt('items/road.md', { id: 'urn:x', text: FERRY })],
    ['given another date', articleAt('items/road.md', { id: 'urn:x', day: 27 })],
  ])('is told where the article was %s at the same time', (_, head) => {
    expect(identified([head], [entry]).problems).toMatchObject([{ code: 'ID_CHANGED' }]);
  });

  it('is told where the article comes back', () => {
    const { problems } = identified(heads, [goneFrom('items/road.md')]);
    expect(problems).toMatchObject([{ code: 'ID_CHANGED' }]);
  });

  it('is told where it differs in a capital only, as readers see it', () => {
    const { problems } = identified([articleAt('items/road.md', { id: 'URN:road' })], [entry]);
    expect(problems).toMatchObject([{ code: 'ID_CHANGED' }]);
  });

  it('is accepted by --reissue, which remembers what it replaced', () => {
    const again = identified(heads, [entry], { acceptsNewIds: true });
    expect(again.problems).toEqual([]);
    expect(again.heads).toMatchObject([{ id: 'urn:x', replacedEntry: entry }]);
    expect(again.heads[0]).not.toHaveProperty('entry');
  });
});

describe('an article that could be several', () => {
  const entries = [lineOf('items/a.md'), lineOf('items/b.md')];
  const heads = [articleAt('items/c.md')];

  it('is an error that names them all', () => {
    expect(tellAll(identified(heads, entries).problems)).toMatchInlineSnapshot(
      `"items/c.md:1:1 error ID_UNCLEAR expected to know which article this is, found the text of items/a.md ("urn:a") or items/b.md ("urn:b"), and no way to tell - write id: and the one that it is into its front matter, or an id of its own if it is new; --reissue takes it for new"`,
    );
  });

  it('stands with all that it could be', () => {
    const [head] = identified(heads, entries).heads;
    expect(head?.candidateEntries).toEqual(entries);
    expect(identified(heads, []).heads[0]).not.toHaveProperty('candidateEntries');
  });

  it('is one error each, where several could be one', () => {
    const { problems } = identified([...heads, articleAt('items/d.md')], entries.slice(0, 1));
    expect(problems.map(({ code, file }) => `${file} ${code}`)).toEqual([
      'items/c.md ID_UNCLEAR',
      'items/d.md ID_UNCLEAR',
    ]);
  });

  it('is the one whose id its author writes', () => {
    const named = [articleAt('items/c.md', { id: 'urn:b' })];
    expect(identified(named, entries)).toMatchObject({ heads: [{ entry: { id: 'urn:b' } }], problems: [] });
  });

  it('is new where its author writes an id of its own', () => {
    expect(identified([articleAt('items/c.md', { id: 'urn:c' })], entries)).toMatchObject({
      heads: [{ id: 'urn:c' }],
      problems: [],
    });
  });

  it('is taken for new by --reissue', () => {
    const again = identified(heads, entries, { acceptsNewIds: true });
    expect(again.problems).toEqual([]);
    expect(again.heads.map(({ id }) => id)).toEqual(['tag:news.example.nz,2014-12-21:c']);
    expect(again.heads[0]).not.toHaveProperty('entry');
  });
});

describe('an id that two articles have', () => {
  it('is an error where a new one would get the id of one that was renamed', () => {
    const entry = lineOf('items/road.md', { id: 'tag:news.example.nz,2014-12-21:road' });
    const later = new Stamp(evening(21).getTime() + 60_000, 780);
    const heads = [
      { ...articleAt('items/road.md', { text: FERRY }), published: later },
      articleAt('items/street.md'),
    ];
    expect(tellAll(identified(heads, [entry]).problems)).toMatchInlineSnapshot(
      `"items/road.md:1:1 error ID_DUPLICATE expected an id of its own, found that of items/street.md: "tag:news.example.nz,2014-12-21:road" - give one of the two another id, or another file name"`,
    );
  });

  it('is an error that --reissue does not accept', () => {
    const heads = ['items/a.md', 'items/b.md'].map((file) => articleAt(file, { id: 'urn:x' }));
    const { problems } = identified(heads, [], { acceptsNewIds: true });
    expect(problems).toMatchObject([{ code: 'ID_DUPLICATE', file: 'items/b.md' }]);
  });

  it('is told beside the id that changed', () => {
    const heads = ['items/a.md', 'items/b.md'].map((file) => articleAt(file, { id: 'urn:x' }));
    const { problems } = identified(heads, [lineOf('items/a.md'), lineOf('items/b.md')]);
    expect(problems.map(({ code }) => code)).toEqual(['ID_CHANGED', 'ID_CHANGED', 'ID_DUPLICATE']);
  });
});

it('keeps the line of a file that could not be read', () => {
  const given = { reservedFiles: new Set(['items/road.md']) };
  expect(idsOf([articleAt('items/copy.md')], [lineOf('items/road.md')], given)).toEqual([
    'tag:news.example.nz,2014-12-21:copy',
  ]);
});

describe('an article that has a line of its own is refused the id of another', () => {
  const codesOf = (heads: readonly Head[], entries: readonly LockEntry[], acceptsNewIds = false) =>
    identified(heads, entries, { acceptsNewIds }).problems.map(({ code, file }) => `${file} ${code}`);

  it('that is gone', () => {
    const entries = [lineOf('items/a.md'), goneFrom('items/b.md', { text: FERRY })];
    expect(codesOf([articleAt('items/a.md', { id: 'urn:b' })], entries)).toEqual(['items/a.md ID_CHANGED']);
  });

  it('that is there', () => {
    const entries = [lineOf('items/a.md'), lineOf('items/b.md', { text: FERRY })];
    const heads = [articleAt('items/a.md', { id: 'urn:b' }), articleAt('items/b.md', { text: FERRY })];
    expect(codesOf(heads, entries)).toEqual(['items/a.md ID_CHANGED', 'items/a.md ID_DUPLICATE']);
  });

  it('though that one takes its', () => {
    const entries = [lineOf('items/a.md'), lineOf('items/b.md', { text: FERRY })];
    const heads = [
      articleAt('items/a.md', { id: 'urn:b' }),
      articleAt('items/b.md', { id: 'urn:a', text: FERRY }),
    ];
    expect(codesOf(heads, entries)).toEqual(['items/a.md ID_CHANGED', 'items/b.md ID_CHANGED']);
    expect(codesOf(heads, entries, true)).toEqual([]);
  });

  it('but not where files of equal words and other times moved with the ids in them', () => {
    const entries = [lineOf('items/a.md', { day: 20 }), lineOf('items/b.md')];
    const heads = [articleAt('items/b.md', { id: 'urn:a', day: 20 }), articleAt('items/a.md')];
    expect(codesOf(heads, entries)).toEqual([]);
  });

  it('but not where files moved with the ids in them', () => {
    const entries = [lineOf('items/a.md'), lineOf('items/b.md', { text: FERRY })];
    const heads = [
      articleAt('items/b.md', { id: 'urn:a' }),
      articleAt('items/a.md', { id: 'urn:b', text: FERRY }),
    ];
    expect(codesOf(heads, entries)).toEqual([]);
  });
});

it('an article that has the id of a file that could not be read in its front matter is that article', () => {
  const given = { reservedFiles: new Set(['items/road.md']) };
  const { heads, problems } = identified(
    [articleAt('items/street.md', { id: 'urn:road' })],
    [lineOf('items/road.md')],
    given,
  );
  expect(problems).toEqual([]);
  expect(heads).toMatchObject([{ id: 'urn:road', entry: { file: 'items/road.md' } }]);
});

it('an article that would get the id of a draft is told which that is', () => {
  const entry = lineOf('items/draft/road.md', { id: 'tag:news.example.nz,2014-12-21:road', text: FERRY });
  const { problems } = identified([articleAt('items/road.md')], [entry], {
    reservedFiles: new Set([entry.file]),
  });
  expect(problems).toMatchObject([
    { code: 'ID_DUPLICATE', message: expect.stringContaining('items/draft/road.md') },
  ]);
});
