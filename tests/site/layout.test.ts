import { describe, expect, it } from 'vitest';
import { renderArchivePage, renderMonthPage } from '../../src/site/archivePages.ts';
import { renderArticlePage, renderMovedPage } from '../../src/site/articlePage.ts';
import { renderFrontPage } from '../../src/site/frontPage.ts';
import type { Site } from '../../src/site/layout.ts';
import { renderNotFoundPage } from '../../src/site/notFoundPage.ts';
import { feedAt, HOME, itemOf, ROAD, siteOf, VICIOUS } from './material.ts';
import {
  attributeOf,
  having,
  metaOf,
  named,
  ofClass,
  only,
  type Page,
  readPage,
  skeletonOf,
  structuredDataOf,
  textOf,
} from './page.ts';

/** The kinds of pages that there are, of a site and an article. */
function pagesOf(site: Site, text = 'Road', item = itemOf({ title: text })): Record<string, Page> {
  const neighbour = { title: text, link: ROAD };
  const article = { item, content: '<p>It is open.</p>', correction: text, isWithdrawn: false };
  return {
    'front page': readPage(renderFrontPage(site, [item], { list: 'feeds.opml' })),
    article: readPage(renderArticlePage(site, article, { older: neighbour, newer: neighbour })),
    'page of all months': readPage(renderArchivePage(site, [{ name: '2014-12', count: 1 }])),
    'page of a month': readPage(
      renderMonthPage(site, '2014-12', [item], { older: '2014-11', newer: '2015-01' }),
    ),
    'moved page': readPage(renderMovedPage(site, neighbour)),
    'page for nothing': readPage(renderNotFoundPage(site)),
  };
}

/** Names of pages, and what each says of itself. */
const each = Object.entries(pagesOf(siteOf()));

describe('where an article was before', () => {
  const page = readPage(renderMovedPage(siteOf(), { title: 'Road & bridge', link: ROAD }));

  it('browsers are sent on at once, and machines are told where it is', () => {
    const refresh = only(page, 'meta', { 'http-equiv': 'refresh' });
    expect(attributeOf(refresh, 'content')).toBe(`0; url=${ROAD}`);
    expect(attributeOf(only(page, 'link', { rel: 'canonical' }), 'href')).toBe(ROAD);
  });

  it('there is a link for whoever is not sent on', () => {
    expect(named(page, 'h1').map(textOf)).toEqual(['Road & bridge']);
    expect(textOf(only(page, 'a', { href: ROAD }))).toBe('another address');
  });

  it('there is no feed, no entry and no script', () => {
    expect(having(named(page, 'link'), { rel: 'alternate' })).toEqual([]);
    expect([...ofClass(page, 'h-entry'), ...named(page, 'script')]).toEqual([]);
  });
});

describe('where there is nothing', () => {
  const page = readPage(renderNotFoundPage(siteOf({ url: `${HOME}harbour/` })));

  it('it is said, with links that lead to the front page from any address', () => {
    expect(named(page, 'h1').map(textOf)).toEqual(['Not found']);
    const links = named(page, 'a').map((link) => attributeOf(link, 'href'));
    expect(links).toEqual(['/harbour/', '/harbour/#follow', '/harbour/']);
    expect(attributeOf(only(page, 'link', { rel: 'stylesheet' }), 'href')).toBe('/harbour/page.css');
  });

  it('machines are told of no address, for it is shown at many', () => {
    expect(having(named(page, 'link'), { rel: 'canonical' })).toEqual([]);
  });
});

