import type { Article, FileReference } from '../model/article.ts';
import type { Enclosure, ItemExtras } from '../model/item.ts';
import type { Locate, MediaFile } from '../model/media.ts';
import { mediaTypeOf } from '../model/mediaType.ts';
import { expected } from '../model/problem.ts';
import type { ReportProblem } from '../syntax/sourceText.ts';
import { optional } from '../syntax/value.ts';

/** Enclosures, and what belongs to them. */
type Attached = Pick<ItemExtras, 'enclosures' | 'transcripts' | 'chapters'>;

/** JSON Chapters (Podcasting 2.0). */
const CHAPTERS = 'application/json+chapters';

/** The files that front matter names. Local files are measured; of remote files, size and type are the author's. */
export function readAttachedFiles(head: Article, locate: Locate, report: ReportProblem): Attached {
  const find = <T>(references: readonly FileReference[], make: (file: FoundFile) => T): T[] =>
    references.flatMap((reference) => {
      const found = findFile(reference, locate, report);
      return found ? [make(found)] : [];
    });
  const enclosures = find(head.enclosures, (found) => enclosureOf(found, report));
  const transcripts = find(head.transcripts, ({ url, type, reference }) => ({
    url,
    type: type ?? mediaTypeOf(new URL(url).pathname),
    ...optional('language', reference.language),
  }));
  const [chapters] = find(head.chapters ? [head.chapters] : [], ({ url, reference }) => ({
    url,
    type: reference.type ?? CHAPTERS,
  }));
  return {
    ...(enclosures.length > 0 && { enclosures }),
    ...(transcripts.length > 0 && { transcripts }),
    ...optional('chapters', chapters),
  };
}

interface FoundFile {
  readonly reference: FileReference;
  readonly url: string;
  /** Undefined for a remote file. */
  readonly file?: MediaFile;
  /** From front matter, else measured. */
  readonly type?: string;
}

function findFile(reference: FileReference, locate: Locate, report: ReportProblem): FoundFile | undefined {
  const located = locate(reference.src, 'file');
  if (located.kind === 'wrong') {
    report(reference.at, located.fault);
    return undefined;
  }
  if (located.kind === 'remote') return { reference, url: located.url, ...optional('type', reference.type) };
  const { file, fault } = located;
  if (fault) report(reference.at, fault);
  return { reference, url: file.url, file, type: reference.type ?? file.type };
}

function enclosureOf({ reference, url, file, type }: FoundFile, report: ReportProblem): Enclosure {
  const length = file?.length ?? reference.sizeInBytes;
  if (length === undefined || type === undefined) {
    const mend =
      'nobody can measure it from here: write it as { url: ..., type: audio/mpeg, sizeInBytes: 1234 }';
    report(
      reference.at,
      expected('ENCLOSURE_UNMEASURED', 'a remote file with type and size', reference.src, mend),
    );
  }
  return {
    url,
    ...optional('type', type),
    ...optional('length', length),
    ...optional('title', reference.title),
    ...optional('duration', reference.durationInSeconds),
  };
}
