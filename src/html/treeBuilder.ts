import { defaultTreeAdapter, html as htmlNames, type Token } from 'parse5';
import { HEADINGS } from './headingSigns.ts';
import { type Attributes, feedParser, listOf, type ParserFeed } from './parserFeed.ts';
import { isText, type Node } from './tree.ts';

/** Far from any limit of the parser: what nests deeper is left to it. */
const MAX_DEPTH = 100;
/** True for what the parser would not take as it is. */
const isChangedByParser = (text: string) => text.includes('\r') || text.includes('\0');

type Parent = Parameters<typeof defaultTreeAdapter.appendChild>[0];

/** Some of the roots of a tree, which nothing in the others changes. */
export interface TreePart {
  /** The index of the first root. */
  readonly from: number;
  /** True for blocks that are nested as HTML demands, of elements that readers keep. */
  readonly isPlain: boolean;
}

/** What is known of a tree when it is finished. */
export interface MadeTree {
  readonly parts: readonly TreePart[];
  /** The raw HTML in it. */
  readonly html: string;
  /** True if a heading outside of raw HTML has a link, which may lead to the heading itself. */
  readonly hasLinkInHeading: boolean;
}

/** Whether raw HTML is allowed; or whether all is left to the parser. */
export type Mode = 'plain' | 'mixed' | 'parsed';

/**
 * Builds the tree that the parser would build of HTML whose elements are closed and nested as HTML demands, without
 * the HTML. Whoever uses it knows where HTML allows the elements; what can be seen here to need the parser is refused.
 * Blocks with raw HTML, and all up to where that has been closed, are given to the parser.
 */
export class TreeBuilder {
  readonly #root = defaultTreeAdapter.createDocumentFragment();
  readonly #open: { readonly tagName: string; readonly node: Parent }[] = [];
  readonly #parts: TreePart[] = [];
  readonly #mode: Mode;
  readonly #length: number;
  #parent: Parent = this.#root;
  #isRefused = false;
  #place: Token.ElementLocation | undefined;
  #feed: ParserFeed | undefined;
  /** The feed, in a block that is given to the parser. */
  #fed: ParserFeed | undefined;
  #html = '';
  #hasLinkInHeading = false;

  /** @param length of the text, about */
  constructor(mode: Mode = 'plain', length = 0) {
    this.#mode = mode;
    this.#length = length;
  }

  /** Gives the elements that follow the number of a block as their place (`sourceCodeLocation.startOffset`). */
  startBlock(at: number, hasHtml = false): void {
    this.#place = { startLine: 1, startCol: 1, startOffset: at, endLine: 1, endCol: 1, endOffset: at };
    if (this.#feed?.isBetweenElements() === false) return;
    const isPlain = this.#mode === 'plain' || (this.#mode === 'mixed' && !hasHtml);
    if (!isPlain)
      this.#feed ??= feedParser(this.#root, this.#length, () => this.#place as Token.ElementLocation);
    this.#fed = isPlain ? undefined : this.#feed;
    if (isPlain || this.#parts.at(-1)?.isPlain !== false)
      this.#parts.push({ from: this.#nextRoot(isPlain), isPlain });
  }

  /** Begins an element; what follows stands in it. */
  open(tagName: string, attributes: Attributes = []): this {
    if (this.#fed) {
      this.#fed.open(tagName, attributes);
      return this;
    }
    // The parser would close the first link where the second begins.
    const around = tagName === 'a' ? this.#open : [];
    if (around.some((element) => element.tagName === 'a') || this.#open.length >= MAX_DEPTH)
      this.#isRefused = true;
    this.#hasLinkInHeading ||= around.some((element) => HEADINGS.has(element.tagName));
    this.#parent = this.#append(tagName, attributes);
    this.#open.push({ tagName, node: this.#parent });
    return this;
  }

  /** Ends the element that was begun last. */
  close(tagName: string): this {
    if (this.#fed) {
      this.#fed.close(tagName);
      return this;
    }
    if (this.#open.pop()?.tagName !== tagName) this.#isRefused = true;
    this.#parent = this.#open.at(-1)?.node ?? this.#root;
    return this;
  }

  /** An element that has no end tag. */
  empty(tagName: string, attributes: Attributes = []): this {
    if (this.#fed) this.#fed.open(tagName, attributes, true);
    else this.#append(tagName, attributes);
    return this;
  }

  text(text: string): this {
    if (this.#fed) this.#fed.text(text);
    else {
      if (isChangedByParser(text)) this.#isRefused = true;
      if (text !== '') this.#appendText(text);
    }
    return this;
  }

  /** Raw HTML, in a block that has some. */
  html(html: string): this {
    if (this.#fed) this.#fed.html(html);
    else this.#isRefused = true;
    this.#html += `${html}\n`;
    return this;
  }

  /** The nodes of the tree; undefined where only the parser can tell what they are. */
  finish(): Node[] | undefined {
    this.#feed?.end();
    return this.#isRefused || this.#open.length > 0 ? undefined : this.#root.childNodes;
  }

  get made(): MadeTree {
    return { parts: this.#parts, html: this.#html, hasLinkInHeading: this.#hasLinkInHeading };
  }

  /** Text at the end of a block is one with that of raw HTML behind it. */
  #nextRoot(isPlain: boolean): number {
    const { childNodes } = this.#root;
    const last = childNodes.at(-1);
    return !isPlain && last && isText(last) ? childNodes.length - 1 : childNodes.length;
  }

  /** Text outside of all elements has a place of its own. */
  #appendText(text: string): void {
    defaultTreeAdapter.insertText(this.#parent, text);
    if (this.#parent !== this.#root || !this.#place) return;
    (this.#root.childNodes.at(-1) as Node).sourceCodeLocation ??= this.#place;
  }

  #append(tagName: string, attributes: Attributes) {
    const list = listOf(attributes);
    for (const { value } of list) if (isChangedByParser(value)) this.#isRefused = true;
    const element = defaultTreeAdapter.createElement(tagName, htmlNames.NS.HTML, list);
    if (this.#place) element.sourceCodeLocation = this.#place;
    defaultTreeAdapter.appendChild(this.#parent, element);
    return element;
  }
}
