import type { Head } from '../model/article.ts';
import { LOCK_FILE } from '../model/fileNames.ts';
import { type LockEntry, NEVER_SHOWN } from '../model/lockEntry.ts';
import { type Fault, type Problem, problemAt } from '../model/problem.ts';
import { onOneLine } from '../model/text.ts';
import { groupBy, keys } from './matchKeys.ts';

/** What is in the folder now. */
export interface FolderContents {
  readonly heads: readonly Head[];
  /** Files that are drafts or could not be read. */
  readonly reservedFiles: ReadonlySet<string>;
}

/** How well a line fits what is in the folder, the best last. */
const FIT = { not: 0, gone: 1, words: 2, reserved: 3, file: 4, exactly: 5, named: 6 } as const;

/**
 * Makes one line of all lines with one id: `merge=union` keeps those of both branches. The line that fits the folder now
 * counts, else the later `updated`, else the later time of publication, whatever the order of the lines. Its pages are
 * those of all. Lines of one id that name articles which are both there are an error.
 */
export function mergeLines(
  lines: readonly LockEntry[],
  folder: FolderContents,
): { readonly entries: readonly LockEntry[]; readonly problems: readonly Problem[] } {
  const groups = [...groupBy(lines, ({ id }) => id).values()];
  const fitOf = fitIn(folder);
  const alone = groups.flatMap((group) => (group.length === 1 ? group : []));
  const claims = new Map(alone.map((line) => [line.file, fitOf(line)]));
  const problems: Problem[] = [];
  const entries = groups.map((group) => {
    if (group.length === 1) return group[0] as LockEntry;
    const free = withoutClaimed(group, claims, fitOf);
    const entry = chooseLine(group, free, fitOf);
    const rival = findRival(free, entry, fitOf);
    problems.push(
      rival ? twoArticles(group, entry, [entry.file, rival.file].sort()) : tellRepeated(group, entry),
    );
    return entry;
  });
  return { entries, problems: [...problems, ...findSharedFiles(entries)] };
}

type FitOf = (line: LockEntry) => number;

function fitIn({ heads, reservedFiles }: FolderContents): FitOf {
  const byFile = new Map(heads.map((head) => [head.file, head]));
  const words = new Set(heads.map(keys.text));
  return (line) => {
    const head = byFile.get(line.file);
    const isReserved = reservedFiles.has(line.file);
    if (line.isGone) return head || isReserved ? FIT.not : FIT.gone;
    if (head) return fitOfHead(line, head);
    if (isReserved) return FIT.reserved;
    return words.has(line.textHash) ? FIT.words : FIT.not;
  };
}

function fitOfHead(line: LockEntry, head: Head): number {
  if (head.id !== undefined) return head.id === line.id ? FIT.named : FIT.not;
  return keys.timeAndText(head) === keys.timeAndText(line) ? FIT.exactly : FIT.file;
}

/** The lines whose article is not that of a line that stands alone, while one of them has a file that is there. */
function withoutClaimed(
  group: readonly LockEntry[],
  claims: ReadonlyMap<string, number>,
  fitOf: FitOf,
): readonly LockEntry[] {
  const free = group.filter((line) => fitOf(line) > (claims.get(line.file) ?? FIT.not));
  return free.some((line) => fitOf(line) >= FIT.reserved) ? free : group;
}

/** The pages are those of all lines: links in feed readers lead to each. */
function chooseLine(group: readonly LockEntry[], free: readonly LockEntry[], fitOf: FitOf): LockEntry {
  const [best] = free.toSorted((a, b) => fitOf(b) - fitOf(a) || laterFirst(a, b)) as [LockEntry];
  const pages = [best, ...group.toSorted(laterFirst)].flatMap((line) => line.pages ?? []);
  return pages.length > 0 ? { ...best, pages: [...new Set(pages)] } : best;
}

/** A line that says as much for another article. An `id` in front matter would decide. */
function findRival(free: readonly LockEntry[], chosen: LockEntry, fitOf: FitOf): LockEntry | undefined {
  const fit = fitOf(chosen);
  const isOfArticle = fit === FIT.file || fit === FIT.exactly;
  return isOfArticle ? free.find((line) => line.file !== chosen.file && fitOf(line) === fit) : undefined;
}

/** Whether readers have seen an article counts before what else a line says: `-` would make it new. */
function laterFirst(a: LockEntry, b: LockEntry): number {
  const [textOfA, textOfB] = [a, b].map(({ line: _, ...rest }) => JSON.stringify(rest)) as [string, string];
  return (
    Date.parse(b.updated) - Date.parse(a.updated) ||
    Date.parse(b.published) - Date.parse(a.published) ||
    Number(a.contentHash === NEVER_SHOWN) - Number(b.contentHash === NEVER_SHOWN) ||
    Number(b.isDraft ?? false) - Number(a.isDraft ?? false) ||
    (textOfA < textOfB ? -1 : 1)
  );
}

function tellRepeated(group: readonly LockEntry[], chosen: LockEntry): Problem {
  const { id } = chosen;
  return placed(last(group), {
    code: 'LOCK_MERGED',
    message: `expected one line of "${onOneLine(id)}", found ${listLines(group)}`,
    mend: `nothing: line ${chosen.line} counts, and the next build writes one`,
  });
}

function twoArticles(group: readonly LockEntry[], { id }: LockEntry, files: readonly string[]): Problem {
  return placed(last(group), {
    code: 'LOCK_DUPLICATE',
    message: `expected the id "${onOneLine(id)}" of one article, found it in ${listLines(group)} of ${files.map(onOneLine).join(' and ')}, which are both there`,
    mend: 'write id: and this id into the front matter of the one that readers know by it',
  });
}

/** Two branches may each have put an article of its own into a file: the lines are told apart as articles are. */
function findSharedFiles(entries: readonly LockEntry[]): Problem[] {
  const live = entries.filter(({ isGone }) => !isGone);
  return [...groupBy(live, keys.file)].flatMap(([file, group]) => {
    if (group.length === 1) return [];
    return placed(last(group), {
      code: 'LOCK_MERGED',
      message: `expected one line of ${onOneLine(file)}, found ${listLines(group)}`,
      mend: 'nothing, where the article has the time or the words of one; the other is gone, and its id is kept',
    });
  });
}

function listLines(group: readonly LockEntry[]): string {
  return `lines ${group.map(({ line }) => line).join(' and ')}`;
}

function last(group: readonly LockEntry[]): LockEntry {
  return group.at(-1) as LockEntry;
}

function placed({ line }: LockEntry, fault: Fault): Problem {
  return problemAt({ file: LOCK_FILE, line, column: 1 }, fault);
}
