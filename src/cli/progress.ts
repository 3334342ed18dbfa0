import type { Edge } from './session.ts';

/** Whoever waits longer than this wants to know how much longer it will be. */
const SILENCE_IN_MS = 1000;
/** Between two tellings. */
const PAUSE_IN_MS = 100;

/** A line on a terminal that tells how far a run has come, and goes when it ends. */
export function progressOn({ stderr, now }: Pick<Edge, 'stderr' | 'now'>) {
  const start = now().getTime();
  let last = start + SILENCE_IN_MS - PAUSE_IN_MS;
  let isShown = false;
  return {
    tell: (what: 'heads' | 'articles', done: number, all: number) => {
      const time = now().getTime();
      if (time - last < PAUSE_IN_MS) return;
      last = time;
      isShown = true;
      const share = `${Math.floor((100 * done) / all)} % of ${all}`;
      stderr.write(`\r\u001b[K${what === 'heads' ? 'reading' : 'rendering'} ${share} articles`);
    },
    end: () => {
      if (isShown) stderr.write('\r\u001b[K');
      isShown = false;
    },
  };
}
