import type { SummarySource } from './summaryText.ts';

/** A summary of our own making is shorter than this many characters. */
const MAX_LENGTH = 300;
/** A cut at a sentence is taken when it leaves at least so many. */
const SHORTEST = 80;
/** `Dr.`, `U.S.` or `p.m.` ends no sentence for sure, though a capital follows. */
const ABBREVIATION =
  /(?:^|[\s.(])(?:\p{Lu}\p{L}{0,2}|Prof|Capt|Corp|Sgt|Hon|Inc|Assn|Dept|[ap]\.m|etc|vs)\.\s*$/u;

/** What a text that is cut behind a word does not end in. */
const LOOSE_END = /[\s,;:.\u2013\u2014([{«“‘"'-]+$/u;

/** The summary of an article whose author wrote none: all that is before the author's mark, else the beginning. */
export function summaryFrom({ summaryText, isSummaryEnded }: SummarySource, language: string): string {
  return isSummaryEnded ? summaryText : cutSummary(summaryText, language);
}

/**
 * The beginning of a text as a summary: all of it when it is short, else as many whole sentences as fit, else as many
 * whole words, with an ellipsis.
 *
 * @param language BCP 47; it decides where a sentence and a word end
 */
export function cutSummary(text: string, language: string): string {
  if (lengthOf(text) < MAX_LENGTH) return text;
  const sentences = takeWhole(text, 'sentence', MAX_LENGTH - 1, language);
  if (lengthOf(sentences) >= SHORTEST) return sentences;
  return cutAtWord(text, MAX_LENGTH, language);
}

/** The beginning of a text: all of it when it is shorter than a length, else as many whole words as fit, with an ellipsis. */
export function cutAtWord(text: string, length: number, language: string): string {
  if (lengthOf(text) < length) return text;
  const words = takeWhole(text, 'word', length - 2, language).replace(LOOSE_END, '');
  return `${words || takeWhole(text, 'grapheme', length - 2, language)}…`;
}

function takeWhole(text: string, granularity: Granularity, longest: number, language: string): string {
  let end = 0;
  let length = 0;
  // Nothing after the longest prefix that could fit is looked at: a segmenter takes its time with a long text.
  const prefix = [...text.slice(0, longest * 4)].slice(0, longest * 2).join('');
  for (const { segment, index } of segmenterOf(language, granularity).segment(prefix)) {
    length += lengthOf(segment.trimEnd());
    if (length > longest) break;
    length += lengthOf(segment) - lengthOf(segment.trimEnd());
    const isAbbreviation = granularity === 'sentence' && ABBREVIATION.test(segment);
    if (!isAbbreviation) end = index + segment.length;
  }
  return text.slice(0, end).trimEnd();
}

type Granularity = 'sentence' | 'word' | 'grapheme';

const segmenters = new Map<string, Intl.Segmenter>();

/** Each is made once: to make one takes longer than to use it. */
function segmenterOf(language: string, granularity: Granularity): Intl.Segmenter {
  const name = `${granularity} ${language}`;
  const known = segmenters.get(name);
  if (known) return known;
  const made = new Intl.Segmenter(language, { granularity });
  segmenters.set(name, made);
  return made;
}

function lengthOf(text: string): number {
  return [...text].length;
}
