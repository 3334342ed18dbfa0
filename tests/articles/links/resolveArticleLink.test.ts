import { describe, expect, it } from 'vitest';
import { indexNames, type LinkTarget } from '../../../src/articles/links/articleNames.ts';
import { type Linking, resolveArticleLink } from '../../../src/articles/links/resolveArticleLink.ts';
import type { Settings } from '../../../src/model/settings.ts';
import { auckland } from '../../support/publication.ts';

const SITE = auckland.url;
const [JANUARY, JUNE, DECEMBER] = [0, 5, 11].map((month) => Date.UTC(2026, month, 1)) as [
  number,
  number,
  number,
];

function target(file: string, slug: string, more: Partial<LinkTarget> = {}): LinkTarget {
  const addresses = [`${SITE}2026/01/01/${slug}/`];
  return { file, slug, kind: 'article', addresses, published: [JANUARY, 780], ...more };
}

const ARTICLES: readonly LinkTarget[] = [
  target('items/a.md', 'a'),
  target('items/b.md', 'b', { addresses: [`${SITE}2026/01/01/b/`, `${SITE}2025/12/31/old-b/`] }),
  target('items/2015-02-02-ferry.md', 'ferry'),
  target('items/posts/c.md', 'c'),
  target('items/posts/twin.md', 'twin'),
  target('items/more/twin.md', 'twin-2'),
  target('items/bundle/index.md', 'bundle'),
  target('items/a road.md', 'a-road'),
  target('items/news.txt', 'news'),
  target('items/both.md', 'both'),
  target('items/both.txt', 'both-2'),
  target('items/harbour-plan.md', 'harbour-plan'),
  target('items/own.md', 'own', { addresses: ['https://other.example/?p=7'] }),
  target('items/later.md', 'later', { published: [DECEMBER, 780] }),
  target('items/gone.md', 'gone', { expires: JUNE }),
  { file: 'items/draft.md', slug: 'draft', kind: 'draft', addresses: [] },
  { file: 'items/broken.md', slug: 'broken', kind: 'unreadable', addresses: [] },
  // It has the address that another had before.
  target('items/new.md', 'new', { addresses: [`${SITE}2026/01/02/new/`, `${SITE}2026/01/01/a/`] }),
];
const names = indexNames(ARTICLES);
const FROM: Linking = {
  file: 'items/posts/from.md',
  link: `${SITE}2026/01/03/from/`,
  hasPage: true,
  readAt: JUNE,
};

function resolve(href: string, from: Partial<Linking> = {}, settings: Settings = auckland) {
  return resolveArticleLink(href, names, { ...FROM, ...from }, settings);
}

/** What its author is told of a link, and the address that it keeps. */
function told(href: string, from: Partial<Linking> = {}, settings: Settings = auckland) {
  const { fault, url } = resolve(href, from, settings) ?? {};
  return { told: fault && `${fault.code} ${fault.message} - ${fault.mend}`, url };
}

describe('a link that an article and its translations are called by', () => {
  const files = ['items/posts/road.md', 'items/mi/posts/road.md', 'items/fr/posts/road.md'];
  const all = indexNames(files.map((file) => target(file, file.replaceAll('/', '-'))));
  const settings: Settings = { ...auckland, languages: [{ tag: 'mi' }, { tag: 'fr' }, { tag: 'de' }] };
  const from = (file: string, spoken = settings) =>
    resolveArticleLink('article:road', all, { ...FROM, file }, spoken);

  it.each([
    ['items/sea.md', 'items-posts-road.md'],
    ['items/mi/sea.md', 'items-mi-posts-road.md'],
    ['items/deep/sea.fr.md', 'items-fr-posts-road.md'],
  ])('leads from %s to the one in its language', (file, slug) => {
    expect(from(file)?.url).toBe(`${SITE}2026/01/01/${slug}/`);
  });

  it('may be any where none is in its language, or no language is known', () => {
    for (const found of [from('items/de/sea.md'), from('items/deep/sea.md', auckland)])
      expect(found?.fault?.mend).toContain(
        'items/fr/posts/road.md or items/mi/posts/road.md or items/posts/road.md',
      );
  });
});

