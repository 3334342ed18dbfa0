import { CODINGS, type Coding } from '../model/coding.ts';
import { LOCK_FILE } from '../model/fileNames.ts';
import type { LockEntry } from '../model/lockEntry.ts';
import { expected, type Fault, type Problem, problemAt, quoted } from '../model/problem.ts';

const HEADER =
  '# feed.lock 1: what subscribers have been given. Commit it with the articles; do not edit it.';
const COLUMNS =
  '# published, updated, a hash of the words, a hash of what readers see, id, file, where its page is and was; tabs between them';

/** The conflict markers of `git merge`. */
const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})/;
const RESTORE = 'take the file back from version control, or mend the line';

const VERSION = '# feed.lock 1:';
/** The line with the publication's addresses, the oldest first. */
const ADDRESSES = '# addresses: ';
/** The line with the further paths of feeds, in the order of their letters. */
const ALIASES = '# aliases: ';
/** The line with the codings in which files have twins. */
const CODED = '# precompressed: ';

/** The content of `feed.lock`: what subscribers have received. */
export interface LockFile {
  readonly entries: readonly LockEntry[];
  /** The current and former values of `url` in feed.yaml, the oldest first. */
  readonly addresses: readonly string[];
  /** Where the last run has written further copies of feeds, relative to the output folder. */
  readonly aliases: readonly string[];
  /** Codings in which there may be twins beside our files: those of the last run, and of one that did not end. */
  readonly codings?: readonly Coding[] | undefined;
}

/** The lines of a `feed.lock` as they stand. */
export interface ParsedLock extends LockFile {
  /** True if lines share an id or a file, as after a merge: `mergeLines` makes one of them. */
  readonly isMerged: boolean;
  readonly problems: Problem[];
}

/**
 * Reads `feed.lock`. The order of the lines does not matter, so a merge may change it.
 *
 * @returns no entries if any line is damaged: a lock is never guessed
 */
export function parseLock(bytes: Uint8Array): ParsedLock {
  const problems: Problem[] = [];
  const report: ReportLine = (line, fault) =>
    problems.push(problemAt({ file: LOCK_FILE, line, column: 1 }, fault));
  const lines = decode(bytes, report).replaceAll('\r\n', '\n').split('\n');
  if (!isOfThisVersion(lines)) {
    const [header = ''] = lines;
    report(1, expected('LOCK_DAMAGED', 'a lock of version 1, "# feed.lock 1: ..."', header, RESTORE));
    return { entries: [], addresses: [], aliases: [], isMerged: false, problems };
  }
  const end = lines.pop() as string;
  if (end !== '') report(lines.length + 1, expected('LOCK_DAMAGED', 'the end of a line', end, RESTORE));
  const { entries, isMerged } = readLines(lines, report);
  const addresses = readAddresses(lines);
  const aliases = [...new Set(listsIn(lines, ALIASES).flat())].sort();
  const coded = new Set(listsIn(lines, CODED).flat());
  const codings = CODINGS.filter((coding) => coded.has(coding));
  const about = { addresses, aliases, ...(codings.length > 0 && { codings }) };
  return problems.length > 0
    ? { entries: [], ...about, isMerged: false, problems }
    : { entries, ...about, isMerged, problems };
}

/** A merge may leave several headers, and a conflict puts a marker before the first. */
function isOfThisVersion(lines: readonly string[]): boolean {
  const [first = ''] = lines;
  return (
    first.startsWith(VERSION) || (CONFLICT.test(first) && lines.some((line) => line.startsWith(VERSION)))
  );
}

/** Two branches may each have added an address. The longest list comes first, since it began where both did. */
function readAddresses(lines: readonly string[]): readonly string[] {
  const lists = listsIn(lines, ADDRESSES).sort(
    (a, b) => b.length - a.length || (a.join(' ') < b.join(' ') ? -1 : 1),
  );
  return [...new Set(lists.flat())];
}

/** What stands behind a mark, in each line that begins with it. */
function listsIn(lines: readonly string[], mark: string): string[][] {
  return lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length).split(' '));
}

type ReportLine = (line: number, fault: Fault) => void;

function decode(bytes: Uint8Array, report: ReportLine): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder().decode(bytes);
    const line = text.slice(0, text.indexOf('\ufffd')).split('\n').length;
    report(line, { code: 'LOCK_DAMAGED', message: 'expected UTF-8 text, found other bytes', mend: RESTORE });
    return text;
  }
}

