import axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startServing } from '../serve/serving.ts';
import { folderWith } from '../support/files.ts';
import { requiredChromium, startChromium } from './chromium.ts';
import { MAIN_SHOW, OWN_SHOW } from './show.ts';
import { type ServedSite, serveSite } from './site.ts';

const chromium = requiredChromium();
const EPISODE = '2014/12/21/tides/';
const AT = "document.querySelector('audio').currentTime";

describe.runIf(chromium)('a show in a browser', () => {
  let browser: Awaited<ReturnType<typeof startChromium>>;
  beforeAll(async () => {
    browser = await startChromium(chromium ?? '');
  }, 60_000);
  afterAll(() => browser.close());

  /** The page of an episode that `serve` serves, and what was asked of the recording: the range, and the status. */
  async function openEpisode(options: BrowserContextOptions = {}) {
    const { url } = await startServing(folderWith(MAIN_SHOW));
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    const asked: string[] = [];
    page.on('response', (response) => {
      if (!response.url().endsWith('.wav')) return;
      asked.push(`${response.request().headers()['range']} ${response.status()}`);
    });
    await page.route('https://**', (route) => route.abort());
    await page.goto(url + EPISODE);
    return { page, context, asked, complaints };
  }

  const at = (page: Page) => page.evaluate<number>(AT);

  describe('an episode', () => {
    it('plays, and asks for none of it before', async () => {
      const { page, context, asked } = await openEpisode();
      expect(asked).toEqual([]);
      await page.evaluate("document.querySelector('audio').play()");
      await vi.waitFor(async () => expect(await at(page)).toBeGreaterThan(0.2), 10_000);
      expect(asked[0]).toBe('bytes=0- 206');
      expect(await page.evaluate("document.querySelector('audio').duration")).toBe(120);
      await context.close();
    });

    it('goes where a chapter begins, at once and again, and stays on its page', async () => {
      const { page, context, complaints } = await openEpisode();
      const address = page.url();
      await page.getByRole('link', { name: '1:30 Goodbye' }).click();
      await vi.waitFor(async () => expect(await at(page)).toBeGreaterThan(90.1), 10_000);
      await page.getByRole('link', { name: '0:30 The tide' }).click();
      await vi.waitFor(async () => expect(Math.floor(await at(page))).toBe(30), 10_000);
      await page.getByRole('link', { name: '1:30', exact: true }).click();
      await vi.waitFor(async () => expect(await at(page)).toBeGreaterThan(90), 10_000);
      await page.getByRole('link', { name: 'The tide begins here' }).click();
      await vi.waitFor(async () => expect(await at(page)).toBeLessThan(35), 10_000);
      expect(page.url()).toBe(address);
      expect(complaints.filter((text) => !text.includes('ERR_FAILED'))).toEqual([]);
      await context.close();
    });

    it('is opened where a chapter begins where there are no scripts', async () => {
      const { page, context } = await openEpisode({ javaScriptEnabled: false });
      await page.getByRole('link', { name: '1:30 Goodbye' }).click();
      await page.waitForURL(/\.wav#t=90$/);
      await context.close();
      const other = await browser.newPage();
      await other.goto(page.url());
      const played = "document.querySelector('video').currentTime";
      await vi.waitFor(async () => expect(await other.evaluate(played)).toBeGreaterThanOrEqual(90), 10_000);
      await other.close();
    });

    it('has a transcript that is text, and no markup', async () => {
      const { page, context } = await openEpisode();
      const text = page.locator('details.transcript');
      expect(await text.locator('div p').allInnerTexts()).toEqual([
        '0:00 Ana Lee: Kia ora, and welcome to the harbour.',
        "0:30 Tom Rua: The tide comes in & goes out again, document.title = 'run'twice a day.",
        '1:30 Ana Lee: Ka kite.',
      ]);
      expect(await page.title()).toContain('Tides and time');
      await page.getByRole('heading', { name: 'Transcript' }).click();
      expect(await text.locator('p').first().isVisible()).toBe(false);
      await context.close();
    });
  });

  describe.each([
    { view: 'light', colorScheme: 'light' },
    { view: 'dark', colorScheme: 'dark' },
    { view: '320 pixels wide', viewport: { width: 320, height: 700 } },
  ] as const)('$view', ({ view: _, ...options }) => {
    const sites = new Map<string, ServedSite>();
    beforeAll(async () => {
      sites.set('main', await serveSite(MAIN_SHOW));
      sites.set('own', await serveSite(OWN_SHOW));
    }, 60_000);
    afterAll(async () => {
      for (const site of sites.values()) await site.close();
    });

    it.each([
      ['main', ''],
      ['main', EPISODE],
      ['own', ''],
      ['own', 'show/'],
      ['own', EPISODE],
    ])('axe finds nothing in %s/%s, and nothing is wider than the screen', async (name, path) => {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      await page.route('https://**', (route) => route.abort());
      await page.goto(`${sites.get(name)?.url}${path}`);
      await page.evaluate(axe.source);
      const found = await page.evaluate<string[]>(`axe.run().then(({ violations }) =>
        violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`);
      expect(found).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
      if (process.env['SHOTS'])
        await page.screenshot({
          path: `${process.env['SHOTS']}/${name}-${path.replaceAll('/', '_')}-${_}.png`.replaceAll(' ', '-'),
          fullPage: true,
        });
      await context.close();
    });
  });
});
