import { parseArgs } from 'node:util';

export interface Options {
  readonly sizes: readonly number[];
  /** Whether only what the targets name is measured. */
  readonly isForTargets: boolean;
  readonly rounds: number | undefined;
  readonly json: string | undefined;
  readonly peers: string | undefined;
  readonly work: string | undefined;
}

const SIZES = '1000,10000';
const HUGE = 100_000;

/** @throws for an option that there is not, and a number that is none. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: 'string', default: SIZES },
      all: { type: 'boolean', default: false },
      targets: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      json: { type: 'string' },
      peers: { type: 'string' },
      work: { type: 'string' },
    },
  });
  const sizes = values.sizes.split(',').map((size) => readCount(size));
  return {
    sizes: [...new Set(values.all ? [...sizes, HUGE] : sizes)],
    isForTargets: values.targets,
    rounds: values.rounds === undefined ? undefined : readCount(values.rounds),
    json: values.json,
    peers: values.peers ?? environment['DATELINE_BENCH_PEERS'],
    work: values.work,
  };
}

/** How many rounds so many articles get, where nobody says: fewer, where one takes long. */
export function roundsFor(articles: number): number {
  return articles < HUGE ? 5 : 1;
}

/** @throws for what is no whole number from 1 on. */
export function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new Error(`expected a whole number, found "${text}"`);
  return count;
}
