import axe from 'axe-core';
import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requiredChromium, startChromium } from './chromium.ts';
import { PAGES, PUBLICATIONS } from './everyPage.ts';
import { type ServedSite, serveSite } from './site.ts';

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
