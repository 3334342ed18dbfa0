import type { Problem, Severity } from '../model/problem.ts';
import { columnsOf, joined, type Printable, printable, wrapped } from './printable.ts';
import type { Paint } from './session.ts';

/** How problems are printed on a stream. */
export interface Style {
  readonly paint: Paint;
  /** The width of the terminal; undefined for a file or a pipe. */
  readonly columns: number | undefined;
}

const COLOURS: Readonly<Record<Severity, 'red' | 'yellow' | 'cyan'>> = {
  error: 'red',
  warning: 'yellow',
  note: 'cyan',
};

/** The longest piece of a line of source that is shown, in characters, and what is shown on the narrowest terminal. */
const MAX_SOURCE = 120;
const MIN_SOURCE = 20;

/**
 * A problem with its line of source and a caret below what was found.
 *
 * @param line the author's line, if it could be read
 */
export function formatProblem(
  problem: Problem,
  line: string | undefined,
  { paint, columns }: Style,
): Printable {
  const { severity, code } = problem;
  const head = formatHead(problem, printable``, { paint, columns });
  // A secret stands in that line, and others read the log of a service.
  if (line === undefined || line.trim() === '' || code === 'SETTING_SECRET') return head;
  const number = String(problem.line);
  const room = Math.max(MIN_SOURCE, Math.min(MAX_SOURCE, (columns ?? Infinity) - number.length - 6));
  const { before, after } = excerptOf(line, problem.column, room);
  return printable`${head}  ${paint('dim', `${number} |`)} ${before}${after}
  ${' '.repeat(number.length)} ${paint('dim', '|')} ${' '.repeat(columnsOf(before))}${paint(COLOURS[severity], '^')}
`;
}

/** What is shown of a line before and after a column, which counts characters from 1. Tabs are as wide as spaces. */
function excerptOf(
  line: string,
  column: number,
  room: number,
): { readonly before: Printable; readonly after: Printable } {
  const characters = [...line.replaceAll('\t', ' ')];
  const place = column - 1;
  const start = place < room - 1 ? 0 : place - Math.floor(room / 2);
  const isCut = characters.length - start > room;
  const end = isCut ? start + room - 1 : characters.length;
  const before = characters.slice(start, place).join('');
  const after = characters.slice(place, end).join('');
  return {
    before: printable`${start > 0 ? '…' : ''}${before}`,
    after: printable`${after}${isCut ? '…' : ''}`,
  };
}

function formatHead(
  { file, line, column, severity, code, message, mend }: Problem,
  count: Printable,
  { paint, columns }: Style,
): Printable {
  const place = paint('bold', `${file}:${line}:${column}`);
  const what = printable`${place} ${paint(COLOURS[severity], severity)} ${code}`;
  return wrapped(printable`${what} ${count}${message} - ${mend}\n`, columns, 4);
}

/** The width of a line of names where there is no terminal. */
const MAX_COLUMNS = 100;

/** Of more a screen has no room for other kinds, in characters. */
const MAX_MEND = 240;

/** A list of files may be long: what is to be done is known by then. */
function shortened(problem: Problem): Problem {
  const { mend } = problem;
  if (mend.length <= MAX_MEND) return problem;
  return { ...problem, mend: `${mend.slice(0, mend.lastIndexOf(' ', MAX_MEND))} … (--json has all of it)` };
}

/**
 * Problems of one kind: the first with what to do, and where the others are, as far as they fit on a line.
 *
 * @param isShort whether others have to be on the same screen
 */
export function formatKind([first, ...others]: Kind, isShort: boolean, style: Style): Printable {
  const count = others.length === 0 ? printable`` : printable`(${others.length + 1} times) `;
  const head = formatHead(isShort ? shortened(first) : first, count, style);
  const room = Math.max(MIN_SOURCE, style.columns ?? MAX_COLUMNS) - ' and 9999 more'.length;
  const shown = [first];
  const isShown = ({ file, line }: Problem) => shown.some((one) => one.line === line && one.file === file);
  let line = printable`    also`;
  for (const other of others) {
    if (isShown(other)) continue;
    const longer = printable`${line} ${other.file}:${other.line}`;
    if (shown.length > 1 && columnsOf(longer) > room) break;
    line = longer;
    shown.push(other);
  }
  if (shown.length === 1) return head;
  const left = others.filter((one) => !isShown(one)).length;
  return printable`${head}${style.paint('dim', left > 0 ? printable`${line} and ${left} more` : line)}\n`;
}

/** Problems of one code, in order. */
export type Kind = readonly [Problem, ...Problem[]];

/** Problems by their codes, the most frequent first; but first that most of a publication is not read. */
export function kindsOf(problems: readonly Problem[]): readonly Kind[] {
  const kinds = new Map<string, [Problem, ...Problem[]]>();
  for (const problem of problems) {
    const kind = kinds.get(problem.code);
    if (kind) kind.push(problem);
    else kinds.set(problem.code, [problem]);
  }
  const weigh = (kind: Kind) => (kind[0].code === 'MOSTLY_UNREAD' ? Number.POSITIVE_INFINITY : kind.length);
  return [...kinds.values()].toSorted((a, b) => weigh(b) - weigh(a));
}

/** How many there are of each kind: a row for errors, one for warnings and one for notes. */
export function formatCounts(kinds: readonly Kind[], { paint, columns }: Style): Printable {
  const rows = Object.entries(COLOURS).flatMap(([severity, colour]) => {
    const these = kinds.filter(([first]) => first.severity === severity);
    const count = these.reduce((sum, kind) => sum + kind.length, 0);
    if (count === 0) return [];
    const counts = these.map((kind) => printable`${kind.length} ${kind[0].code}`);
    const what = paint(colour, `${count} ${severity}${count === 1 ? '' : 's'}`);
    return [wrapped(printable`${what}: ${joined(counts, printable`, `)}\n`, columns, 4)];
  });
  return printable`${joined(rows)}${paint('dim', '--json shows all of them')}\n`;
}