describe('a link to another article leads to it', () => {
  it.each([
    ['its file beside the article', 'c.md', 'c'],
    ['the same', './c.md', 'c'],
    ['its file in another folder', '../b.md', 'b'],
    ['a part of it', '../b.md#wind', 'b/#wind'],
    ['it with a query', '../b.md?print=1#wind', 'b/?print=1#wind'],
    ['its name in an address', '../a%20road.md', 'a-road'],
    ['its folder', '../bundle/', 'bundle'],
    ['its file in its folder', '../bundle/index.md', 'bundle'],
    ['the page of its folder', '../bundle/index.html', 'bundle'],
    ['its name without extension', '../b', 'b'],
    ['its name as a folder', '../b/', 'b'],
    ['its name as a page', '../b.html', 'b'],
    ['a name with a day', '../2015-02-02-ferry.md', 'ferry'],
    ['a newsroom text', '../news.txt', 'news'],
    ['the one that has the extension', '../both.txt', 'both-2'],
    ['from a folder of articles', 'posts/c.md', 'c'],
    ['from the top of the articles', '/posts/c.md', 'c'],
    ['from the folder of feed.yaml', '/items/posts/c.md', 'c'],
    ['the same, relative', 'items/posts/c.md', 'c'],
    ['a file of Zola', '@/posts/c.md#wind', 'c/#wind'],
    ['a file that was moved', '/blog/2015-02-02-ferry.md', 'ferry'],
    ['a file that was moved, relative', 'b.md', 'b'],
    ['the one whose folder is named', 'article:more/twin', 'twin-2'],
    ['the same, from elsewhere', '/old/../more/twin.md', 'twin-2'],
    ['its bare name', 'article:2015-02-02-ferry', 'ferry'],
    ['its name without the day', 'article:ferry', 'ferry'],
    ['its file', 'article:/posts/c.md#wind', 'c/#wind'],
    ['its name as people write it', 'article:Harbour%20plan', 'harbour-plan'],
    ['the folder of a bundle', 'article:bundle', 'bundle'],
    ['the one beside the article', 'article:twin', 'twin'],
  ])('%s: %s', (_what, href, end) => {
    expect(resolve(href)).toMatchObject({ url: `${SITE}2026/01/01/${end.replace(/^([^/]+)$/, '$1/')}` });
    expect(resolve(href)?.fault).toBeUndefined();
  });

  it('that has a link of its own', () => {
    expect(resolve('../own.md#wind')).toEqual({ url: 'https://other.example/?p=7#wind' });
  });

  it('that will be out by the time when the link is read', () => {
    expect(resolve('../later.md', { readAt: DECEMBER })).toEqual({ url: `${SITE}2026/01/01/later/` });
  });
});

describe('a link stays what it is', () => {
  it.each([
    'https://other.example/b.md',
    '//other.example/',
    'mailto:desk@news.example.nz',
    '#wind',
    '?page=2',
    '',
    'report.pdf',
  ])('%j, whichever articles there are', (href) => {
    expect(resolve(href)).toBeUndefined();
  });

  it.each([
    ['a page of an article of ours', `${SITE}2026/01/01/b/#wind`],
    ['the same', '/2026/01/01/b/index.html'],
    ['the same, relative to the page', '../../01/b/'],
    ['a page that sends people on', `${SITE}2025/12/31/old-b/`],
    ['an article’s page where another was', `${SITE}2026/01/01/a/`],
    ['another page of the site', '/about/'],
    ['the same', `${SITE}about.html`],
    ['another site’s page', '/2026/01/'],
    ['a name that no article has', 'somewhere/'],
    ['the same', 'about.html'],
    ['what programs ask for', '/robots.txt'],
    ['the same', '/.well-known/security.txt'],
  ])('%s, as long as no article has that name: %s', (_what, href) => {
    expect(resolve(href)).toEqual({});
  });
});

