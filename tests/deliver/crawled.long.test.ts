import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { bundlePrograms, type Ending, type Running } from '../faults/program.ts';
import { type RunningServer, requiredServers, startServer } from '../hosting/servers.ts';
import { snippet } from '../hosting/snippets.ts';
import { publicationInStates } from '../hosting/states.ts';
import { crawl } from '../support/crawl.ts';
import { filesOf, putFiles } from '../support/files.ts';

const URL_OF_SITE = 'https://news.example.nz/';
/** Where people and readers begin: the front page, the feed in all formats and at its old address, the lists of feeds. */
const BEGINNINGS = [
  ...['', 'rss.xml', 'atom.xml', 'feed.json', 'feed/index.xml', 'feeds.opml', '.well-known/feed-menu.json'],
];

const SETTINGS = 'deploy: [{ name: web, kind: folder, path: web }]\n';

describe.each(requiredServers().filter(({ name }) => name === 'nginx'))(
  '$name before a folder',
  (program) => {
    const programs = bundlePrograms();
    let server: RunningServer | undefined;
    afterEach(() => server?.stop());

    it('gives a crawler no dead address and no older feed at any moment of deliveries', {
      timeout: 300_000,
    }, async () => {
      const { root, output, states } = publicationInStates(SETTINGS);
      const web = join(root, 'web');
      putFiles(web, { 'robots.txt': 'User-agent: *\n' });
      // The server runs as nobody.
      chmodSync(root, 0o755);
      const running = await startServer(program, snippet(program.language, 'media'), web);
      server = running;
      const feeds: string[] = [];
      const look = async (when: string, isOpen: boolean) => {
        const { seen, dead } = await crawl(URL_OF_SITE, isOpen ? BEGINNINGS : [], async (path) => {
          const { status, body } = await running.ask(`/${encodeURI(path)}`);
          return status === 200 ? String(body) : undefined;
        });
        expect(dead, when).toEqual([]);
        const feed = seen.get('rss.xml');
        if (feed !== undefined && feed !== feeds.at(-1)) feeds.push(feed);
        return seen.size;
      };

      const built: string[] = [];
      let looks = 0;
      for (const [number, goOn] of states.entries()) {
        goOn();
        built.push(readFileSync(join(output, 'rss.xml'), 'utf8'));
        const log = join(root, `log-${number}`);
        const fault = { at: 1, kind: 'SIGSTOP', lasts: 'for ever', under: web } as const;
        const args = ['deploy', '--no-verify', '--root', root, '--now', '2026-01-01T00:00:00Z'];
        const deploy = programs.dateline(args, { fault, log });
        for await (const change of stopsOf(deploy, log)) {
          // Nobody has been given an address before the first delivery has ended.
          if (/^(?:rename|remove) /.test(change)) looks += await look(`before ${change}`, number > 0);
        }
        expect(await deploy.ending).toMatchObject({ status: 0, stderr: '' });
        await look('at the end', true);
        expect(filesOf(web)).toMatchObject(withoutHidden(filesOf(output)));
      }
      expect(looks).toBeGreaterThan(1000);
      expect(feeds, 'no feed is older than one before it').toEqual(built);
      expect(Object.keys(filesOf(web))).not.toContain('2015/03/03/ferry/index.html');
    });
  },
);

/** Lets a process go on from stop to stop, and gives the change before which it stands each time. */
async function* stopsOf({ child, ending }: Running, log: string): AsyncGenerator<string> {
  let ended: Ending | undefined;
  void ending.then((how) => {
    ended = how;
  });
  for (let count = 0; ; ) {
    const lines = linesOf(log);
    if (ended !== undefined) return;
    if (lines.length > count && isStopped(child.pid)) {
      count = lines.length;
      yield lines.at(-1) as string;
      child.kill('SIGCONT');
    }
    await setTimeout(1);
  }
}

function linesOf(log: string): string[] {
  try {
    return readFileSync(log, 'utf8').split('\n').slice(0, -1);
  } catch {
    return [];
  }
}

function isStopped(pid: number | undefined): boolean {
  try {
    return /^\d+ \(.*\) T /s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** What begins with a point stays here, but for what servers know. */
function withoutHidden(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).filter(([path]) => !/^\.(?!well-known|nojekyll)/.test(path)),
  );
}
