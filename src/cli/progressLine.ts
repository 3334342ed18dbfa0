import type { World } from '../publish/world.ts';
import { printable } from './printable.ts';
import type { Edge, Session } from './session.ts';

/** A shorter run shows no progress. */
const MIN_DURATION_IN_MS = 1000;
/** The time between two updates of the line. */
const PAUSE_IN_MS = 100;

const WORDS = {
  heads: ['reading', 'articles'],
  articles: ['rendering', 'articles'],
  entries: ['importing', 'entries'],
} as const;

/** The progress of a run on a terminal, unless it is to be quiet. */
export function progressOf({ edge, isQuiet }: Pick<Session, 'edge' | 'isQuiet'>) {
  return edge.isInteractive && !isQuiet ? openProgressLine(edge) : undefined;
}

/** A line on a terminal that shows how far a run has come. */
export function openProgressLine({ stderr, now }: Pick<Edge, 'stderr' | 'now'>) {
  let last = now().getTime() + MIN_DURATION_IN_MS - PAUSE_IN_MS;
  let isShown = false;
  const show: NonNullable<World['progress']> = (what, done, all) => {
    const time = now().getTime();
    if (time - last < PAUSE_IN_MS) return;
    last = time;
    isShown = true;
    const [doing, things] = WORDS[what];
    const share = `${Math.floor((100 * done) / all)} % of ${all}`;
    stderr.write(printable`\r\u001b[K${doing} ${share} ${things}`);
  };
  return {
    show,
    clear: () => {
      if (isShown) stderr.write(printable`\r\u001b[K`);
      isShown = false;
    },
  };
}
