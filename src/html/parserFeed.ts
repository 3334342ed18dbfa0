import { type DefaultTreeAdapterTypes, html as htmlNames, Token, TokenizerMode } from 'parse5';
import { escapeMarkup } from './escape.ts';
import { isBetweenElements, openParser } from './parse.ts';
import { markNoCharacters } from './references.ts';

/** Names and values, as markdown-it has them. */
export type Attributes = readonly (readonly [name: string, value: string | number])[];

/** A parser that is given elements and text as they are, and HTML only where there is some. */
export interface ParserFeed {
  readonly open: (tagName: string, attributes: Attributes, isEmpty?: boolean) => void;
  readonly close: (tagName: string) => void;
  readonly text: (text: string) => void;
  readonly html: (html: string) => void;
  /** To be called between blocks. True where what comes next is parsed as if it came first. */
  readonly isBetweenElements: () => boolean;
  readonly end: () => void;
}

const { CHARACTER, WHITESPACE_CHARACTER } = Token.TokenType;
/** Those in which no tag has been begun. */
const TEXT_STATES: ReadonlySet<number> = new Set(Object.values(TokenizerMode));
const SPACE = /^[ \t\n\f]+/;

/**
 * Opens a parser that builds of elements, text and HTML what it would build if all of that were written as HTML.
 *
 * @param fragment what the nodes are appended to, also while nothing is open in the parser
 * @param length of the text, about
 * @param placeOf says where the elements stand that are being made
 */
export function feedParser(
  fragment: DefaultTreeAdapterTypes.DocumentFragment,
  length: number,
  placeOf: () => Token.ElementLocation,
): ParserFeed {
  // A tag or a comment that a later block ends stands where it begins.
  let unfinished: Token.ElementLocation | undefined;
  const placeOfToken = () => {
    const place = unfinished ?? placeOf();
    unfinished = undefined;
    return place;
  };
  const parser = openParser(length, { placeOf: placeOfToken });
  const { tokenizer } = parser;
  const [root] = parser.openElements.items as [DefaultTreeAdapterTypes.Element];
  root.childNodes = fragment.childNodes;
  // In raw text (`<iframe>`), and in a tag that nothing ends, elements are what their tags are as text.
  let isWritten = false;
  let isAfterReturn = false;
  /** As all HTML is changed before it is read (HTML, 13.2.3.5): a carriage return is one with the line feed behind it. */
  const withoutReturns = (text: string) => {
    const rest = isAfterReturn && text.startsWith('\n') ? text.slice(1) : text;
    isAfterReturn = text.endsWith('\r');
    return rest.includes('\r') ? rest.replace(/\r\n?/g, '\n') : rest;
  };
  const write = (html: string) => {
    tokenizer.write(html, false);
    tokenizer.flushCharacters();
    isWritten = tokenizer.state !== TokenizerMode.DATA;
    if (!TEXT_STATES.has(tokenizer.state)) unfinished ??= placeOf();
  };
  return {
    open: (tagName, attributes, isEmpty = false) => {
      const attrs = listOf(attributes);
      for (const attribute of attrs) attribute.value = withoutReturns(attribute.value);
      isAfterReturn = false;
      if (isWritten) {
        const list = attrs.map(({ name, value }) => ` ${name}="${escaped(value)}"`);
        write(`<${tagName}${list.join('')}${isEmpty ? ' />' : '>'}`);
      } else parser.onStartTag(tagOf(Token.TokenType.START_TAG, tagName, attrs));
    },
    close: (tagName) => {
      isAfterReturn = false;
      if (isWritten) write(`</${tagName}>`);
      else parser.onEndTag(tagOf(Token.TokenType.END_TAG, tagName, []));
    },
    text: (written) => {
      const text = withoutReturns(written);
      if (isWritten) {
        write(escaped(text));
        return;
      }
      const chars = text.replace(SPACE, '');
      const space = text.slice(0, text.length - chars.length);
      // The first line break in a `pre` is none, and a table takes nothing but spaces.
      if (space !== '')
        parser.onWhitespaceCharacter({ type: WHITESPACE_CHARACTER, chars: space, location: null });
      if (chars !== '') parser.onCharacter({ type: CHARACTER, chars, location: null });
    },
    html: (html) => write(markNoCharacters(withoutReturns(html))),
    isBetweenElements: () => isBetweenElements(parser),
    end: () => {
      tokenizer.write('', true);
      for (const node of fragment.childNodes) node.parentNode = fragment;
    },
  };
}

/** The attributes as the parser has them, each time as a list of their own. */
export function listOf(attributes: Attributes): Token.Attribute[] {
  return attributes.map(([name, value]) => ({ name, value: `${value}` }));
}

function tagOf(type: Token.TagToken['type'], tagName: string, attrs: Token.Attribute[]): Token.TagToken {
  const tagID = htmlNames.getTagID(tagName);
  return { type, tagName, tagID, selfClosing: false, ackSelfClosing: false, attrs, location: null };
}

function escaped(text: string): string {
  return escapeMarkup(text).replaceAll('"', '&quot;');
}