describe('the content security policy', () => {
  const policyOf = (page: Page) => {
    const text =
      attributeOf(only(page, 'meta', { 'http-equiv': 'Content-Security-Policy' }), 'content') ?? '';
    return Object.fromEntries(
      text.split('; ').map((rule) => [rule.split(' ')[0], rule.replace(/^\S+ /, '')]),
    );
  };

  it.each(each)('of the %s forbids all but our own style and what articles show', (name, page) => {
    expect(policyOf(page)).toEqual({
      'default-src': "'none'",
      'style-src': "'self'",
      ...(name === 'front page' && { 'script-src': "'self'" }),
      'img-src': 'http: https: data:',
      'media-src': 'http: https:',
      'base-uri': "'none'",
      'form-action': "'none'",
    });
  });

  it.each(each)('of the %s stands before all that it is about', (_, page) => {
    const [first, second] = only(page, 'head').childNodes.filter((node) => 'tagName' in node);
    expect([first, second].map((one) => one && 'attrs' in one && one.attrs[0]?.value)).toEqual([
      'utf-8',
      'Content-Security-Policy',
    ]);
  });

  it.each(each)('is not in the way of the %s: it has nothing that the policy forbids', (_, page) => {
    const scripts = named(page, 'script').filter((one) => attributeOf(one, 'src') === undefined);
    expect(scripts.map((one) => attributeOf(one, 'type'))).toEqual(scripts.map(() => 'application/ld+json'));
    expect([...named(page, 'style'), ...named(page, 'base'), ...named(page, 'form')]).toEqual([]);
    const inline = page.elements.flatMap(({ attrs }) =>
      attrs.filter(({ name }) => /^(?:on|style$)/.test(name)),
    );
    expect(inline).toEqual([]);
  });

  it('lets a page load what reloads it while its publisher works on it', () => {
    const script = '/_dateline/reload.js';
    for (const page of Object.values(pagesOf(siteOf({}, { script })))) {
      expect(having(named(page, 'script'), { src: script, defer: '' })).toHaveLength(1);
      expect(policyOf(page)).toMatchObject({ 'script-src': "'self'", 'connect-src': "'self'" });
    }
  });
});

it.each(each)('the %s is for screens of any size, light and dark', (_, page) => {
  expect(metaOf(page)).toMatchObject({
    viewport: 'width=device-width, initial-scale=1',
    'color-scheme': 'light dark',
  });
});

it.each(each)('the %s has one main part and one first heading, and each id once', (_, page) => {
  expect([named(page, 'main').length, named(page, 'h1').length]).toEqual([1, 1]);
  const ids = page.elements.flatMap((one) => attributeOf(one, 'id') ?? []);
  expect(new Set(ids).size).toBe(ids.length);
});

describe('what people write who want to break a page becomes text, and nothing else', () => {
  const siteSaying = (text: string) =>
    siteOf(
      { title: text, description: text, copyright: text, icon: `https://x.example/${text}`, feeds: [] },
      { others: [feedAt('some', text)] },
    );
  const itemSaying = (text: string) =>
    itemOf({
      title: text,
      description: text,
      link: `https://x.example/${text}`,
      author: [{ name: text, link: `https://x.example/${text}` }, { name: text }],
      category: [{ name: text }],
      image: { url: `https://x.example/${text}`, type: text, alt: text, caption: text, credit: text },
      externalLink: 'https://x.example/',
      via: 'https://x.example/',
      comments: `https://x.example/${text}`,
      source: { title: text, url: `https://x.example/${text}` },
      enclosures: [{ url: `https://x.example/${text}`, type: 'audio/mpeg', title: text }],
      transcripts: [{ url: `https://x.example/${text}`, type: text }],
    });

  it.each(each.map(([name]) => name))('in every field of the %s', (name) => {
    const [vicious, plain] = [VICIOUS, 'plain'].map(
      (text) => pagesOf(siteSaying(text), text, itemSaying(text))[name],
    );
    expect(vicious && skeletonOf(vicious.root)).toEqual(plain && skeletonOf(plain.root));
    const texts = vicious?.elements.filter((one) => textOf(one) === VICIOUS) ?? [];
    expect(texts.length).toBeGreaterThan(1);
  });

  it('in what machines read', () => {
    const { article } = pagesOf(siteSaying(VICIOUS), VICIOUS, itemSaying(VICIOUS));
    expect(article && metaOf(article)).toMatchObject({ 'og:title': VICIOUS, 'article:tag': VICIOUS });
    expect(article && structuredDataOf(article)).toMatchObject({ headline: VICIOUS, keywords: [VICIOUS] });
  });
});

it('asks no other site for anything that its article does not show', () => {
  for (const page of Object.values(pagesOf(siteOf()))) {
    const asked = page.elements.flatMap((one) => attributeOf(one, 'src') ?? []);
    const sheets = having(named(page, 'link'), { rel: 'stylesheet' }).map((one) => attributeOf(one, 'href'));
    expect(
      [...asked, ...sheets].filter(
        (address) => address && new URL(address, HOME).origin !== HOME.slice(0, -1),
      ),
    ).toEqual([]);
  }
});