describe('a link that leads nowhere is told', () => {
  it.each([
    [
      '../draft.md',
      'expected a link to an article that is out, found "../draft.md" - items/draft.md is a draft; until it is out, readers see the words without a link',
    ],
    [
      '../draft/',
      'expected a link to an article that is out, found "../draft/" - items/draft.md is a draft; until it is out, readers see the words without a link',
    ],
    [
      'article:broken',
      'expected a link to an article that is out, found "broken" - items/broken.md has an error; until it is out, readers see the words without a link',
    ],
    [
      '../later.md',
      'expected a link to an article that is out, found "../later.md" - items/later.md is held back until 1:00 pm on 1 December 2026, NZDT; until it is out, readers see the words without a link',
    ],
    [
      `${SITE}2026/01/01/later/`,
      `expected a link to an article that is out, found "${SITE}2026/01/01/later/" - items/later.md is held back until 1:00 pm on 1 December 2026, NZDT; until it is out, readers see the words without a link`,
    ],
    [
      '../gone.md',
      'expected a link to an article that is out, found "../gone.md" - items/gone.md has expired; until it is out, readers see the words without a link',
    ],
    [
      '../harbor-plan.md',
      'expected a link to an article, found "../harbor-plan.md" - did you mean ../harbour-plan.md? readers see the words without a link',
    ],
    [
      '2015-02-09-ferry.md',
      'expected a link to an article, found "2015-02-09-ferry.md" - did you mean ../2015-02-02-ferry.md? readers see the words without a link',
    ],
    [
      '@/nothing-like-it.md',
      'expected a link to an article, found "/nothing-like-it.md" - write the name of one that is there; readers see the words without a link',
    ],
    [
      'article:',
      'expected a link to an article, found nothing - write the name of one that is there; readers see the words without a link',
    ],
    [
      '../both',
      'expected the name of one article, found "../both" - it may be items/both.md or items/both.txt; write its path',
    ],
    [
      'www.example.nz',
      'expected an address in full, found "www.example.nz" - write https://www.example.nz; readers see the words without a link',
    ],
    [
      'example.com/about',
      'expected an address in full, found "example.com/about" - write https://example.com/about; readers see the words without a link',
    ],
  ])('and its words are no link: %s', (href, message) => {
    expect(told(href)).toEqual({ told: `LINK_BROKEN ${message}`, url: undefined });
  });

  it.each([
    ['/blog/harbor-plan.md', {}, `${SITE}blog/harbor-plan.md`, 'did you mean ../harbour-plan.md?'],
    ['nowhere-at-all.md', { hasPage: false }, `${FROM.link}nowhere-at-all.md`, 'write the name'],
    ['../draft/', { hasPage: false }, `${SITE}2026/01/03/draft/`, 'items/draft.md is a draft'],
  ])('and is left where there may be such a page: %s', (href, from, url, mend) => {
    const { told: message, url: left } = told(href, from);
    expect(left).toBe(url);
    expect(message).toContain(mend);
    expect(message).toMatch(/the link is left as it is$/);
  });

  it('and is left where others may serve a page as ours would be', () => {
    const href = '/2026/01/01/missing/';
    expect(told(href)).toEqual({
      told: `LINK_BROKEN expected the address of an article, found "${href}" - no article has its page there; mend it, or write the name of its file; the link is left as it is`,
      url: `${SITE}2026/01/01/missing/`,
    });
    expect(resolve(href, {}, { ...auckland, pages: false })).toEqual({});
    expect(resolve(href, {}, { ...auckland, url: `${SITE}blog/` })).toEqual({});
  });

  it('by what its author has written of it', () => {
    expect(resolve('article:harbor%20plan#wind')).toMatchObject({ near: 'harbor plan' });
    expect(resolve('article:draft')).toMatchObject({ near: 'draft' });
    expect(resolve('article:more/../twin')).toMatchObject({ near: 'more/../twin' });
    expect(resolve('../draft.md')).not.toHaveProperty('near');
  });

  it('where several have the name that is looked for anywhere', () => {
    const { told: message } = told('article:twin', { file: 'items/from.md' });
    expect(message).toContain('it may be items/more/twin.md or items/posts/twin.md; write its path');
  });
});
