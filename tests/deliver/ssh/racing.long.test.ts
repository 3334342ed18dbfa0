import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { programsIn } from '../../../src/cli/runProgram.ts';
import type { DeliveryOutcome } from '../../../src/deliver/outcome.ts';
import { openSshTarget } from '../../../src/deliver/ssh/sshTarget.ts';
import { requiredServers, startServer } from '../../hosting/servers.ts';
import { filesOf, folderWith, putFiles } from '../../support/files.ts';
import { hasSsh, type SshServer, startSshServer } from '../../support/sshServer.ts';
import { deliveryOf, publisher, siteOf } from '../publishers.ts';

const PUBLISHERS = 2;
const ROUNDS = 3;
const CLOCK = { now: () => Date.now(), random: Math.random, pause: (ms: number) => setTimeout(ms / 10) };
const NGINX = 'server { listen 80; root /srv/news/output/news; location / { } }';

describe.skipIf(!hasSsh && process.env['CI'] !== 'true')('publishers with one machine', () => {
  let server: SshServer;
  const { PATH } = process.env;
  beforeAll(async () => {
    server = await startSshServer();
    process.env['PATH'] = server.path;
  });
  afterAll(async () => {
    process.env['PATH'] = PATH;
    await server?.stop();
  });

  /** Somebody who delivers from a folder of his own. */
  const colleague = (path: string, switchBy: 'link' | 'files') => {
    const root = folderWith({});
    const here = publisher();
    const target = openSshTarget(
      { name: 'web', host: 'news.test', path, switchBy, output: 'output' },
      { run: programsIn(root), clock: CLOCK },
    );
    return async (articles: Readonly<Record<string, string>>, items = articles) => {
      rmSync(join(root, 'output'), { recursive: true, force: true });
      putFiles(join(root, 'output'), siteOf(articles));
      return here.deliver(target, deliveryOf(siteOf(articles), items), { clock: CLOCK });
    };
  };

  it.each(['link', 'files'] as const)(
    'lose no article, and who comes meanwhile finds no dead address and no older feed: by %s',
    async (way) => {
      const top = folderWith({});
      const path = join(top, 'news');
      if (way === 'files') mkdirSync(path);
      const [nginx] = requiredServers().filter(({ name }) => name === 'nginx');
      const web = nginx && (await startServer(nginx, NGINX, top));
      onTestFinished(() => web?.stop());
      const repository = new Map([['first', 'The first article']]);
      expect((await colleague(path, way)(Object.fromEntries(repository))).status).toBe('delivered');

      const refusals: string[] = [];
      const work = (name: string) => addArticles(name, colleague(path, way), repository, refusals);
      const ended = new AbortController();
      const get = async (one: string) => {
        const answer = await web?.ask(`/${one}`);
        return answer?.status === 200 ? answer.body.toString() : undefined;
      };
      const crawling = web && crawl(get, ended.signal);
      await Promise.all(Array.from({ length: PUBLISHERS }, (_, index) => work(`p${index}`)));
      ended.abort();
      await crawling;
      expect(new Set(refusals)).toEqual(new Set(['conflict']));

      const everything = Object.fromEntries([...repository].sort());
      expect(Object.keys(everything)).toHaveLength(1 + PUBLISHERS * ROUNDS);
      await colleague(path, way)(everything);
      expect(servedAt(path)).toEqual(siteOf(everything));

      const leaving = new AbortController();
      const looking = web && crawl(get, leaving.signal, true);
      const deliver = colleague(path, way);
      const rest = Object.entries(everything);
      while (rest.length > 4) {
        rest.pop();
        expect((await deliver(Object.fromEntries(rest), everything)).status).toBe('delivered');
      }
      leaving.abort();
      await looking;
      // Media stay: somebody's reader may still show them.
      const left = Object.keys(servedAt(path)).filter((name) => !name.startsWith('media/'));
      const site = Object.keys(siteOf(Object.fromEntries(rest)));
      expect(left).toEqual(site.filter((name) => !name.startsWith('media/')).sort());
    },
    300_000,
  );
});

/** Adds articles to what others have pushed, as far as it was pulled, and delivers each. */
async function addArticles(
  name: string,
  deliver: (articles: Readonly<Record<string, string>>) => Promise<DeliveryOutcome>,
  repository: Map<string, string>,
  refusals: string[],
): Promise<void> {
  const own = new Map(repository);
  for (let round = 0; round < ROUNDS; round += 1) {
    own.set(`${name}-${round}`, `Article ${round} of ${name}`);
    for (;;) {
      const outcome = await deliver(Object.fromEntries([...own].sort()));
      for (const [slug, text] of own) repository.set(slug, text);
      if (outcome.status !== 'refused') break;
      refusals.push(outcome.why.kind);
      for (const [slug, text] of repository) own.set(slug, text);
    }
  }
}

/** Follows every address from the feed on, again and again. A feed that names less than one before it is an older one, but where articles go. */
async function crawl(
  get: (path: string) => Promise<string | undefined>,
  signal: AbortSignal,
  isLeaving = false,
): Promise<void> {
  const seen = new Set<string>();
  const feed = async () => addressesIn((await get('rss.xml')) ?? '');
  while (!signal.aborted) {
    const named = await feed();
    expect(named.length).toBeGreaterThan(0);
    for (const path of isLeaving ? [] : seen) expect(named).toContain(path);
    for (const path of named) {
      seen.add(path);
      // What has gone since the feed was read is no dead address.
      const isDead = (await get(path)) === undefined && (await feed()).includes(path);
      expect([path, isDead]).toEqual([path, false]);
    }
    await setTimeout(20);
  }
}

function addressesIn(text: string): string[] {
  return [...text.matchAll(/<([^>]+)>/g)].map(([, path = '']) => path);
}

function servedAt(path: string): Record<string, string> {
  return Object.fromEntries(Object.entries(filesOf(path)).filter(([name]) => !name.startsWith('.dateline/')));
}
