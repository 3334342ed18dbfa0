import type { World } from '../publish/world.ts';
import type { Edge, Session } from './session.ts';
import { openStatusLine } from './statusLine.ts';

/** A shorter run shows no progress. */
const MIN_DURATION_IN_MS = 1000;

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
export function openProgressLine(edge: Pick<Edge, 'stderr' | 'now'>) {
  const line = openStatusLine({ ...edge, isInteractive: true }, false, MIN_DURATION_IN_MS);
  const show: NonNullable<World['progress']> = (what, done, all) => {
    const [doing, things] = WORDS[what];
    line.show(`${doing} ${Math.floor((100 * done) / all)} % of ${all} ${things}`);
  };
  return { show, clear: line.clear };
}
