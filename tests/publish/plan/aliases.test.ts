import { describe, expect, it } from 'vitest';
import type { NamedAlias } from '../../../src/model/alias.ts';
import type { Settings } from '../../../src/model/settings.ts';
import { findAliasProblems } from '../../../src/publish/plan/aliases.ts';
import { planAssets } from '../../../src/publish/plan/assets.ts';
import { planFeeds } from '../../../src/publish/plan/feeds.ts';
import { auckland } from '../../support/publication.ts';

const alias = (path: string, format: NamedAlias['format'] = 'rss'): NamedAlias => ({
  path,
  format,
  place: { file: 'feed.yaml', line: 7, column: 3 },
});
const SPORT = { path: 'sport', title: 'Sport', where: { tags: ['sport'] } };

function tell(parts: Partial<Settings>, tags: readonly string[] = []): string[] {
  const settings = { ...auckland, ...parts };
  const feeds = planFeeds(settings, [{ tags }]);
  const show = { path: 'sport/index.html' };
  return findAliasProblems(feeds, [...planAssets(feeds, settings), show]).map(
    ({ file, line, code, message, mend }) => `${file}:${line} ${code} ${message} - ${mend}`,
  );
}

describe('further paths of feeds', () => {
  it('are taken where nothing else is written', () => {
    const aliases = [alias('feed/index.xml'), alias('feeds/posts/default'), alias('sport/feed.xml')];
    expect(tell({ aliases, feeds: [{ ...SPORT, aliases: [alias('sport/atom/index.xml')] }] })).toEqual([]);
  });

  it('are no paths where the feed is anyway, and no problem', () => {
    const aliases = [alias('atom.xml', 'atom'), alias('feed.json', 'json')];
    expect(tell({ aliases })).toEqual([]);
    expect(planFeeds({ ...auckland, aliases }, [])[0]).not.toHaveProperty('aliases');
    const own = { ...SPORT, aliases: [alias('sport/rss.xml'), alias('s.xml')] };
    expect(planFeeds({ ...auckland, feeds: [own] }, [])[1]?.aliases).toEqual([alias('s.xml')]);
  });

  it.each([
    ['a document of the feed in another format', [alias('atom.xml')], 'atom.xml'],
    ['a document of another feed', [alias('sport/rss.xml')], 'sport/rss.xml'],
    ['the feed of a tag', [alias('tags/sea/rss.xml')], 'tags/sea/rss.xml'],
    ['a style sheet', [alias('feed.css')], 'feed.css'],
    ['a list of feeds', [alias('feeds.opml')], 'feeds.opml'],
    ['another alias', [alias('feed.xml'), alias('feed.xml', 'atom')], 'feed.xml'],
    ['another alias in other capitals', [alias('feed.xml'), alias('Feed.XML')], 'feed.xml'],
  ])('are refused at the path of %s', (_, aliases, taken) => {
    const [path = ''] = aliases.slice(-1).map((one) => one.path);
    expect(tell({ aliases, feeds: [SPORT], tagFeeds: true }, ['sea'])).toEqual([
      `feed.yaml:7 SETTING_WRONG expected a path of its own, found "${path}" - take it out: ${taken} is written by itself, or for another feed`,
    ]);
  });

  it.each([
    ['a folder of a feed', [alias('Sport')], 'sport/rss.xml'],
    ['a folder of feeds of tags', [alias('tags')], 'tags/sea/rss.xml'],
    ['a folder of another alias', [alias('feed/index.xml'), alias('feed')], 'feed/index.xml'],
    ['a file in what is a file', [alias('feed'), alias('feed/index.xml')], 'feed'],
    ['a file in a document', [alias('rss.xml/index.xml')], 'rss.xml'],
  ])('are refused where they would be %s', (_, aliases, taken) => {
    expect(tell({ aliases, feeds: [SPORT], tagFeeds: true }, ['sea'])).toEqual([
      expect.stringContaining(`- ${taken} is written too, and a file cannot have the name of a folder`),
    ]);
  });

  it('are refused where another feed has the path as an alias', () => {
    const feeds = [{ ...SPORT, aliases: [alias('feed.xml')] }];
    expect(tell({ aliases: [alias('feed.xml')], feeds })).toHaveLength(1);
  });
});
