import { expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { article } from '../support/articles.ts';
import { folderWith } from '../support/files.ts';
import { memoryDisk } from '../support/memoryDisk.ts';
import { SETTINGS } from '../support/publication.ts';
import { tell } from './commandLine.ts';

const itemOf = (id: string, day: number) =>
  `<item><title>${id}</title><guid isPermaLink="false">${id}</guid><pubDate>0${day} Mar 2015 08:00:00 +1300</pubDate><description>${id}</description></item>`;

it.each([
  [['101', '102', '103'], '"101" and 2 more'],
  [['101', 'urn:x:2'], '"101"'],
])('import tells ids that are no URIs in one note, and no run does after it: %s', async (ids, found) => {
  const items = ids.map((id, index) => itemOf(id, index + 1)).join('');
  const channel = `<title>T</title><link>https://a.example/</link><description>D</description>${items}`;
  const root = folderWith({
    'feed.yaml': SETTINGS,
    'old.xml': `<rss version="2.0"><channel>${channel}</channel></rss>`,
  });
  const run = (command: string, ...args: string[]) =>
    tell([command, ...args, '--root', root], realDisk(root), { disk: realDisk });
  expect((await run('import', `${root}/old.xml`)).stderr.replaceAll(`${root}/`, '').split('\n')[0]).toBe(
    `old.xml:1:1 note ID_NOT_URI expected ids that are absolute URIs, found ${found} - they are kept; in Atom they stand behind the address of the publication`,
  );
  for (const command of ['build', 'build', 'check']) expect((await run(command)).stderr).toBe('');
});

it('a run tells such an id of a new article, and then no more', async () => {
  const files = {
    'feed.yaml': SETTINGS,
    'items/a.md': article('A', '2015-03-01 08:00', 'A.', 'id: "101"\n'),
  };
  const disk = memoryDisk(files);
  expect((await tell(['build'], disk)).stderr).toMatch(/^items\/a\.md:4:5 note ID_NOT_URI .*\n.*\n.*\n$/);
  expect((await tell(['build'], disk)).stderr).toBe('');
});
