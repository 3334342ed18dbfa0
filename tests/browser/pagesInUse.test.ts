import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requiredChromium, startChromium } from './chromium.ts';
import { HOSTILE } from './publications.ts';
import { goldenPublication, pagesOf, type ServedSite, serveSite } from './site.ts';

const chromium = requiredChromium();
const LIGHTHOUSE = '2015/03/09/lighthouse/';
const GOLDEN = goldenPublication('pages');

let site: ServedSite;
let browser: Browser;

beforeAll(async () => {
  if (!chromium) return;
  site = await serveSite(GOLDEN);
  browser = await startChromium(chromium);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Opens a page, looks at it, and closes it. */
async function visit<T>(
  path: string,
  look: (page: Page) => Promise<T>,
  options: BrowserContextOptions = {},
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<T> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await prepare(page);
  await page.goto(new URL(path, site.url).href);
  const seen = await look(page);
  await context.close();
  return seen;
}

const attributes = (page: Page, selector: string, name: string) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('${selector}')].map((one) => one.${name})`);

describe.runIf(chromium)('a publication in a browser', () => {
  describe('finds the feeds', () => {
    const found = 'link[rel=alternate]';

    it('under titles that a person can tell apart', async () => {
      const titles = await visit('', (page) => attributes(page, found, 'title'));
      expect(titles).toEqual([
        'Harbour News (RSS)',
        'Harbour News (Atom)',
        'Harbour News (JSON Feed)',
        'Harbour Sport',
        'Te reo Māori',
      ]);
    });

    it.each(['', LIGHTHOUSE])(
      'of the page "%s" at addresses that answer with what they promise',
      async (path) => {
        const links = await visit(path, async (page) => {
          const [types, hrefs] = [
            await attributes(page, found, 'type'),
            await attributes(page, found, 'href'),
          ];
          return hrefs.map((href, index) => ({ href, type: types[index] }));
        });
        expect(links.length).toBeGreaterThan(2);
        for (const { href, type } of links) {
          const response = await fetch(href);
          const text = await response.text();
          const isPromised =
            { 'application/rss+xml': '<rss', 'application/atom+xml': '<feed' }[type ?? ''] ?? '"version"';
          expect([response.status, text.includes(isPromised)]).toEqual([200, true]);
        }
      },
    );
  });

  it('finds everything that its pages link to or show on their own host', async () => {
    const addresses = new Set<string>();
    for (const path of pagesOf(site.outputs)) {
      // Where an article was before, scripts would be sent on before they look.
      const text = String(site.outputs.get(path));
      const found = text.matchAll(/ (?:href|src|content|poster)="(?:feed:)?([^"]*)"/g);
      for (const [, address = ''] of found)
        if (/^(?:https?:|\.\.\/|\/)|\.(?:css|js)$/.test(address))
          addresses.add(new URL(address, site.url + path).href);
    }
    const own = [...addresses]
      .filter((address) => address.startsWith(site.url))
      .map((one) => one.replace(/#.*/, ''));
    expect(own.length).toBeGreaterThan(20);
    for (const address of new Set(own))
      expect([address, (await fetch(address)).status]).toEqual([address, 200]);
  });

  it.each(['golden', 'hostile'])(
    'has nothing to complain of, and runs no script but ours: %s',
    async (name) => {
      const other = name === 'golden' ? undefined : await serveSite(HOSTILE);
      const { url, outputs } = other ?? site;
      const told: string[] = [];
      for (const path of pagesOf(outputs)) {
        await visit(
          url + path,
          (page) => page.title(),
          {},
          async (page) => {
            page.on('console', (message) => told.push(`${path}: ${message.text()}`));
            page.on('pageerror', (error) => told.push(`${path}: ${error}`));
            page.on('dialog', (dialog) => told.push(`${path}: ${dialog.message()}`));
            await page.route(/^https:/, (route) =>
              route.fulfill({
                contentType: 'image/svg+xml',
                body: '<svg xmlns="http://www.w3.org/2000/svg"/>',
              }),
            );
          },
        );
      }
      await other?.close();
      expect(told).toEqual([]);
    },
  );

  it('asks no other host for anything', async () => {
    const asked: string[] = [];
    for (const path of pagesOf(site.outputs))
      await visit(
        path,
        (page) => page.title(),
        {},
        async (page) => page.on('request', (request) => asked.push(new URL(request.url()).origin)),
      );
    expect([...new Set(asked)]).toEqual([site.url.slice(0, -1)]);
  });

  it('is sent on from where an article was before', async () => {
    const address = await visit('2015/03/03/ferries/', async (page) => {
      await page.waitForURL('**/timetable/');
      return page.url();
    });
    expect(address).toBe(`${site.url}2015/03/03/timetable/`);
  });
});

describe.runIf(chromium)('a page in a browser', () => {
  it('shows light pages in the light and dark ones in the dark', async () => {
    const shades = ['light', 'dark'].map((colorScheme) =>
      visit(
        '',
        (page) => page.evaluate<string>(`getComputedStyle(document.documentElement).backgroundColor`),
        { colorScheme: colorScheme as 'light' | 'dark' },
      ),
    );
    expect(await Promise.all(shades)).toEqual(['rgb(255, 255, 255)', 'rgb(23, 23, 26)']);
  });

  it.each(['light', 'dark'] as const)('shows what its button says, in the %s', async (colorScheme) => {
    const style = `getComputedStyle(document.querySelector('button[data-copies]'))`;
    const look = (page: Page) => page.evaluate<string[]>(`[${style}.color, ${style}.backgroundColor]`);
    const [color, background] = await visit('', look, { colorScheme });
    // axe says nothing of a text that has the colour of its ground.
    expect(color).not.toBe(background);
  });

  it('needs no style sheet: headings and words come in the order in which they are to be read', async () => {
    const text = await visit(
      '',
      (page) => page.evaluate<string>('document.body.innerText'),
      {},
      (page) => page.route('**/page.css', (route) => route.abort()),
    );
    const inOrder = [
      'Harbour News',
      'What the tide brings in & takes out',
      'Get every new article',
      'Give this address to a feed reader',
      'Address of the feed',
      'What is a feed reader?',
      'Only a part of it',
      'Te reo Māori',
      'All feeds as one list',
      'Newest articles',
      'The lighthouse has its lamp back',
      '7:30 am on 9 March 2015, NZDT',
      'Nine rows to victory',
      '© 2015 The Harbour News Trust',
    ];
    expect(inOrder.map((words) => text.indexOf(words)).toSorted((a, b) => a - b)).toEqual(
      inOrder.map((words) => text.indexOf(words)),
    );
    expect(inOrder.filter((words) => !text.includes(words))).toEqual([]);
  });

  it.each([
    ['', 17],
    [LIGHTHOUSE, 4],
    ['archive/', 3],
    ['archive/2015-03/', 11],
  ])(
    'reaches by keys all that can be clicked on "%s", in order, and shows where it is',
    async (path, least) => {
      const look = async (page: Page) => {
        const selector = 'a[href], button:not([hidden]), input, summary, audio, video, [tabindex]';
        const all = await page.evaluate<string[]>(
          `[...document.querySelectorAll('${selector}')].map((one, index) => one.dataset.order = String(index))`,
        );
        expect(all.length).toBeGreaterThanOrEqual(least);
        for (const order of all) {
          await page.keyboard.press('Tab');
          expect(await page.evaluate(FOCUSED)).toEqual([order, 'solid', true, true]);
        }
        await page.keyboard.press('Tab');
        expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
      };
      // Whoever wants no motion is shown at once where they are.
      await visit(path, look, { reducedMotion: 'reduce' });
    },
  );
});

/** What has the focus, how that is drawn and whether one sees it, and whether it is in sight. */
const FOCUSED = `(() => {
  const { dataset } = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  const { top, bottom } = document.activeElement.getBoundingClientRect();
  return [dataset.order, outlineStyle, parseFloat(outlineWidth) >= 2, top < innerHeight && bottom > 0];
})()`;
