import { describe, expect, it } from 'vitest';
import { printTo } from '../../../src/cli/printable.ts';
import { openProgressLine } from '../../../src/cli/progressLine.ts';

/** What is written in a run of which each telling takes so many milliseconds. */
function written(pace: number, tellings: number): string {
  let time = 0;
  let text = '';
  const line = openProgressLine({
    stderr: printTo({
      write: (one) => {
        text += one;
      },
    }),
    now: () => new Date(time),
  });
  for (let done = 1; done <= tellings; done += 1) {
    time += pace;
    line.show(done > tellings / 2 ? 'articles' : 'heads', done, tellings);
  }
  line.clear();
  line.clear();
  return text;
}

describe('how far a run has come', () => {
  it('is told to nobody who waits less than a second', () => {
    expect(written(1, 999)).toBe('');
  });

  it('is told on one line, ten times a second, and the line goes at the end', () => {
    const text = written(50, 40);
    expect(text).toContain('\r\u001b[Kreading 50 % of 40 articles');
    expect(text).toContain('rendering 100 % of 40 articles');
    expect(text.endsWith('\r\u001b[K')).toBe(true);
    expect(text.match(/%/g)).toHaveLength(11);
    expect(text).not.toContain('\n');
  });
});
