import type { ImportReport } from '../publish/importFeed.ts';
import { foldAlike } from './alikeProblems.ts';
import { formatFiles } from './formatReport.ts';
import { type Printable, printable, wrapped } from './printable.ts';
import { reportProblems } from './reportProblems.ts';
import { printJson, type Session } from './session.ts';

/** How an import was asked for. */
interface ImportStyle {
  readonly isDryRun: boolean;
  /** Lists files and problems one by one. */
  readonly isVerbose: boolean;
  /** The file or the address of the feed. */
  readonly feed: string;
}

/** Prints what an import did: how many articles of which days, what was left out, and what to do next. */
export function reportImport(report: ImportReport, style: ImportStyle, session: Session): void {
  const { edge, isJson, isQuiet, paint } = session;
  if (isJson) {
    printJson(report, session);
    return;
  }
  const { isDryRun, isVerbose } = style;
  const { problems, written, skipped, days, leftOut } = report;
  reportProblems(isVerbose ? problems : foldAlike(problems), session, isVerbose);
  if (isQuiet) return;
  const { stdout } = edge;
  const row = (name: string, text: string | Printable) =>
    stdout.write(wrapped(printable`  ${paint('dim', name.padEnd(10))}${text}\n`, stdout.columns, 12));
  const articles = written.filter((path) => /\.md$/.test(path)).length;
  const known = skipped > 0 ? `, ${skipped} here already` : '';
  const noun = articles === 1 ? 'article' : 'articles';
  stdout.write(printable`${isDryRun ? 'would import' : 'imported'} ${articles} ${noun}${known}\n`);
  for (const line of formatFiles({ written, removed: [], unchanged: [] }, { isDryRun, isVerbose, paint }))
    stdout.write(printable`  ${line}\n`);
  if (days) row('days', days.oldest === days.newest ? days.oldest : `${days.oldest} to ${days.newest}`);
  if (leftOut.length > 0) row('left out', leftOut.map((one) => `${one.kind} (${one.count})`).join(', '));
  if (articles > 0 && !isDryRun) row('next', nextStep(style));
}

/** What is left to be done until subscribers of the old feed get the new one. */
function nextStep({ feed }: ImportStyle): string {
  const old = /^https?:/i.test(feed) ? feed : 'OLD';
  return `dateline build; once output/ is served, dateline check --moved ${old} tells whether subscribers come along`;
}
