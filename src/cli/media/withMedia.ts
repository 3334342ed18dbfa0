import { setTimeout as wait } from 'node:timers/promises';
import { writtenId } from '../../import/identifyEntries.ts';
import { readDocuments } from '../../import/readDocuments.ts';
import type { Wanted } from '../../import/reader/readFeed.ts';
import type { ImportSource } from '../../import/source.ts';
import { validId } from '../../import/validText.ts';
import { hasError } from '../../model/problem.ts';
import type { ImportReport } from '../../publish/importFeed.ts';
import { readExisting, zoneOf } from '../../publish/readExisting.ts';
import { readSettings } from '../../publish/readSettings.ts';
import { formatSize } from '../../syntax/size.ts';
import type { Session } from '../session.ts';
import { openStatusLine } from '../statusLine.ts';
import { bringMedia } from './bringMedia.ts';
import type { MediaReport } from './formatMedia.ts';

export interface MediaChoice {
  readonly 'dry-run': boolean;
  readonly 'allow-private': boolean;
}

const EVERYTHING: ReadonlySet<Wanted> = new Set(['drafts', 'pages']);

/**
 * Brings the pictures and files of a feed's articles here, of those that were here before too, and adds to the report what was
 * brought. After an error, and in a dry run, nothing is.
 */
export async function withMedia(
  report: ImportReport,
  source: ImportSource,
  { 'dry-run': isDryRun, 'allow-private': allowPrivate }: MediaChoice,
  session: Session,
): Promise<ImportReport & { readonly media?: MediaReport }> {
  const { world, edge, isQuiet } = session;
  if (isDryRun || hasError(report.problems)) return report;
  const publication = readSettings(world.disk);
  const { settings } = publication;
  if (settings === undefined) return report;
  const { feed } = readDocuments(source, { zone: zoneOf(settings), wanted: EVERYTHING });
  const ids = new Set(feed?.entries.map((entry) => validId(writtenId(entry) ?? '')));
  const articles = readExisting(world, publication).articles.filter(({ id }) => ids.has(id));
  const line = openStatusLine(edge, isQuiet);
  const { download, pause = wait } = edge;
  const show = (done: number, all: number, bytes: number) =>
    line.show(`fetched ${done} of ${all} pictures and files, ${formatSize(bytes)}`);
  try {
    const brought = await bringMedia(
      articles,
      { disk: world.disk, settings },
      { download, pause, allowPrivate, show },
    );
    const { problems, ...media } = brought;
    // What it says is so no more.
    const others = report.problems.filter(({ code }) => code !== 'FEED_MEDIA');
    return { ...report, problems: [...others, ...problems], media };
  } finally {
    line.clear();
  }
}
