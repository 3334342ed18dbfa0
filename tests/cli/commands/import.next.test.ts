import { join } from 'node:path';
import { expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { filesOf, folderWith } from '../../support/files.ts';
import { SETTINGS } from '../../support/publication.ts';
import { tell } from '../commandLine.ts';

const feedAt = (self: string, date: string) =>
  `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Old</title><link>https://old.example/</link>
<language>en</language><atom:link rel="self" href="${self}"/>
<item><title>Tide</title><guid isPermaLink="false">urn:tide</guid><pubDate>${date}</pubDate><description>Text</description></item>
</channel></rss>`;

function folder(self: string, date = 'Sun, 21 Dec 2014 20:03:00 +1300') {
  const root = folderWith({ 'old.xml': feedAt(self, date), 'feed.yaml': SETTINGS });
  const run = (...args: string[]) =>
    tell(['import', join(root, 'old.xml'), '--root', root, ...args], realDisk(root), { disk: realDisk });
  return { run, lock: () => filesOf(root)['feed.lock'] };
}

it('names the address of the feed so that a shell takes it for one word, whatever the feed says', async () => {
  const { stdout } = await folder("https://old.example/'a;b?c=$(d)&amp;e").run();
  expect(stdout).toContain("dateline check --moved 'https://old.example/%27a;b?c=$(d)&e' tells");
});

it('takes no article from subscribers that was imported before its time, when its id is imported again', async () => {
  const { run, lock } = folder('https://old.example/feed/', 'Sun, 21 Dec 2099 20:03:00 +1300');
  await run();
  await run('--onto');
  expect(lock()).toMatch(/^early\t2099-12-21/m);
});
