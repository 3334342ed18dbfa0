import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAnnounced } from '../../src/deliver/plan/announced.ts';
import { openSender } from '../../src/http/client/send.ts';
import { hub, serveFolder, WHALE } from '../deliver/announcing.ts';
import { article } from '../support/articles.ts';
import { filesOf, folderWith, putFiles } from '../support/files.ts';
import { SHORTEST } from '../support/publication.ts';
import { stepOf } from '../support/runs.ts';
import { bundlePrograms } from './program.ts';
import { runHere } from './scenarios.ts';

const programs = bundlePrograms();

/** Of the changes that a deploy makes, at which it is killed. */
const STEP = Math.max(3, stepOf(7));

const NOW = ['--now', '2026-01-01T00:00:00Z'];
const deploy = (root: string) => ['deploy', '--root', join(root, 'news'), ...NOW];

describe('a deploy with a hub that is killed', () => {
  it('at any change of a file loses no ping, and repeats none but the one that it could not note any more', {
    timeout: 600_000,
  }, async () => {
    const { theHub, root, before } = await prepared();
    let [killed, announcing, repeated] = [0, 0, 0];
    for (let at = 1; ; at += STEP) {
      restore(before, root);
      theHub.pings.length = 0;
      const fault = { at, kind: 'SIGKILL', under: root } as const;
      const { signal, status, stderr } = await programs.dateline(deploy(root), { fault }).ending;
      await theHub.settled();
      if (signal === null) {
        expect(status, stderr).toBe(0);
        expect(countsOf(theHub.pings)).toEqual([1, 1, 1]);
        break;
      }
      killed += 1;
      const { length: accepted } = theHub.pings;
      const lost = isSettled(root) ? 0 : accepted - notedIn(root);
      expect([0, 1], `killed at change ${at}`).toContain(lost);
      if (accepted > 0) announcing += 1;
      repeated += lost;
      await succeed(deploy(root));
      await theHub.settled();
      expect(theHub.pings.length, `killed at change ${at}`).toBe(3 + lost);
      expect(countsOf(theHub.pings), `killed at change ${at}`).toHaveLength(3);
      await succeed(deploy(root));
      expect(theHub.pings.length, `killed at change ${at}`).toBe(3 + lost);
    }
    expect(killed).toBeGreaterThan(60 / STEP);
    if (STEP === 3) {
      expect(announcing).toBeGreaterThan(1);
      expect(repeated).toBeLessThan(killed / 5);
    }
  });

  it('at any request to the hub loses no ping, and repeats only one that the hub has taken', {
    timeout: 120_000,
  }, async () => {
    const { theHub, root, before } = await prepared();
    for (const isTaken of [false, true]) {
      for (const at of [1, 2, 3]) {
        restore(before, root);
        theHub.pings.length = 0;
        const { child, ending } = programs.dateline(deploy(root));
        let asked = 0;
        theHub.control.answer = () => {
          asked += 1;
          if (asked === at) child.kill('SIGKILL');
          return asked === at && !isTaken ? 503 : undefined;
        };
        expect((await ending).signal).toBe('SIGKILL');
        theHub.control.answer = undefined;
        await succeed(deploy(root));
        await succeed(deploy(root));
        await theHub.settled();
        expect([at, theHub.pings.length]).toEqual([at, isTaken ? 4 : 3]);
        expect(countsOf(theHub.pings)).toHaveLength(3);
      }
    }
  });
});

/** A publication that was delivered and has a new article since, and the hub that was told of it as it was. */
async function prepared() {
  const theHub = await hub();
  const [root, before] = [folderWith({}), folderWith({})];
  const { url } = await serveFolder(() => join(root, 'web'), [theHub.url]);
  const settings = SHORTEST.replace(/url: .*/, `url: ${url}`);
  putFiles(root, {
    'news/feed.yaml': `${settings}hubs: [${theHub.url}]\ndeploy: [{ name: web, kind: folder, path: ../web }]\n`,
    'news/items/ferry.md': article('The ferry is back', '6:12 am on 3 March 2015', 'It left.'),
    'web/robots.txt': 'User-agent: *\n',
  });
  for (const step of [['build'], ['deploy']]) await succeed([...step, '--root', join(root, 'news'), ...NOW]);
  putFiles(root, { 'news/items/whale.md': WHALE });
  await succeed(['build', '--root', join(root, 'news'), ...NOW]);
  cpSync(root, before, { recursive: true });
  await theHub.settled();
  return { theHub, root, before };
}

function restore(before: string, root: string): void {
  rmSync(root, { recursive: true });
  cpSync(before, root, { recursive: true });
}

async function succeed(args: readonly string[]): Promise<void> {
  const { status, said } = await runHere(args, { openSender });
  expect(status, said).toBe(0);
}

/** How often each topic was told. */
function countsOf(pings: readonly { readonly topic: string }[]): number[] {
  const topics = new Set(pings.map(({ topic }) => topic));
  return [...topics].map((topic) => pings.filter((ping) => ping.topic === topic).length);
}

/** True if the manifest has nothing left to tell, after a delivery. */
function isSettled(root: string): boolean {
  return !(filesOf(root)['web/.dateline/manifest.json'] ?? '').includes('"unannounced"');
}

/** How many pings a killed run has noted. */
function notedIn(root: string): number {
  const path = join(root, 'news/.dateline/announcing');
  const told = parseAnnounced(existsSync(path) ? readFileSync(path, 'utf8') : '');
  return [...told.values()].reduce((sum, files) => sum + files.size, 0);
}