function readLines(lines: readonly string[], report: ReportLine): Pick<ParsedLock, 'entries' | 'isMerged'> {
  const entries: LockEntry[] = [];
  const ids = new Set<string>();
  const files = new Set<string>();
  let live = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const text = lines[index] as string;
    if (text === '' || text.startsWith('#')) continue;
    const entry = readLine(text, index + 1);
    if (entry === undefined) {
      report(index + 1, damaged(text));
      continue;
    }
    entries.push(entry);
    ids.add(entry.id);
    if (entry.isGone) continue;
    files.add(entry.file);
    live += 1;
  }
  return { entries, isMerged: ids.size < entries.length || files.size < live };
}

/** Formats `feed.lock`: one line an article, the oldest first, so that a new article is a new line at the end. */
export function formatLock(
  entries: readonly Omit<LockEntry, 'line'>[],
  addresses: readonly string[] = [],
  aliases: readonly string[] = [],
  codings: readonly Coding[] = [],
): string {
  const sorted = entries
    .map((entry) => ({ entry, at: Date.parse(entry.published) }))
    .sort((a, b) => a.at - b.at || (a.entry.id < b.entry.id ? -1 : 1));
  const about = [
    ...(addresses.length > 0 ? [ADDRESSES + addresses.join(' ')] : []),
    ...(aliases.length > 0 ? [ALIASES + aliases.toSorted().join(' ')] : []),
    ...(codings.length > 0 ? [CODED + codings.join(' ')] : []),
  ];
  return `${[HEADER, COLUMNS, ...about, ...sorted.map(({ entry }) => formatLine(entry))].join('\n')}\n`;
}

function formatLine(entry: Omit<LockEntry, 'line'>): string {
  const { published, updated, textHash, contentHash, id, file, pages } = entry;
  const columns = [published, updated, textHash, contentHash, escapeColumn(id), escapeColumn(file)];
  const line = (pages ? [...columns, pages.join(' ')] : columns).join('\t');
  return stateOf(entry) + line;
}

/** What a line begins with if no feed shows its article, or one shows it before its time. */
const GONE = 'gone\t';
const DRAFT = 'draft\t';
const UNLISTED = 'unlisted\t';
const EARLY = 'early\t';

function stateOf({ isGone, isDraft, isUnlisted, isEarly }: Omit<LockEntry, 'line'>): string {
  if (isGone) return GONE;
  if (isDraft) return DRAFT;
  if (isUnlisted) return UNLISTED;
  return isEarly ? EARLY : '';
}

const TIME =
  '(\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:Z|[+-]\\d\\d:[0-5]\\d))';
const HASH = '[\\da-f]{16}';
const PAGE = '\\d{4}/\\d\\d/\\d\\d/[\\w%-]+/';
/** One expression for the whole line is fastest: a large lock has 100,000 lines. */
const LINE = new RegExp(
  `^(gone\t|draft\t|unlisted\t|early\t)?${TIME}\t${TIME}\t(${HASH}|\\?)\t(${HASH}|[?-])\t([^\t]+)\t([^\t]+)(?:\t(${PAGE}(?: ${PAGE})*))?$`,
);

function readLine(text: string, line: number): LockEntry | undefined {
  const match = LINE.exec(text);
  if (match === null) return undefined;
  const [, state, published = '', updated = '', textHash = '', contentHash = '', id = '', file = '', pages] =
    match;
  if (!isInMonth(published) || !(updated === published || isInMonth(updated))) return undefined;
  const entry = {
    published,
    updated,
    textHash,
    contentHash,
    id: unescapeColumn(id),
    file: unescapeColumn(file),
    ...(pages !== undefined && { pages: pages.split(' ') }),
    isGone: state === GONE,
    line,
  };
  if (state === DRAFT) return { ...entry, isDraft: true };
  if (state === EARLY) return { ...entry, isEarly: true };
  return state === UNLISTED ? { ...entry, isUnlisted: true } : entry;
}

/** False for a day like 31 February, which `Date` turns into a day in March. */
function isInMonth(time: string): boolean {
  const day = Number(time.slice(8, 10));
  return day < 29 || new Date(`${time.slice(0, 10)}T00:00:00Z`).getUTCDate() === day;
}

function damaged(text: string): Fault {
  if (!CONFLICT.test(text)) return expected('LOCK_DAMAGED', 'a line of an article', text, RESTORE);
  return {
    code: 'LOCK_DAMAGED',
    message: `expected a merge that is finished, found a conflict marker of git, ${quoted(text)}`,
    mend: 'keep the lines of both sides, and take this one out; feed.lock merge=union in .gitattributes does so',
  };
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Escapes the tabs and line ends that a file name may contain. */
function escapeColumn(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] as string);
}

/** The name or id that a column has. */
export function unescapeColumn(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(.)/g, (whole, letter) => {
    const found = Object.entries(ESCAPES).find(([, escaped]) => escaped === `\\${letter}`);
    return found?.[0] ?? whole;
  });
}
