import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5';

/** A tag or a comment in HTML, by its place. */
export interface HtmlMark {
  readonly kind: 'open' | 'close' | 'comment';
  /** Of a tag, in lower case; the text of a comment. */
  readonly name: string;
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
}

/** How the text of elements is read in which nothing is a tag (HTML, 13.2.6). */
const TEXT_MODES: ReadonlyMap<string, Tokenizer['state']> = new Map([
  ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['textarea', TokenizerMode.RCDATA],
  ['title', TokenizerMode.RCDATA],
  ['xmp', TokenizerMode.RAWTEXT],
]);

/**
 * The tags and comments of HTML in their order; what is between two of them is text. It takes linear time.
 *
 * @example htmlMarks('a <b>c</b>').map(({ start, end }) => [start, end]) // [[2, 5], [6, 10]]
 */
export function htmlMarks(html: string): HtmlMark[] {
  const marks: HtmlMark[] = [];
  const add = (kind: HtmlMark['kind'], name: string, { location }: Token.TagToken | Token.CommentToken) => {
    const { startOffset, endOffset } = location as Token.Location;
    marks.push({ kind, name, start: startOffset, end: endOffset });
  };
  const ignore = () => {};
  const handler: TokenHandler = {
    onStartTag: (token) => {
      add('open', token.tagName, token);
      tokenizer.state = TEXT_MODES.get(token.tagName) ?? tokenizer.state;
    },
    onEndTag: (token) => add('close', token.tagName, token),
    onComment: (token) => add('comment', token.data, token),
    onCharacter: ignore,
    onWhitespaceCharacter: ignore,
    onNullCharacter: ignore,
    onDoctype: ignore,
    onEof: ignore,
  };
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, handler);
  tokenizer.write(html, true);
  return marks;
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
