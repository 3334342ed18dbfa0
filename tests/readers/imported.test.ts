import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { fetchDocument } from '../../src/http/client/fetchDocument.ts';
import { tell } from '../cli/commandLine.ts';
import { folderWith } from '../support/files.ts';
import { oldFeed } from '../support/oldFeed.ts';
import { SETTINGS } from '../support/publication.ts';
import { newsboat, subscribe } from './newsboat.ts';
import { requiredReaders, serve } from './readers.ts';

it.each(requiredReaders([newsboat]).flatMap(({ formats }) => formats))(
  'newsboat, which has read the old feed, finds nothing unread in the new one (%s)',
  async (format) => {
    let text = format === 'rss' ? oldFeed().rss2() : oldFeed().atom1();
    const root = folderWith({ 'feed.yaml': SETTINGS });
    const { url, close } = await serve({
      feed: {
        type: 'application/xml',
        get text() {
          return text;
        },
      },
    });
    const subscription = await subscribe(`${url}/feed`);
    onTestFinished(async () => {
      await subscription.end();
      await close();
    });
    expect(await subscription.reload()).toHaveLength(2);
    const args = ['import', `${url}/feed`, '--root', root, '--allow-private'];
    await tell(args, realDisk(root), { fetch: fetchDocument });
    await tell(['build'], realDisk(root));
    text = readFileSync(join(root, 'output', `${format}.xml`), 'utf8');
    expect(await subscription.reload()).toEqual([]);
  },
);
