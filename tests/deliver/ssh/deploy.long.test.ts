import { lstatSync, mkdirSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { programsIn } from '../../../src/cli/runProgram.ts';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { tell } from '../../cli/commandLine.ts';
import { article } from '../../support/articles.ts';
import { filesOf, folderWith, putFiles } from '../../support/files.ts';
import { SHORTEST } from '../../support/publication.ts';
import { hasSsh, type SshServer, startSshServer } from '../../support/sshServer.ts';

const isSkipped = !hasSsh && process.env['CI'] !== 'true';
const WAYS = ['link', 'files'] as const;

describe.skipIf(isSkipped)('a publication that is delivered to another machine', () => {
  let server: SshServer;
  const { PATH } = process.env;
  beforeAll(async () => {
    server = await startSshServer();
    process.env['PATH'] = server.path;
  });
  afterEach(() => {
    server.intercept('');
    server.know();
    server.admit(true);
  });
  afterAll(async () => {
    process.env['PATH'] = PATH;
    await server?.stop();
  });

  /** A publication, and a machine that serves `news` of a folder. */
  const publication = async (way: (typeof WAYS)[number], name = 'news') => {
    const there = folderWith({});
    const served = join(there, name);
    if (way === 'files') mkdirSync(served);
    const root = folderWith({
      'feed.yaml': `${SHORTEST}deploy: [{ name: web, kind: ssh, host: news.test, switch: ${way}, path: ${JSON.stringify(served)} }]\n`,
      'items/a.md': article('A', '1:00 pm on 1 May 2015', 'Text.'),
    });
    const run = (...args: string[]) =>
      tell([...args, '--root', root], realDisk(root), {
        disk: realDisk,
        programs: programsIn,
        pause: async () => {},
        now: () => new Date(),
      });
    await run('build');
    return { root, there, served, run };
  };
  const here = (root: string) => {
    const { _headers: _, ...all } = filesOf(join(root, 'output'));
    return all;
  };
  const there = (served: string) => {
    const all = Object.entries(filesOf(served)).filter(([path]) => !path.startsWith('.dateline/'));
    return Object.fromEntries(all);
  };

  describe.each(WAYS)('by %s', (way) => {
    it('is there as it is here, after each delivery', async () => {
      const { root, served, run } = await publication(way);
      expect(await run('deploy')).toMatchObject({ status: 0, stderr: '' });
      expect(there(served)).toEqual(filesOf(join(root, 'output')));
      expect(lstatSync(served).isSymbolicLink()).toBe(way === 'link');
    });
  });
});
