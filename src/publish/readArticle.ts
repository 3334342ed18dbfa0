import { locator, type Seen } from '../articles/media/locate.ts';
import { frame, type ParsedItem, parseItem } from '../articles/parseBody.ts';
import { parseHead } from '../articles/parseHead.ts';
import type { Disk, SourceFile } from '../disk/disk.ts';
import type { Article } from '../model/article.ts';
import { isOfMachine } from '../model/machineError.ts';
import type { FileFacts } from '../model/media.ts';
import { type Problem, problemAt } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { refusalIn, unreadable } from '../model/unreadable.ts';
import { formatSize } from '../syntax/size.ts';
import { fingerprintOf, parseSource, type Source } from '../syntax/sourceText.ts';
import type { ArticleLinks } from './articleLinks.ts';
import type { HeadResult } from './incremental/articleRecord.ts';
import type { FileStates } from './incremental/fileStates.ts';
import { type MeasuredRecordings, recordingOn } from './incremental/measuredRecordings.ts';

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
  const { source, problems } = readSource(file, path, disk, settings);
  if (source === undefined) return { state, result: { isDraft: false, problems }, isReadable: false };
  const { head, isDraft = false, problems: ofHead } = parseHead(source, settings);
  const all = ofHead.length === 0 ? problems : [...problems, ...ofHead];
  return { state, result: { isDraft, problems: all, ...(head && { head }) }, isReadable: true };
}

/** Reads the body of an article. One whose file cannot be read any more has no body, and an error that says so. */
export function readBody(
  path: string,
  article: Article,
  disk: Disk,
  settings: Settings,
  { seen, stateOf, recordings }: FileStates,
  { referFrom }: Pick<ArticleLinks, 'referFrom'>,
): ReadBody {
  const { file } = article;
  const { source, problems } = readSource(file, path, disk, settings);
  if (source === undefined)
    // What was loaded before, and let go, may have had its text.
    return { ...withoutBody(article, settings, problems[0] as Problem), isChanged: true };
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
  const locate = locator(disk.probe, settings, from, watched);
  const parsed = parseItem(source, article, settings, locate, refer, factsOn(disk, recordings));
  return { parsed, dependencies, links, isChanged: fingerprintOf(source.text) !== article.fingerprint };
}

/** Of files of chapters and transcripts: that of a day has less. */
const MAX_TEXT_IN_BYTES = 4_000_000;

/** What is found out of files that were located, and so are there. */
function factsOn(disk: Disk, recordings: MeasuredRecordings): FileFacts {
  return {
    recordingOf: (path) => recordingOn(disk, path, recordings),
    hashOf: disk.hashOf,
    bytesOf: (path) => {
      try {
        return disk.read(path, MAX_TEXT_IN_BYTES);
      } catch (error) {
        if (isOfMachine(error)) throw error;
        return undefined;
      }
    },
  };
}

/** A long book has 2 MB. */
const MAX_FILE_SIZE_IN_BYTES = 20_000_000;

/** An article that has an error in the place of its body. */
export function withoutBody(article: Article, settings: Settings, problem: Problem): ReadBody {
  const item = frame(article, settings);
  const parsed = { item, html: '', media: [], problems: [problem] };
  return { parsed, dependencies: new Map(), links: new Map(), isChanged: false };
}

/** The text of an article's file; no source and a problem if it cannot be read. */
export function readSource(
  file: string,
  path: string,
  disk: Disk,
  { maxFileSizeInBytes = MAX_FILE_SIZE_IN_BYTES }: Pick<Settings, 'maxFileSizeInBytes'>,
): { readonly source?: Source; readonly problems: readonly Problem[] } {
  try {
    return parseSource(file, disk.read(path, maxFileSizeInBytes));
  } catch (error) {
    if (isOfMachine(error)) throw error;
    const size = sizeOfTooLarge(error);
    if (size !== undefined) return { problems: [tooLarge(file, maxFileSizeInBytes, size)] };
    const fault = unreadable('FILE_UNREADABLE', 'a file', refusalIn(error));
    return { problems: [problemAt({ file, line: 1, column: 1 }, fault)] };
  }
}

/** The size of a file that a disk did not read since it is too large; undefined for any other error. */
export function sizeOfTooLarge(error: unknown): number | undefined {
  const isTooLarge = error instanceof Error && 'code' in error && error.code === 'EFBIG' && 'size' in error;
  return isTooLarge ? Number(error.size) : undefined;
}

function tooLarge(file: string, limit: number, size: number): Problem {
  const message = `expected an article of at most ${formatSize(limit)}, found a file of ${formatSize(size)}`;
  const mend = 'it is not read; take out what is no text, or allow more with maxFileSize: in feed.yaml';
  return atStart(file, 'FILE_LARGE', message, mend);
}

/** A problem of a file as a whole. */
export function atStart(file: string, code: Problem['code'], message: string, mend: string): Problem {
  return problemAt({ file, line: 1, column: 1 }, { code, message, mend });
}
