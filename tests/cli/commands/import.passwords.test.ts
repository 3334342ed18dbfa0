import { join } from 'node:path';
import { expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { article } from '../../support/articles.ts';
import { folderWith } from '../../support/files.ts';
import { SETTINGS } from '../../support/publication.ts';
import { tell } from '../commandLine.ts';

const AT = 'https://ana:hunter2@old.example';
const ARTICLE = article('Z', '1:00 pm on 22 December 2014');
const FEED = `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Old</title><link>${AT}/</link>
<atom:link rel="self" href="${AT}/feed.xml"/><atom:link rel="next" href="${AT}/feed.xml?2"/><atom:link rel="hub" href="${AT}/"/>
<item><title>A</title><link>${AT}/a</link><guid>${AT}/a</guid><pubDate>Sun, 21 Dec 2014 07:03:00 +0000</pubDate><enclosure url="${AT}/a.mp3" type="audio/mpeg" length="1"/><description>&lt;img src="${AT}/a.png"&gt;</description></item>
<item><guid>${AT}/a</guid><pubDate>Sun, 21 Dec 2014 07:03:00 +0000</pubDate></item>
</channel></rss>`;

it.each([[], ['--verbose'], ['--media', '--verbose'], ['--onto'], ['--onto', '--verbose']])(
  'no user name and no password of an address is printed by import %j',
  async (...args) => {
    const root = folderWith({ 'old.xml': FEED, 'feed.yaml': SETTINGS, 'items/z.md': ARTICLE });
    const { stdout, stderr } = await tell(
      ['import', join(root, 'old.xml'), '--root', root, ...args],
      realDisk(root),
      { disk: realDisk, pause: () => Promise.resolve() },
    );
    expect(stderr).toContain('FEED_ENTRY');
    expect(stdout + stderr).not.toMatch(/ana:|hunter2/);
  },
);

it.each([['import'], ['check', '--moved']])(
  'nor is that of the address which %s %s was given',
  async (...args) => {
    const root = folderWith({ 'feed.yaml': SETTINGS, 'items/z.md': ARTICLE });
    const { status, stdout, stderr } = await tell(
      [...args, `${AT}/feed.xml`, '--root', root],
      realDisk(root),
      {
        disk: realDisk,
        pause: () => Promise.resolve(),
      },
    );
    expect(status).not.toBe(0);
    expect(stderr).toContain('https://old.example/feed.xml');
    expect(stdout + stderr).not.toMatch(/ana:|hunter2/);
  },
);
