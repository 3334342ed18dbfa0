import { describe, expect, it } from 'vitest';
import { publish } from '../../../src/publish/publish.ts';
import type { BuildOptions } from '../../../src/publish/world.ts';
import {
  attributeOf,
  having,
  named,
  ofClass,
  only,
  readPage,
  structuredDataOf,
  textOf,
} from '../../site/page.ts';
import { article } from '../../support/articles.ts';
import type { Files } from '../../support/files.ts';
import { memoryDisk, publicationOf } from '../../support/memoryDisk.ts';
import { pngOf } from '../../support/pictures.ts';
import { tellAll } from '../../support/problems.ts';
import { NOW, SHORTEST } from '../../support/publication.ts';

const HOME = 'https://news.example.nz/';
const ROAD = article('Road', '8:03 pm on 21 December 2014', 'The road is open.');
const FERRY = article('Ferry', '8:00 am on 20 December 2014', 'The ferry sails.');
const WHARF = article('Wharf', '9:00 am on 22 December 2014', 'The wharf is lit.');

/** What a run made of a publication with these articles, by path, and what it told. */
function published(articles: Files, settingsText = '', options: Partial<BuildOptions> = {}) {
  const disk = memoryDisk({ 'feed.yaml': SHORTEST + settingsText, ...articles });
  const report = publish({ disk }, publicationOf(disk), { now: NOW, ...options });
  const outputs = new Map(
    [...disk.files].flatMap(([path, bytes]) =>
      path.startsWith('output/') ? [[path.slice(7), String(bytes)] as const] : [],
    ),
  );
  const pages = [...outputs.keys()].filter((path) => path.endsWith('.html')).sort();
  const page = (path: string) => readPage(outputs.get(path) ?? '');
  return { disk, report, outputs, page, pages };
}

describe('a publication has', () => {
  it('a front page, a page for each article, one for addresses where there is nothing, and what they share', () => {
    const { outputs, pages } = published({ 'items/road.md': ROAD, 'items/ferry.md': FERRY });
    expect(pages).toEqual([
      '2014/12/20/ferry/index.html',
      '2014/12/21/road/index.html',
      '404.html',
      'archive/2014-12/index.html',
      'archive/index.html',
      'index.html',
    ]);
    expect([...outputs.keys()]).toEqual(expect.arrayContaining(['page.css', 'copy.js']));
  });

  it('each page where its feeds say that it is', () => {
    const { outputs } = published({
      'items/pā.md': article('Pā', '1 May 2015'),
      'items/渡船.md': article('渡船', '2 May 2015', 'Ferry.'),
    });
    const items: { url: string }[] = JSON.parse(outputs.get('feed.json') ?? '').items;
    expect(items).toHaveLength(2);
    for (const { url } of items)
      expect([...outputs.keys()]).toContain(`${decodeURIComponent(url.slice(HOME.length))}index.html`);
  });

  it('no page for an article with a link of its own, and leads to that', () => {
    const own = article('Chart', '23 December 2014', 'Deep.', 'link: https://charts.example/channel/\n');
    const { page, pages } = published({ 'items/chart.md': own });
    expect(pages).toEqual(['404.html', 'archive/2014-12/index.html', 'archive/index.html', 'index.html']);
    for (const path of ['index.html', 'archive/2014-12/index.html'])
      expect(ofClass(page(path), 'u-url').map((link) => attributeOf(link, 'href'))).toEqual([
        'https://charts.example/channel/',
      ]);
  });

  it('no page where it wants none', () => {
    const { outputs } = published({ 'items/road.md': ROAD }, 'links: dateline\n');
    expect([...outputs.keys()].filter((path) => /\.(?:html|js)$|page\.css$/.test(path))).toEqual([]);
  });

  it('a front page though it has no article yet', () => {
    expect(published({ 'items/later.md': article('Later', '1 May 2099') }).pages).toEqual([
      '404.html',
      'index.html',
    ]);
  });

  it('the same pages again on the next run, which writes nothing', () => {
    const { disk } = published({ 'items/road.md': ROAD, 'items/ferry.md': FERRY });
    expect(publish({ disk }, publicationOf(disk), { now: NOW })).toMatchObject({ written: [], removed: [] });
  });

  it('one style sheet, which a page finds wherever it is', () => {
    const { outputs, page } = published({ 'items/road.md': ROAD });
    const sheet = only(page('2014/12/21/road/index.html'), 'link', { rel: 'stylesheet' });
    expect(new URL(attributeOf(sheet, 'href') ?? '', `${HOME}2014/12/21/road/`).href).toBe(`${HOME}page.css`);
    expect([...outputs.keys()].filter((path) => path.endsWith('page.css'))).toEqual(['page.css']);
  });
});

