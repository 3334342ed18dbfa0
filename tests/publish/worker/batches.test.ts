import { describe, expect, it } from 'vitest';
import {
  type Answer,
  type Hand,
  isWorthSharing,
  share,
  type Task,
} from '../../../src/publish/worker/batches.ts';

const COUNT = 1000;
const ALL = Array.from({ length: COUNT }, (_, number) => number);
const taskOf = (number: number, some: readonly number[]): Task => ({
  kind: 'heads',
  number,
  files: some.map((one) => ({ file: `${one}`, path: '' })),
});

/** Another thread that answers when it is asked, as far as it is told to. */
function handThat(answer: (task: Extract<Task, { kind: 'heads' }>) => Answer | undefined) {
  const given: Task[] = [];
  const waiting: Answer[] = [];
  const hand: Hand = {
    give: (task) => {
      given.push(task);
      const one = task.kind === 'heads' ? answer(task) : undefined;
      if (one) waiting.push(one);
    },
    take: () => waiting.splice(0),
  };
  return { hand, given };
}

function run(hand: Hand, order: readonly number[] = ALL) {
  const here: number[] = [];
  const shared = share(ALL, hand, taskOf, Number, (one) => {
    here.push(one);
    return one;
  });
  return { taken: order.map((index) => shared.take(index)), here };
}

describe('what is shared with another thread', () => {
  it('is all done, in its order, by both', () => {
    const { hand } = handThat(({ number, files }) => ({ number, results: files.map(({ file }) => file) }));
    let asked = 0;
    const take: Hand['take'] = (isPatient) => {
      asked += 1;
      return isPatient || asked % 5 === 0 ? hand.take(isPatient) : [];
    };
    const { taken, here } = run({ ...hand, take });
    expect(taken).toEqual(ALL);
    expect(here.length).toBeGreaterThan(0);
    expect(here.length).toBeLessThan(COUNT);
  });

  it('is the same in whatever order it is asked for', () => {
    const { hand } = handThat(({ number, files }) => ({ number, results: files.map(({ file }) => file) }));
    expect(run(hand, ALL.toReversed()).taken).toEqual(ALL.toReversed());
  });

  it('is done here where the other thread could not do it', () => {
    const { hand } = handThat(({ number }) => ({ number }));
    const { taken, here } = run(hand);
    expect(taken).toEqual(ALL);
    expect(here.toSorted((a, b) => a - b)).toEqual(ALL);
  });

  it('is done here where the other thread never answers, and it is given no more', () => {
    const { hand, given } = handThat(() => undefined);
    const { taken, here } = run(hand);
    expect(taken).toEqual(ALL);
    expect(here.toSorted((a, b) => a - b)).toEqual(ALL);
    expect(given.length).toBeLessThan(10);
  });

  it('is done here from where the other thread ends', () => {
    let left = 4;
    const { hand } = handThat(({ number, files }) => {
      left -= 1;
      return left < 0 ? undefined : { number, results: files.map(({ file }) => file) };
    });
    expect(run(hand).taken).toEqual(ALL);
  });
});

it('takes no answer that was meant for whoever shared something before, and went away', () => {
  const { hand } = handThat(({ number, files }) => ({ number, results: files.map(({ file }) => file) }));
  const others = ALL.map((one) => one + COUNT);
  share(others, hand, taskOf, Number, Number);
  // What was asked for by the one before is answered first.
  expect(run(hand).taken).toEqual(ALL);
});

describe('another thread', () => {
  it('is worth its start for some hundred articles, and not for a few', () => {
    expect(isWorthSharing(100)).toBe(false);
    expect(isWorthSharing(1000)).toBe(true);
  });
});
