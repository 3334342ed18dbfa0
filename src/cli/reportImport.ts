import type { ImportReport } from '../publish/importFeed.ts';
import { foldAlike } from './alikeProblems.ts';
import { formatMoved } from './formatMoved.ts';
import { formatFiles } from './formatReport.ts';
import { formatMedia, type MediaReport } from './media/formatMedia.ts';
import { printable, wrapped } from './printable.ts';
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
export function reportImport(
  report: ImportReport & { readonly media?: MediaReport },
  style: ImportStyle,
  session: Session,
): void {
  if (session.isJson) {
    printJson(report, session);
    return;
  }
  const { isVerbose } = style;
  reportProblems(isVerbose ? report.problems : foldAlike(report.problems), session, isVerbose);
  if (!session.isQuiet) printReport(report, style, session);
}

function printReport(
  report: ImportReport & { readonly media?: MediaReport },
  style: ImportStyle,
  { edge: { stdout }, paint }: Session,
): void {
  const { written, days, leftOut } = report;
  const articles = written.filter((path) => /\.md$/.test(path)).length;
  stdout.write(printable`${headlineOf(report, articles, style)}\n`);
  for (const line of formatFiles({ written, removed: [], unchanged: [] }, { ...style, paint }))
    stdout.write(printable`  ${line}\n`);
  if (report.media && report.media.files > 0) stdout.write(formatMedia(report.media));
  const { moved } = report;
  for (const [index, line] of moved.flatMap(formatMoved).entries())
    stdout.write(printable`  ${paint('dim', (index === 0 ? 'feed' : '').padEnd(10))}${line}\n`);
  const rows = [
    ['days', days && (days.oldest === days.newest ? days.oldest : `${days.oldest} to ${days.newest}`)],
    ['left out', leftOut.map(({ kind, count }) => `${kind} (${count})`).join(', ')],
    ['next', articles > 0 && !style.isDryRun && nextStep(report, style)],
  ] as const;
  for (const [name, text] of rows)
    if (text)
      stdout.write(wrapped(printable`  ${paint('dim', name.padEnd(10))}${text}\n`, stdout.columns, 12));
}

function headlineOf(
  { problems, skipped }: ImportReport,
  articles: number,
  { isDryRun }: ImportStyle,
): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return `nothing imported, ${errors === 1 ? 'one error stands' : `${errors} errors stand`}`;
  const known = skipped > 0 ? `, ${skipped} here already` : '';
  return `${isDryRun ? 'would import' : 'imported'} ${articles} ${articles === 1 ? 'article' : 'articles'}${known}`;
}

/** What is left to be done until subscribers of the old feed get the new one. */
function nextStep({ moved: [first] }: ImportReport, { feed }: ImportStyle): string {
  const old = first?.address ?? (/^https?:/i.test(feed) ? feed : 'OLD');
  return `dateline build; once output/ is served, dateline check --moved ${inShell(old)} tells whether subscribers come along`;
}

/** An address as a shell takes it for one word: the feed has said it, and people copy the line. */
function inShell(address: string): string {
  return /^[\w.:/~%@-]+$/.test(address) ? address : `'${address.replaceAll("'", '%27')}'`;
}
