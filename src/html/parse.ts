import {
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  html as htmlNames,
  Parser,
  type Token,
  TokenizerMode,
  type TreeAdapter,
} from 'parse5';

/** So many elements may be open at once; browsers stop at 512. */
const MAX_DEPTH = 256;
/** So many formatting elements (`b`, `font`) that were closed in the wrong place are opened again in what follows. */
const MAX_REOPENED = 16;
/** Two passes are enough for nearly all HTML; no input may ask for more than these. */
const MAX_PASSES = 5;
/** Where an article stands: in a page's body, a row or a caption without its table is no row. */
const BODY = defaultTreeAdapter.createElement('body', htmlNames.NS.HTML, []);
/** Characters of markup that opening them again may add, or as many as the text has. */
const LEAST_BUDGET = 100_000;

/** What cannot nest in itself, and may stand in the deepest place. */
const SHALLOW = words(
  'area base basefont bgsound br col embed hr image img input keygen link meta param source track wbr',
  // Without these tags, what they hold would be taken for HTML.
  'iframe math noembed noframes plaintext script style svg textarea title xmp',
  // Without these tags, text would move out of its table; they are as deep as that is.
  'caption colgroup tbody td tfoot th thead tr',
);

/** A parser of article HTML, to be given text through its tokenizer, or tags. */
export type HtmlParser = Parser<DefaultTreeAdapterMap>;
type AttachedElement = Parameters<HtmlParser['_attachElementToTree']>;

/**
 * Parses HTML as a browser does without scripts, in time and memory that grow with its length and no faster.
 *
 * Three things differ from `parseFragment`, and only where no ordinary text comes: a tag that would nest too deep is
 * ignored, and formatting elements are opened again neither in any number nor without end. Text is never lost.
 *
 * @param isLocated whether nodes know where they stand in the HTML (`sourceCodeLocation`), which takes three times as
 * long
 */
export function parseTree(html: string, isLocated = true): DefaultTreeAdapterTypes.DocumentFragment {
  const parser = openParser(html.length, { isLocated });
  parser.tokenizer.write(html, true);
  return parser.getFragment();
}

/** The nodes of HTML that changes nothing behind it; undefined for other HTML. */
export function parseClosed(html: string): DefaultTreeAdapterTypes.ChildNode[] | undefined {
  const parser = openParser(html.length);
  parser.tokenizer.write(html, false);
  parser.tokenizer.flushCharacters();
  return isBetweenElements(parser) ? parser.getFragment().childNodes : undefined;
}

/** True where what comes next is parsed as if it came first. */
export function isBetweenElements(parser: HtmlParser): boolean {
  const { tokenizer, openElements, activeFormattingElements, formElement } = parser;
  const isOpen =
    openElements.stackTop > 0 || activeFormattingElements.newest !== null || formElement !== null;
  return !isOpen && tokenizer.state === TokenizerMode.DATA;
}

/**
 * Opens a parser that takes its HTML in parts.
 *
 * @param length of the HTML, about
 * @param placeOf says where what is being read stands, for the nodes that are made of it
 */
export function openParser(
  length: number,
  { isLocated = false, placeOf }: { isLocated?: boolean; placeOf?: () => Token.ElementLocation } = {},
): HtmlParser {
  const budget = { left: Math.max(LEAST_BUDGET, length) };
  // `parseFragment` makes this parser too. It can be told what to build of a tag, but not to let one pass.
  const parser = BoundedParser.getFragmentParser<DefaultTreeAdapterMap>(BODY, {
    scriptingEnabled: false,
    sourceCodeLocationInfo: isLocated,
    treeAdapter: thriftyAdapter(budget, isLocated),
  }) as BoundedParser;
  parser.budget = budget;
  if (placeOf) {
    parser.placeOf = placeOf;
    // The tokenizer, which shares its options, would take its time to find others.
    parser.options = { ...parser.options, sourceCodeLocationInfo: true };
  }
  return parser;
}

/**
 * The parser within its bounds. It is a class since a function put into each parser would give V8 a shape of each: that takes half
 * as long again, and keeps the trees of hundreds of articles for a while.
 */
