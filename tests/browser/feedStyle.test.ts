import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article } from '../support/articles.ts';
import { SETTINGS } from '../support/publication.ts';
import { serve } from '../support/serve.ts';
import { requiredChromium, startChromium } from './chromium.ts';
import { documentsOf, goldenPublication, outputsOf } from './site.ts';

const FILES = {
  'feed.yaml': `${SETTINGS}feeds: [{ path: sport/rugby, title: Rugby, where: { tags: rugby } }]\n`,
  'items/try.md': article(
    'A try & more',
    '8:03 pm on 21 December 2014',
    'Scored **late**.',
    'tags: [rugby]\n',
  ),
};
const chromium = requiredChromium();

interface Seen {
  readonly lines: readonly string[];
  readonly links: readonly string[];
  readonly banner: string;
  readonly feeds: readonly string[];
}

describe.runIf(chromium)('a feed that a person opens in a browser', () => {
  let server: Awaited<ReturnType<typeof serve>>;
  let browser: Awaited<ReturnType<typeof startChromium>>;

  beforeAll(async () => {
    server = await serve({
      ...documentsOf(outputsOf(FILES)),
      ...documentsOf(outputsOf(goldenPublication('archive')), 'harbour/'),
    });
    browser = await startChromium(chromium ?? '');
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  /** What is seen of a document: its lines of text, the links, and where the feed itself is said to be. */
  async function look(path: string) {
    const page = await browser.newPage();
    await page.goto(`${server.url}/${path}`);
    const seen = await page.evaluate<Seen>(`({
      lines: [...document.querySelectorAll('*')]
        .filter((one) => !one.children.length && one.getClientRects().length && one.textContent.trim())
        .map((one) => one.textContent),
      links: [...document.querySelectorAll('a')].map(({ href }) => href),
      banner: getComputedStyle(document.documentElement, '::before').content,
      feeds: [...document.querySelectorAll('[rel=current]')]
        .filter((one) => one.getClientRects().length)
        .map((one) => getComputedStyle(one, '::before').content),
    })`);
    await page.close();
    return seen;
  }

  it.each(['rss.xml', 'sport/rugby/rss.xml'])(
    'has in %s a banner, titles, times and summaries',
    async (path) => {
      const title = path === 'rss.xml' ? 'Harbour News' : 'Rugby';
      expect(await look(path)).toEqual({
        lines: [
          title,
          'https://news.example.nz/',
          'News from a harbour',
          'A try & more',
          'Sun, 21 Dec 2014 20:03:00 +1300',
          'Scored late.',
        ],
        links: [],
        feeds: [],
        banner: expect.stringContaining('copy the address of this page into a feed reader'),
      });
    },
  );

  it.each(['atom.xml', 'sport/rugby/atom.xml'])('has in %s a link to the site too', async (path) => {
    const title = path === 'atom.xml' ? 'Harbour News' : 'Rugby';
    expect(await look(path)).toEqual({
      lines: [title, 'News from a harbour', 'A try & more', '2014-12-21T20:03:00+13:00', 'Scored late.'],
      links: ['https://news.example.nz/'],
      feeds: [],
      banner: expect.stringContaining('This is a feed.'),
    });
  });

  /** How high the letters of a summary are for the eye, on a screen of such a width, and whether all fits on it. */
  async function seenOn(width: number, isMobile: boolean, path: string) {
    const screen = { width, height: 844 };
    const context = await browser.newContext({ viewport: screen, screen, isMobile, hasTouch: isMobile });
    const page = await context.newPage();
    await page.goto(`${server.url}/${path}`);
    const seen = await page.evaluate<{ letter: number; overflow: number }>(`(() => {
      const text = document.querySelector('item > description, entry > summary');
      const line = document.createRange();
      line.selectNodeContents(text);
      return {
        letter: (line.getClientRects()[0].height / 1.2) * (screen.width / innerWidth),
        overflow: document.documentElement.scrollWidth - innerWidth,
      };
    })()`);
    await context.close();
    return seen;
  }

  it.each([
    [360, true],
    [390, true],
    [430, true],
    [768, true],
    [1024, false],
    [390, false],
  ])('can be read on a screen of %d pixels, of a phone: %s', async (width, isMobile) => {
    for (const path of ['rss.xml', 'atom.xml']) {
      const { letter, overflow } = await seenOn(width, isMobile, path);
      expect(letter).toBeGreaterThan(13);
      expect(letter).toBeLessThan(21);
      expect(overflow).toBe(0);
    }
  });

  it.each([
    ['archive/2014-12.xml', 'rss.xml'],
    ['archive/2014-12.atom.xml', 'atom.xml'],
    ['sport/rowing/archive/2014-12.xml', 'sport/rowing/rss.xml'],
  ])('does not ask anybody to follow %s, which is of an archive, but %s', async (path, feed) => {
    const { banner, feeds } = await look(`harbour/${path}`);
    expect(banner).toContain('These are older articles of a feed.');
    expect(feeds).toEqual([`"The feed: https://news.example.nz/harbour/${feed}"`]);
  });
});
