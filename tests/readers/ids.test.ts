import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { tell } from '../cli/commandLine.ts';
import { CHANGES, IDS, threeArticles } from '../cli/idChanges.ts';
import { article } from '../support/articles.ts';
import { putFiles } from '../support/files.ts';
import { newsboat, subscribe } from './newsboat.ts';
import { requiredReaders, serve } from './readers.ts';

const readers = requiredReaders([newsboat]);

describe.each(Object.keys(CHANGES))('when %s', (name) => {
  it.each(readers.flatMap(({ formats }) => formats))(
    'newsboat, which has read all, shows nothing unread after a reload (%s)',
    async (format) => {
      const { root } = await threeArticles();
      const path = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' }[format];
      const { url, close } = await serve({
        feed: {
          type: 'application/xml',
          get text() {
            return readFileSync(join(root, 'output', path), 'utf8');
          },
        },
      });
      const subscription = await subscribe(`${url}/feed`);
      onTestFinished(async () => {
        await subscription.end();
        await close();
      });
      expect((await subscription.reload()).toSorted()).toEqual(IDS);
      CHANGES[name]?.(root);
      await tell(['build'], realDisk(root));
      expect(await subscription.reload()).toEqual([]);
      // It would have seen an article that is new.
      putFiles(root, { 'items/new.md': article('News', '8:00 am on 9 March 2015') });
      await tell(['build'], realDisk(root));
      expect(await subscription.reload()).toEqual([expect.stringContaining('2015-03-09:new')]);
    },
  );
});
