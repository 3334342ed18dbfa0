import { formatSpoken } from '../dates/spoken.ts';
import { stampAt } from '../dates/zone.ts';
import type { Problem, Severity } from '../model/problem.ts';
import type { Publication } from '../model/publication.ts';
import { formatRfc3339 } from '../model/stamp.ts';
import type { Report } from '../publish.ts';

/** Styles text, or leaves it as it is where no colours are wanted. */
export type Paint = (style: 'bold' | 'dim' | 'red' | 'yellow' | 'cyan' | 'green', text: string) => string;

const MOST_HELD = 5;

/** The report for a machine: one JSON object. */
export function formatJson(report: Report, publication: Publication): string {
  const { written, unchanged, removed, items, nextDue, problems } = report;
  const object = {
    written,
    unchanged,
    removed,
    // Nothing is withdrawn, and nobody knows yet what subscribers had, before there is a lock.
    items: { ...items, withdrawn: 0 },
    subscribers: null,
    nextDue: nextDue ? formatRfc3339(stampAt(nextDue.getTime(), publication.timeZone)) : null,
    problems,
  };
  return `${JSON.stringify(object, null, 2)}\n`;
}

/** The report for a person: what was done, the newest article and when it is from, what is held and until when. */
export function formatReport(
  report: Report,
  publication: Publication,
  isDryRun: boolean,
  paint: Paint,
): string {
  const { timeZone } = publication;
  const { written, unchanged, items, newest, held, problems } = report;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const row = (name: string, text: string) => `  ${paint('dim', name.padEnd(12))}${text}\n`;
  const rows = (name: string, texts: readonly string[]) =>
    texts.map((text, i) => row(i === 0 ? name : '', text)).join('');
  const spoken = (moment: Date) => formatSpoken(stampAt(moment.getTime(), timeZone), timeZone);
  const heldRows = held
    .slice(0, MOST_HELD)
    .map(({ title, published }) => `${title}, until ${spoken(published)}`);
  if (held.length > MOST_HELD) heldRows.push(`and ${held.length - MOST_HELD} more`);
  return [
    `${paint('bold', publication.title)}: ${countItems(items)}\n`,
    errors > 0
      ? row('nothing', `written: ${errors === 1 ? 'one error stands' : `${errors} errors stand`}`)
      : '',
    rows(isDryRun ? 'would write' : 'wrote', byFolder(written, publication)),
    rows('unchanged', byFolder(unchanged, publication)),
    newest ? row('newest', `${newest.title}, ${spoken(newest.published)}`) : '',
    rows('held', heldRows),
  ].join('');
}

/** Documents by their names; pictures and other files only by their number, since there can be hundreds. */
function byFolder(paths: readonly string[], { output }: Publication): string[] {
  const folder = `${output}/media/`;
  const documents = paths.filter((path) => !path.startsWith(folder));
  const files = paths.length - documents.length;
  return files === 0 ? documents : [...documents, `${folder} (${files} ${files === 1 ? 'file' : 'files'})`];
}

function countItems({ published, held, drafts, expired }: Report['items']): string {
  const others = [
    held > 0 ? `${held} held` : '',
    drafts > 0 ? `${drafts} ${drafts === 1 ? 'draft' : 'drafts'}` : '',
    expired > 0 ? `${expired} expired` : '',
  ];
  return [`${published} ${published === 1 ? 'article' : 'articles'}`, ...others].filter(Boolean).join(', ');
}

const COLOURS: Readonly<Record<Severity, 'red' | 'yellow' | 'cyan'>> = {
  error: 'red',
  warning: 'yellow',
  note: 'cyan',
};

/**
 * A problem with its line of source and a caret below what was found.
 *
 * @param line the author's line, when it could be read
 */
export function formatProblem(problem: Problem, line: string | undefined, paint: Paint): string {
  const { file, severity, code, message, mend } = problem;
  const place = `${file}:${problem.line}:${problem.column}`;
  const head = `${paint('bold', place)} ${paint(COLOURS[severity], severity)} ${code} ${message} - ${mend}\n`;
  if (line === undefined || line.trim() === '') return head;
  const margin = ' '.repeat(String(problem.line).length);
  const before = [...line].slice(0, problem.column - 1).map((character) => (character === '\t' ? '\t' : ' '));
  const caret = paint(COLOURS[severity], '^');
  const shown = [...line].length > 120 ? `${[...line].slice(0, 119).join('')}…` : line;
  return `${head}  ${paint('dim', `${problem.line} |`)} ${shown}\n  ${margin} ${paint('dim', '|')} ${before.join('')}${caret}\n`;
}
