import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseWindow, countBelow, countFitting, newestFirst } from '../../src/model/order.ts';

const DAY = 86_400_000;
const window = { items: 50, days: 14, bytes: 500_000 };

function item(id: string, time: number) {
  return { id, published: new Date(time) };
}

function idsOf(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id);
}

describe('the window', () => {
  it('shows the newest fifty', () => {
    const items = Array.from({ length: 80 }, (_, n) => item(String(n), n * 100 * DAY));
    expect(idsOf(chooseWindow(items, window))).toEqual(Array.from({ length: 50 }, (_, n) => String(79 - n)));
  });

  it('shows all of the fourteen days up to the newest, where they are more', () => {
    const recent = Array.from({ length: 70 }, (_, n) => item(`recent ${n}`, 100 * DAY - n));
    const edge = item('just inside', 100 * DAY - 14 * DAY);
    const outside = item('just outside', 100 * DAY - 14 * DAY - 1);
    const shown = idsOf(chooseWindow([outside, edge, ...recent], window));
    expect(shown).toHaveLength(71);
    expect(shown.at(-1)).toBe('just inside');
  });

  it('shows all there is, where that is less', () => {
    expect(idsOf(chooseWindow([item('a', 0), item('b', DAY)], window))).toEqual(['b', 'a']);
  });

  it('shows nothing of nothing', () => {
    expect(chooseWindow([], window)).toEqual([]);
  });

  it('leaves the list that it was given alone', () => {
    const items = [item('a', 0), item('b', DAY)];
    chooseWindow(items, window);
    expect(idsOf(items)).toEqual(['a', 'b']);
  });

  it('shows the same, whatever the order that the items come in', () => {
    const dated = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      time: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(dated, { selector: ({ id }) => id }),
        fc.integer({ min: 1, max: 4 }),
        (list, items) => {
          const all = list.map(({ id, time }) => item(id, time * 20 * DAY));
          const small = { ...window, items };
          expect(idsOf(chooseWindow(all.toReversed(), small))).toEqual(idsOf(chooseWindow(all, small)));
        },
      ),
    );
  });
});

describe('the order', () => {
  it.each([
    { a: item('a', 1), b: item('b', 2), order: 1 },
    { a: item('a', 2), b: item('b', 1), order: -1 },
    { a: item('a', 1), b: item('b', 1), order: -1 },
    { a: item('b', 1), b: item('a', 1), order: 1 },
    { a: item('a', 1), b: item('a', 1), order: 0 },
  ])('is $order for $a.id before $b.id', ({ a, b, order }) => {
    expect(newestFirst(a, b)).toBe(order);
  });
});

describe('the items that fit', () => {
  it('fill the bytes to the last', () => {
    expect(countFitting(Array(20).fill(10), 150)).toBe(15);
    expect(countFitting(Array(20).fill(10), 149)).toBe(14);
  });

  it('are never fewer than ten', () => {
    expect(countFitting(Array(20).fill(1000), 1)).toBe(10);
  });

  it('are all, where there are fewer than ten', () => {
    expect(countFitting([1000, 1000], 1)).toBe(2);
    expect(countFitting([], 1)).toBe(0);
  });

  it('stop at the first that does not fit', () => {
    expect(countFitting([...Array(10).fill(1), 100, 1], 20)).toBe(10);
  });

  it('are asked for their sizes only as long as it matters', () => {
    let asked = 0;
    function* sizes() {
      for (;;) {
        asked += 1;
        yield 10;
      }
    }
    expect(countFitting(sizes(), 120)).toBe(12);
    expect(asked).toBe(13);
  });
});

it.each([
  [[], 5, 0],
  [[1, 3, 5], 0, 0],
  [[1, 3, 5], 3, 1],
  [[1, 3, 3, 5], 4, 3],
  [[1, 3, 5], 9, 3],
])('of %j, below %d there are %d', (numbers, limit, count) => {
  expect(countBelow(numbers, limit)).toBe(count);
});
