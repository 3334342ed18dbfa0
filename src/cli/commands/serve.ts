import type { RunningServer } from '../../http/server/startServer.ts';
import type { Problem } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { EMPTY_PREVIEW, isOther, type Live, refresh } from '../../publish/preview/livePreview.ts';
import { NOT_FOUND_FILE } from '../../site/notFoundPage.ts';
import { keepUp, type Waiting } from '../rerunOnChange.ts';
import { nowOf, printJson, type Session, type TellIfNew, tellFailure, tellIfNew } from '../session.ts';

/** Where it is served when nobody says where. */
const PORT = 4321;

/**
 * Serves the publication as it would be, at an address of this machine, and again on each change, until a person ends it.
 * Nothing is written.
 */
export async function serve(
  settings: Settings,
  _told: readonly Problem[],
  session: Session,
): Promise<number> {
  const { asked, edge } = session;
  const tell = tellIfNew(session);
  let live = EMPTY_PREVIEW;
  const running = await edge.startServer({
    find: (path) => live.site.get(path) ?? live.previews(path),
    notFound: () => live.site.get(NOT_FOUND_FILE),
    now: edge.now,
    port: asked.port ?? PORT,
    ...(asked.host !== undefined && { host: asked.host }),
    onError: (error) => tellFailure('a request could not be answered', error, session),
  });
  let waiting: Waiting = { settings, nextDue: undefined };
  try {
    return await keepUp(session, waiting, () => {
      const isFirst = live === EMPTY_PREVIEW;
      live = look(live, running, tell, session);
      if (isFirst) greet(settings, running, session);
      if (live.edition) waiting = waitingOf(live.edition);
      return waiting;
    });
  } finally {
    await running.close();
  }
}

/** What there is to be seen now. Nothing ends it: where it cannot be read, what was seen last stays. */
function look(before: Live, running: RunningServer, tell: TellIfNew, session: Session): Live {
  try {
    const live = refresh(session.disk, before, { url: running.url, now: nowOf(session) });
    tell(live.problems);
    if (isOther(before.site, live.site)) running.sendEvent('changed');
    return live;
  } catch (error) {
    tellFailure('this change could not be read; what was served last stays', error, session);
    return before;
  }
}

function waitingOf({ settings, plan: { nextDue } }: NonNullable<Live['edition']>): Waiting {
  return { settings, nextDue };
}

function greet({ title }: Settings, { url }: RunningServer, session: Session): void {
  const { asked, edge, paint } = session;
  if (asked.isJson) printJson({ url, preview: `${url}preview/` }, session);
  else
    edge.stdout.write(
      `${paint('bold', title)} is at ${url}, and how readers show it at ${url}preview/ (Ctrl+C ends it)\n`,
    );
}
