import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { fetchDocument } from '../../src/http/client/fetchDocument.ts';
import { oldAddressOf } from '../../src/import/oldAddress.ts';
import { MAIN_PATHS } from '../../src/publish/plan/feeds.ts';
import { asYaml } from '../../src/syntax/writeYaml.ts';
import { tell } from '../cli/commandLine.ts';
import { folderWith, putFiles } from '../support/files.ts';
import { oldFeed } from '../support/oldFeed.ts';
import { SETTINGS } from '../support/publication.ts';
import { newsboat, subscribe } from './newsboat.ts';
import { requiredReaders, serve } from './readers.ts';

/** Where a program has had its feed, by its path on the host. */
const OLD = ['feed/', 'feeds/posts/default'];

const cases = requiredReaders([newsboat]).flatMap(({ formats }) =>
  formats.flatMap((format) => OLD.map((path) => [format, path] as const)),
);

it.each(cases)(
  'newsboat, which has read the old feed (%s) at %s, finds nothing unread in what an alias has there, and then what is new',
  async (format, path) => {
    let text = format === 'rss' ? oldFeed().rss2() : oldFeed().atom1();
    const { url, close } = await serve({
      [path]: {
        type: 'application/xml',
        get text() {
          return text;
        },
      },
    });
    const old = `${url}/${path}`;
    const subscription = await subscribe(old);
    onTestFinished(async () => {
      await subscription.end();
      await close();
    });
    expect(await subscription.reload()).toHaveLength(2);

    const kept = oldAddressOf(old, format === 'rss' ? 'rss' : 'atom', { url: `${url}/`, paths: MAIN_PATHS });
    if (kept?.kind !== 'alias') throw new Error(`expected an alias, found ${kept?.kind}`);
    const settings =
      SETTINGS.replace('https://news.example.nz/', `${url}/`) + asYaml({ aliases: [kept.alias] });
    const root = folderWith({ 'feed.yaml': settings });
    await tell(['import', old, '--root', root, '--allow-private'], realDisk(root), { fetch: fetchDocument });
    await tell(['build'], realDisk(root));
    const served = typeof kept.alias === 'string' ? kept.alias : kept.alias.path;
    const publish = () => {
      text = readFileSync(join(root, 'output', served), 'utf8');
    };
    publish();
    expect(await subscription.reload()).toEqual([]);

    const check = await tell(['check', '--moved', old, '--allow-private'], realDisk(root), {
      fetch: fetchDocument,
    });
    expect(check).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('is served here, and 2 of its 2 ids are here'),
    });

    putFiles(root, { 'items/new.md': '---\ntitle: New\ndate: 2025-06-01 10:00\nid: urn:new\n---\n\nNew.\n' });
    await tell(['build'], realDisk(root));
    publish();
    expect(await subscription.reload()).toEqual(['urn:new']);
  },
);
