/** Work for another thread: a batch of encoded inputs. */
export interface Task {
  readonly kind: string;
  /** No two tasks of a process have one number. */
  readonly number: number;
  /** What all tasks of one kind share, sent once before the first. */
  readonly context?: unknown;
  readonly inputs: readonly unknown[];
}

/** What became of a task: an encoded result for each input, or none if the task failed. */
export interface Answer {
  readonly number: number;
  readonly results?: readonly unknown[];
}

/** Another thread, which does tasks in the order in which they are posted. */
export interface Worker {
  post(task: Task): void;
  /** The answers that have come since the last call. Waits for one if `wait` is true and there is none. */
  receive(wait: boolean): readonly Answer[];
}

/** How one input becomes one result, here and on another thread. */
export interface Job<Input, Result> {
  /** Of the row in the table of tasks that does the same on the other thread. */
  readonly kind: string;
  /** Sent to the other thread once, before its first batch. */
  readonly context: unknown;
  readonly run: (input: Input) => Result;
  readonly encode: (input: Input) => unknown;
  readonly decode: (result: unknown, input: Input) => Result;
}

/** Results by the index of their inputs. Each may be taken once, and is made no later than then. */
export interface Results<Result> {
  take(index: number): Result;
}

/** Inputs of a task. */
const BATCH_SIZE = 40;
/** Tasks that wait for the worker, so that it is never idle. */
const MAX_WAITING = 3;
/** A worker is not worth its start for fewer inputs. */
const MIN_INPUTS = 16 * BATCH_SIZE;

/** An answer may come when another call waits: no number is used twice. */
let lastNumber = 0;

/**
 * Maps inputs to results on this thread and a worker's. The worker is given what is wanted soon; what it has not done when
 * it is wanted is done here, or waited for while the next batch is done here. Without a worker it is `map`.
 */
export function mapInBatches<Input, Result>(
  inputs: readonly Input[],
  job: Job<Input, Result>,
  worker: Worker | undefined,
): Results<Result> {
  if (worker === undefined || inputs.length < MIN_INPUTS)
    return { take: (index) => job.run(inputs[index] as Input) };

  const done = new Map<number, (Result | undefined)[]>();
  /** Batches that the worker has, by the numbers of their tasks. */
  const posted = new Map<number, number>();
  const count = Math.ceil(inputs.length / BATCH_SIZE);
  let next = 0;
  let isLost = false;
  const batch = (number: number) => inputs.slice(number * BATCH_SIZE, (number + 1) * BATCH_SIZE);
  const runHere = (number: number) => done.set(number, batch(number).map(job.run));
  const post = (number: number) => {
    lastNumber += 1;
    const context = number === 0 ? { context: job.context } : {};
    posted.set(lastNumber, number);
    worker.post({ kind: job.kind, number: lastNumber, inputs: batch(number).map(job.encode), ...context });
  };
  const fill = () => {
    for (; !isLost && posted.size < MAX_WAITING && next < count; next += 1) post(next);
  };
  const receive = (wait: boolean): boolean => {
    const answers = worker.receive(wait);
    for (const answer of answers) {
      const number = posted.get(answer.number);
      if (number === undefined) continue;
      posted.delete(answer.number);
      const some = batch(number);
      const decoded = answer.results?.map((result, index) => job.decode(result, some[index] as Input));
      if (decoded) done.set(number, decoded);
      else runHere(number);
    }
    return answers.length > 0;
  };
  // A thread that is gone answers nothing: its batches are done here.
  const giveUp = () => {
    isLost = true;
    for (const number of posted.values()) runHere(number);
    posted.clear();
  };
  const finish = (number: number) => {
    receive(false);
    fill();
    while (!done.has(number)) {
      if (next < count) {
        next += 1;
        runHere(next - 1);
      } else if (!receive(true)) giveUp();
      receive(false);
      fill();
    }
  };
  fill();
  return {
    take: (index) => {
      const number = Math.floor(index / BATCH_SIZE);
      if (!done.has(number)) finish(number);
      const results = done.get(number) as (Result | undefined)[];
      const result = results[index % BATCH_SIZE] as Result;
      results[index % BATCH_SIZE] = undefined;
      return result;
    },
  };
}