describe('the front page', () => {
  const many = (title: string, text: string, count = 30) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `items/a${index}.md`,
        article(`${title} ${index}`, `${(index % 28) + 1} March 2015`, text),
      ]),
    );

  it('has the twenty newest articles, with links of their own too, the newest first', () => {
    const own = article('Own', '1 May 2015', 'x', 'link: https://charts.example/\n');
    const { page } = published({ ...many('T', 'x'), 'items/own.md': own });
    const titles = ofClass(page('index.html'), 'u-url').map(textOf);
    expect([titles.length, titles[0], titles[1]]).toEqual([20, 'Own', 'T 27']);
  });

  it('has titles and summaries that are cut where they are long', () => {
    const summary = `summary: ${'Tide. '.repeat(100)}\n`;
    const { page } = published({ 'items/a.md': article('Tide '.repeat(100), '1 May 2015', 'x', summary) });
    const cut = [...ofClass(page('index.html'), 'u-url'), ...ofClass(page('index.html'), 'p-summary')].map(
      textOf,
    );
    expect(cut.map(({ length }) => length < 300 && length > 250)).toEqual([true, true]);
  });

  it.each([
    ['ordinary', 'Tide', 'The tide came in.'],
    ['huge', 'Tide & flood '.repeat(80), 'The tide came in. '.repeat(5000)],
  ])(
    'of hundreds of feeds and of %s articles is under 20 KB, with its style sheet and script',
    (_, title, text) => {
      const feeds = Array.from(
        { length: 300 },
        (__, index) => `{ path: f${index}, title: ${title} ${index}, where: { tags: t } }`,
      );
      const { outputs } = published(many(title, text), `feeds: [${feeds.join(', ')}]\ntagFeeds: true\n`);
      const sizes = ['index.html', 'page.css', 'copy.js'].map((path) =>
        Buffer.byteLength(outputs.get(path) ?? ''),
      );
      expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(20_000);
    },
  );

  it('names the list of feeds where there are several', () => {
    const where = 'feeds: [{ path: some, title: Some, where: { tags: x } }]\n';
    const links = (settingsText: string) =>
      named(published({ 'items/road.md': ROAD }, settingsText).page('index.html'), 'a');
    expect(having(links(where), { href: `${HOME}feeds.opml` })).toHaveLength(1);
    expect(having(links(''), { href: `${HOME}feeds.opml` })).toEqual([]);
  });
});

