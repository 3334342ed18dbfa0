import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builder, folderNearPackages } from '../../package/packed.ts';
import { filesOf, folderWith, putFiles } from '../../support/files.ts';
import { SHORTEST } from '../../support/publication.ts';
import { hasSsh, type SshServer, startSshServer } from '../../support/sshServer.ts';
import { AFTER, BEFORE } from '../killedArticles.ts';
import { unserved } from '../publishers.ts';

describe.skipIf(!hasSsh && process.env['CI'] !== 'true')(
  'a delivery to another machine that is killed',
  () => {
    const dist = folderNearPackages();
    const program = join(dist, 'cli/main.js');
    let server: SshServer;
    beforeAll(async () => {
      await builder.bundle(dist);
      server = await startSshServer();
    }, 120_000);
    afterAll(async () => {
      rmSync(dist, { recursive: true });
      await server?.stop();
    });

    const run = async (command: string, root: string, pidFile = ''): Promise<number> => {
      const child = spawn(process.execPath, [program, command, ...unserved(command), '--root', root], {
        stdio: 'ignore',
        env: { PATH: server.path },
      });
      if (pidFile !== '') writeFileSync(pidFile, String(child.pid));
      const [status] = await once(child, 'exit');
      return status;
    };

    it.each(['link', 'files'] as const)(
      'is gone on with at the next one, at whichever connection it was killed: by %s',
      async (way) => {
        const beside = folderWith({});
        const [served, before, pid] = ['www/news', 'before', 'pid'].map((name) => join(beside, name));
        if (!served || !before || !pid) throw new Error('expected three paths');
        mkdirSync(way === 'files' ? served : join(served, '..'), { recursive: true });
        const root = folderWith({
          ...BEFORE,
          'feed.yaml': `${SHORTEST}deploy: [{ name: web, kind: ssh, host: news.test, switch: ${way}, path: '${served}' }]\n`,
        });
        for (const command of ['build', 'deploy']) expect(await run(command, root)).toBe(0);
        rmSync(join(root, 'items/a.md'));
        putFiles(root, AFTER);
        expect(await run('build', root)).toBe(0);
        cpSync(join(served, '..'), before, { recursive: true, verbatimSymlinks: true });
        const wanted = filesOf(join(root, 'output'));

        for (let at = 1; ; at += 1) {
          const here = folderWith({});
          cpSync(root, here, { recursive: true });
          rmSync(join(served, '..'), { recursive: true });
          cpSync(before, join(served, '..'), { recursive: true, verbatimSymlinks: true });
          // Of those that are killed in the middle of it, every second one leaves a connection that goes on alone.
          const goesOn = at % 2 === 1 ? '"$real" "$@"; ' : '';
          const isThis = `[ "$(wc -l <'${server.calls}')" -eq ${server.connections() + at} ]`;
          server.intercept(`if ${isThis}; then kill -9 "$(cat '${pid}')"; ${goesOn}exit 255; fi`);
          const isKilled = (await run('deploy', here, pid)) === null;
          server.intercept('');
          expect([at, await run('deploy', here)]).toEqual([at, 0]);
          expect([at, servedAt(served)]).toEqual([at, wanted]);
          if (!isKilled) break;
          expect(at).toBeLessThan(40);
        }
      },
      600_000,
    );
  },
);

function servedAt(served: string): Record<string, string> {
  const all = Object.entries(filesOf(served)).filter(([path]) => !path.startsWith('.dateline/'));
  return Object.fromEntries(all);
}
