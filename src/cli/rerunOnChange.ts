import { type Folders, reportFailure, type Session } from './session.ts';

/** What the next run depends on. */
export interface NextRun {
  /** The settings of which the folders are watched. */
  readonly settings: Folders;
  /** The instant at which an article falls due or expires. */
  readonly nextDue: Date | undefined;
  /** True if the next run follows as soon as waiting requests are answered. */
  readonly isUnfinished?: boolean;
}

/** The longest time of a timer. Then another timer is set, for `setTimeout` cannot wait for a month. */
const MAX_DURATION_IN_MS = 24 * 60 * 60 * 1000;

/**
 * Runs, and runs again whenever a file changes that a run reads, or an article falls due, until the author interrupts it.
 * Runs never overlap: a change during one run causes another.
 *
 * @param settings the settings of which the folders are watched before the first run ends
 * @param run returns undefined if it fails: what the next run depends on stays as it was
 * @returns the exit status of an interrupted command
 */
export async function rerunOnChange(
  session: Session,
  settings: Folders,
  run: () => NextRun | undefined,
): Promise<number> {
  const { root, edge } = session;
  let isOver = false;
  let isWanted = true;
  let wake = () => {};
  const onChange = () => {
    isWanted = true;
    wake();
  };
  const onError = (error: Error) =>
    reportFailure('changes can no longer be seen; start it again', error, session);
  const interrupted = edge.interrupted().then(() => {
    isOver = true;
    wake();
  });
  const watch = ({ settings: folders }: NextRun) => edge.watch({ root, folders, onChange, onError });
  let current: NextRun = { settings, nextDue: undefined };
  let watcher = await watch(current);
  try {
    while (!isOver) {
      if (isWanted) {
        isWanted = false;
        const next = run() ?? current;
        if (!isSameFolders(next, current)) {
          await watcher.close();
          watcher = await watch(next);
        }
        current = next;
        continue;
      }
      const timer = startTimer(current, session, onChange);
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (isWanted || isOver) resolve();
      });
      clearTimeout(timer);
    }
  } finally {
    await watcher.close();
  }
  await interrupted;
  return INTERRUPTED;
}

/** 128 and the number of SIGINT, as in shells. */
const INTERRUPTED = 130;

function isSameFolders({ settings: a }: NextRun, { settings: b }: NextRun): boolean {
  return a.output === b.output && a.items.join('\n') === b.items.join('\n');
}

/** Starts no timer with `--now`: its clock stands still, and no article ever falls due. */
function startTimer({ nextDue, isUnfinished }: NextRun, { isClockFixed, edge }: Session, onDue: () => void) {
  if (isUnfinished) return setTimeout(onDue, 0);
  if (nextDue === undefined || isClockFixed) return undefined;
  const left = nextDue.getTime() - edge.now().getTime();
  return setTimeout(onDue, Math.min(Math.max(left, 0), MAX_DURATION_IN_MS));
}
