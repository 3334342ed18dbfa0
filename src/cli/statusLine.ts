import { printable } from './printable.ts';
import type { Edge } from './session.ts';

/** The time between two updates of the line. */
const PAUSE_IN_MS = 100;

/**
 * A line on a terminal that says how far something has come which takes its time.
 *
 * @param quietInMs what takes no longer shows nothing
 */
export function openStatusLine(
  { stderr, now, isInteractive }: Pick<Edge, 'stderr' | 'now' | 'isInteractive'>,
  isQuiet: boolean,
  quietInMs = 0,
): { show(text: string): void; clear(): void } {
  let last = now().getTime() + quietInMs - PAUSE_IN_MS;
  let isShown = false;
  return {
    show: (text) => {
      const time = now().getTime();
      if (!isInteractive || isQuiet || time - last < PAUSE_IN_MS) return;
      last = time;
      isShown = true;
      stderr.write(printable`\r\u001b[K${text}`);
    },
    clear: () => {
      if (isShown) stderr.write(printable`\r\u001b[K`);
      isShown = false;
    },
  };
}
