import { describe, expect, it } from 'vitest';
import {
  type Answer,
  type Job,
  mapInBatches,
  type Task,
  type Worker,
} from '../../../src/publish/worker/mapInBatches.ts';

const COUNT = 1000;
const ALL = Array.from({ length: COUNT }, (_, number) => number);

/** A worker that answers when it is asked, as far as it is told to. */
function workerThat(answer: (task: Task) => Answer | undefined) {
  const posted: Task[] = [];
  const waiting: Answer[] = [];
  const worker: Worker = {
    post: (task) => {
      posted.push(task);
      const one = answer(task);
      if (one) waiting.push(one);
    },
    receive: () => waiting.splice(0),
  };
  return { worker, posted };
}

const able = ({ number, inputs }: Task): Answer => ({ number, results: inputs });

/** Gives each number as it is, and writes down those that were done on this thread. */
function identity(here: number[] = []): Job<number, number> {
  return {
    kind: 'numbers',
    context: 'context',
    run: (one) => {
      here.push(one);
      return one;
    },
    encode: String,
    decode: (result, one) => (Number(result) === one ? one : Number.NaN),
  };
}

function run(worker: Worker | undefined, order: readonly number[] = ALL) {
  const here: number[] = [];
  const results = mapInBatches(ALL, identity(here), worker);
  return { taken: order.map((index) => results.take(index)), here };
}

describe('what is mapped with a worker', () => {
  it('is all done, in its order, by both', () => {
    const { worker } = workerThat(able);
    let asked = 0;
    const receive: Worker['receive'] = (wait) => {
      asked += 1;
      return wait || asked % 5 === 0 ? worker.receive(wait) : [];
    };
    const { taken, here } = run({ ...worker, receive });
    expect(taken).toEqual(ALL);
    expect(here.length).toBeGreaterThan(0);
    expect(here.length).toBeLessThan(COUNT);
  });

  it('is the same in whatever order it is asked for', () => {
    const { worker } = workerThat(able);
    expect(run(worker, ALL.toReversed()).taken).toEqual(ALL.toReversed());
  });

  it('is done here if the worker could not do it', () => {
    const { worker } = workerThat(({ number }) => ({ number }));
    const { taken, here } = run(worker);
    expect(taken).toEqual(ALL);
    expect(here.toSorted((a, b) => a - b)).toEqual(ALL);
  });

  it('is done here if the worker never answers, and no more is posted', () => {
    const { worker, posted } = workerThat(() => undefined);
    const { taken, here } = run(worker);
    expect(taken).toEqual(ALL);
    expect(here.toSorted((a, b) => a - b)).toEqual(ALL);
    expect(posted.length).toBeLessThan(10);
  });

  it('is done here from where the worker ends', () => {
    let left = 4;
    const { worker } = workerThat((task) => {
      left -= 1;
      return left < 0 ? undefined : able(task);
    });
    expect(run(worker).taken).toEqual(ALL);
  });
});

it('takes no answer that was meant for whoever mapped something before, and went away', () => {
  const { worker } = workerThat(able);
  const others = ALL.map((one) => one + COUNT);
  mapInBatches(others, identity(), worker);
  // What the one before has posted is answered first.
  expect(run(worker).taken).toEqual(ALL);
});

describe('a worker', () => {
  it('is sent the context with the first batch alone, and no number twice', () => {
    const { worker, posted } = workerThat(able);
    for (const _ of [1, 2]) run(worker);
    const withContext = posted.filter(({ context }) => context !== undefined);
    expect(withContext.map(({ context, inputs }) => [context, inputs[0]])).toEqual([
      ['context', '0'],
      ['context', '0'],
    ]);
    expect(posted[0]?.context).toBe('context');
    expect(new Set(posted.map(({ number }) => number)).size).toBe(posted.length);
    expect(new Set(posted.map(({ kind }) => kind))).toEqual(new Set(['numbers']));
  });

  it('is posted nothing for a few inputs, which are done here', () => {
    const { worker, posted } = workerThat(able);
    const some = ALL.slice(0, 100);
    const here: number[] = [];
    const results = mapInBatches(some, identity(here), worker);
    expect(some.map((index) => results.take(index))).toEqual(some);
    expect(here).toEqual(some);
    expect(posted).toEqual([]);
  });

  it('is not needed: without one all is done here, each when it is taken', () => {
    const { taken, here } = run(undefined, ALL.toReversed());
    expect(taken).toEqual(ALL.toReversed());
    expect(here).toEqual(ALL.toReversed());
  });
});
