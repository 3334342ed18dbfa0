import { type Folders, type Session, tellFailure } from './session.ts';

/** What is watched between two runs, and when the next one is due. */
export interface Waiting {
  readonly settings: Folders;
  /** The instant at which an article falls due or expires. */
  readonly nextDue: Date | undefined;
}

/** The longest time for which a timer waits: in a later month another is set. */
const MAX_DURATION_IN_MS = 24 * 60 * 60 * 1000;

/**
 * Runs, and runs again whenever something changes that a run reads, or an article falls due, until a person ends it.
 * Runs never overlap: what changes during one is seen by the next.
 *
 * @returns the exit status of what a person has ended
 */
export async function keepUp(
  session: Session,
  first: Waiting,
  run: () => Waiting | Promise<Waiting>,
): Promise<number> {
  const { asked, edge } = session;
  let isOver = false;
  let isWanted = true;
  let wake = () => {};
  const again = () => {
    isWanted = true;
    wake();
  };
  const interrupted = edge.interrupted().then(() => {
    isOver = true;
    wake();
  });
  const watch = ({ settings }: Waiting) => edge.watch(asked.root, settings, again, fail);
  const fail = (error: Error) => tellFailure('changes can no longer be seen; start it again', error, session);
  let waiting = first;
  let watching = await watch(waiting);
  try {
    while (!isOver) {
      if (isWanted) {
        isWanted = false;
        const next = await run();
        if (!isSameFolders(next, waiting)) {
          await watching.close();
          watching = await watch(next);
        }
        waiting = next;
        continue;
      }
      const timer = timerFor(waiting, session, again);
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (isWanted || isOver) resolve();
      });
      clearTimeout(timer);
    }
  } finally {
    await watching.close();
  }
  await interrupted;
  return INTERRUPTED;
}

/** 128 and the number of the signal, as shells have it. */
const INTERRUPTED = 130;

function isSameFolders({ settings: a }: Waiting, { settings: b }: Waiting): boolean {
  return a.output === b.output && a.items.join('\n') === b.items.join('\n');
}

/** With `--now` the clock stands still, and nothing ever falls due. */
function timerFor({ nextDue }: Waiting, { asked, edge }: Session, tell: () => void) {
  if (nextDue === undefined || asked.now !== undefined) return undefined;
  const left = nextDue.getTime() - edge.now().getTime();
  return setTimeout(tell, Math.min(Math.max(left, 0), MAX_DURATION_IN_MS));
}
