import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  PREVIEW,
  PREVIEW_STYLE,
  previewPathOf,
  renderPreview,
  renderPreviewList,
} from '../../src/site/previewPage.ts';
import { type Served, serve } from '../support/serve.ts';
import { requiredChromium, startChromium } from './chromium.ts';

const chromium = requiredChromium();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const DOT =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
const SQUARE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>';
const PUBLICATION = { title: 'Harbour News', language: 'en-NZ' };
const ARTICLE = {
  file: 'items/road.md',
  title: 'A road',
  published: '21 December 2014',
  html: `<p id="first">Boats <q>sail</q>.</p><img src="/square.svg" alt="A square"><img src="${DOT}" alt="A dot">`,
  kept: '<p>Boats sail.</p><img src="/square.svg" alt="A square">',
  lost: ['1 picture'],
  plain: Array(200).fill('Boats “sail”.').join('\n'),
  written: 'Boats <q>sail</q>.',
};
const PATH = previewPathOf(ARTICLE.file);

const page = (text: string): Served => ({ type: 'text/html; charset=utf-8', text });
const FILES = {
  [PREVIEW.style]: { type: 'text/css', text: PREVIEW_STYLE },
  'square.svg': { type: 'image/svg+xml', text: SQUARE },
  'reload.js': {
    type: 'text/javascript',
    text: 'fetch("/changes").then(() => { document.title = "reloaded"; })',
  },
  changes: { type: 'text/plain', text: '1' },
  'favicon.ico': { type: 'image/svg+xml', text: SQUARE },
};

describe.runIf(chromium)('a preview in a browser', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>> | undefined;
  /** All that the browser has complained of. */
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await startChromium(chromium ?? '');
  });
  beforeEach(() => complaints.splice(0));
  afterEach(() => server?.close());
  afterAll(() => browser?.close());

  async function visit(path: string, text: string, options: BrowserContextOptions = {}) {
    server = await serve({ ...FILES, [path]: page(text) });
    const visited = await browser.newPage(options);
    visited.on('console', (message) => complaints.push(message.text()));
    visited.on('pageerror', (error) => complaints.push(error.message));
    visited.on('requestfailed', (request) => complaints.push(`${request.url()} failed`));
    await visited.goto(`${server.url}/${path}`, { waitUntil: 'networkidle' });
    return visited;
  }

  it('shows an article’s pictures in both frames, in plain style, and breaks no rule of its own', async () => {
    const visited = await visit(PATH, renderPreview(ARTICLE, PUBLICATION));
    const [, written, kept] = visited.frames();
    const look = `({
      widths: [...document.images].map((image) => image.naturalWidth),
      font: getComputedStyle(document.body).fontFamily,
    })`;
    expect(await written?.evaluate(look)).toEqual({ widths: [40, 1], font: 'Georgia, serif' });
    expect(await kept?.evaluate(look)).toEqual({ widths: [40], font: 'Georgia, serif' });
    expect(complaints).toEqual([]);
    await visited.close();
  });

  it('runs no script of an article', async () => {
    const attack = [
      '<script>parent.document.title = "script"</script>',
      '<img src="/none.png" onerror="parent.document.title = \'handler\'">',
      '<svg onload="parent.document.title = \'svg\'"></svg>',
      '</iframe><script>document.title = "out of the frame"</script>',
      '" onload="document.title = \'out of the attribute\'',
      '<meta http-equiv="refresh" content="0; url=javascript:parent.document.title=1">',
      '<form action="/none"><button id="b">x</button></form>',
    ].join('');
    const article = { ...ARTICLE, title: attack, html: attack, kept: attack, plain: attack, written: attack };
    const visited = await visit(PATH, renderPreview({ ...article, lost: [attack] }, PUBLICATION));
    expect(await visited.title()).toBe(`Preview: ${attack}`.replace(/\s+/g, ' '));
    expect(visited.frames().map((frame) => frame.url())).toEqual([
      `${server?.url}/${PATH}`,
      'about:srcdoc',
      'about:srcdoc',
    ]);
    await visited.close();
  });

  it('stays where it is when a link of the article is followed', async () => {
    const html = '<p><a href="/square.svg">away</a> <a href="/square.svg" target="_top">up</a></p>';
    const visited = await visit(PATH, renderPreview({ ...ARTICLE, html }, PUBLICATION));
    const [, written] = visited.frames();
    for (const text of ['away', 'up']) await written?.getByText(text).click();
    expect(visited.url()).toBe(`${server?.url}/${PATH}`);
    expect(written?.url()).toBe('about:srcdoc');
    expect(visited.context().pages()).toHaveLength(1);
    await visited.close();
  });

  it('runs our own script where there is one', async () => {
    const visited = await visit(PATH, renderPreview(ARTICLE, { ...PUBLICATION, script: '/reload.js' }));
    await visited.waitForFunction('document.title === "reloaded"');
    expect(complaints).toEqual([]);
    await visited.close();
  });

  it('has its columns side by side, and one below the other on a phone', async () => {
    const visited = await visit(PATH, renderPreview(ARTICLE, PUBLICATION), {
      viewport: { width: 1200, height: 800 },
    });
    const tops = '[...document.querySelectorAll("section")].map((one) => one.getBoundingClientRect().top)';
    const [first, second, third] = (await visited.evaluate(tops)) as number[];
    expect([second, third]).toEqual([first, first]);
    await visited.setViewportSize({ width: 360, height: 640 });
    const stacked = (await visited.evaluate(tops)) as number[];
    expect(new Set(stacked).size).toBe(3);
    expect(await visited.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await visited.close();
  });

  it.each([
    { scheme: 'light' as const, path: PATH, text: renderPreview(ARTICLE, PUBLICATION) },
    { scheme: 'dark' as const, path: PATH, text: renderPreview(ARTICLE, PUBLICATION) },
    { scheme: 'light' as const, path: PREVIEW.list, text: renderPreviewList([ARTICLE], PUBLICATION) },
    { scheme: 'dark' as const, path: PREVIEW.list, text: renderPreviewList([], PUBLICATION) },
  ])('can be read by everyone: $path in the $scheme', async ({ scheme, path, text }) => {
    const visited = await visit(path, text, { colorScheme: scheme });
    await visited.evaluate(axe);
    const { violations } = (await visited.evaluate(
      'axe.run(document, { iframes: false, resultTypes: ["violations"] })',
    )) as { violations: { id: string; nodes: { html: string }[] }[] };
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
    await visited.close();
  });
});
