import { LOCK_FILE } from '../model/fileNames.ts';
import type { LockEntry } from '../model/lockEntry.ts';
import { expected, type Fault, type Problem, problemAt } from '../model/problem.ts';
import { onOneLine } from '../model/text.ts';

const HEADER =
  '# feed.lock 1: what subscribers have been given. Commit it with the articles; do not edit it.';
const COLUMNS =
  '# published, updated, a hash of the words, a hash of what readers see, id, file, where its page is and was; tabs between them';

/** The conflict markers of `git merge`. */
const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})/;
const RESTORE = 'take the file back from version control, or mend the line';

/** The line with the publication's addresses, the oldest first. */
const ADDRESSES = '# addresses: ';

/** The content of `feed.lock`: what subscribers have received. */
export interface LockFile {
  readonly entries: readonly LockEntry[];
  /** The current and former values of `url` in feed.yaml, the oldest first. */
  readonly addresses: readonly string[];
}

/**
 * Reads `feed.lock`. The order of the lines does not matter, so a merge may change it.
 *
 * @returns no entries if any line is damaged or duplicate: a lock is never guessed
 */
export function parseLock(bytes: Uint8Array): LockFile & { readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const report: ReportLine = (line, fault) =>
    problems.push(problemAt({ file: LOCK_FILE, line, column: 1 }, fault));
  const lines = decode(bytes, report).replaceAll('\r\n', '\n').split('\n');
  const [header = ''] = lines;
  if (!header.startsWith('# feed.lock 1:')) {
    report(1, expected('LOCK_DAMAGED', 'a lock of version 1, "# feed.lock 1: ..."', header, RESTORE));
    return { entries: [], addresses: [], problems };
  }
  const end = lines.pop() as string;
  if (end !== '') report(lines.length + 1, expected('LOCK_DAMAGED', 'the end of a line', end, RESTORE));
  const entries = readLines(lines, report);
  const addresses =
    lines
      .find((line) => line.startsWith(ADDRESSES))
      ?.slice(ADDRESSES.length)
      .split(' ') ?? [];
  return { entries: problems.length > 0 ? [] : entries, addresses, problems };
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

function readLines(lines: readonly string[], report: ReportLine): readonly LockEntry[] {
  const byId = new Map<string, LockEntry>();
  const byFile = new Map<string, LockEntry>();
  for (let index = 0; index < lines.length; index += 1) {
    const text = lines[index] as string;
    if (text === '' || text.startsWith('#')) continue;
    const entry = readLine(text, index + 1);
    if (entry === undefined) {
      report(index + 1, damaged(text));
      continue;
    }
    const first = byId.get(entry.id) ?? (entry.isGone ? undefined : byFile.get(entry.file));
    if (first) report(index + 1, duplicate(entry, first));
    byId.set(entry.id, entry);
    if (!entry.isGone) byFile.set(entry.file, entry);
  }
  return [...byId.values()];
}

/** Formats `feed.lock`: one line an article, the oldest first, so that a new article is a new line at the end. */
export function formatLock(
  entries: readonly Omit<LockEntry, 'line'>[],
  addresses: readonly string[] = [],
): string {
  const sorted = entries
    .map((entry) => ({ entry, at: Date.parse(entry.published) }))
    .sort((a, b) => a.at - b.at || (a.entry.id < b.entry.id ? -1 : 1));
  const about = addresses.length > 0 ? [ADDRESSES + addresses.join(' ')] : [];
  return `${[HEADER, COLUMNS, ...about, ...sorted.map(({ entry }) => formatLine(entry))].join('\n')}\n`;
}

function formatLine(entry: Omit<LockEntry, 'line'>): string {
  const { published, updated, textHash, contentHash, id, file, pages } = entry;
  const columns = [published, updated, textHash, contentHash, escapeColumn(id), escapeColumn(file)];
  const line = (pages ? [...columns, pages.join(' ')] : columns).join('\t');
  return stateOf(entry) + line;
}

/** What a line begins with if no feed shows its article. */
const GONE = 'gone\t';
const DRAFT = 'draft\t';
const UNLISTED = 'unlisted\t';

function stateOf({ isGone, isDraft, isUnlisted }: Omit<LockEntry, 'line'>): string {
  if (isGone) return GONE;
  if (isDraft) return DRAFT;
  return isUnlisted ? UNLISTED : '';
}

const TIME =
  '(\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:Z|[+-]\\d\\d:[0-5]\\d))';
const HASH = '[\\da-f]{16}';
const PAGE = '\\d{4}/\\d\\d/\\d\\d/[\\w%-]+/';
/** One expression for the whole line is fastest: a large lock has 100,000 lines. */
const LINE = new RegExp(
  `^(gone\t|draft\t|unlisted\t)?${TIME}\t${TIME}\t(${HASH}|\\?)\t(${HASH}|[?-])\t([^\t]+)\t([^\t]+)(?:\t(${PAGE}(?: ${PAGE})*))?$`,
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
  return state === UNLISTED ? { ...entry, isUnlisted: true } : entry;
}

/** False for a day like 31 February, which `Date` turns into a day in March. */
function isInMonth(time: string): boolean {
  const day = Number(time.slice(8, 10));
  return day < 29 || new Date(`${time.slice(0, 10)}T00:00:00Z`).getUTCDate() === day;
}

function damaged(text: string): Fault {
  if (CONFLICT.test(text)) {
    const mend =
      'keep the lines of both sides, one of each id, and take this one out; merge=union in .gitattributes does so';
    return expected('LOCK_DAMAGED', 'a line of an article', text, mend);
  }
  return expected('LOCK_DAMAGED', 'a line of an article', text, RESTORE);
}

function duplicate({ id, file }: LockEntry, first: LockEntry): Fault {
  const what = id === first.id ? `the id "${onOneLine(id)}"` : `the file ${onOneLine(file)}`;
  return {
    code: 'LOCK_DUPLICATE',
    message: `expected ${what} once, found it in line ${first.line} too`,
    mend: 'delete one of the two lines; the next run puts right what the other says',
  };
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Escapes the tabs and line ends that a file name may contain. */
function escapeColumn(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] as string);
}

function unescapeColumn(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(.)/g, (whole, letter) => {
    const found = Object.entries(ESCAPES).find(([, escaped]) => escaped === `\\${letter}`);
    return found?.[0] ?? whole;
  });
}
