import { expect, it } from 'vitest';
import { inParallel } from '../../src/model/inParallel.ts';

it('does each task once, and no more at a time than it may', async () => {
  const done: number[] = [];
  let open = 0;
  let most = 0;
  await inParallel([1, 2, 3, 4, 5], 2, async (one) => {
    open += 1;
    most = Math.max(most, open);
    await Promise.resolve();
    open -= 1;
    done.push(one);
  });
  expect([done.toSorted(), most]).toEqual([[1, 2, 3, 4, 5], 2]);
});

it('begins no task after one has failed, ends those that it has begun, and fails with the first', async () => {
  const ended: number[] = [];
  const all = inParallel([1, 2, 3, 4], 2, async (one) => {
    await Promise.resolve();
    if (one === 1) throw new Error('the first');
    ended.push(one);
  });
  await expect(all).rejects.toThrow('the first');
  expect(ended).toEqual([2]);
});
