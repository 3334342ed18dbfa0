import { describe, expect, it, vi } from 'vitest';
import type { ParsedItem } from '../../src/articles/parseBody.ts';
import type { Article } from '../../src/model/article.ts';
import { Stamp } from '../../src/model/stamp.ts';
import { keepLoaded } from '../../src/publish/loadedArticles.ts';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import { memoryDisk, publicationOf, settingsOn } from '../support/memoryDisk.ts';
import { NOW, SHORTEST } from '../support/publication.ts';

/** The titles of items, each as often as its text is rendered. */
const rendered = vi.hoisted(() => [] as string[]);

vi.mock('../../src/feeds/formats.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('../../src/feeds/formats.ts')>();
  const FORMATS: typeof real.FORMATS = real.FORMATS.map((format) => ({
    ...format,
    renderItem: (item, options) => {
      rendered.push(`${format.id} ${item.title}`);
      return format.renderItem(item, options);
    },
  }));
  return { ...real, FORMATS };
});

const settings = settingsOn(memoryDisk({ 'feed.yaml': SHORTEST }));
const date = new Stamp(Date.UTC(2014, 11, 21), 0);

const named = (file: string) => ({ file }) as Article;
const LONG = 3_000_000;

/** An article of so many characters. */
function parsedOf(title: string, length: number, more: Partial<ParsedItem> = {}): ParsedItem {
  const content = `${title} ā `.padEnd(length, 'x');
  const item = { id: title, title, link: '', published: date, date, author: [], category: [], content };
  return { item, html: content, media: [], problems: [], ...more };
}

/** What is left of some articles after a long one has come. */
function afterLong(all: readonly ParsedItem[], isWanted: boolean) {
  const loaded = keepLoaded(settings);
  const articles = all.map(({ item }) => named(item.id));
  if (isWanted) loaded.want(articles);
  for (const [index, parsed] of all.entries()) loaded.add(articles[index] as Article, parsed);
  loaded.add(named('long'), parsedOf('long', 2 * LONG));
  return { loaded, left: articles.map(loaded.get) };
}

describe('articles in memory', () => {
  it('are those that were added last', () => {
    const { loaded, left } = afterLong([parsedOf('a', LONG), parsedOf('b', 10)], false);
    expect(left).toEqual([undefined, undefined]);
    const one = named('one');
    const added = loaded.add(one, parsedOf('one', 10));
    expect(loaded.get(one)).toBe(added);
  });

  it('are all that are wanted, too, as they were', () => {
    const withoutContent = parsedOf('b', 10);
    const { content: _, ...item } = withoutContent.item;
    const all = [
      parsedOf('a', 10),
      { ...withoutContent, item, html: '<p>ā</p>' },
      parsedOf('c', 10, { html: '<p>another</p>' }),
    ];
    const { left } = afterLong(all, true);
    expect(left.map((one) => ({ ...one, fragment: undefined }))).toEqual(
      all.map((one) => ({ ...one, fragment: undefined })),
    );
    expect(left.map((one) => one?.fragment.item().title)).toEqual(['a', 'b', 'c']);
  });

  it('are none that were released', () => {
    const { loaded } = afterLong([parsedOf('a', 10)], true);
    const [article, other] = [named('a'), named('other')];
    loaded.want([article, other]);
    loaded.add(article, parsedOf('a', 10));
    loaded.release(article);
    loaded.release(other);
    expect([loaded.get(article), loaded.get(other)]).toEqual([undefined, undefined]);
  });

  it('are none with pictures of their own, which may be millions of bytes', () => {
    const media = [
      { path: 'media/a.png', url: '', type: 'image/png', source: 'a.md', length: 1, isData: true as const },
    ];
    expect(afterLong([parsedOf('a', 10, { media })], true).left).toEqual([undefined]);
  });
});

it('an article in several feeds is rendered once in each format, and so is one in an archive', () => {
  const disk = memoryDisk({
    'feed.yaml': `${SHORTEST}window: { items: 2, days: 1 }
tagFeeds: true
feeds:
  - { path: sport, title: Sport, where: { folder: sport } }
`,
    'items/sport/boat.md': article('A boat', '2014-12-05 08:00', 'B.', 'tags: [harbour, sea]\n'),
    'items/sport/swim.md': article('A swim', '2014-12-06 08:00', 'S.', 'tags: [harbour]\n'),
    'items/sport/seal.md': article('A seal', '2014-12-07 08:00', 'S.', 'tags: [sea]\n'),
  });
  publish({ disk }, publicationOf(disk), { now: NOW });
  expect(disk.files.has('output/sport/archive/2014-12.xml')).toBe(true);
  expect(rendered.toSorted()).toEqual(
    ['A boat', 'A seal', 'A swim']
      .flatMap((title) => [`atom ${title}`, `json ${title}`, `rss ${title}`])
      .sort(),
  );
});