describe('the page of an article', () => {
  const ROAD_PAGE = '2014/12/21/road/index.html';

  it('leads to the article before and the one after, in the order of their times', () => {
    const { page } = published({ 'items/wharf.md': WHARF, 'items/ferry.md': FERRY, 'items/road.md': ROAD });
    const links = named(page(ROAD_PAGE), 'link');
    const hrefs = ['prev', 'next'].map((rel) =>
      having(links, { rel }).map((link) => attributeOf(link, 'href')),
    );
    expect(hrefs).toEqual([[`${HOME}2014/12/20/ferry/`], [`${HOME}2014/12/22/wharf/`]]);
  });

  it('leads to no article that is elsewhere', () => {
    const own = article('Chart', '23 December 2014', 'Deep.', 'link: https://charts.example/channel/\n');
    const { page } = published({ 'items/chart.md': own, 'items/road.md': ROAD, 'items/ferry.md': FERRY });
    expect(having(named(page(ROAD_PAGE), 'link'), { rel: 'next' })).toEqual([]);
  });

  it('shows the whole article, and its pictures, where the feeds show summaries', () => {
    const { page, outputs } = published(
      {
        'items/road.md': article(
          'Road',
          '8:03 pm on 21 December 2014',
          'It is open.\n\nNo car may use it.\n\n![A road](road.png)',
        ),
        'items/road.png': pngOf(64, 48),
      },
      'content: summary\n',
    );
    const [content] = ofClass(page(ROAD_PAGE), 'e-content');
    expect(content && textOf(content)).toContain('No car may use it.');
    const source = attributeOf(only(page(ROAD_PAGE), 'img'), 'src') ?? '';
    expect([...outputs.keys()]).toContain(source.slice(HOME.length));
    expect(outputs.get('feed.json')).not.toContain('No car may use it.');
  });

  it('has the picture of the front matter, with its caption and who took it', () => {
    const image = 'image: { src: road.png, alt: A road, caption: Open again., credit: Hana Example }\n';
    const { page } = published({
      'items/road.md': article('Road', '8:03 pm on 21 December 2014', 'It is open.', image),
      'items/road.png': pngOf(64, 48),
    });
    const figure = only(page(ROAD_PAGE), 'figure');
    expect(textOf(figure)).toBe('Open again. Photo: Hana Example');
    expect(
      having(named({ elements: named(page(ROAD_PAGE), 'img') }, 'img'), { alt: 'A road', width: '64' }),
    ).toHaveLength(1);
    expect(structuredDataOf(page(ROAD_PAGE))).toMatchObject({
      image: { width: 64, creditText: 'Hana Example' },
    });
  });

  it('has its correction, for people and for machines', () => {
    const more = 'updated: 9:15 am on 22 December 2014\ncorrection: It was a Monday.\n';
    const { page } = published({
      'items/road.md': article('Road', '8:03 pm on 21 December 2014', 'It is open.', more),
    });
    const [content] = ofClass(page(ROAD_PAGE), 'e-content');
    expect(content && textOf(content)).toContain(
      'Correction, 9:15 am on 22 December 2014, NZDT: It was a Monday.',
    );
    expect(structuredDataOf(page(ROAD_PAGE))).toMatchObject({ correction: { text: 'It was a Monday.' } });
  });

  it('that was withdrawn says so and why, and has nothing left of what was said', () => {
    const more = `withdrawn: 9:15 am on 22 December 2014
reason: It was a dream.
updated: 9:00 am on 22 December 2014
correction: It was a cow.
summary: A whale in the street.
image: https://cdn.example/whale.jpg
`;
    const text = published({
      'items/road.md': article('Road', '8:03 pm on 21 December 2014', 'It sang.', more),
    });
    const page = text.page(ROAD_PAGE);
    const [content] = ofClass(page, 'e-content');
    expect(content && textOf(content).trim().split('\n')).toEqual([
      'This article was withdrawn at 9:15 am on 22 December 2014, NZDT.',
      'It was a dream.',
    ]);
    expect(structuredDataOf(page)).toMatchObject({ creativeWorkStatus: 'Withdrawn' });
    expect(text.outputs.get(ROAD_PAGE)).not.toMatch(/whale|cow|sang/i);
  });

  it('is in the language of the article', () => {
    const { page } = published({
      'items/tai.md': article('Tai', '1 May 2015', 'Kua pari.', 'language: mi\n'),
    });
    expect(attributeOf(page('2015/05/01/tai/index.html').root, 'lang')).toBe('mi');
  });
});

describe('two articles with one address', () => {
  const other = article('Road', '9:00 pm on 21 December 2014', 'Another.', 'slug: road\nid: urn:other\n');

  it('are an error that names both files, and nothing is written', () => {
    const { report, pages } = published({ 'items/road.md': ROAD, 'items/street.md': other });
    expect(tellAll(report.problems)).toMatchInlineSnapshot(
      `"items/road.md:1:1 error PAGE_SHARED expected a page of its own, found that of items/street.md: https://news.example.nz/2014/12/21/road/ - give one of the two another file name, a slug: or a link:"`,
    );
    expect(pages).toEqual([]);
  });

  it.each([
    ['one has a link of its own', other.replace('slug: road\n', 'link: https://x.example/\n'), ''],
    ['nobody may see one of them yet', other.replace('21 December 2014', '21 December 2099'), ''],
    ['there are no pages', other, 'links: dateline\n'],
  ])('are none where %s', (_, second, settingsText) => {
    const { report } = published({ 'items/road.md': ROAD, 'items/street.md': second }, settingsText);
    expect(tellAll(report.problems)).not.toContain('PAGE_SHARED');
  });
});

it('tells that the page of an article expires, though no feed shows the article any more', () => {
  const expiring = article('Old', '1 May 2015', 'x', 'expires: 1 May 2030\n');
  const newer = article('New', '1 June 2015', 'y');
  const { report } = published(
    { 'items/old.md': expiring, 'items/new.md': newer },
    'window: { items: 1, days: 1 }\n',
  );
  expect(report.nextDue?.toISOString()).toBe('2030-04-30T12:00:00.000Z');
});

it('gives pages a script that reloads them, where their publisher works on them, and no others', () => {
  const script = '/reload.js';
  const { page } = published({ 'items/road.md': ROAD }, '', { script });
  expect(having(named(page('2014/12/21/road/index.html'), 'script'), { src: script })).toHaveLength(1);
  expect(
    having(named(published({ 'items/road.md': ROAD }).page('index.html'), 'script'), { src: script }),
  ).toEqual([]);
});
