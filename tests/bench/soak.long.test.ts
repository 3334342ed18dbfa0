import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PLANTED_FAULTS } from './soak/plantedFaults.ts';

const start = fileURLToPath(new URL('start.js', import.meta.url));

/** Runs so many publications of a soak. */
function soak(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [start, 'soak', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('a soak', { timeout: 600_000 }, () => {
  it('finds nothing in nineteen publications', () => {
    // Each twentieth is run by the built package, which this test has not.
    const { status, stdout, stderr } = soak('--seed', '21', '--publications', '19');
    expect(stderr).toBe('');
    expect(stdout).toContain('| publications | 19 |');
    expect(stdout).toMatch(/\| build 0 \| [1-9]\d+ \|/);
    expect(status).toBe(0);
  });

  it.each(Object.keys(PLANTED_FAULTS))(
    'finds the fault %s that is planted, and its seed repeats it',
    (fault) => {
      const { status, stdout } = soak('--only', '39', '--planted-fault', fault);
      expect(status).toBe(1);
      expect(stdout).toMatch(/Faults, with seeds for --only:\n- \d+: .*\(39\)/);
      expect(stdout).toMatch(TOLD[fault as keyof typeof PLANTED_FAULTS]);
    },
  );
});

/** What the table says of each. */
const TOLD: Readonly<Record<keyof typeof PLANTED_FAULTS, RegExp>> = {
  hang: /: a hang of more than/,
  crash: /: a crash \(N\)/,
  memory: /: memory: /,
  status: /: ended with status N/,
  stack: /: a stack trace/,
  control: /: a raw control character/,
  outside: /: touched "outside\/secret\.md"/,
  document: /: a document: rss\.xml: /,
};
