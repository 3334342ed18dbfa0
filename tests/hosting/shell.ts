import { execFileSync } from 'node:child_process';

/**
 * Runs a script as a GitHub workflow does: it ends at the first command that fails.
 *
 * @throws Error with what it said, when it fails
 */
export function runScript(script: string, cwd: string, env: Readonly<Record<string, string>> = {}): string {
  return bash(['-e', '-c', script], cwd, env);
}

/** @throws Error where bash could not read the script; nothing is run */
export function checkScript(script: string): void {
  bash(['-n', '-c', script], '/', {});
}

function bash(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): string {
  const { PATH = '' } = process.env;
  return execFileSync('bash', args, {
    cwd,
    encoding: 'utf8',
    // Nothing of this machine's user has a say.
    env: {
      PATH,
      HOME: cwd,
      LC_ALL: 'C.UTF-8',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
