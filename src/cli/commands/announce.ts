import type { AnnounceReport } from '../../deliver/announceOutput.ts';
import { servicesOf } from '../../deliver/plan/services.ts';
import { SETTINGS_FILE } from '../../model/fileNames.ts';
import { hasError, problemAt } from '../../model/problem.ts';
import type { Publication } from '../../publish/readSettings.ts';
import { defineCommand } from '../command.ts';
import { deliveryClock } from '../deliveryClock.ts';
import { openPublication } from '../openPublication.ts';
import { DRY_RUN } from '../options.ts';
import { joined, printable } from '../printable.ts';
import { reportProblems } from '../reportProblems.ts';
import { printJson, printMessage, type Session } from '../session.ts';

/** Tells hubs and others what has changed, where another program brings the output folder to where it is served. */
export const announceCommand = defineCommand({
  name: 'announce',
  findsRoot: true,
  summary:
    'where another program delivers output/, like a git push: wait until it is served, and tell hubs what has changed',
  options: { 'dry-run': DRY_RUN },
  failure: 'what has changed could not be announced',
  run: async (session, flags) => {
    const publication = await openPublication(session);
    if (publication === undefined) return 2;
    const why = whyNot(publication);
    if (why !== undefined) {
      printMessage(printable`dateline: ${why}\n`, session.edge);
      return 2;
    }
    const { announceOutput, holdDeliveries, prepareDelivery } = await import('../late/outside.ts');
    const { settings } = publication;
    const { root, edge, world } = session;
    const isDryRun = flags['dry-run'];
    const release = isDryRun ? () => {} : holdDeliveries({ root, disk: edge.disk });
    try {
      const { inventory } = prepareDelivery(world.disk, settings, !isDryRun).delivery;
      const clock = deliveryClock(session);
      const done = await announceOutput({
        disk: world.disk,
        inventory,
        settings,
        clock,
        isDryRun,
        openSender: edge.openSender,
      });
      return report(done, session, isDryRun);
    } finally {
      release();
    }
  },
});

/** Why there is nobody to tell, or another command tells them. */
function whyNot({ settings, targets = [] }: Publication): string | undefined {
  if (servicesOf(settings).length === 0)
    return 'expected hubs:, rssCloud: or indexNow: in feed.yaml, found none - add a line like "hubs: [https://hub.example/]"';
  const served = targets.find(({ isServed }) => isServed);
  if (served === undefined) return undefined;
  return `expected a publication that another program delivers, found the target ${served.name} - dateline deploy announces what it delivers; write served: false where it is a copy`;
}

function report({ announced, waiting, faults }: AnnounceReport, session: Session, isDryRun: boolean): number {
  const { edge, isJson, isQuiet, paint } = session;
  const problems = faults.map((fault) => problemAt({ file: SETTINGS_FILE, line: 1, column: 1 }, fault));
  if (isJson) printJson({ announced: Object.fromEntries(announced), waiting, problems }, session);
  else {
    reportProblems(problems, session);
    const would = isDryRun ? 'would be told' : 'told';
    const lines = [...announced].map(
      ([service, addresses]) => printable`${paint('bold', service)}: ${would} of ${countOf(addresses)}\n`,
    );
    const held = waiting.length === 0 ? [] : [printable`not told yet: ${countOf(waiting)}\n`];
    const all = [...lines, ...held];
    if (!isQuiet) edge.stdout.write(all.length > 0 ? joined(all) : printable`nothing to announce\n`);
  }
  return hasError(problems) ? 1 : 0;
}

/** @example 'https://news.example.nz/rss.xml and 2 more' */
function countOf(addresses: readonly string[]): string {
  return addresses.length === 1 ? `${addresses[0]}` : `${addresses[0]} and ${addresses.length - 1} more`;
}
