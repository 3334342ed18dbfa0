import { sanitise } from '../../html/sanitise.ts';
import type { Article, FileReference } from '../../model/article.ts';
import type { FileFacts, Locate, MediaFile } from '../../model/media.ts';
import { expected, type Fault } from '../../model/problem.ts';
import { proseOnOneLine } from '../../model/text.ts';
import type { ShownTranscript, SpokenParagraph } from '../../model/transcript.ts';
import { parseSource, type ReportProblem } from '../../syntax/sourceText.ts';
import { optional } from '../../syntax/value.ts';
import { cuesIn, named } from './cues.ts';
import { jsonCuesIn } from './jsonCues.ts';
import { paragraphsOf } from './paragraphs.ts';

/** Makes what a page shows of a transcript's text. What is empty is not in the format that it is said to be. */
type Read = (text: string, url: string) => ShownTranscript['content'];

/** The types of transcripts (Podcasting 2.0, `podcast:transcript`) that pages show, the best to read first. */
const READERS: readonly (readonly [type: RegExp, read: Read])[] = [
  [/^text\/vtt\b/, (text) => paragraphsOf(cuesIn(text))],
  [
    /^(?:application\/(?:x-)?subrip|(?:application|text)\/(?:x-)?srt)\b/,
    (text) => paragraphsOf(cuesIn(text)),
  ],
  [/^application\/json\b/, (text) => paragraphsOf(jsonCuesIn(text))],
  [/^text\/html\b/, (text, url) => withoutIds(sanitise(text, url).html)],
  [/^text\/plain\b/, plainParagraphs],
];

interface Context {
  /** Its faults are told already. */
  readonly locate: Locate;
  readonly facts: Pick<FileFacts, 'bytesOf'>;
  readonly report: ReportProblem;
}

/** A transcript of a whole day has fewer. */
const MAX_IN_BYTES = 4_000_000;

/** A transcript beside the article. */
interface OwnTranscript {
  readonly reference: FileReference;
  readonly file: MediaFile;
  readonly rank: number;
}

/**
 * Reads the transcript that an article's page shows: of the author's own files, one in the language of the article if there
 * is one, in the format that is best to read. On somebody else's server nothing is read.
 *
 * @param spoken the language of the publication
 */
export function readTranscript(
  { transcripts, language }: Pick<Article, 'transcripts' | 'language'>,
  spoken: string,
  { locate, facts, report }: Context,
): ShownTranscript | undefined {
  const own = language ?? spoken;
  const isOther = ({ reference }: OwnTranscript) => ((reference.language ?? own) === own ? 0 : 1);
  const [best] = transcripts
    .flatMap((reference) => ownTranscript(reference, locate))
    .sort((a, b) => isOther(a) - isOther(b) || a.rank - b.rank);
  if (best === undefined) return undefined;
  const { reference, file, rank } = best;
  if (file.length > MAX_IN_BYTES) report(reference.at, tooLarge(reference));
  const bytes = file.length > MAX_IN_BYTES ? undefined : facts.bytesOf(file.source);
  if (bytes === undefined) return undefined;
  const [, make] = READERS[rank] as (typeof READERS)[number];
  const content = contentOf(file, bytes, make);
  if (content.length === 0) {
    report(reference.at, unread(reference));
    return undefined;
  }
  return { url: file.url, ...optional('language', reference.language), content };
}

function ownTranscript(reference: FileReference, locate: Locate): OwnTranscript[] {
  const located = locate(reference.src, 'file');
  if (located.kind !== 'local') return [];
  const { file } = located;
  const type = (reference.type ?? file.type).toLowerCase();
  const rank = READERS.findIndex(([expression]) => expression.test(type));
  return rank < 0 ? [] : [{ reference, file, rank }];
}

function contentOf({ source: name, url }: MediaFile, bytes: Uint8Array, make: Read) {
  const { source } = parseSource(name, bytes);
  return source ? make(source.text, url) : '';
}

/** An id may be one of the article's, and no link leads to it here. In sanitised text no `>` stands for itself. */
function withoutIds(html: string): string {
  return html.replace(/ id="[^"<>]*"(?=[^<>]*>)/g, '');
}

function plainParagraphs(text: string): SpokenParagraph[] {
  return text.split(/\n\s*\n/).flatMap((paragraph) => {
    const line = proseOnOneLine(paragraph);
    return line === '' ? [] : named(line);
  });
}

function unread({ src }: FileReference): Fault {
  const what = 'a transcript in UTF-8 that is WebVTT, SubRip, JSON of Podcasting 2.0, HTML or plain text';
  const mend = 'feeds name it, but no player can show it; mend the file, or say what it is with type:';
  return expected('TRANSCRIPT_UNREAD', what, src, mend);
}

function tooLarge({ src }: FileReference): Fault {
  const mend = 'feeds name it, and the page leads to it, but shows none of it';
  return expected('TRANSCRIPT_UNREAD', 'a transcript of at most 4 MB', src, mend);
}
