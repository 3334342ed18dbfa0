/** A tag or a comment in HTML, by its place. */
export interface HtmlMark {
  readonly kind: 'open' | 'close' | 'comment';
  /** Of a tag, in lower case; the text of a comment. */
  readonly name: string;
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
}

/** The ends of elements in which nothing else is a tag (HTML, 13.2.6). */
const TEXT_ENDS: ReadonlyMap<string, RegExp> = new Map([
  ['iframe', /<\/iframe[\t\n\f\r />]/gi],
  ['noembed', /<\/noembed[\t\n\f\r />]/gi],
  ['noframes', /<\/noframes[\t\n\f\r />]/gi],
  ['script', /<\/script[\t\n\f\r />]/gi],
  ['style', /<\/style[\t\n\f\r />]/gi],
  ['textarea', /<\/textarea[\t\n\f\r />]/gi],
  ['title', /<\/title[\t\n\f\r />]/gi],
  ['xmp', /<\/xmp[\t\n\f\r />]/gi],
]);

const TAG = /<(\/?)([a-z][^\t\n\f\r />]*)/iy;
const COMMENT_END = /--!?>/g;

/**
 * The tags and comments of HTML in their order, as a browser finds them (HTML, 13.2.5); what is between two of them is text.
 * It takes linear time, a small part of what a parser takes.
 *
 * @example htmlMarks('a <b>c</b>').map(({ start, end }) => [start, end]) // [[2, 5], [6, 10]]
 */
export function htmlMarks(html: string): HtmlMark[] {
  const marks: HtmlMark[] = [];
  let at = html.indexOf('<');
  while (at !== -1) {
    const mark = markAt(html, at);
    if (mark !== undefined) marks.push(mark);
    const ending = mark?.kind === 'open' ? TEXT_ENDS.get(mark.name) : undefined;
    const from = mark?.end ?? at + 1;
    at = ending === undefined ? html.indexOf('<', from) : indexFrom(html, ending, from);
  }
  return marks;
}

/** What begins at a `<`; undefined for a sign that is text. A tag without an end reaches to that of the text. */
function markAt(html: string, start: number): HtmlMark | undefined {
  TAG.lastIndex = start;
  const [all, slash, name = ''] = TAG.exec(html) ?? [];
  if (all !== undefined) {
    const end = endOfTag(html, start + all.length);
    return { kind: slash === '/' ? 'close' : 'open', name: name.toLowerCase(), start, end };
  }
  if (!/^<[!?/]/.test(html.slice(start, start + 2)) || start + 2 >= html.length) return undefined;
  if (html.startsWith('<!--', start)) return commentAt(html, start);
  const end = endAt(html.indexOf('>', start + 2), 1, html);
  // `</>` is nothing at all.
  return { kind: 'comment', name: html.slice(start + 2, end - 1), start, end };
}

function commentAt(html: string, start: number): HtmlMark {
  const [short] = /^<!---?>/.exec(html.slice(start, start + 6)) ?? [];
  if (short !== undefined) return { kind: 'comment', name: '', start, end: start + short.length };
  COMMENT_END.lastIndex = start + 4;
  const close = COMMENT_END.exec(html);
  const last = close?.index ?? html.length;
  return { kind: 'comment', name: html.slice(start + 4, last), start, end: last + (close?.[0].length ?? 0) };
}

const NEXT_SIGN = /[>=]/g;
const VALUE_START = /[\t\n\f\r ]*/y;
const VALUE_END = /[\t\n\f\r >]/g;
const NAME = /[^\t\n\f\r /]/;

/** The index behind a tag; in the quotation marks of a value nothing ends it. */
function endOfTag(html: string, behindName: number): number {
  let from = behindName;
  let at = from;
  for (;;) {
    const sign = indexFrom(html, NEXT_SIGN, at);
    if (sign === -1) return html.length;
    if (html[sign] === '>') return sign + 1;
    const before = html.slice(from, sign);
    if (NAME.test(before.slice(before.lastIndexOf('/') + 1))) from = at = endOfValue(html, sign + 1);
    else {
      // A sign without a name before it is one.
      from = sign;
      at = sign + 1;
    }
  }
}

function endOfValue(html: string, behindSign: number): number {
  VALUE_START.lastIndex = behindSign;
  VALUE_START.exec(html);
  const start = VALUE_START.lastIndex;
  const quote = html.charAt(start);
  return quote === '"' || quote === "'"
    ? endAt(html.indexOf(quote, start + 1), 1, html)
    : endAt(indexFrom(html, VALUE_END, start), 0, html);
}

/** The index of what is looked for from an index on; -1 if it is nowhere. */
function indexFrom(html: string, form: RegExp, from: number): number {
  form.lastIndex = from;
  return form.exec(html)?.index ?? -1;
}

function endAt(index: number, length: number, html: string): number {
  return index === -1 ? html.length : index + length;
}

/** Elements whose text is shown, or run, as it stands. */
const AS_IT_STANDS = new Set(['code', 'kbd', 'pre', 'script', 'style', 'textarea', 'xmp']);

/**
 * Asks for indices of HTML, in ascending order, whether they are in text that people read: in no tag, no comment and no
 * sample of code.
 */
export function proseFinder(html: string): (index: number) => boolean {
  const spans = spansOf(htmlMarks(html));
  let at = 0;
  return (index) => {
    while ((spans[at]?.end ?? Number.POSITIVE_INFINITY) <= index) at += 1;
    return index < (spans[at]?.start ?? html.length);
  };
}

/** The places of what is no prose; a sample reaches from its tag to the tag that ends it. */
function spansOf(marks: readonly HtmlMark[]): Pick<HtmlMark, 'start' | 'end'>[] {
  const spans: { start: number; end: number }[] = [];
  let sample: { name: string; start: number } | undefined;
  for (const { kind, name, start, end } of marks) {
    if (sample === undefined && kind === 'open' && AS_IT_STANDS.has(name)) sample = { name, start };
    else if (sample !== undefined && kind === 'close' && name === sample.name) {
      spans.push({ start: sample.start, end });
      sample = undefined;
    } else if (sample === undefined) spans.push({ start, end });
  }
  return sample === undefined ? spans : [...spans, { start: sample.start, end: Number.POSITIVE_INFINITY }];
}
