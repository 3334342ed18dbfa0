import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { filesOf, folderWith } from '../../support/files.ts';
import { SETTINGS } from '../../support/publication.ts';
import { tell } from '../commandLine.ts';

const OLD = 'https://old.example';

interface Post {
  readonly number: number;
  readonly name: string;
  readonly title: string;
  /** As WordPress has it: without a zone, and in UTC. */
  readonly at: string;
  readonly text: string;
  readonly status?: string;
  readonly type?: string;
}

function postOf({ number, name, title, at, text, status = 'publish', type = 'post' }: Post): string {
  return `<item><title>${title}</title><link>${OLD}/2015/03/${name}/</link>
<pubDate>${new Date(`${at.replace(' ', 'T')}Z`).toUTCString()}</pubDate><dc:creator>ana</dc:creator>
<guid isPermaLink="false">${OLD}/?p=${number}</guid><content:encoded><![CDATA[${text}]]></content:encoded>
<wp:post_id>${number}</wp:post_id><wp:post_date_gmt>${at}</wp:post_date_gmt><wp:post_name>${name}</wp:post_name>
<wp:status>${status}</wp:status><wp:post_type>${type}</wp:post_type></item>`;
}

const FERRY = {
  number: 7,
  name: 'ferry',
  title: 'The ferry is back',
  at: '2015-03-02 17:12:00',
  text: 'It left at six.',
};
const TIDE = { number: 9, name: 'tide', title: 'The tide', at: '2015-03-05 04:40:00', text: 'It came in.' };
const WHALE = { number: 11, name: 'whale', title: 'A whale', at: '2015-03-06 04:40:00', text: 'It stayed.' };
const SECRET = {
  number: 12,
  name: 'secret',
  title: 'Not for all',
  at: '2015-03-07 04:40:00',
  text: 'Nobody may.',
};

function exportOf(...posts: readonly Post[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Old</title>
<link>${OLD}</link><language>en-NZ</language><wp:wxr_version>1.2</wp:wxr_version>
${posts.map(postOf).join('\n')}
</channel></rss>`;
}

/** A WordPress that was turned into Markdown long ago: other links, and no id. */
function turned(...posts: readonly Post[]): Record<string, string> {
  return Object.fromEntries(
    posts.map(({ name, title, at, text }) => [
      `items/${at.slice(0, 10)}-${name}.md`,
      `---\ntitle: ${title}\ndate: ${at.replace(' ', 'T')}Z\n---\n\n${text}\n`,
    ]),
  );
}

describe('import --onto of an export of WordPress', () => {
  const text = exportOf(
    FERRY,
    TIDE,
    { ...WHALE, status: 'draft' },
    { ...SECRET, status: 'private' },
    { ...SECRET, number: 13, name: 'about', title: 'About', type: 'page' },
  );

  it('gives articles that were made of it long ago the ids that subscribers have', async () => {
    const root = folderWith({ 'feed.yaml': SETTINGS, 'wp.xml': text, ...turned(FERRY, TIDE, WHALE) });
    const run = (...args: string[]) => tell([...args, '--root', root], realDisk(root), { disk: realDisk });
    const { status, stdout, stderr } = await run('import', join(root, 'wp.xml'), '--onto');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^found the articles of 2 of 2 entries\n/);
    expect(stderr).toContain('found beside them: draft (1), private entry (1), page (1)');
    const lock = filesOf(root)['feed.lock'];
    expect(lock).toContain(`\t${OLD}/?p=7\titems/2015-03-02-ferry.md\n`);
    // What subscribers never had keeps no id of the export.
    expect(lock).not.toMatch(/p=1[123]/);
    expect((await run('build')).status).toBe(0);
    const { items } = JSON.parse(readFileSync(join(root, 'output/feed.json'), 'utf8'));
    expect(items.map(({ id }: { id: string }) => id)).toEqual([
      'tag:news.example.nz,2015-03-06:whale',
      `${OLD}/?p=9`,
      `${OLD}/?p=7`,
    ]);
  });

  it('is nothing new to those who subscribe', async () => {
    const root = folderWith({ 'feed.yaml': SETTINGS, 'wp.xml': text, ...turned(FERRY, TIDE) });
    const run = (...args: string[]) => tell([...args, '--root', root], realDisk(root), { disk: realDisk });
    await run('import', join(root, 'wp.xml'), '--onto');
    const { subscribers } = JSON.parse((await run('build', '--json')).stdout);
    expect(subscribers).toMatchObject({ new: [], updated: [], edited: [], returning: [], gone: [] });
  });
});
