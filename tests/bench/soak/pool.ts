import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { MAX_MEGABYTES } from './checks.ts';
import { feedDocuments } from './documents.ts';
import { PLANTED_FAULTS, type PlantedFault } from './plantedFaults.ts';
import { peakIn, runBuilt, runHere } from './program.ts';
import { remove } from './sandbox.ts';
import { runTrial, type TrialReport } from './trial.ts';

/** What a process is told to do: one publication. */
export interface Order {
  readonly seed: number;
  readonly checkout: string;
  readonly work: string;
  /** Whether runs are processes of the built package, which may be killed. */
  readonly isBuilt: boolean;
  readonly plantedFault?: PlantedFault | undefined;
  /** Whether the folder of the publication stays. */
  readonly isKept: boolean;
}

/** What a process tells: what it is about to do, or what came of a publication. */
type Message = { readonly step: string } | { readonly report: TrialReport; readonly megabytes: number };

/** The argument by which a process knows that it takes orders. */
export const TRIALS = 'trials';
/** No step may take longer, where a processor is free for it; where others want the processors too, longer by as much. */
const MAX_STEP_IN_MS = 10_000;
const MAX_CROWD = 4;
/** A process that has more memory is ended, before it takes that of others. */
const DANGEROUS_MEGABYTES = 1500;
const LOOK_IN_MS = 200;

/** What an order came to. A process that hangs, dies or takes too much memory is a fault of the publication. */
export interface Result {
  readonly report: TrialReport;
  readonly longestStepInMs: number;
  readonly megabytes: number;
}

/** A process that takes orders, one at a time. */
export interface Trialist {
  readonly obey: (order: Order) => Promise<Result>;
  readonly end: () => void;
}

/** Starts a process of this program's own file, with a folder of its own to be in. */
export function startTrialist(script: string, work: string): Trialist {
  const cwd = join(work, 'cwd');
  mkdirSync(cwd, { recursive: true });
  let child: ChildProcess | undefined;
  const start = () => {
    const stdio: ['ignore', 'ignore', 'pipe', 'ipc'] = ['ignore', 'ignore', 'pipe', 'ipc'];
    return fork(script, [TRIALS], { cwd, stdio, execArgv: ['--enable-source-maps'] });
  };
  const end = () => {
    child?.kill('SIGKILL');
    child = undefined;
  };
  return {
    obey: async (order) => {
      child ??= start();
      const result = await watchOver(child, order);
      if (child.exitCode !== null || child.signalCode !== null || child.killed) child = undefined;
      return result;
    },
    end,
  };
}

function watchOver(child: ChildProcess, order: Order): Promise<Result> {
  return new Promise((resolve) => {
    let [step, since, longestStepInMs, peak, stderr] = ['start', performance.now(), 0, 0, ''];
    const listen = (text: Buffer) => {
      stderr = (stderr + text).slice(-4000);
    };
    const settle = (report: TrialReport, megabytes: number) => {
      clearInterval(timer);
      child.removeAllListeners();
      child.stderr?.removeListener('data', listen);
      resolve({ report, longestStepInMs, megabytes });
    };
    const fail = (what: string) => {
      child.kill('SIGKILL');
      settle({ seed: order.seed, faults: [{ what, step }], counts: {} }, peak);
    };
    const timer = setInterval(() => {
      peak = peakIn(`/proc/${child.pid}/status`);
      if (performance.now() - since > MAX_STEP_IN_MS * crowd())
        fail(`a hang of more than ${MAX_STEP_IN_MS / 1000} s`);
      else if (peak > DANGEROUS_MEGABYTES) fail(`memory: more than ${DANGEROUS_MEGABYTES} MB`);
    }, LOOK_IN_MS);
    child.stderr?.on('data', listen);
    child.on('error', (error) => fail(`no process: ${error.message}`));
    child.on('exit', (status, signal) => fail(`a crash (${signal ?? status}): ${crashIn(stderr)}`));
    child.on('message', (message: Message) => {
      longestStepInMs = Math.max(longestStepInMs, performance.now() - since);
      since = performance.now();
      if ('step' in message) step = message.step;
      else if (message.megabytes <= MAX_MEGABYTES) settle(message.report, message.megabytes);
      else fail(`memory: ${message.megabytes.toFixed(0)} MB`);
    });
    child.send(order);
  });
}

/** How many want one processor. */
function crowd(): number {
  return Math.min(MAX_CROWD, Math.max(1, (loadavg()[0] ?? 0) / availableParallelism()));
}

/** The line of a crash that says what it was. */
function crashIn(stderr: string): string {
  return /^\w*Error.*$/m.exec(stderr)?.[0] ?? stderr.trim().slice(-200);
}

/** Takes orders from the process that started this one. */
export function takeOrders(): void {
  process.on('message', (order: Order) => {
    void obey(order);
  });
}

let documents: readonly Buffer[] | undefined;

async function obey({ seed, checkout, work, isBuilt, plantedFault, isKept }: Order): Promise<void> {
  documents ??= feedDocuments(checkout);
  const folder = mkdtempSync(join(work, `${seed}-`));
  forgetPeak();
  const tell = (message: Message) => process.send?.(message);
  const run = isBuilt ? runBuilt(checkout, join(folder, 'tmp')) : runHere(seed % 2 === 1);
  const report = await runTrial(seed, {
    folder,
    run: plantedFault === undefined ? run : PLANTED_FAULTS[plantedFault](run),
    mayKill: isBuilt,
    documents,
    onStep: (step) => {
      tell({ step });
    },
  });
  if (!isKept) remove(folder);
  tell({ report, megabytes: peakIn('/proc/self/status') });
}

/** Linux counts the peak of this process's memory anew (proc(5), clear_refs). */
function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // The peak of all publications before counts too.
  }
}
