import { locator, type Seen } from '../articles/media/locate.ts';
import { type ParsedItem, parseItem } from '../articles/parseBody.ts';
import { parseHead } from '../articles/parseHead.ts';
import type { Disk, FoundFile } from '../disk/disk.ts';
import type { Article, Head } from '../model/article.ts';
import { type Problem, problemAt } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { fingerprintOf, parseSource, type Source } from '../syntax/sourceText.ts';
import { stateOfFile } from './incremental/upToDate.ts';

/** What became of a file that may be an article. */
export interface ReadHead {
  /** Of the file, before it was read. */
  readonly state: string;
  readonly head?: Head;
  readonly isDraft: boolean;
  readonly problems: readonly Problem[];
  /** False where the disk would not let it be read. */
  readonly isReadable: boolean;
}

/** A whole article, and what else was looked at for it. */
export interface ReadBody {
  readonly parsed: ParsedItem;
  /** The files that it refers to, or that would have come first, each with its state then. */
  readonly looked: ReadonlyMap<string, string>;
  /** True where the file is another than when its head was read. */
  readonly isChanged: boolean;
}

/** Reads the head of an article. */
export function readHead(found: FoundFile, disk: Disk, settings: Settings): ReadHead {
  const state = disk.stateOf([found.path]);
  const problems: Problem[] = [];
  const source = readSource(found, disk, problems);
  const { head, isDraft = false, problems: told = [] } = source ? parseHead(source, settings) : {};
  return {
    state,
    isDraft,
    problems: told.length === 0 ? problems : [...problems, ...told],
    isReadable: source !== undefined,
    ...(head && { head }),
  };
}

/** What the bodies of a run have looked at: no file is looked at twice. */
export interface Sights {
  readonly seen: Seen;
  readonly stateOf: (path: string) => string;
}

/** Nothing looked at yet. */
export function openEyes(disk: Disk): Sights {
  const states = new Map<string, string>();
  const stateOf = (path: string) => {
    const state = states.get(path) ?? stateOfFile(disk, path);
    states.set(path, state);
    return state;
  };
  return { seen: new Map(), stateOf };
}

/**
 * Reads the body of an article.
 *
 * @throws Error where the file is gone
 */
export function readBody(
  found: FoundFile,
  head: Article,
  disk: Disk,
  settings: Settings,
  { seen, stateOf }: Sights,
): ReadBody {
  const source = readSource(found, disk, []);
  if (source === undefined) throw new Error(`${head.file} went away during the run; run it again`);
  const looked = new Map<string, string>();
  const look = (path: string) => looked.set(path, stateOf(path));
  const watched: Seen = {
    get: (path) => {
      const sight = seen.get(path);
      look(path);
      if (sight?.kind === 'file') look(sight.file.source);
      return sight;
    },
    set: (path, sight) => {
      if (sight.kind === 'file') look(sight.file.source);
      return seen.set(path, sight);
    },
  };
  const from = { file: found.path, ...(head.hasOwnLink && { link: head.link }) };
  const parsed = parseItem(source, head, settings, locator(disk.probe, settings, from, watched));
  return { parsed, looked, isChanged: fingerprintOf(source.text) !== head.fingerprint };
}

/** The text of a file; undefined, and told, where it cannot be read. */
export function readSource({ file, path }: FoundFile, disk: Disk, problems: Problem[]): Source | undefined {
  try {
    const { source, problems: told } = parseSource(file, disk.read(path));
    problems.push(...told);
    return source;
  } catch (error) {
    const message = `expected a file that can be read, found ${error instanceof Error ? error.message : error}`;
    problems.push(atStart(file, 'FILE_UNREADABLE', message, 'mend its permissions, or take it away'));
    return undefined;
  }
}

/** A problem of a file as a whole. */
export function atStart(file: string, code: Problem['code'], message: string, mend: string): Problem {
  return problemAt({ file, line: 1, column: 1 }, { code, message, mend });
}
