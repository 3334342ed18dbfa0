import { expected, type Fault, type Problem, problemAt } from '../model/problem.ts';
import { formatRfc3339 } from '../model/stamp.ts';
import { onOneLine, toNfc } from '../model/text.ts';
import type { GivenByFeed } from './givenEntries.ts';

/** What a person says of an entry that has no article. */
export const NO_ARTICLE = '-';
/** What stands where nobody has said anything yet. */
const UNDECIDED = '?';

/** What a person says: which entry is which file, or none. */
export interface MapLine {
  /** An id or a link, as the feed has it. */
  readonly key: string;
  /** Relative to feed.yaml, or `NO_ARTICLE`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** A tab, or two spaces and more: ids and names of files have single spaces. */
const COLUMNS = /^(.*\S)(?:\s*\t\s*|\s{2,})(\S.*)$/;
const FORM: Pick<Fault, 'code' | 'mend'> = {
  code: 'MAP_WRONG',
  mend: 'write it so, or begin the line with # to have it ignored',
};

/**
 * Reads which entry is which file, one a line: an id or a link, a tab or two spaces, the file. Empty lines, lines that begin with
 * `#`, and those that say `?` are nothing.
 *
 * @param file the name of the map in problems
 * @example parseEntryMap('map.txt', 'https://old.example/?p=7  items/ferry.md').lines[0]?.file // 'items/ferry.md'
 */
export function parseEntryMap(
  file: string,
  text: string,
): { readonly lines: readonly MapLine[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const lines = toNfc(text)
    .split(/\r\n?|\n/)
    .flatMap((written, index): MapLine | readonly [] => {
      const line = written.replace(/^\ufeff/, '').trim();
      if (line === '' || line.startsWith('#')) return [];
      const [, key, named] = COLUMNS.exec(line) ?? [];
      if (key === undefined || named === undefined) {
        const { message } = expected('MAP_WRONG', 'an id or a link, two spaces, and a file', line, '');
        problems.push(problemAt({ file, line: index + 1, column: 1 }, { ...FORM, message }));
        return [];
      }
      return named === UNDECIDED ? [] : { key, file: named.replace(/^\.\//, ''), line: index + 1 };
    });
  return { lines, problems };
}

/**
 * A map for a person to fill in: a line for each entry, with its title above it.
 *
 * @param unmatched the entries, each with the files that it could be
 */
export function formatEntryMap(
  unmatched: readonly { readonly entry: GivenByFeed; readonly files: readonly string[] }[],
): string {
  const head = [
    '# Which article is which entry of the feed: an id, two spaces, and the file of its article instead of the question mark.',
    `# Write ${NO_ARTICLE} for an entry that has no article. Then import with this map again.`,
  ];
  const parts = unmatched.flatMap(({ entry: { id, link, title, published }, files }) => {
    const about = [title, published && formatRfc3339(published), link === id ? undefined : link];
    const perhaps = files.length > 0 ? [`#   perhaps ${files.join(', or ')}`] : [];
    const said = about.flatMap((one) => (one === undefined ? [] : onOneLine(one)));
    return ['', ...(said.length > 0 ? [`# ${said.join(', ')}`] : []), ...perhaps, `${id}  ${UNDECIDED}`];
  });
  return `${[...head, ...parts].join('\n')}\n`;
}
