import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../support/files.ts';
import type { Contender } from './contenders.ts';
import { articleOf } from './corpus/article.ts';
import { changeOf, clear, folderOf, layOut, letHappen, restore } from './course.ts';
import { readOptions, roundsFor } from './options.ts';
import { countEntries, isShown } from './outcome.ts';
import type { Result } from './result.ts';
import { summarise } from './statistics.ts';
import { formatTable } from './table.ts';
import { formatTargets, scenariosNeeded } from './targets.ts';

describe('a course', () => {
  const owner: Contender = {
    id: 'owner',
    name: 'Owner',
    corpus: 'corpus',
    command: ['true'],
    ownsItems: true,
  };

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
    letHappen('renamed', course);
    const third = articleOf(3, 10);
    expect(() => read(third.path)).toThrow('ENOENT');
    expect(read(third.path.replace('.md', '-renamed.md'))).toBe(third.text);
    restore(course);
    expect(read(middle.path)).toBe(middle.text);
    expect(read(third.path)).toBe(third.text);
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
    expect(readOptions([], {}).sizes).toEqual([1000, 10_000]);
    expect(readOptions(['--all'], {}).sizes).toEqual([1000, 10_000, 100_000]);
    expect(readOptions(['--sizes', '5,7'], {}).sizes).toEqual([5, 7]);
    expect(() => readOptions(['--sizes', '5,many'], {})).toThrow('expected a whole number, found "many"');
  });

  it('have a folder of peers, or the environment has', () => {
    expect(readOptions([], { DATELINE_BENCH_PEERS: '/a' }).peers).toBe('/a');
    expect(readOptions(['--peers', '/b'], { DATELINE_BENCH_PEERS: '/a' }).peers).toBe('/b');
  });

  it('ask for fewer rounds where one takes long', () => {
    expect([100, 10_000, 100_000].map(roundsFor)).toEqual([5, 5, 1]);
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
    contender: { id, name: id, corpus: 'corpus', ...(id.startsWith('floor') ? {} : { shows: 'all' }) },
    samples: { cold: seconds.map((one) => ({ seconds: one, processor: 2 * one, megabytes: 50 })) },
    ...more,
  });

  it('has medians, spreads and ratios', () => {
    const results = [
      resultOf('dateline', [3, 1, 2]),
      resultOf('hand-all', [4]),
      resultOf('equal-all', [8]),
      resultOf('floor-read', [0.1]),
      resultOf('hugo', [], { failure: 'ended with SIGKILL' }),
    ];
    expect(cellsOf(formatTable(results))).toEqual([
      cold('dateline', '2.00 s (1.00–3.00), 0.5 / 0.3 / 20', '4.00 s', '50'),
      cold('hand-all', '4.00 s (4.00–4.00), 1.0 / 0.5 / 40', '8.00 s', '50'),
      cold('equal-all', '8.00 s (8.00–8.00), 2.0 / 1.0 / 80', '16.00 s', '50'),
      cold('floor-read', '0.10 s (0.10–0.10)', '0.20 s', '50'),
      cold('hugo', 'ended with SIGKILL', '–', '–'),
    ]);
  });

  it('says where memory cannot be told, and where there is nobody to compare with', () => {
    const samples = { cold: [{ seconds: 1, processor: undefined, megabytes: undefined }] };
    expect(cellsOf(formatTable([resultOf('hugo', [], { samples })]))).toEqual([
      cold('hugo', '1.00 s (1.00–1.00)', 'n/a', 'n/a'),
    ]);
  });

  it('compares with those of the same size only', () => {
    const results = [resultOf('dateline', [2]), resultOf('hand-all', [4], { articles: 100 })];
    expect(cellsOf(formatTable(results))[0]?.[2]).toBe('2.00 s (2.00–2.00)');
  });
});

describe('the targets', () => {
  const resultOf = (id: string, samples: Result['samples'], articles = 10_000): Result => ({
    articles,
    contender: { id, name: id, corpus: 'corpus' },
    samples,
  });
  const sampleOf = (seconds: number) => [{ seconds, processor: 3 * seconds, megabytes: 150 }];

  it('have what was found beside each, and whether it is met', () => {
    const results = [
      resultOf('dateline', { cold: sampleOf(4), unchanged: sampleOf(0.4) }),
      resultOf('equal-all', { cold: sampleOf(10) }),
      resultOf('floor-list', { unchanged: sampleOf(0.2) }),
      resultOf('dateline', { cold: sampleOf(48) }, 100_000),
    ];
    expect(cellsOf(formatTargets(results))).toEqual([
      ['10,000', 'cold: equal work', '0.40', '0.5', 'met'],
      ['10,000', 'cold: equal work, processors', '0.40', '–', ''],
      ['10,000', 'unchanged: floor', '2.00', '1.5', '**missed**'],
      ['100,000', 'cold: MB', '150', '300', 'met'],
      ['100,000', 'cold: 10,000', '12.00', '11', '**missed**'],
    ]);
  });

  it('have nothing of who has failed', () => {
    const failed = { ...resultOf('dateline', { cold: sampleOf(4) }), failure: 'ended with SIGKILL' };
    expect(cellsOf(formatTargets([failed, resultOf('equal-all', { cold: sampleOf(10) })]))).toEqual([]);
  });

  it('name what has to be run of each, and what has to be run before it', () => {
    const one = (id: string, more: Partial<Contender> = {}): Contender => ({
      id,
      name: id,
      corpus: 'corpus',
      command: ['true'],
      ...more,
    });
    const owner = { ownsItems: true } as const;
    expect(scenariosNeeded(one('dateline-tags', owner), 10_000)).toEqual(['cold', 'unchanged', 'changed']);
    expect(scenariosNeeded(one('dateline-tags', owner), 1000)).toEqual([]);
    expect(scenariosNeeded(one('hand-all'), 1000)).toEqual(['cold']);
    expect(scenariosNeeded(one('floor-list'), 100_000)).toEqual(['unchanged', 'changed', 'added', 'renamed']);
    expect(scenariosNeeded(one('hugo'), 10_000)).toEqual([]);
  });
});

/** A row of the table of 1,000 articles where there were cold runs only. */
function cold(name: string, seconds: string, processor: string, megabytes: string): string[] {
  return ['1,000', name, seconds, '–', '–', '–', '–', processor, '–', megabytes, '–'];
}

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
