import type { RunningServer } from '../../http/server/startServer.ts';
import type { Settings } from '../../model/settings.ts';
import type { LivePreview } from '../../publish/preview/livePreview.ts';
import { defineCommand } from '../command.ts';
import { openPublication } from '../openPublication.ts';
import { printable, wrapped } from '../printable.ts';
import { newsReporter } from '../reportNews.ts';
import { type NextRun, rerunOnChange } from '../rerunOnChange.ts';
import { currentTime, printJson, reportFailure, type Session } from '../session.ts';

const DEFAULT_PORT = 4321;

/**
 * Serves the publication as a build would publish it, at an address of this machine, and again on each change, until the
 * author interrupts it. Writes nothing.
 */
export const serveCommand = defineCommand({
  name: 'serve',
  findsRoot: true,
  summary:
    'show the publication at an address of this machine, and again on each change, with a preview of what readers\nshow (npm run serve); writes nothing',
  options: {
    port: {
      placeholder: 'PORT',
      summary: `at this port, or the next free one (default: ${DEFAULT_PORT})`,
      parse: parsePort,
    },
    host: {
      placeholder: 'HOST',
      summary:
        'at this address of the machine, for others to see (default: 127.0.0.1, for this machine alone)',
      parse: parseHost,
    },
    cors: { summary: 'let pages of other sites read feeds and media, to try a web player', isRare: true },
  },
  failure: 'the publication could not be served',
  run: async (session, { port = DEFAULT_PORT, host, cors: allowsOtherSites }) => {
    const publication = await openPublication(session);
    if (publication === undefined) return 2;
    const { settings } = publication;
    const { edge } = session;
    const { EMPTY_PREVIEW, readOn } = await import('../late/planning.ts');
    let live = EMPTY_PREVIEW;
    const server = await edge.startServer({
      find: (path) => live.find(path),
      notFound: () => live.notFound(),
      now: edge.now,
      port,
      ...(host !== undefined && { host }),
      onError: (error) => reportFailure('a request could not be answered', error, session),
    });
    try {
      const refreshLive = await loadRefresh(server, allowsOtherSites, session);
      return await rerunOnChange(session, settings, (isChanged) => {
        if (!isChanged && readOn(live)) return nextRunOf(live);
        const isFirst = live === EMPTY_PREVIEW;
        live = refreshLive(live);
        if (isFirst) printAddress(settings, server.url, session);
        return nextRunOf(live);
      });
    } finally {
      await server.close();
    }
  },
});

function nextRunOf({ build, isUnread }: LivePreview): NextRun | undefined {
  if (build === undefined) return undefined;
  return { settings: build.plan.settings, nextDue: build.plan.nextChange, isUnfinished: isUnread };
}

/** Returns the function that reads everything again. If that fails, it keeps what was served before. */
async function loadRefresh(
  { url, sendEvent }: RunningServer,
  allowsOtherSites: boolean,
  session: Session,
): Promise<(before: LivePreview) => LivePreview> {
  const { refreshPreview } = await import('../late/planning.ts');
  const reportNews = newsReporter(session);
  return (before) => {
    try {
      const now = currentTime(session);
      const live = refreshPreview(session.world, before, { url, now, allowsOtherSites });
      reportNews(live.problems, live.isWhole);
      if (live.contentHash !== before.contentHash) sendEvent('changed');
      return live;
    } catch (error) {
      reportFailure('this change could not be read; what was served last stays', error, session);
      return before;
    }
  };
}

function printAddress({ title }: Settings, url: string, session: Session): void {
  const { edge, isJson, paint } = session;
  if (isJson) printJson({ url, preview: `${url}preview/` }, session);
  else
    edge.stdout.write(
      wrapped(
        printable`${paint('bold', title)} is at ${url}, and how readers show it at ${url}preview/ (Ctrl+C ends it)\n`,
        edge.stdout.columns,
        2,
      ),
    );
}

/** A name, or an IP address without brackets. */
const HOST = /^(?:[\w-]+(?:\.[\w-]+)*|[\da-f:.]*:[\da-f:.]*(?:%\w+)?)$/i;

function parseHost(text: string): string {
  if (HOST.test(text)) return text;
  throw new Error(`expected --host as a name or an IP address, found "${text}"`);
}

function parsePort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new Error(`expected --port as a number from 0 to 65535, found "${text}"`);
}
