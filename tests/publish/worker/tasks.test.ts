import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { emptyCache } from '../../../src/publish/incremental/cacheFile.ts';
import { encodeHead } from '../../../src/publish/incremental/codec.ts';
import { readSettings } from '../../../src/publish/publish.ts';
import { openEyes, readBody, readHead } from '../../../src/publish/readArticle.ts';
import { discoverFiles, readIndex } from '../../../src/publish/readHeads.ts';
import type { Task } from '../../../src/publish/worker/batches.ts';
import { handOf, unpackBody, unpackHead } from '../../../src/publish/worker/tasks.ts';

const GOLDEN = new URL('../../golden/', import.meta.url).pathname;

/** All that two threads say of a publication, each of its articles by itself. */
function sayBoth(root: string) {
  const disk = realDisk(root);
  const { settings } = readSettings(disk);
  if (settings === undefined) return undefined;
  const { files } = discoverFiles(disk, settings, []);
  const index = readIndex(files, disk, settings, false, emptyCache(''), {}, []);
  const work = handOf(disk);
  // On the way to another thread and back everything is cloned.
  const ask = (task: Task) => structuredClone(work(structuredClone(task)));
  ask({ kind: 'settings', settings });
  const heads = ask({ kind: 'heads', number: 0, files });
  const found = new Map(files.map((one) => [one.file, one]));
  const articles = index.heads.flatMap((head) => {
    const file = found.get(head.file);
    return file ? [{ found: file, head }] : [];
  });
  const tasks = articles.map((one) => ({ found: one.found, head: encodeHead(one.head) }));
  const bodies = ask({ kind: 'bodies', number: 1, articles: tasks });
  const eyes = openEyes(disk);
  return {
    there: {
      heads: heads?.results?.map((head, at) => unpackHead(head, files[at] as never)),
      bodies: bodies?.results?.map((body, at) => unpackBody(body, articles[at]?.head as never)),
    },
    here: {
      heads: files.map((file) => readHead(file, disk, settings)),
      bodies: articles.map((one) => readBody(one.found, one.head, disk, settings, eyes)),
    },
  };
}

describe('another thread', () => {
  it.each(readdirSync(GOLDEN))('reads the articles of golden/%s as this one does', (name) => {
    const said = sayBoth(`${GOLDEN}${name}`);
    if (said) expect(said.there).toEqual(said.here);
  });

  it('says that it could not do something, which is then done here', () => {
    const work = handOf(realDisk('/nowhere'));
    const task: Task = {
      kind: 'bodies',
      number: 7,
      articles: [{ found: { file: 'a', path: 'a' }, head: '{' }],
    };
    expect(work(task)).toEqual({ number: 7 });
  });
});
