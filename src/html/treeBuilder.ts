import { defaultTreeAdapter, html as htmlNames, type Token } from 'parse5';
import type { Node } from './tree.ts';

/** Far from any limit of the parser: what nests deeper is left to it. */
const MAX_DEPTH = 100;
/** True for what the parser would not take as it is. */
const isChangedByParser = (text: string) => text.includes('\r') || text.includes('\0');

type Attributes = Readonly<Record<string, string>>;
type Parent = Parameters<typeof defaultTreeAdapter.appendChild>[0];

/**
 * Builds the tree that the parser would build of HTML whose elements are closed and nested as HTML demands, without
 * the HTML. Whoever uses it knows where HTML allows the elements; what can be seen here to need the parser is refused.
 */
export class TreeBuilder {
  readonly #root = defaultTreeAdapter.createDocumentFragment();
  readonly #open: { readonly tagName: string; readonly node: Parent }[] = [];
  #parent: Parent = this.#root;
  #isRefused = false;
  #place: Token.ElementLocation | undefined;

  /** Gives the elements that follow the number of a block as their place (`sourceCodeLocation.startOffset`). */
  startBlock(number: number): void {
    this.#place = {
      startLine: 1,
      startCol: 1,
      startOffset: number,
      endLine: 1,
      endCol: 1,
      endOffset: number,
    };
  }

  /** Begins an element; what follows stands in it. */
  open(tagName: string, attributes?: Attributes): this {
    // The parser would close the first link where the second begins.
    const isInLink = tagName === 'a' && this.#open.some((element) => element.tagName === 'a');
    if (isInLink || this.#open.length >= MAX_DEPTH) this.#isRefused = true;
    this.#parent = this.#append(tagName, attributes);
    this.#open.push({ tagName, node: this.#parent });
    return this;
  }

  /** Ends the element that was begun last. */
  close(tagName: string): this {
    if (this.#open.pop()?.tagName !== tagName) this.#isRefused = true;
    this.#parent = this.#open.at(-1)?.node ?? this.#root;
    return this;
  }

  /** An element that has no end tag. */
  empty(tagName: string, attributes?: Attributes): this {
    this.#append(tagName, attributes);
    return this;
  }

  text(text: string): this {
    if (isChangedByParser(text)) this.#isRefused = true;
    if (text !== '') defaultTreeAdapter.insertText(this.#parent, text);
    return this;
  }

  /** The nodes of the tree; undefined where only the parser can tell what they are. */
  finish(): Node[] | undefined {
    return this.#isRefused || this.#open.length > 0 ? undefined : this.#root.childNodes;
  }

  #append(tagName: string, attributes: Attributes = {}) {
    const list: Token.Attribute[] = [];
    for (const name in attributes) {
      const value = attributes[name] as string;
      if (isChangedByParser(value)) this.#isRefused = true;
      list.push({ name, value });
    }
    const element = defaultTreeAdapter.createElement(tagName, htmlNames.NS.HTML, list);
    if (this.#place) element.sourceCodeLocation = this.#place;
    defaultTreeAdapter.appendChild(this.#parent, element);
    return element;
  }
}
