import { describe, expect, it } from 'vitest';
import { type Problem, problemAt } from '../../../src/model/problem.ts';
import {
  isPackedProblems,
  packProblems,
  unpackProblems,
} from '../../../src/publish/incremental/packedProblems.ts';

const MENDED = { message: 'expected a date, found none', mend: 'write one' };
const road = { file: 'items/road.md', line: 1, column: 2 };
const PROBLEMS: readonly Problem[] = [
  problemAt(road, { code: 'DATE_MISSING', ...MENDED }),
  problemAt({ ...road, line: 7 }, { code: 'BODY_EMPTY', ...MENDED }),
  { ...problemAt(road, { code: 'BODY_EMPTY', message: 'Kōrero', mend: '' }), severity: 'error' },
];

describe('packed problems', () => {
  it('give back what was packed, also a warning that was taken for an error', () => {
    expect(unpackProblems(packProblems(PROBLEMS))).toEqual(PROBLEMS);
    expect(unpackProblems(packProblems([]))).toEqual([]);
  });

  it('have each text once', () => {
    expect(packProblems(PROBLEMS).texts).toEqual(['items/road.md', ...Object.values(MENDED), 'Kōrero', '']);
  });

  it('are known by their form', () => {
    const packed = packProblems(PROBLEMS);
    expect(isPackedProblems(packed)).toBe(true);
    expect(isPackedProblems(packProblems([]))).toBe(true);
  });

  it.each<[string, (numbers: number[]) => unknown]>([
    ['a severity', (numbers) => ({ numbers: numbers.with(0, 3) })],
    ['a code', (numbers) => ({ numbers: numbers.with(1, 1000) })],
    ['a file', (numbers) => ({ numbers: numbers.with(4, 5) })],
    ['a message', (numbers) => ({ numbers: numbers.with(5, 5) })],
    ['what mends it', (numbers) => ({ numbers: numbers.with(6, 5) })],
    ['a field', (numbers) => ({ numbers: numbers.slice(1) })],
    ['a text', () => ({ texts: [1, 2, 3, 4, 5] })],
    ['a whole line', (numbers) => ({ numbers: numbers.with(2, 1.5) })],
  ])('are none without %s', (_, change) => {
    const packed = packProblems(PROBLEMS);
    expect(isPackedProblems({ ...packed, ...(change([...packed.numbers]) as object) })).toBe(false);
  });

  it('may be at any line and column', () => {
    const [problem] = PROBLEMS as [Problem];
    const far = { ...problem, line: 1_000_000, column: 70_000 };
    const packed = packProblems([far]);
    expect([isPackedProblems(packed), unpackProblems(packed)]).toEqual([true, [far]]);
  });
});
