import { type DateInLine, isTimeLine, readDateLine } from '../../dates/parseDate.ts';
import { decodeReferences } from '../../html/references.ts';
import { onOneLine, proseOnOneLine } from '../../model/text.ts';
import { namesInCredits, withoutRole } from '../people.ts';
import { type LabelledDate, splitLabels } from './labels.ts';

/** A line of a newsroom text's head, and the index at which it stands. */
export interface Line {
  readonly text: string;
  readonly at: number;
}

/** What stands before the first paragraph of a newsroom text. */
export interface NewsroomHead {
  readonly headline?: Line;
  readonly byline?: Line;
  /** Lines that are a date as a whole, and dates with a label like `Published`. */
  readonly dates: readonly Line[];
  /** A line that is a time of day as a whole, which says when on the day of a date line. */
  readonly time?: Line;
  /** Dates and times of day with a label like `Updated`. */
  readonly updates: readonly Line[];
  /** Lines among the others that are none of these: a section, a place, an agency. */
  readonly asides: readonly Line[];
  /** Lines that may have been meant as a date: the headline, the asides, and those at which the head ends. */
  readonly unread: readonly Line[];
  /** Where the first paragraph begins. */
  readonly bodyStart: number;
}

/** What a head is read with. */
export interface HeadRules {
  /** Lines that are dropped. */
  readonly skip: ReadonlySet<string>;
  /** The publication's. */
  readonly language: string;
  /** The front matter's, if any: a line equal to it is the headline, and no other line is. */
  readonly title?: string;
  /** The front matter's date of publication, if any: then no other date counts that stands below lines of another kind. */
  readonly date?: string;
}

/** A file that is no newsroom text has no such lines. */
export const NO_LINES = { dates: [], updates: [], asides: [], unread: [] } as const;

