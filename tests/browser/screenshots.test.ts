import { mkdirSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requiredChromium, startChromium } from './chromium.ts';
import { drawLighthouse } from './picture.ts';
import { goldenPublication, type ServedSite, serveSite } from './site.ts';

const chromium = requiredChromium();

const SHOWN = {
  'front-page': '',
  article: '2015/03/09/lighthouse/',
  withdrawn: '2015/03/05/whale/',
  corrected: '2015/03/03/timetable/',
  'sounds-and-files': '2015/03/06/harbour-master/',
  'feed-rss': 'rss.xml',
  'feed-atom': 'atom.xml',
} as const;
const SHOWN_OF_ARCHIVE = {
  archive: 'archive/',
  month: 'archive/2015-01/',
  'archive-rss': 'archive/2015-01.xml',
  'archive-atom': 'archive/2015-01.atom.xml',
} as const;

const VIEWS = [
  { view: 'light', colorScheme: 'light', viewport: { width: 1024, height: 900 } },
  { view: 'dark', colorScheme: 'dark', viewport: { width: 1024, height: 900 } },
  { view: 'phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { view: 'phone-dark', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

describe.runIf(chromium)('what people see', () => {
  let site: ServedSite;
  let archive: ServedSite;
  let browser: Awaited<ReturnType<typeof startChromium>>;
  const folder = process.env['SCREENSHOTS'] ?? mkdtempSync(join(tmpdir(), 'dateline-screenshots-'));

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    const golden = goldenPublication('pages');
    // The pictures of the golden publication are as small as a test wants them.
    site = await serveSite({
      ...golden,
      'items/lighthouse.md': String(golden['items/lighthouse.md']).replace('.jpg', '.png'),
      'items/lighthouse.png': drawLighthouse(960, 540),
      'icon.png': drawLighthouse(256, 256),
    });
    archive = await serveSite(goldenPublication('archive'));
    browser = await startChromium(chromium ?? '');
    console.log(`screenshots: ${folder}`);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
    await archive.close();
  });

  it.each(VIEWS)('is kept as pictures, $view', async ({ view, ...options }) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const addresses = [
      ...Object.entries(SHOWN).map(([name, path]) => [name, site.url + path] as const),
      ...Object.entries(SHOWN_OF_ARCHIVE).map(([name, path]) => [name, archive.url + path] as const),
    ];
    for (const [name, address] of addresses) {
      await page.goto(address);
      const file = join(folder, `${name}-${view}.png`);
      // Of a document without a body Playwright can only take what is in sight.
      await page.screenshot({ path: file, fullPage: !address.endsWith('.xml') });
      expect(statSync(file).size).toBeGreaterThan(5000);
    }
    await context.close();
  });
});
