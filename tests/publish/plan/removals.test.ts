import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../src/feeds/formats.ts';
import { planAliasRemovals, planRemovals } from '../../../src/publish/plan/removals.ts';
import { PAGE_MARK } from '../../../src/site/layout.ts';

const planned = (names: readonly string[], plannedPaths: readonly string[] = [], folder = 'archive/') =>
  planRemovals(new Map([[folder, names]]), new Set(plannedPaths));
const pathsOf = (removals: ReturnType<typeof planRemovals>) => removals.map(({ path }) => path);

describe('the removal of what an archive had once', () => {
  it.each(FORMATS)(
    'is of the documents of a month, and of its parts: $name',
    ({ archiveExtension, archiveMark }) => {
      const names = [
        `2014-12${archiveExtension}`,
        `2014-12-2${archiveExtension}`,
        `2014-12-13${archiveExtension}`,
      ];
      expect(planned(names)).toEqual(
        names.map((name) => ({ kind: 'removal', path: `archive/${name}`, mark: archiveMark })),
      );
    },
  );

  it('is of the page of a month, and of the page of all', () => {
    expect(planned(['2014-12', 'index.html'])).toEqual([
      { kind: 'removal', path: 'archive/2014-12/index.html', mark: PAGE_MARK },
      { kind: 'removal', path: 'archive/index.html', mark: PAGE_MARK },
    ]);
  });

  it('is of nothing that is planned', () => {
    const names = ['2014-12.xml', '2014-12', '2014-11.xml', '2014-11', 'index.html'];
    const there = ['archive/2014-12.xml', 'archive/2014-12/index.html', 'archive/index.html'];
    expect(pathsOf(planned(names, there))).toEqual(['archive/2014-11.xml', 'archive/2014-11/index.html']);
  });

  it.each([
    'notes.txt',
    '2014.xml',
    '2014-12.txt',
    '2014-12.xml.bak',
    '2014-12-.xml',
    'x2014-12.xml',
    '2014-12-2-3.xml',
    'index.htm',
    '.2014-12.xml',
    '',
  ])('is not of another name: "%s"', (name) => {
    expect(planned([name])).toEqual([]);
  });

  it('is told of each folder, and of none that is not there', () => {
    const namesByFolder = new Map([
      ['archive/', ['2014-12.xml']],
      ['sport/archive/', ['2014-12.xml', '2014-11.json']],
      ['tags/sea/archive/', []],
    ]);
    expect(pathsOf(planRemovals(namesByFolder, new Set(['archive/2014-12.xml'])))).toEqual([
      'sport/archive/2014-12.xml',
      'sport/archive/2014-11.json',
    ]);
    expect(planRemovals(new Map(), new Set())).toEqual([]);
  });
});

describe('the removal of further copies of feeds', () => {
  const alias = (path: string) => ({
    path,
    format: 'rss' as const,
    place: { file: 'feed.yaml', line: 1, column: 1 },
  });
  const paths = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' };
  const removed = (former: readonly string[], others: readonly string[] = []) =>
    planAliasRemovals(former, [{ paths, aliases: [alias('feed.xml')] }, { paths }], new Set(others));

  it('is of those that are named no more, if they are as we write XML or JSON', () => {
    expect(removed(['feed.xml', 'old/feed'])).toEqual([
      { kind: 'removal', path: 'old/feed', mark: 'feed.css" type="text/css"?>' },
      { kind: 'removal', path: 'old/feed', mark: '/old/feed",\n  "' },
    ]);
  });

  it('is of no file that is written all the same', () => {
    expect(removed(['atom.xml', 'feeds.opml'], ['feeds.opml'])).toEqual([]);
  });

  it.each(['../feed.xml', '/etc/passwd', 'a/../../b', 'media/a.mp3', 'index.html', ''])(
    'is of nothing that no alias could have been: "%s"',
    (path) => {
      expect(removed([path])).toEqual([]);
    },
  );
});