/** The longest line that is no paragraph, though it ends no sentence. */
const MAX_LENGTH = 100;
const SENTENCE_END = /[.!?…:;]["'”’»)\]]*$/u;
/** So many dates may stand in a head; each is compared with those above it. */
const MAX_DATES = 20;
/** So many lines of another kind may stand above a date: a section, a place, an agency, a name. */
const MAX_ASIDES = 5;

/** `By Jane Doe`: words that begin as names do, with particles (de, van, ...) in lower case, and for whom (`/ Stuff`). */
const BYLINE =
  /^By:? ((?:[\p{Lu}\d][^\s]*|d[aeiou]s?|del|la|le|van|von|der|den|ten|bin|and|&|te|for|the|[/|])(?: |$)){1,10}$/u;
/** A section or an agency, where another line may be the headline: one of these, or one or two words in capitals. */
const KICKER =
  /^(?:analysis|breaking|business|editorial|exclusive|live|local|national|opinion|politics|regional|sport|world|aap|afp|ap|bbc|reuters|rnz|staff)(?: (?:news|reporters?|writers?))?$/i;
const CAPITALS = /^\p{Lu}[^\p{Ll}\p{Lo}\s]+(?: [^\p{Ll}\p{Lo}\s]+)?$/u;

/** The head while it is read. */
interface MutableHead {
  headline?: Line;
  byline?: Line;
  time?: Line;
  readonly dates: Line[];
  readonly updates: Line[];
  readonly asides: Line[];
}

/** What one line adds to the head. */
interface Part extends Partial<MutableHead> {
  /** True if it is of the head for sure, also behind lines that are none of it. */
  readonly isSure: boolean;
}

/**
 * Takes the head of a newsroom text apart, until the first paragraph: its lines stand in any order. A few short lines
 * that are none of it may stand among them; without a line of the head below them they are the beginning of the body.
 */
export function parseNewsroomHead(text: string, from: number, rules: HeadRules): NewsroomHead {
  const head: MutableHead = { dates: [], updates: [], asides: [] };
  let pending: Line[] = [];
  for (const line of linesOf(text, from)) {
    if (line.text === '' || rules.skip.has(onOneLine(line.text))) continue;
    const part = partOf(line, head, rules);
    if (part && (pending.length === 0 || part.isSure)) {
      place(part, pending, head, rules);
      pending = [];
      continue;
    }
    pending.push(line);
    if (pending.length > MAX_ASIDES || isParagraph(line.text)) break;
  }
  if (rules.title === undefined) chooseHeadline(head);
  const { headline, asides } = head;
  const unread = [...(headline ? [headline] : []), ...asides, ...pending];
  return { ...head, unread, bodyStart: pending[0]?.at ?? text.length };
}

function partOf(line: Line, head: MutableHead, { language, title, date }: HeadRules): Part | undefined {
  const plain = onOneLine(line.text);
  const isFull = head.dates.length + head.updates.length >= MAX_DATES;
  const labelled = isFull ? undefined : splitLabels(plain, language);
  if (labelled) return partOfLabels(labelled, line.at, head, language);
  const read = readDateLine(line.text, language);
  if (read.day !== undefined && !isFull) {
    return { dates: [line], isSure: date === undefined && isConfirmed(read, head, language) };
  }
  if (read.hasTime && !isTimed(head, date, language)) return { time: line, isSure: false };
  if (!head.byline && isByline(plain)) return { byline: { text: plain, at: line.at }, isSure: true };
  if (!head.headline && (title === undefined || isTitle(line.text, title)))
    return { headline: line, isSure: true };
  return undefined;
}

function partOfLabels(
  labelled: readonly LabelledDate[],
  at: number,
  head: MutableHead,
  language: string,
): Part {
  const linesOfLabel = (label: LabelledDate['label']) =>
    labelled.filter((one) => one.label === label).map(({ text }) => ({ text, at }));
  const published = linesOfLabel('published');
  const time = head.time ? undefined : published.find(({ text }) => isTimeLine(text, language));
  const dates = published.filter((line) => line !== time);
  return { dates, updates: linesOfLabel('updated'), ...(time && { time }), isSure: true };
}

/** In a live blog a time may be the first line of the text: where the time is known, another one is none of the head. */
function isTimed({ time, dates }: MutableHead, date: string | undefined, language: string): boolean {
  const others = [...(date === undefined ? [] : [date]), ...dates.map(({ text }) => text)];
  return time !== undefined || others.some((one) => readDateLine(one, language).hasTime);
}

/** A date below other lines counts if it is the first, or says the time of the day that a date above them says. */
function isConfirmed({ day, hasTime }: DateInLine, head: MutableHead, language: string): boolean {
  const others = head.dates.map(({ text }) => readDateLine(text, language));
  const isSameDay = others.every((other) => other.day === day && !other.hasTime);
  return head.time === undefined && isSameDay && (others.length === 0 || hasTime);
}

function place(part: Part, pending: readonly Line[], head: MutableHead, { language }: HeadRules): void {
  for (const line of pending) {
    if (!head.time && !part.time && isTimeLine(line.text, language)) head.time = line;
    else head.asides.push(line);
  }
  const { dates = [], updates = [], isSure: _, ...one } = part;
  head.dates.push(...dates);
  head.updates.push(...updates);
  Object.assign(head, one);
}

/** A kicker above the headline is not the headline. */
function chooseHeadline(head: MutableHead): void {
  const { headline, asides } = head;
  const isKicker = ({ text }: Line) => KICKER.test(text) || CAPITALS.test(text);
  const other = asides.find((line) => !isKicker(line));
  if (headline === undefined || other === undefined || !isKicker(headline)) return;
  asides.splice(asides.indexOf(other), 1);
  asides.unshift(headline);
  head.headline = other;
}

function isParagraph(line: string): boolean {
  return line.length > MAX_LENGTH || SENTENCE_END.test(line);
}

/** In front matter references are read, in a newsroom text they are literal; a title may be written alike in both. */
function isTitle(line: string, title: string): boolean {
  return onOneLine(decodeReferences(line)) === onOneLine(title);
}

function isByline(line: string): boolean {
  if (line.length > MAX_LENGTH) return false;
  const isNames = (one: string) => BYLINE.test(`By ${withoutRole(one).replace(/ <\S+@\S+>/g, '')}`);
  const [by] = /^By:? (?=\S)/.exec(line) ?? [];
  const names = by === undefined ? namesInCredits(line) : [line.slice(by.length)];
  return names.length > 0 && names.every(isNames);
}

/** Lines without the white space around them. */
export function* linesOf(text: string, from: number): Generator<Line> {
  for (let at = from; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end === -1 ? text.length : end);
    yield { text: proseOnOneLine(line), at: at + (line.length - line.trimStart().length) };
    at = end === -1 ? text.length : end + 1;
  }
}
