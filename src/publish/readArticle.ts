import { locator, type Seen } from '../articles/media/locate.ts';
import { type ParsedItem, parseItem } from '../articles/parseBody.ts';
import { parseHead } from '../articles/parseHead.ts';
import type { Disk, SourceFile } from '../disk/disk.ts';
import type { Article } from '../model/article.ts';
import { type Problem, problemAt } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { refusalIn, unreadable } from '../model/unreadable.ts';
import { fingerprintOf, parseSource, type Source } from '../syntax/sourceText.ts';
import type { ArticleLinks } from './articleLinks.ts';
import type { HeadResult } from './incremental/articleRecord.ts';
import type { FileStates } from './incremental/fileStates.ts';

/** What became of a file that may be an article. */
export interface ReadHead {
  /** Of the file, before it was read. */
  readonly state: string;
  readonly result: HeadResult;
  /** False if the disk would not let the file be read. */
  readonly isReadable: boolean;
}

/** A whole article, and the files that decided what is in it. */
export interface ReadBody {
  readonly parsed: ParsedItem;
  /** The files that it refers to, or that would have come first, each with its state then. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** What became of its links that may lead to other articles. */
  readonly links: ReadonlyMap<string, string>;
  /** True if the file is another than when its head was read. */
  readonly isChanged: boolean;
}

/** Reads the head of an article. */
export function readHead({ file, path, state }: SourceFile, disk: Disk, settings: Settings): ReadHead {
  const { source, problems } = readSource(file, path, disk);
  if (source === undefined) return { state, result: { isDraft: false, problems }, isReadable: false };
  const { head, isDraft = false, problems: ofHead } = parseHead(source, settings);
  const all = ofHead.length === 0 ? problems : [...problems, ...ofHead];
  return { state, result: { isDraft, problems: all, ...(head && { head }) }, isReadable: true };
}

/** Reads the body of an article. One whose file cannot be read any more is empty, and has an error. */
export function readBody(
  path: string,
  article: Article,
  disk: Disk,
  settings: Settings,
  { seen, stateOf }: FileStates,
  { referFrom }: Pick<ArticleLinks, 'referFrom'>,
): ReadBody {
  const { file } = article;
  const { source, problems } = readSource(file, path, disk);
  const dependencies = new Map<string, string>();
  const depend = (on: string) => dependencies.set(on, stateOf(on));
  const watched: Seen = {
    get: (name) => {
      const sight = seen.get(name);
      depend(name);
      if (sight?.kind === 'file') depend(sight.file.source);
      return sight;
    },
    set: (name, sight) => {
      if (sight.kind === 'file') depend(sight.file.source);
      return seen.set(name, sight);
    },
  };
  const from = { file, ...(article.hasOwnLink && { link: article.link }) };
  const links = new Map<string, string>();
  const refer = referFrom(article, (href, outcome) => links.set(href, outcome));
  const text = source ?? { file, text: '' };
  const parsed = parseItem(text, article, settings, locator(disk.probe, settings, from, watched), refer);
  return {
    // What is wrong with an empty text is not its author's.
    parsed: source === undefined ? { ...parsed, problems } : parsed,
    dependencies,
    links,
    isChanged: fingerprintOf(text.text) !== article.fingerprint,
  };
}

/** The text of an article's file; no source and a problem if it cannot be read. */
export function readSource(
  file: string,
  path: string,
  disk: Disk,
): { readonly source?: Source; readonly problems: readonly Problem[] } {
  try {
    return parseSource(file, disk.read(path));
  } catch (error) {
    const fault = unreadable('FILE_UNREADABLE', 'a file', refusalIn(error));
    return { problems: [problemAt({ file, line: 1, column: 1 }, fault)] };
  }
}

/** A problem of a file as a whole. */
export function atStart(file: string, code: Problem['code'], message: string, mend: string): Problem {
  return problemAt({ file, line: 1, column: 1 }, { code, message, mend });
}
