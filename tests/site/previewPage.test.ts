import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, it, test } from 'vitest';
import {
  PREVIEW,
  PREVIEW_STYLE,
  type PreviewedArticle,
  previewPathOf,
  renderPreview,
  renderPreviewList,
} from '../../src/site/previewPage.ts';

const PUBLICATION = { title: 'Harbour News', language: 'en-NZ' };
const ARTICLE: PreviewedArticle = {
  file: 'items/road.md',
  title: 'A road',
  published: '21 December 2014',
  html: '<p>Boats <q>sail</q>.</p>',
  kept: '<p>Boats sail.</p>',
  lost: ['1 pair of quotation marks', '2 videos'],
  plain: '\nBoats “sail”.',
};
const NASTY = '"><script>x()</script>&amp;</pre></iframe>\u0000\ud800';

type Element = DefaultTreeAdapterTypes.Element;

function elementsOf(parent: DefaultTreeAdapterTypes.ParentNode): Element[] {
  return parent.childNodes.flatMap((node) => ('tagName' in node ? [node, ...elementsOf(node)] : []));
}

function find(page: string, tagName: string): Element[] {
  return elementsOf(parse(page)).filter((element) => element.tagName === tagName);
}

function attributesOf({ attrs }: Element): Record<string, string> {
  return Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
}

function textOf(parent: DefaultTreeAdapterTypes.ParentNode): string {
  return parent.childNodes
    .map((node) => ('value' in node ? node.value : 'childNodes' in node ? textOf(node) : ''))
    .join('');
}

const textsOf = (page: string, tagName: string) => find(page, tagName).map(textOf);

describe('the path of an article’s preview', () => {
  it.each([
    ['items/road.md', 'preview/items/road.md/'],
    ['items/Ōtaki 100%?#.md', 'preview/items/%C5%8Ctaki%20100%25%3F%23.md/'],
    ['items/\ud800.md', 'preview/items/%EF%BF%BD.md/'],
  ])('has its file, encoded, slashes and all: %s', (file, path) => {
    expect(previewPathOf(file)).toBe(path);
  });

  test('is one that the file can be read from again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (file) => {
        const path = previewPathOf(file).slice('preview/'.length, -1);
        expect(decodeURIComponent(path)).toBe(file);
      }),
    );
  });
});

describe('the list of previews', () => {
  it('leads to each article, and says when it is published and where it is written', () => {
    const other = { ...ARTICLE, file: 'items/āe.md', title: 'Te ara', language: 'mi' };
    const page = renderPreviewList([ARTICLE, other], PUBLICATION);
    expect(find(page, 'a').map((link) => ({ ...attributesOf(link), text: textOf(link) }))).toEqual([
      { href: '/preview/items/road.md/', lang: 'en-NZ', text: 'A road' },
      { href: '/preview/items/%C4%81e.md/', lang: 'mi', text: 'Te ara' },
    ]);
    expect(textsOf(page, 'p').slice(1)).toEqual([
      '21 December 2014 · items/road.md',
      '21 December 2014 · items/āe.md',
    ]);
    expect(textsOf(page, 'h1')).toEqual(['Preview of Harbour News']);
  });

  it('says that there is nothing where there is nothing', () => {
    const page = renderPreviewList([], PUBLICATION);
    expect(textsOf(page, 'p')).toEqual(['No article is in the feeds.']);
    expect(find(page, 'ul')).toEqual([]);
  });
});

