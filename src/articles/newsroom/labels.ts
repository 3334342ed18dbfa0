import { explainNearMiss, lacksYear } from '../../dates/nearMiss.ts';
import { isDateLine, isTimeLine } from '../../dates/parseDate.ts';

/** A date or a time of day with its label: `Updated 11:15 am`. */
export interface LabelledDate {
  readonly label: 'published' | 'updated';
  readonly text: string;
}

/** No line of dates is longer. */
const MAX_LENGTH = 200;
/** A first test, which is fast: nearly all lines have none of these words. */
const WORD = /published|posted|updated|modified/i;
/** The name of the group is the label. A colon makes it sure that a date is meant. */
const LABEL =
  /(?<![\p{L}\d])(?:(?<published>(?:first |originally )?(?:published|posted))|(?:last )?(?:updated|modified))(?![\p{L}\d])(?<colon>:?)/giu;
/** What stands between labelled dates, and around a label. */
const SEPARATORS = /^[\s|·•/,;:()–—-]+|[\s|·•/,;:()–—-]+$/g;
/** Times that depend on when they are read. */
const RELATIVE =
  /^(?:today|yesterday|just now|(?:an?|\d+) (?:second|sec|minute|min|hour|hr|day|week|month)s? ago)\b/i;

/**
 * The dates of a line that is labelled dates as a whole, in their order; a date before the first label is that of
 * publication, and a label may stand behind its date. A date that nobody can read is among them if it is meant as one.
 *
 * @param line on one line
 * @returns undefined for every other line, so for prose that begins with such a word
 * @example splitLabels('Published 9:05 am, 22 Dec 2014 | Updated 11:15 am', 'en')
 * // [{ label: 'published', text: '9:05 am, 22 Dec 2014' }, { label: 'updated', text: '11:15 am' }]
 */
export function splitLabels(line: string, language: string): LabelledDate[] | undefined {
  if (line.length > MAX_LENGTH || !WORD.test(line)) return undefined;
  const found = [...line.matchAll(LABEL)];
  if (found.length === 0) return undefined;
  const texts = [0, ...found.map(({ 0: words, index }) => index + words.length)].map((start, index) =>
    line.slice(start, found[index]?.index).replace(SEPARATORS, ''),
  );
  const labels = found.map(({ groups }) => (groups?.['published'] ? 'published' : 'updated'));
  const isBehind = texts[0] !== '' && texts.at(-1) === '';
  const dates = isBehind
    ? pair(labels, texts)
    : pair(['published', ...labels], texts).slice(texts[0] ? 0 : 1);
  const isSure = found.some(({ groups }) => groups?.['colon']);
  return dates.every(({ text }) => isMeantAsDate(text, isSure, language)) ? dates : undefined;
}

function pair(labels: readonly LabelledDate['label'][], texts: readonly string[]): LabelledDate[] {
  return labels.map((label, index) => ({ label, text: texts[index] as string }));
}

function isMeantAsDate(text: string, isSure: boolean, language: string): boolean {
  if (isDateLine(text, language) || isTimeLine(text, language) || RELATIVE.test(text)) return true;
  return isSure ? explainNearMiss(text, language) !== undefined : lacksYear(text, language);
}
