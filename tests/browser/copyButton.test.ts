import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article } from '../support/articles.ts';
import { SHORTEST } from '../support/publication.ts';
import { requiredChromium, startChromium } from './chromium.ts';
import { type ServedSite, serveSite } from './site.ts';

const chromium = requiredChromium();
const CLIPBOARD = ['clipboard-read', 'clipboard-write'];

describe.runIf(chromium)('the button that copies the address of the feed', () => {
  let site: ServedSite;
  let browser: Awaited<ReturnType<typeof startChromium>>;
  beforeAll(async () => {
    site = await serveSite({ 'feed.yaml': SHORTEST, 'items/road.md': article('Road', '21 December 2014') });
    browser = await startChromium(chromium ?? '');
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  /** The front page in a browser of its own. */
  async function open(options: BrowserContextOptions = {}): Promise<{ page: Page; context: BrowserContext }> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(site.url);
    return { page, context };
  }

  /** Front page of the same publication on a host without https, where browsers have no clipboard for scripts. */
  async function openInsecure() {
    const context = await browser.newContext({ permissions: CLIPBOARD });
    await context.route('http://harbour.example/**', async (route) => {
      const response = await fetch(route.request().url().replace('http://harbour.example/', site.url));
      const body = Buffer.from(await response.arrayBuffer());
      await route.fulfill({ body, contentType: response.headers.get('content-type') ?? '' });
    });
    const page = await context.newPage();
    await page.goto('http://harbour.example/');
    expect(await page.evaluate('navigator.clipboard')).toBeUndefined();
    return { page, context };
  }

  const status = (page: Page) => page.getByRole('status').textContent();
  const focused = (page: Page) => page.evaluate('document.activeElement.tagName');

  /** What somebody would paste now, in the same browser. */
  async function pasted(context: BrowserContext): Promise<string> {
    const page = await context.newPage();
    await page.goto(site.url);
    return page.evaluate<string>('navigator.clipboard.readText()');
  }

  it('copies it and says so, by mouse', async () => {
    const { page, context } = await open({ permissions: CLIPBOARD });
    expect(await status(page)).toBe('');
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied').waitFor();
    expect(await pasted(context)).toBe(`${site.url}rss.xml`);
    await context.close();
  });

  it.each(['Enter', 'Space'])('copies it and says so, by the key %s, and stays where it is', async (key) => {
    const { page, context } = await open({ permissions: CLIPBOARD });
    await page.getByRole('button', { name: 'Copy' }).press(key);
    await page.getByText('Copied').waitFor();
    expect(await pasted(context)).toBe(`${site.url}rss.xml`);
    expect(await focused(page)).toBe('BUTTON');
    await context.close();
  });

  it('copies it where scripts have no clipboard, too', async () => {
    const { page, context } = await openInsecure();
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied').waitFor();
    expect(await pasted(context)).toBe(`${site.url}rss.xml`);
    expect(await focused(page)).toBe('BUTTON');
    await context.close();
  });

  it('copies it where the clipboard is refused, too', async () => {
    const { page, context } = await open({ permissions: ['clipboard-read'] });
    await page.evaluate(`navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))`);
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied').waitFor();
    expect(await pasted(context)).toBe(`${site.url}rss.xml`);
    await context.close();
  });

  it('does not say so where it could not, and leaves the address ready to be copied', async () => {
    const { page, context } = await openInsecure();
    await page.evaluate('document.execCommand = () => false');
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByText('by hand').waitFor({ timeout: 5000 });
    expect(await page.getByText('Copied').count()).toBe(0);
    expect(await page.evaluate('String(getSelection())')).toBe(`${site.url}rss.xml`);
    expect(await focused(page)).toBe('INPUT');
    await context.close();
  });

  it('is not there without scripts, where the address can be copied all the same', async () => {
    const { page, context } = await open({ javaScriptEnabled: false });
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.locator('button').isVisible()).toBe(false);
    const field = page.getByLabel('Address of the feed');
    expect([await field.isVisible(), await field.inputValue()]).toEqual([true, `${site.url}rss.xml`]);
    await context.close();
  });

  it('is not there when its script cannot be loaded', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route('**/copy.js', (route) => route.abort());
    await page.goto(site.url);
    expect(await page.getByRole('button').count()).toBe(0);
    await context.close();
  });
});
