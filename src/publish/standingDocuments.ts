import { FORMATS } from '../feeds/formats.ts';
import { decodeDocument } from '../import/reader/decode.ts';
import type { ReadFeed } from '../import/reader/feedDocument.ts';
import { readFeed } from '../import/reader/readFeed.ts';
import { type Problem, type ProblemCode, problemAt } from '../model/problem.ts';
import { refusalIn, unreadable } from '../model/unreadable.ts';
import { isSound, type SoundDocuments } from './incremental/soundDocuments.ts';
import type { FeedDocument } from './plan/outputPlan.ts';
import type { PreparedBuild } from './preparedBuild.ts';
import type { World } from './world.ts';

const REBUILD = 'run dateline build';

/** A document that stands in the output folder. */
export interface StandingDocument {
  readonly document: FeedDocument;
  readonly file: string;
  /** What a strict reader makes of it; absent if it takes it not. */
  readonly feedOf?: () => ReadFeed;
  readonly problems: readonly Problem[];
}

/** One that a strict reader takes. */
export type ReadableDocument = StandingDocument & Required<Pick<StandingDocument, 'feedOf'>>;

/** Looks at the place of a document. Undefined if nothing is there. */
export function readStanding(
  document: FeedDocument,
  { plan }: PreparedBuild,
  { disk }: World,
  sound: SoundDocuments,
): StandingDocument | undefined {
  const file = `${plan.settings.output}/${document.path}`;
  let bytes: Uint8Array | undefined;
  try {
    bytes = disk.readIfThere(file);
  } catch (error) {
    const fault = unreadable('OUTPUT_BROKEN', 'a file', refusalIn(error));
    return { document, file, problems: [problemAt({ file, line: 1, column: 1 }, fault)] };
  }
  if (bytes === undefined) return undefined;
  const there = bytes;
  let read: ReturnType<typeof readFeed> | undefined;
  const readOnce = () => {
    read ??= readDocument(file, there);
    return read;
  };
  if (isSound(bytes, sound, () => readOnce().feed !== undefined))
    return { document, file, feedOf: () => readOnce().feed as ReadFeed, problems: [] };
  const broken = readOnce().problems.map((problem) => ({
    ...problem,
    code: 'OUTPUT_BROKEN' as const,
    mend: REBUILD,
  }));
  return { document, file, problems: broken };
}

/** True for a document that a strict reader takes. */
export function isReadable(one: StandingDocument): one is ReadableDocument {
  return one.feedOf !== undefined;
}

/**
 * True if all documents that a run would leave as they are, where only a part of them was planned, are there and a strict
 * reader takes them.
 */
export function areOthersSound(
  { plan, records }: PreparedBuild,
  { disk }: World,
  sound: SoundDocuments,
): boolean {
  const planned = new Set([...plan.texts, ...plan.removals].map(({ path }) => path));
  const aliases = new Set(plan.feeds.flatMap((feed) => feed.aliases ?? []).map(({ path }) => path));
  const others = [...records.outputs.keys()].filter(
    (path) => (isDocument(path) || aliases.has(path)) && !planned.has(path),
  );
  return others.every((path) => {
    const file = `${plan.settings.output}/${path}`;
    try {
      const bytes = disk.readIfThere(file);
      return bytes && isSound(bytes, sound, () => readDocument(file, bytes).feed !== undefined);
    } catch {
      return false;
    }
  });
}

/** True for a path that some document of a feed may have, in a format that is read back. */
function isDocument(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return FORMATS.some(
    ({ isReadBack, fileName, archiveExtension }) =>
      isReadBack && (name === fileName || (/^\d{4}-\d\d/.test(name) && name.endsWith(archiveExtension))),
  );
}

function readDocument(file: string, bytes: Uint8Array): ReturnType<typeof readFeed> {
  try {
    return readFeed(file, decodeDocument(bytes));
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    const message = `expected text, found none: ${found}`;
    return { problems: [outputProblem(file, 1, 'OUTPUT_BROKEN', message)] };
  }
}

/** A problem of a file in the output folder, which a build mends. */
export function outputProblem(file: string, line: number, code: ProblemCode, message: string): Problem {
  return problemAt({ file, line, column: 1 }, { code, message, mend: REBUILD });
}
