import type { Article, FileReference } from '../model/article.ts';
import type { Enclosure, ItemExtras } from '../model/item.ts';
import type { FileFacts, Locate, MediaFile, Recording } from '../model/media.ts';
import { mediaTypeOf } from '../model/mediaType.ts';
import { expected } from '../model/problem.ts';
import type { ReportProblem } from '../syntax/sourceText.ts';
import { optional } from '../syntax/value.ts';
import { CHAPTERS_TYPE } from './media/chapterLists.ts';
import { measureRecording } from './media/measureRecording.ts';

/** Enclosures, and what belongs to them. */
export interface Attached extends Pick<ItemExtras, 'enclosures' | 'transcripts'> {
  /** The file of chapters that is named; of a local one, the file too. */
  readonly chapters?: {
    readonly url: string;
    readonly type: string;
    readonly at: number;
    readonly file?: MediaFile;
  };
  /** What local recordings say of themselves. */
  readonly recordings?: readonly Recording[];
}

/** The types of transcripts that apps read (Podcasting 2.0, `podcast:transcript`). */
const TRANSCRIPT_TYPE = /^(?:text\/(?:plain|html|vtt|srt)|application\/(?:json|srt|x-subrip))$/;

/** The files that front matter names. Local files are measured; of remote files, size and type are the author's. */
export function readAttachedFiles(
  head: Article,
  locate: Locate,
  facts: FileFacts,
  report: ReportProblem,
): Attached {
  const find = <T>(references: readonly FileReference[], make: (file: FoundFile) => T): T[] =>
    references.flatMap((reference) => {
      const found = findFile(reference, locate, report);
      return found ? [make(found)] : [];
    });
  const recordings: Recording[] = [];
  const enclosures = find(head.enclosures, (found) => {
    const isFirst = found.reference === head.enclosures[0];
    const written =
      found.reference.durationInSeconds ?? (isFirst ? head.episode?.durationInSeconds : undefined);
    const recording = found.file && measureRecording(found.file, found.type as string, facts);
    if (recording?.fault) report(found.reference.at, recording.fault);
    if (recording) recordings.push(recording.recording);
    const { durationInSeconds: measured } = recording?.recording ?? {};
    if (
      written !== undefined &&
      measured !== undefined &&
      Math.abs(written - measured) > MAX_DIFFERENCE_IN_SECONDS
    )
      report(found.reference.at, differs(found.reference.src, written, measured));
    return enclosureOf(found, written ?? measured, report);
  });
  const transcripts = find(
    head.transcripts,
    ({ url, type = mediaTypeOf(new URL(url).pathname), reference }) => {
      if (!TRANSCRIPT_TYPE.test(type)) report(reference.at, unreadTranscript(type));
      return { url, type, ...optional('language', reference.language), ...optional('rel', reference.rel) };
    },
  );
  const [chapters] = find(head.chapters ? [head.chapters] : [], ({ url, reference: { type, at }, file }) => ({
    url,
    type: type ?? CHAPTERS_TYPE,
    at,
    ...optional('file', file),
  }));
  return {
    ...(enclosures.length > 0 && { enclosures }),
    ...(transcripts.length > 0 && { transcripts }),
    ...optional('chapters', chapters),
    ...(recordings.length > 0 && { recordings }),
  };
}

/** Programs round durations, and cut silence. */
const MAX_DIFFERENCE_IN_SECONDS = 2;

function differs(src: string, written: number, measured: number) {
  const what = `a duration of ${measured} seconds, as ${src} has it`;
  return expected('DURATION_DIFFERS', what, `${written}`, 'write that, or leave it out: it is measured');
}

function unreadTranscript(type: string) {
  const what = 'a transcript in text, HTML, WebVTT, SubRip or JSON';
  return expected(
    'TRANSCRIPT_TYPE',
    what,
    type,
    'no app shows it; write type: where the name of the file does not say it',
  );
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

function enclosureOf(
  { reference, url, file, type }: FoundFile,
  duration: number | undefined,
  report: ReportProblem,
): Enclosure {
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
    ...optional('duration', duration),
  };
}