describe('the preview of an article', () => {
  const page = renderPreview(ARTICLE, PUBLICATION);

  it('has what is in the feeds and what readers keep in frames that may do nothing', () => {
    const frames = find(page, 'iframe').map(attributesOf);
    expect(frames.map(({ title, sandbox }) => ({ title, sandbox }))).toEqual([
      { title: 'As written', sandbox: 'allow-same-origin' },
      { title: 'As readers keep it', sandbox: 'allow-same-origin' },
    ]);
    const bodies = frames.map(
      ({ srcdoc = '' }) => /<body class="article">\n(.*)\n<\/body>/s.exec(srcdoc)?.[1],
    );
    expect(bodies).toEqual([ARTICLE.html, ARTICLE.kept]);
  });

  it('has the plain text as it is, its first line break too', () => {
    expect(textsOf(page, 'pre')).toEqual([ARTICLE.plain]);
  });

  it('says what is lost', () => {
    expect(textsOf(page, 'li')).toEqual(ARTICLE.lost);
    const whole = renderPreview({ ...ARTICLE, lost: [] }, PUBLICATION);
    expect(textsOf(whole, 'p')).toContain('Every widely used web reader keeps all of it.');
    expect(find(whole, 'ul')).toEqual([]);
  });

  it('has what the author wrote, where it is given', () => {
    const written = renderPreview({ ...ARTICLE, written: '\n\n# <b>Road</b> &amp;' }, PUBLICATION);
    expect(textsOf(written, 'pre')).toEqual(['\n\n# <b>Road</b> &amp;', ARTICLE.plain]);
    expect(textsOf(written, 'summary')).toEqual(['The file, as it is written']);
    expect(find(page, 'details')).toEqual([]);
  });

  it('is in the article’s language where that is the article’s', () => {
    const other = renderPreview({ ...ARTICLE, language: 'mi' }, PUBLICATION);
    const languages = (html: string) =>
      elementsOf(parse(html)).flatMap((one) => attributesOf(one)['lang'] ?? []);
    expect(languages(page)).toEqual(['en', 'en-NZ', 'en-NZ']);
    expect(languages(other)).toEqual(['en', 'mi', 'mi']);
    const inside = find(other, 'iframe').map((frame) => languages(attributesOf(frame)['srcdoc'] ?? ''));
    expect(inside).toEqual([['mi'], ['mi']]);
  });

  it.each([
    {
      name: 'a preview',
      render: (script?: string) => renderPreview(ARTICLE, { ...PUBLICATION, ...(script && { script }) }),
    },
    {
      name: 'a list',
      render: (script?: string) => renderPreviewList([], { ...PUBLICATION, ...(script && { script }) }),
    },
  ])('allows no script but our own, and that only where there is one: $name', ({ render }) => {
    const policyOf = (html: string) => attributesOf(find(html, 'meta')[1] as Element)['content'];
    const rest = "img-src * data:; media-src *; frame-src 'self'; base-uri 'none'; form-action 'none'";
    expect(policyOf(render())).toBe(`default-src 'none'; style-src 'self'; ${rest}`);
    expect(find(render(), 'script')).toEqual([]);
    const withScript = render('/_dateline/reload.js');
    expect(policyOf(withScript)).toBe(
      `default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; ${rest}`,
    );
    expect(find(withScript, 'script').map(attributesOf)).toEqual([
      { src: '/_dateline/reload.js', defer: '' },
    ]);
  });
});

describe('a page of a preview', () => {
  const nasty: PreviewedArticle = {
    ...ARTICLE,
    file: NASTY,
    title: NASTY,
    published: NASTY,
    html: NASTY,
    kept: NASTY,
    lost: [NASTY],
    plain: NASTY,
    written: NASTY,
  };
  const pages = [
    { name: 'a preview', page: renderPreview({ ...ARTICLE, written: 'A' }, PUBLICATION) },
    {
      name: 'one of nasty text',
      page: renderPreview(nasty, { ...PUBLICATION, title: NASTY, script: '/a.js' }),
    },
    { name: 'a list', page: renderPreviewList([ARTICLE], PUBLICATION) },
    { name: 'a list of nasty text', page: renderPreviewList([nasty], { title: NASTY, language: NASTY }) },
  ];

  it.each(pages)('has no script but our own, whatever it shows: $name', ({ page }) => {
    const scripts = find(page, 'script').map((script) => attributesOf(script)['src']);
    expect(scripts.filter((src) => src !== '/a.js')).toEqual([]);
    expect(page).not.toMatch(/[\0\ud800]/);
  });

  it.each(pages.slice(0, 3))('is valid HTML: $name', async ({ page }) => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended', 'html-validate:document'],
      // What is served with the page needs no other proof of where it comes from.
      rules: { 'require-sri': 'off', 'doctype-style': 'off', 'long-title': 'off' },
    });
    const { results } = await validator.validateString(page);
    expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  });

  it('looks for its style where the style is served', () => {
    expect(find(pages[0]?.page ?? '', 'link').map(attributesOf)).toEqual([
      { rel: 'stylesheet', href: `/${PREVIEW.style}` },
    ]);
    expect(PREVIEW_STYLE.split('{')).toHaveLength(PREVIEW_STYLE.split('}').length);
  });
});
