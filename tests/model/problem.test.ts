import { describe, expect, it } from 'vitest';
import { expected, hasError, problemAt, quoted } from '../../src/model/problem.ts';

const place = { file: 'items/road.md', line: 3, column: 7 };

describe('a problem', () => {
  it('is a fault with its place and how grave it is', () => {
    const fault = expected('DATE_UNREADABLE', 'a date', '31/02/2014', 'February 2014 has 28 days');
    expect(problemAt(place, fault)).toEqual({
      severity: 'error',
      code: 'DATE_UNREADABLE',
      file: 'items/road.md',
      line: 3,
      column: 7,
      message: 'expected a date, found "31/02/2014"',
      mend: 'February 2014 has 28 days',
    });
  });

  it('keeps the run from writing only when it is an error', () => {
    const note = problemAt(place, expected('DATE_WITHOUT_TIME', 'a', 'b', 'c'));
    const warning = problemAt(place, expected('BODY_EMPTY', 'a', 'b', 'c'));
    const error = problemAt(place, expected('DATE_MISSING', 'a', 'b', 'c'));
    expect(hasError([])).toBe(false);
    expect(hasError([note, warning])).toBe(false);
    expect(hasError([note, error, warning])).toBe(true);
  });
});

describe("an author's text in a message", () => {
  it.each([
    { text: 'road', shown: '"road"' },
    { text: ' two\n\tlines ', shown: '"two lines"' },
    { text: '', shown: 'nothing' },
    { text: ' \n', shown: 'nothing' },
    { text: 'x'.repeat(60), shown: `"${'x'.repeat(60)}"` },
    { text: 'x'.repeat(61), shown: `"${'x'.repeat(59)}…"` },
    { text: '😀'.repeat(61), shown: `"${'😀'.repeat(59)}…"` },
  ])('is shown as $shown', ({ text, shown }) => {
    expect(quoted(text)).toBe(shown);
  });
});
