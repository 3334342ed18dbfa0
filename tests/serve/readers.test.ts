import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { newsboat, subscribe } from '../readers/newsboat.ts';
import { requiredReaders } from '../readers/readers.ts';
import { sfeed } from '../readers/sfeed.ts';
import { article } from '../support/articles.ts';
import { folderWith, putFiles } from '../support/files.ts';
import { run } from '../support/program.ts';
import { SHORTEST } from '../support/publication.ts';
import { noteAnswers, startServing } from './serving.ts';

const here = requiredReaders([newsboat, sfeed]);
const PATIENCE = { timeout: 20_000, interval: 50 };

const settings = () =>
  folderWith({
    'feed.yaml': SHORTEST,
    'items/road.md': article('The road', '8:03 pm on 21 December 2014'),
    'items/ferry.md': article('The ferry', '9:00 am on 20 December 2014'),
  });

const TIDE = { 'items/tide.md': article('The tide', '9:00 am on 22 December 2014') };

/** Waits until the server has seen it. */
async function isServed(url: string, text: string): Promise<void> {
  await vi.waitFor(async () => {
    if (!(await (await fetch(url)).text()).includes(text)) throw new Error(`no ${text} yet`);
  }, PATIENCE);
}

describe.each(['rss.xml', 'atom.xml'])('who subscribes to %s while it is served', (path) => {
  it.runIf(here.includes(newsboat))('with newsboat is told of what is new, and of nothing else', async () => {
    const root = settings();
    const { url } = await startServing(root);
    const between = await noteAnswers(url);
    const reader = await subscribe(between.url + path);
    try {
      expect(await reader.reload()).toHaveLength(2);
      // Of a feed that it did not have before it forgets the entity tag: it has one from the second time on.
      expect(await reader.reload()).toEqual([]);
      expect(between.answers()).toEqual([`/${path} 200`, `/${path} 200`]);
      expect(await reader.reload()).toEqual([]);
      expect(between.answers()).toEqual([`/${path} 304`]);
      putFiles(root, TIDE);
      await isServed(url + path, '2014-12-22');
      expect(await reader.reload()).toEqual([expect.stringContaining('2014-12-22:tide')]);
      expect(between.answers()).toEqual([`/${path} 200`]);
      expect(await reader.reload()).toEqual([]);
      expect(between.answers()).toEqual([`/${path} 304`]);
    } finally {
      await reader.end();
    }
  });

  it.runIf(here.includes(sfeed))('with sfeed is told of what is new, and of nothing else', async () => {
    const root = settings();
    const { url } = await startServing(root);
    const between = await noteAnswers(url);
    const home = folderWith({});
    for (const folder of ['feeds', 'tags']) mkdirSync(join(home, folder));
    // Its manual shows how to ask only for what has changed, by entity tag.
    writeFileSync(
      join(home, 'sfeedrc'),
      `sfeedpath="${home}/feeds"
feeds() { feed harbour "${between.url}${path}"; }
fetch() { curl -f -s -m 15 --etag-compare "${home}/tags/$1" --etag-save "${home}/tags/$1" "$2"; }
`,
    );
    const update = async () => {
      await run('sfeed_update', [join(home, 'sfeedrc')], { home });
      const lines = readFileSync(join(home, 'feeds', 'harbour'), 'utf8').split('\n');
      return lines.flatMap((line) => line.split('\t')[1] ?? []);
    };
    expect(await update()).toEqual(['The road', 'The ferry']);
    expect(await update()).toEqual(['The road', 'The ferry']);
    putFiles(root, TIDE);
    await isServed(url + path, '2014-12-22');
    expect(await update()).toEqual(['The tide', 'The road', 'The ferry']);
    expect(between.answers()).toEqual([`/${path} 200`, `/${path} 304`, `/${path} 200`]);
  });
});
