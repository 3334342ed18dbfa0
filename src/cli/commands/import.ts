import { decodeDocument } from '../../import/reader/decode.ts';
import { SETTINGS_FILE } from '../../model/fileNames.ts';
import { hasError } from '../../model/problem.ts';
import { type ImportReport, type ImportSource, importFeed } from '../../publish/importFeed.ts';
import { printJson, type Session, tellFailure, tellProblems } from '../session.ts';

/**
 * Makes articles of a feed.
 *
 * @param feed a file, or an address on http or https
 */
export async function importFrom(feed: string, session: Session): Promise<number> {
  const { asked, disk } = session;
  let source: ImportSource;
  try {
    source = await readSource(feed, session);
  } catch (error) {
    tellFailure(`expected a feed at ${feed}, found none that can be read`, error, session);
    return 2;
  }
  try {
    if (asked.timeZone === undefined && disk.readIfThere(SETTINGS_FILE) === undefined) {
      const mend = 'no feed says its time zone: add --time-zone, like --time-zone Pacific/Auckland';
      tellFailure(`expected ${SETTINGS_FILE} in ${asked.root}, found none`, mend, session);
      return 2;
    }
    const { isDryRun, timeZone } = asked;
    const report = importFeed(disk, source, { isDryRun, ...(timeZone !== undefined && { timeZone }) });
    tell(report, session);
    return hasError(report.problems) ? 1 : 0;
  } catch (error) {
    tellFailure('the articles could not be written; every file is whole, old or new', error, session);
    return 1;
  }
}

async function readSource(feed: string, { asked, edge }: Session): Promise<ImportSource> {
  if (!/^https?:/i.test(feed)) {
    // A file is named from where the command runs, not from where feed.yaml is.
    return { name: feed, text: decodeDocument(edge.disk('').read(feed)) };
  }
  const { url, bytes, contentType } = await edge.fetch(feed, { allowPrivate: asked.isPrivateAllowed });
  return { name: url, text: decodeDocument(bytes, contentType), address: url };
}

function tell(report: ImportReport, session: Session): void {
  const { asked, edge } = session;
  if (asked.isJson) {
    printJson(report, session);
    return;
  }
  tellProblems(report.problems, session);
  if (asked.isQuiet) return;
  const articles = report.written.filter((path) => /\.md$/.test(path)).length;
  const noun = articles === 1 ? 'article' : 'articles';
  const there = report.skipped > 0 ? `, ${report.skipped} here already` : '';
  edge.stdout.write(`${asked.isDryRun ? 'would import' : 'imported'} ${articles} ${noun}${there}\n`);
  for (const path of report.written) edge.stdout.write(`  ${path}\n`);
}