class BoundedParser extends Parser<DefaultTreeAdapterMap> {
  budget = { left: LEAST_BUDGET };
  placeOf: (() => Token.ElementLocation) | undefined = undefined;

  /** An element stands where its tag does; where it ends is not asked. */
  override _attachElementToTree(...[element, location, into]: AttachedElement): void {
    super._attachElementToTree(element, this.placeOf ? null : location, into);
    if (this.placeOf) element.sourceCodeLocation = location;
  }

  override onStartTag(tag: Token.TagToken): void {
    this.#place(tag);
    if (isTooDeep(this, tag)) {
      // A line break after <pre> is no text; the tag that is ignored stands between them.
      this.skipNextNewLine = false;
      return;
    }
    super.onStartTag(tag);
    forgetEarliest(this, this.budget.left > 0 ? MAX_REOPENED : 0);
  }

  override onEndTag(tag: Token.TagToken): void {
    // Where elements end is not asked.
    this.placeOf?.();
    super.onEndTag(tag);
  }

  override onComment(token: Token.CommentToken): void {
    this.#place(token);
    super.onComment(token);
  }

  override onCharacter(token: Token.CharacterToken): void {
    this.#place(token);
    super.onCharacter(token);
  }

  override onWhitespaceCharacter(token: Token.CharacterToken): void {
    this.#place(token);
    super.onWhitespaceCharacter(token);
  }

  #place(token: Token.Token): void {
    if (this.placeOf) token.location = this.placeOf();
  }
}

/**
 * Rewrites HTML until it stays the same. Taking an element out, or moving one out of a table, can leave another where
 * HTML does not allow it; the parser then nests that one anew.
 */
export function rewriteUntilStable(html: string, rewrite: (html: string) => string): string {
  let text = html;
  for (let pass = 1; pass < MAX_PASSES; pass += 1) {
    const again = rewrite(text);
    if (again === text) break;
    text = again;
  }
  return text;
}

/** In SVG and MathML any element nests. */
function isTooDeep({ openElements, tokenizer }: HtmlParser, tag: Token.TagToken): boolean {
  return openElements.depth >= MAX_DEPTH && (tokenizer.inForeignNode || !SHALLOW.has(tag.tagName));
}

/**
 * HTML opens an unclosed `<b>` again in every paragraph that follows, and every other such element with it: n of them
 * would be n² elements. It remembers three of a kind and forgets the earliest ("Noah's Ark", 13.2.4.3); here the
 * earliest of all are forgotten too. They stay open where they are.
 */
function forgetEarliest({ activeFormattingElements }: HtmlParser, most: number): void {
  let count = 0;
  let entry = activeFormattingElements.newest;
  // The list goes back to a marker (a table cell, say), which has no element.
  while (entry !== null && 'element' in entry) {
    const { older } = entry;
    count += 1;
    if (count > most) activeFormattingElements.removeEntry(entry);
    entry = older;
  }
}

/**
 * An element that is opened again has the attributes of its tag, as the same list. Each time it takes its length from
 * the budget; when that is used up it has none: a long address would else be copied into every paragraph.
 */
function thriftyAdapter(budget: { left: number }, isLocated: boolean): TreeAdapter<DefaultTreeAdapterMap> {
  const seen = new WeakSet<readonly Token.Attribute[]>();
  return {
    ...defaultTreeAdapter,
    updateNodeSourceCodeLocation(node, end) {
      if (isLocated) defaultTreeAdapter.updateNodeSourceCodeLocation(node, end);
    },
    createElement(tagName, namespace, attributes) {
      const isReopened = seen.has(attributes);
      if (isReopened) budget.left -= lengthOf(tagName, attributes);
      else seen.add(attributes);
      const isSpent = isReopened && budget.left < 0;
      return defaultTreeAdapter.createElement(tagName, namespace, isSpent ? [] : attributes);
    },
  };
}

/** How long an element's two tags are. */
function lengthOf(tagName: string, attributes: readonly Token.Attribute[]): number {
  const values = attributes.reduce((sum, { name, value }) => sum + name.length + value.length + 4, 0);
  return 2 * tagName.length + 5 + values;
}

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')));
}
