import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requiredChromium, startChromium } from './chromium.ts';
import { HOSTILE } from './publications.ts';
import { goldenPublication, outputsOf, pagesOf, type ServedSite, serveSite } from './site.ts';

const PUBLICATIONS = { golden: goldenPublication('pages'), hostile: HOSTILE };
/** Every page, by where it is: `golden/2015/03/05/whale/`. */
const PAGES = Object.entries(PUBLICATIONS).flatMap(([settings, folder]) =>
  pagesOf(outputsOf(folder)).map((path) => [`${settings}/${path}`, { settings, path }] as const),
);

describe('html-validate finds nothing', () => {
  const validator = new HtmlValidate({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // HTML takes both; ours is in lower case as all else.
      'doctype-style': 'off',
      // HTML takes both; what an author writes is written anew with `open=""`, as XHTML in feeds wants it.
      'attribute-boolean-style': 'off',
      // The end of a line of an author's own, where each space counts.
      'no-trailing-whitespace': 'off',
      // Search engines cut a long title; it is the author's.
      'long-title': 'off',
      // Style sheet and script come from the same host as the page, which says what they are.
      'require-sri': 'off',
      // A list may have a name (WAI-ARIA 1.2, 6.2), and screen readers say it.
      'aria-label-misuse': ['error', { allowAnyNamable: true }],
    },
  });

  it.each(PAGES)('in %s', async (_, { settings, path }) => {
    const outputs = outputsOf(PUBLICATIONS[settings as keyof typeof PUBLICATIONS]);
    const { results } = await validator.validateString(String(outputs.get(path)));
    const found = results.flatMap(({ messages }) => messages);
    expect(found.map(({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`)).toEqual([]);
  });

  it('and finds what is wrong where something is', async () => {
    const { results } = await validator.validateString('<!doctype html><html><p id="a"><div id="a"></p>');
    expect(results[0]?.errorCount).toBeGreaterThan(1);
  });
});

const chromium = requiredChromium();
const VIEWS: readonly (BrowserContextOptions & { readonly view: string })[] = [
  { view: 'light', colorScheme: 'light' },
  { view: 'dark', colorScheme: 'dark' },
  { view: '390 pixels wide', viewport: { width: 390, height: 844 } },
];

describe.runIf(chromium)('in a browser', () => {
  let browser: Awaited<ReturnType<typeof startChromium>>;
  const sites = new Map<string, ServedSite>();
  beforeAll(async () => {
    browser = await startChromium(chromium ?? '');
    for (const [name, folder] of Object.entries(PUBLICATIONS)) sites.set(name, await serveSite(folder));
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    for (const site of sites.values()) await site.close();
  });

  /** A page that stays, though it would send people on. Nothing is fetched from elsewhere. */
  async function visit(settings: string, path: string, options: BrowserContextOptions = {}) {
    const site = sites.get(settings);
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.route('**/*', (route) => {
      const { origin, href } = new URL(route.request().url());
      const isElsewhere = `${origin}/` !== site?.url;
      if (route.request().isNavigationRequest() && href !== `${site?.url}${encodeURI(path)}`)
        return route.fulfill({ status: 204 });
      return isElsewhere ? route.abort() : route.continue();
    });
    await page.goto(`${site?.url}${path}`);
    return { page, close: () => context.close() };
  }

  describe.each(VIEWS)('$view, axe finds nothing', ({ view: _, ...options }) => {
    it.each(PAGES)('in %s', async (__, { settings, path }) => {
      const { page, close } = await visit(settings, path, options);
      await page.evaluate(axe.source);
      const { found, passes } = await page.evaluate<{ found: string[]; passes: number }>(`axe.run().then(
        ({ violations, passes }) => ({
          found: violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)),
          passes: passes.length,
        }))`);
      expect(found).toEqual([]);
      expect(passes).toBeGreaterThan(10);
      await close();
    });
  });

  it.each(PAGES)('nothing is wider than a screen of 320 pixels in %s', async (_, { settings, path }) => {
    const { page, close } = await visit(settings, path, { viewport: { width: 320, height: 568 } });
    const width = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(width)).toBe(0);
    await close();
  });
});
