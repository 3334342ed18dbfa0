import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { run } from '../support/program.ts';
import { feedparser } from './feedparser.ts';
import { newsboat } from './newsboat.ts';
import { sfeed } from './sfeed.ts';

const PYTHON = '/usr/bin/python3';
const DOCUMENT = fileURLToPath(new URL('../golden/languages/expected/atom.xml', import.meta.url));
/** The pages of the articles themselves, of which two have translations. */
const OWN = ['2015/03/08/sea/', '2015/03/07/fish/', '2015/03/05/whale/'].map(
  (page) => `https://news.example.nz/${page}`,
);

it.runIf(feedparser.isHere())(
  'feedparser opens the page of an entry, and not that of a translation',
  async () => {
    const script =
      'import feedparser, json, sys; print(json.dumps([e.link for e in feedparser.parse(sys.argv[1]).entries]))';
    expect(JSON.parse(await run(PYTHON, ['-c', script, DOCUMENT]))).toEqual(OWN);
  },
);

it.runIf(sfeed.isHere())('sfeed opens the page of an entry, and not that of a translation', async () => {
  const lines = (await run('sfeed', [], { input: readFileSync(DOCUMENT, 'utf8') })).trim().split('\n');
  expect(lines.map((line) => line.split('\t')[2])).toEqual(OWN);
});

it.runIf(newsboat.isHere())(
  'Newsboat opens the page of an entry, and not that of a translation',
  async () => {
    const home = await mkdtemp(join(tmpdir(), 'newsboat-'));
    const [urls, cache] = [join(home, 'urls'), join(home, 'cache.db')];
    await writeFile(urls, `file://${DOCUMENT}\n`);
    await run('newsboat', ['-x', 'reload', '-u', urls, '-c', cache, '-C', '/dev/null'], { home });
    const script =
      'import json, sqlite3, sys; print(json.dumps([url for url, in sqlite3.connect(sys.argv[1]).execute("select url from rss_item order by id desc")]))';
    const found = JSON.parse(await run(PYTHON, ['-c', script, cache]));
    await rm(home, { recursive: true });
    expect(found).toEqual(OWN);
  },
);
