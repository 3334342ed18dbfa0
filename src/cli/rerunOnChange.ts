import { type Folders, reportFailure, type Session } from './session.ts';

/** What the next run depends on. */
export interface NextRun {
  /** The settings of which the folders are watched. */
  readonly settings: Folders;
  /** The instant at which an article falls due or expires. */
  readonly nextDue: Date | undefined;
  /** True if there is work left: the next run follows as soon as waiting requests are answered. */
  readonly isUnfinished?: boolean;
}

/** The longest time of a timer. Then another timer is set, for `setTimeout` cannot wait for a month. */
const MAX_DURATION_IN_MS = 24 * 60 * 60 * 1000;

/**
 * Runs, and runs again whenever a file changes that a run reads, or an article falls due, until the author interrupts it.
 * Runs never overlap: a change during one run causes another.
 *
 * @param settings the settings of which the folders are watched before the first run ends
 * @param run is given false if no file has changed since its last call; returns undefined if it fails: what the next run
 *   depends on stays as it was
 * @returns the exit status of an interrupted command
 */
export async function rerunOnChange(
  session: Session,
  settings: Folders,
  run: (isChanged: boolean) => NextRun | undefined,
): Promise<number> {
  const { root, edge } = session;
  const interrupted = edge.interrupted().then(() => ({ kind: 'interrupted' }) as const);
  let current: NextRun = { settings, nextDue: undefined };
  let timer: Timer = { due: Promise.resolve(DUE), stop: () => {} };
  let watching = await edge.watch(root, settings);
  let event = watching.next();
  try {
    for (;;) {
      const woken = await Promise.race([interrupted, event, timer.due]);
      if (woken.kind === 'interrupted') return INTERRUPTED;
      if (woken.kind !== 'due') event = watching.next();
      if (woken.kind === 'failed') {
        reportFailure('changes can no longer be seen; start it again', woken.error, session);
        continue;
      }
      timer.stop();
      const next = run(woken.kind === 'changed') ?? current;
      if (!isSameFolders(next, current)) {
        watching.close();
        watching = await edge.watch(root, next.settings);
        event = watching.next();
      }
      current = next;
      timer = startTimer(current, session);
    }
  } finally {
    timer.stop();
    watching.close();
  }
}

/** 128 and the number of SIGINT, as in shells. */
const INTERRUPTED = 130;

function isSameFolders({ settings: a }: NextRun, { settings: b }: NextRun): boolean {
  const keyOf = ({ items, output, outside, ignore, leafBundles, static: served, people }: Folders) =>
    JSON.stringify([items, output, outside, ignore, leafBundles, served, people]);
  return keyOf(a) === keyOf(b);
}

/** The time of the next run, if nothing changes before. */
interface Timer {
  readonly due: Promise<typeof DUE>;
  stop(): void;
}

const DUE = { kind: 'due' } as const;

/** With `--now` the timer never ends: the clock stands still, and no article ever falls due. */
function startTimer({ nextDue, isUnfinished }: NextRun, { isClockFixed, edge }: Session): Timer {
  let timeout: NodeJS.Timeout | undefined;
  const due = new Promise<typeof DUE>((resolve) => {
    if (isUnfinished) timeout = setTimeout(resolve, 0, DUE);
    if (isUnfinished || nextDue === undefined || isClockFixed) return;
    const left = nextDue.getTime() - edge.now().getTime();
    timeout = setTimeout(resolve, Math.min(Math.max(left, 0), MAX_DURATION_IN_MS), DUE);
  });
  return { due, stop: () => clearTimeout(timeout) };
}
