import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requiredChromium, startChromium } from '../browser/chromium.ts';
import { article } from '../support/articles.ts';
import { folderWith, putFiles } from '../support/files.ts';
import { PNG } from '../support/pictures.ts';
import { SHORTEST } from '../support/publication.ts';
import { startServing } from './serving.ts';

const chromium = requiredChromium();
const ROAD = article(
  'The road',
  '8:03 pm on 21 December 2014',
  '![A road](road.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<script>document.title = "run"</script>',
);

const settings = () => folderWith({ 'feed.yaml': SHORTEST, 'items/road.md': ROAD, 'items/road.png': PNG });

/** Pixels of the first picture, 0 while there is none. */
const WIDTH = "document.querySelector('img').naturalWidth";

describe.runIf(chromium)('a page that is open while its publication is written', () => {
  let browser: Awaited<ReturnType<typeof startChromium>>;
  beforeAll(async () => {
    browser = await startChromium(chromium ?? '');
  });
  afterAll(() => browser.close());

  async function open(path = '') {
    const root = settings();
    const { url } = await startServing(root);
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(url + path);
    return { root, url, page, complaints };
  }

  it('shows a new article by itself', async () => {
    const { root, page, complaints } = await open();
    putFiles(root, { 'items/tide.md': article('High water', '9:00 am on 22 December 2014') });
    await page.getByRole('heading', { name: 'High water' }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('shows what is wrong, and goes on showing what was right; and then what was mended', async () => {
    const { root, page, complaints } = await open('2014/12/21/road/');
    putFiles(root, { 'items/road.md': ROAD.replace('21 December', '31 February') });
    const bar = page.getByRole('alert');
    await bar.waitFor();
    expect(await bar.innerText()).toContain('items/road.md:3:7');
    expect(await page.evaluate("getComputedStyle(document.querySelector('[role=alert]')).position")).toBe(
      'sticky',
    );
    await page.getByRole('heading', { name: 'The road' }).waitFor();
    putFiles(root, { 'items/road.md': ROAD.replace('The road', 'The new road') });
    await page.getByRole('heading', { name: 'The new road' }).waitFor();
    expect(await bar.count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('runs no script of a drawing that is opened by itself, and draws it', async () => {
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" onload="this.id = &quot;loaded&quot;"><style>rect { fill: red }</style><rect width="40" height="30"/><script>document.documentElement.setAttribute("class", "run")</script></svg>';
    const root = folderWith({
      'feed.yaml': SHORTEST,
      'items/road.md': ROAD.replaceAll('road.png', 'road.svg'),
      'items/road.svg': drawing,
    });
    const { url } = await startServing(root);
    const page = await browser.newPage();
    const shown = async (address: string) => {
      await page.goto(address);
      return page.evaluate(
        "[document.documentElement.getAttribute('class'), document.documentElement.id, getComputedStyle(document.querySelector('rect')).fill]",
      );
    };
    // What the browser does with it where nothing keeps it from that.
    const plain = join(root, 'items/road.svg');
    expect(await shown(`file://${plain}`)).toEqual(['run', 'loaded', 'rgb(255, 0, 0)']);
    await page.goto(`${url}2014/12/21/road/`);
    const address = await page.evaluate("document.querySelector('img').src");
    expect(await page.evaluate(WIDTH)).toBe(40);
    expect(await shown(String(address))).toEqual([null, '', 'rgb(255, 0, 0)']);
    await page.close();
  });

  it('says so where its article is gone', async () => {
    const { root, page } = await open('2014/12/21/road/');
    rmSync(join(root, 'items/road.md'));
    await page.getByRole('heading', { name: 'Not found' }).waitFor();
    await page.close();
  });

  it('has its pictures from this machine', async () => {
    const { page } = await open('2014/12/21/road/');
    expect(await page.evaluate(WIDTH)).toBe(6);
    await page.close();
  });

  it('of how readers show an article has it three ways, and follows the article', async () => {
    const { root, page, complaints } = await open('preview/');
    await page.getByRole('link', { name: 'The road' }).click();
    for (const name of ['As written', 'As readers keep it', 'As plain text'])
      await page.getByRole('heading', { name, exact: true }).waitFor();
    // A click does not wait for pictures.
    await page.waitForLoadState('load');
    expect(await page.frames()[1]?.evaluate(WIDTH)).toBe(6);
    expect(await page.title()).not.toBe('run');
    putFiles(root, { 'items/road.md': ROAD.replace('The road', 'The new road') });
    await page.getByRole('heading', { name: 'The new road' }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });
});
