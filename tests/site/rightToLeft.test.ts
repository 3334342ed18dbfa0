import { describe, expect, it } from 'vitest';
import { renderMonthPage } from '../../src/site/archivePages.ts';
import { LIVE_STYLE } from '../../src/site/liveReload.ts';
import { FEED_STYLE, PAGE_STYLE } from '../../src/site/pageAssets.ts';
import { PREVIEW_STYLE, renderPreview, renderPreviewList } from '../../src/site/previewPage.ts';
import { articlePage, articleText, feedAt, front, HOME, itemOf, ROAD, siteOf, siteWith } from './material.ts';
import { attributeOf, named, ofClass, only, type Page, readPage, textOf } from './page.ts';

const HEBREW = siteOf({ language: 'he', copyright: '© Example News' });
const ENGLISH = siteOf({ copyright: '© Example News' });

/** What in a page runs in a direction of its own, with that. */
function turnsIn(page: Page): string[] {
  return page.elements
    .filter((one) => attributeOf(one, 'dir') !== undefined)
    .map((one) => `${one.tagName} ${attributeOf(one, 'lang')} ${attributeOf(one, 'dir')}`);
}

describe('on the page of an article', () => {
  it('nothing turns in a publication whose languages run one way', () => {
    expect(turnsIn(articlePage({ site: ENGLISH, item: { language: 'mi' } }))).toEqual([]);
  });

  it('all runs to the left that is in such a language, and our own words to the right', () => {
    const page = articlePage({ site: HEBREW, item: { author: [{ name: 'Noa' }] } });
    expect(turnsIn(page)).toEqual(['html he rtl', 'p en ltr', 'p en ltr', 'p en ltr']);
  });

  it('an article that runs to the left is a page that does, in a publication that does not', () => {
    const page = articlePage({ site: ENGLISH, item: { language: 'he' } });
    expect(turnsIn(page)).toEqual(['html he rtl', 'a en-NZ ltr', 'p en ltr', 'p en ltr', 'p en-NZ ltr']);
  });

  it('an article that runs to the right is a page that does, in a publication that does not', () => {
    const page = articlePage({ site: HEBREW, item: { language: 'en-NZ' } });
    expect(turnsIn(page)).toEqual(['a he rtl', 'p he rtl']);
  });

  it('titles of the articles beside it run as they do', () => {
    const neighbours = {
      older: { title: 'Ferry', link: ROAD, language: 'ar' },
      newer: { title: 'Ferry', link: ROAD, language: 'ar-Latn' },
    };
    expect(turnsIn(articlePage({ site: ENGLISH, neighbours }))).toEqual(['a ar rtl']);
  });

  it('nothing is told of it where both run to the left', () => {
    expect(articleText({ site: HEBREW, item: { language: 'ar' } })).not.toContain('lang="he" dir');
  });
});

describe('in lists', () => {
  it('an article runs as its language does, and the time as ours', () => {
    const page = readPage(
      renderMonthPage(ENGLISH, '2014-12', [itemOf({ language: 'ur' }), itemOf()], {
        older: undefined,
        newer: undefined,
      }),
    );
    expect(turnsIn(page)).toEqual(['article ur rtl', 'p en ltr']);
  });

  it('so on the front page', () => {
    const page = front(HEBREW, [{}, { language: 'en' }]);
    expect(ofClass(page, 'h-entry').map((one) => attributeOf(one, 'dir'))).toEqual([undefined, 'ltr']);
    expect(attributeOf(only(page, 'section', { id: 'follow' }), 'dir')).toBe('ltr');
  });

  it('names of feeds run as the publication does, among our words', () => {
    const site = { ...siteWith([feedAt('nemal', 'Nemal')]), settings: HEBREW.settings };
    expect(attributeOf(only(front(site), 'a', { href: `${HOME}nemal/rss.xml` }), 'dir')).toBe('rtl');
  });
});

describe('in a preview', () => {
  const article = {
    file: 'items/a.md',
    title: 'Ferry',
    published: '21 December 2014',
    language: 'he',
    html: '<p>Ferry</p>',
    kept: '<p>Ferry</p>',
    lost: [],
    plain: 'Ferry',
  };
  const publication = { title: 'Example News', language: 'en-NZ' };

  it('titles and frames run as the article does', () => {
    const page = readPage(renderPreview(article, publication));
    expect(turnsIn(page)).toEqual(['h1 he rtl', 'div he rtl']);
    const frames = named(page, 'iframe').map((frame) => attributeOf(frame, 'srcdoc') ?? '');
    expect(frames.every((text) => text.includes('<html lang="he" dir="rtl">'))).toBe(true);
    expect(frames).toHaveLength(2);
  });

  it('titles in the list, too', () => {
    const page = readPage(renderPreviewList([article], publication));
    expect(named(page, 'a').map((link) => [textOf(link), attributeOf(link, 'dir')])).toEqual([
      ['Ferry', 'rtl'],
    ]);
  });
});

describe('a style sheet', () => {
  it.each(Object.entries({ PAGE_STYLE, FEED_STYLE, PREVIEW_STYLE, LIVE_STYLE }))(
    'has no side of its own, but start and end: %s',
    (_, style) => {
      // The author of a table names the sides of its columns.
      const others = style.replace(/^\.(?:left|right) .*$/gm, '');
      expect(others.match(/[^{}\n]*(?:-left|-right|: left|: right)[^{}\n]*/g)).toBeNull();
      const sides = [...style.matchAll(/(?:margin|padding): ([^;}]+)/g)]
        .map(([, values = '']) => values.replace(/\([^)]*\)/g, '').split(' '))
        .filter(([, right, , left = right]) => left !== right);
      expect(sides).toEqual([]);
    },
  );
});
