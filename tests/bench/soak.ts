import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeMachine } from './machine.ts';
import { PLANTED_FAULTS, type PlantedFault } from './soak/plantedFaults.ts';
import { type Result, startTrialist, TRIALS, takeOrders } from './soak/pool.ts';
import { remove } from './soak/sandbox.ts';
import { formatSoak } from './soak/table.ts';

/** One publication in so many is run by the built package, in processes that are killed. */
const BUILT_EVERY = 20;
/** A process that runs many publications gathers garbage; after so many there is another. */
const PUBLICATIONS_A_PROCESS = 200;

if (process.argv[2] === TRIALS) takeOrders();

/** Runs random publications, and prints what no run may do. The exit status is 1 if anything was found. */
export async function soak(checkout: string, args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const work = mkdtempSync(join(options.work, 'dateline-soak-'));
  const script = fileURLToPath(import.meta.url);
  const start = performance.now();
  const results: Result[] = [];
  let trialist = startTrialist(script, work);
  try {
    for (const seed of options.seeds) {
      if (performance.now() - start > options.minutes * 60_000) break;
      if (results.length % PUBLICATIONS_A_PROCESS === PUBLICATIONS_A_PROCESS - 1) {
        trialist.end();
        trialist = startTrialist(script, work);
      }
      const isBuilt = seed % BUILT_EVERY === 0;
      const { plantedFault, isKept } = options;
      const result = await trialist.obey({ seed, checkout, work, isBuilt, plantedFault, isKept });
      results.push(result);
      for (const { what, step } of result.report.faults)
        console.error(`${seed}: ${what}\n    ${step.slice(0, 200)}`);
      if (results.length % 500 === 0)
        console.error(`${results.length} publications, ${secondsSince(start)} s`);
    }
  } finally {
    trialist.end();
    if (options.isKept) console.error(`kept: ${work}`);
    else remove(work);
  }
  console.log([describeMachine(options.work), '', ...formatSoak(results, secondsSince(start))].join('\n'));
  if (results.some(({ report }) => report.faults.length > 0)) process.exitCode = 1;
}

function secondsSince(start: number): number {
  return Math.round((performance.now() - start) / 1000);
}

/** @throws for an option that there is not, and a number that is none. */
function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      publications: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      minutes: { type: 'string', default: '60' },
      only: { type: 'string' },
      work: { type: 'string', default: tmpdir() },
      keep: { type: 'boolean', default: false },
      'planted-fault': { type: 'string' },
    },
  });
  const [first, count] = values.only === undefined ? [values.seed, values.publications] : [values.only, '1'];
  const seeds = Array.from({ length: readCount(count) }, (_, n) => readCount(first) + n);
  const plantedFault = values['planted-fault'];
  if (plantedFault !== undefined && !(plantedFault in PLANTED_FAULTS))
    throw new Error(`expected one of ${Object.keys(PLANTED_FAULTS).join(', ')}, found "${plantedFault}"`);
  return {
    seeds,
    minutes: readCount(values.minutes),
    work: values.work,
    isKept: values.keep,
    plantedFault: plantedFault as PlantedFault | undefined,
  };
}

function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0) throw new Error(`expected a whole number, found "${text}"`);
  return count;
}
