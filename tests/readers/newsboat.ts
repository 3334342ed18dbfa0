import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasFiles, hasProgram, run } from '../support/program.ts';
import type { Reader, SeenItem } from './reader.ts';

const EDGES = /^\p{White_Space}+|\p{White_Space}+$/gu;
const WRAP_MS = 2 ** 32 * 1000;

/**
 * Newsboat 2.21, as its cache has the items after one reload.
 *
 * - A title is trimmed of white space, and a line break in it is a space. Nothing else: tags and references
 *   stay.
 * - An instant is 32 bits: the second after 2106-02-07T06:28:15Z is 1970 again, and 1969 is 2105.
 *   1969-12-31T23:59:59Z looks like a failure to it, and a date it cannot read or find is **now**.
 * - An Atom entry has the instant of `published`, and of `updated` where there is no `published`.
 * - Of items with one id, one is kept. Without an id, the link and the date are the id; without a title, the
 *   link is.
 * - XML that is not well-formed is repaired without a word: a document cut short still has its first items.
 */
export const newsboat: Reader = {
  name: 'newsboat',
  formats: ['rss', 'atom'],
  packages: ['newsboat', 'python3'],
  isHere: () => hasProgram('newsboat') && hasFiles('/usr/bin/python3'),
  read,
  showsTitle: (title) => title.replace(EDGES, '').replace(/[\r\n]/g, ' '),
  showsInstant: (instant) => ((instant % WRAP_MS) + WRAP_MS) % WRAP_MS,
};

// Node 20 has no SQLite of its own. Newsboat stores a feed from its last item to its first.
const READ_CACHE = `
import json, sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute('select guid, title, pubDate from rss_item order by id desc')
print(json.dumps([{'id': guid, 'title': title, 'instant': seconds * 1000} for guid, title, seconds in rows]))
`;

// What everyone has read, so that only what comes anew is unread.
const COUNT_UNREAD = `
import json, sqlite3, sys
cache = sqlite3.connect(sys.argv[1])
print(json.dumps([guid for guid, in cache.execute('select guid from rss_item where unread = 1 and deleted = 0 order by guid')]))
cache.execute('update rss_item set unread = 0')
cache.commit()
`;

/** Someone who subscribes, with a cache that outlives each reload. */
export interface Subscription {
  /** Fetches the feed again, gives the ids of what is unread, and reads it. */
  reload(): Promise<string[]>;
  /** The items in the cache. */
  items(): Promise<SeenItem[]>;
  end(): Promise<void>;
}

/** Subscribes to a feed. Nothing is fetched yet. */
export async function subscribe(url: string): Promise<Subscription> {
  const home = await mkdtemp(join(tmpdir(), 'newsboat-'));
  const file = (name: string) => join(home, name);
  await writeFile(file('urls'), `${url}\n`);
  await writeFile(file('errors'), '');
  await writeFile(file('config'), `error-log "${file('errors')}"\n`);
  const options = ['-u', file('urls'), '-c', file('cache.db'), '-C', file('config')];
  const ask = async (script: string) =>
    JSON.parse(await run('/usr/bin/python3', ['-c', script, file('cache.db')]));
  return {
    reload: async () => {
      await run('newsboat', ['-x', 'reload', ...options], { home });
      const errors = await readFile(file('errors'), 'utf8');
      if (errors !== '') throw new Error(`newsboat complains: ${errors.trim()}`);
      return ask(COUNT_UNREAD);
    },
    items: () => ask(READ_CACHE),
    end: () => rm(home, { recursive: true, force: true }),
  };
}

async function read(url: string): Promise<SeenItem[]> {
  const subscription = await subscribe(url);
  try {
    await subscription.reload();
    return await subscription.items();
  } finally {
    await subscription.end();
  }
}
