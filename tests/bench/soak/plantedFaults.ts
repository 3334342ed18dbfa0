import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunProgram } from './program.ts';

/** Gives a program a fault which the soak has to find. */
type Plant = (run: RunProgram) => RunProgram;

const after =
  (act: (root: string) => void): Plant =>
  (run) =>
  async (args, options) => {
    const outcome = await run(args, options);
    act(args.find((one) => one.startsWith('--root='))?.slice('--root='.length) ?? '.');
    return outcome;
  };

const telling =
  (text: string): Plant =>
  (run) =>
  async (args, options) => {
    const outcome = await run(args, options);
    return { ...outcome, stderr: `${outcome.stderr}${text}\n` };
  };

/** Faults that a test plants, to see that the soak finds each. */
export const PLANTED_FAULTS = {
  hang: after(() => {
    for (;;);
  }),
  crash: after(() => process.exit(7)),
  memory: after(() => void Buffer.alloc(600_000_000, 1).length),
  status: (run) => async (args, options) => ({ ...(await run(args, options)), status: 4 }),
  stack: telling('    at run (file:///src/cli/run.ts:1:2)'),
  control: telling('\u001b[31m'),
  outside: after((root) => writeFileSync(join(root, '../outside/secret.md'), 'now public')),
  document: after((root) => {
    mkdirSync(join(root, 'output'), { recursive: true });
    writeFileSync(join(root, 'output/rss.xml'), '<rss>');
  }),
} as const satisfies Readonly<Record<string, Plant>>;

export type PlantedFault = keyof typeof PLANTED_FAULTS;
