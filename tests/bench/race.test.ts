import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../support/files.ts';
import type { Contender } from './contenders.ts';
import { articleOf } from './corpus/article.ts';
import { changeOf, clear, folderOf, layOut, letHappen, restore } from './course.ts';
import { readOptions, roundsFor } from './options.ts';
import { countEntries, isShown } from './outcome.ts';
import { summarise } from './statistics.ts';
import { formatTable, type Result } from './table.ts';

describe('a course', () => {
  const owner: Contender = { id: 'owner', name: 'Owner', command: ['true'], ownsItems: true };

  it('changes for all, and is restored', () => {
    const course = { folder: folderWith({}), count: 10, contenders: [owner] };
    layOut(course);
    const own = folderOf(course, owner);
    const [middle, newest] = [articleOf(5, 10), articleOf(10, 10)];
    const read = (path: string) => readFileSync(join(own, path), 'utf8');
    expect(read(middle.path)).toBe(middle.text);
    letHappen('changed', course);
    expect(read(middle.path)).toBe(articleOf(5, 10, 1).text);
    expect(read(middle.path)).toContain(changeOf(course));
    letHappen('added', course);
    expect(read(newest.path)).toBe(newest.text);
    restore(course);
    expect(read(middle.path)).toBe(middle.text);
    expect(() => read(newest.path)).toThrow('ENOENT');
  });

  it('loses for a cold run what earlier ones left, and keeps its settings', () => {
    const folder = folderWith({ 'feed.yaml': '', 'feed.lock': '', 'output/rss.xml': '', '.dateline/x': '' });
    clear(folder);
    expect(() => readFileSync(join(folder, 'feed.lock'))).toThrow('ENOENT');
    expect(() => readFileSync(join(folder, 'output/rss.xml'))).toThrow('ENOENT');
    expect(readFileSync(join(folder, 'feed.yaml'), 'utf8')).toBe('');
  });
});

describe('an outcome', () => {
  it('has each article of the documents once', () => {
    const entry = (id: string, words: string) => `<entry><title>T</title><id>${id}</id>${words}</entry>`;
    const folder = folderWith({
      'atom.xml': `<feed><id>urn:feed</id>${entry('urn:a', 'Ebb.')}${entry('urn:b', 'Flood.')}</feed>`,
      'archive/2014-12.atom.xml': `<feed><id>urn:feed</id>${entry('urn:b', 'Flood.')}${entry('urn:c', 'Slack.')}</feed>`,
      'feed.json': 'Neap.',
    });
    expect(countEntries(folder)).toBe(3);
    expect(isShown('Slack.', folder)).toBe(true);
    expect(isShown('Neap.', folder)).toBe(false);
  });
});

describe('the options', () => {
  it('have sizes, and the largest only where it is asked for', () => {
    expect(readOptions([], {}).sizes).toEqual([100, 1000, 10_000]);
    expect(readOptions(['--all'], {}).sizes).toEqual([100, 1000, 10_000, 100_000]);
    expect(readOptions(['--sizes', '5,7'], {}).sizes).toEqual([5, 7]);
    expect(() => readOptions(['--sizes', '5,many'], {})).toThrow('expected a whole number, found "many"');
  });

  it('have a folder of peers, or the environment has', () => {
    expect(readOptions([], { DATELINE_BENCH_PEERS: '/a' }).peers).toBe('/a');
    expect(readOptions(['--peers', '/b'], { DATELINE_BENCH_PEERS: '/a' }).peers).toBe('/b');
  });

  it('ask for fewer rounds where one takes long', () => {
    expect([100, 10_000, 100_000].map(roundsFor)).toEqual([5, 5, 3]);
  });
});

describe('a summary', () => {
  it.each([
    { numbers: [3, 1, 2], median: 2, least: 1, most: 3 },
    { numbers: [4, 1, 2, 10], median: 3, least: 1, most: 10 },
    { numbers: [5], median: 5, least: 5, most: 5 },
  ])('of $numbers', ({ numbers, ...expected }) => {
    expect(summarise(numbers)).toEqual(expected);
  });

  it('of nothing is nothing', () => {
    expect(summarise([])).toBeUndefined();
  });
});

describe('the table', () => {
  const resultOf = (id: string, seconds: readonly number[], more: Partial<Result> = {}): Result => ({
    articles: 1000,
    contender: { id, name: id, command: ['true'], ...(id.startsWith('floor') ? {} : { shows: 'all' }) },
    samples: { cold: seconds.map((one) => ({ seconds: one, megabytes: 50 })) },
    ...more,
  });

  it('has medians, spreads and ratios', () => {
    const results = [
      resultOf('dateline', [3, 1, 2]),
      resultOf('hand-all', [4]),
      resultOf('floor-read', [0.1]),
      resultOf('hugo', [], { failure: 'ended with SIGKILL' }),
    ];
    expect(cellsOf(formatTable(results))).toEqual([
      ['1,000', 'dateline', '2.00 s (1.00–3.00), 0.5 / 20', '–', '–', '–', '50', '–'],
      ['1,000', 'hand-all', '4.00 s (4.00–4.00), 1.0 / 40', '–', '–', '–', '50', '–'],
      ['1,000', 'floor-read', '0.10 s (0.10–0.10)', '–', '–', '–', '50', '–'],
      ['1,000', 'hugo', 'ended with SIGKILL', '–', '–', '–', '–', '–'],
    ]);
  });

  it('says where memory cannot be told, and where there is nobody to compare with', () => {
    const samples = { cold: [{ seconds: 1, megabytes: undefined }] };
    expect(cellsOf(formatTable([resultOf('hugo', [], { samples })]))).toEqual([
      ['1,000', 'hugo', '1.00 s (1.00–1.00)', '–', '–', '–', 'n/a', '–'],
    ]);
  });

  it('compares with those of the same size only', () => {
    const results = [resultOf('dateline', [2]), resultOf('hand-all', [4], { articles: 100 })];
    expect(cellsOf(formatTable(results))[0]?.[2]).toBe('2.00 s (2.00–2.00)');
  });
});

/** The cells of a table's rows, without its head. */
function cellsOf(table: string): string[][] {
  const rows = table.split('\n').slice(2);
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
