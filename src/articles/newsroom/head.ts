import { isDateLine, isTimeLine } from '../../dates/parseDate.ts';
import { decodeReferences } from '../../html/references.ts';
import { onOneLine, proseOnOneLine } from '../../model/text.ts';
import { withoutRole } from '../people.ts';

/** A line of a newsroom text's head, and the index at which it stands. */
export interface Line {
  readonly text: string;
  readonly at: number;
}

/** What stands before the first paragraph of a newsroom text. */
export interface NewsroomHead {
  readonly headline?: Line;
  readonly byline?: Line;
  /** Lines that are a date as a whole. */
  readonly dates: readonly Line[];
  /** A line that is a time of day as a whole, which says when on the day of a date line. */
  readonly time?: Line;
  /** Where the first paragraph begins. */
  readonly bodyStart: number;
}

/** `By Jane Doe`: words that begin as names do, with particles (de, van, ...) in lower case. */
const BYLINE =
  /^By:? ((?:[\p{Lu}\d][^\s]*|d[aeiou]s?|del|la|le|van|von|der|den|ten|bin|and|&|te)(?: |$)){1,10}$/u;
/**
 * Takes the head of a newsroom text apart: dates, headline and byline in any order, until the first paragraph.
 *
 * @param language the publication's
 * @param title the front matter's, if any: a line equal to it is the headline, and no other line is
 */
export function parseNewsroomHead(
  text: string,
  from: number,
  skip: ReadonlySet<string>,
  language: string,
  title?: string,
): NewsroomHead {
  const dates: Line[] = [];
  const found: { headline?: Line; byline?: Line; time?: Line } = {};
  const place = (line: Line): boolean => {
    const plain = onOneLine(line.text);
    if (isDateLine(line.text, language)) dates.push(line);
    else if (!found.time && isTimeLine(line.text, language)) found.time = line;
    else if (!found.byline && isByline(plain)) found.byline = { ...line, text: plain };
    else if (!found.headline && (title === undefined || isTitle(line.text, title))) found.headline = line;
    else return false;
    return true;
  };
  for (const line of linesOf(text, from)) {
    const isDropped = line.text === '' || skip.has(onOneLine(line.text));
    if (!isDropped && !place(line)) return { ...found, dates, bodyStart: line.at };
  }
  return { ...found, dates, bodyStart: text.length };
}

/** In front matter references are read, in a newsroom text they are literal; a title may be written alike in both. */
function isTitle(line: string, title: string): boolean {
  return onOneLine(decodeReferences(line)) === onOneLine(title);
}

function isByline(line: string): boolean {
  return line.length <= 100 && BYLINE.test(withoutRole(line).replace(/ <\S+@\S+>/g, ''));
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
