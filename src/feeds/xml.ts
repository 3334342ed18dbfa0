import { withoutForbidden } from '../model/text.ts';

/** Attributes in the order in which they are written; those without a value are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * An element with text, on a line of its own; nothing when there is no text.
 *
 * References are hexadecimal: of all spellings the one that most readers decode exactly once.
 */
export function textElement(
  depth: number,
  name: string,
  text: string | undefined,
  attributes: Attributes = {},
): string {
  if (text === undefined) return '';
  return line(depth, `<${name}${attributesOf(name, attributes)}>${escapeText(text)}</${name}>`);
}

/**
 * An element whose text is HTML: in CDATA for people to read, unless the text cannot stand there as it is.
 *
 * @param text without forbidden characters
 */
export function htmlElement(
  depth: number,
  name: string,
  text: string | undefined,
  attributes: Attributes = {},
): string {
  if (text === undefined) return '';
  const body = text.includes(']]>') || text.includes('\r') ? escapeText(text) : `<![CDATA[${text}]]>`;
  return line(depth, `<${name}${attributesOf(name, attributes)}>${body}</${name}>`);
}

/** An element whose text is XHTML, without white space of ours in it (RFC 4287, 3.1.1.3). */
export function xhtmlElement(depth: number, name: string, xhtml: string): string {
  const div = `<div xmlns="http://www.w3.org/1999/xhtml">${xhtml}</div>`;
  return line(depth, `<${name} type="xhtml">${div}</${name}>`);
}

/** An element without content. */
export function emptyElement(depth: number, name: string, attributes: Attributes): string {
  return line(depth, `<${name}${attributesOf(name, attributes)}/>`);
}

/** An element around lines; nothing when there are none. */
export function parentElement(
  depth: number,
  name: string,
  lines: readonly string[],
  attributes: Attributes = {},
): string {
  const content = joined(lines);
  if (content === '') return '';
  return line(depth, `<${name}${attributesOf(name, attributes)}>`) + content + line(depth, `</${name}>`);
}

/**
 * The declaration, and the root element around its lines.
 *
 * @param stylesheet the address of a CSS style sheet (Associating Style Sheets with XML documents 1.0)
 */
export function xmlDocument(
  name: string,
  attributes: Attributes,
  lines: readonly string[],
  stylesheet?: string,
): string {
  const style =
    stylesheet === undefined
      ? ''
      : `<?xml-stylesheet${attributesOf('', { href: stylesheet, type: 'text/css' })}?>\n`;
  return `<?xml version="1.0" encoding="utf-8"?>\n${style}<${name}${attributesOf(name, attributes)}>\n${joined(lines)}</${name}>\n`;
}

/** Concatenates, since `join` would copy an element's text once for every element around it. */
function joined(lines: readonly string[]): string {
  let text = '';
  for (const one of lines) text += one;
  return text;
}

function attributesOf(name: string, attributes: Attributes): string {
  let written = '';
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) written += ` ${key}="${escapeAttribute(String(value), name)}"`;
  }
  return written;
}

/** Indents for every depth; our documents have at most eight levels. */
const INDENTS = Array.from({ length: 8 }, (_, depth) => '  '.repeat(depth));

function line(depth: number, text: string): string {
  return `${INDENTS[depth]}${text}\n`;
}

/** Characters that may need to be left out or escaped. Nearly all text has none, so one test is enough. */
const SPECIAL_IN_TEXT = /[^\t\n\u0020-%'-;=?-\ud7ff\ue000-\ufffd]/;
const SPECIAL_IN_ATTRIBUTE = /[^ !#-%'-;=?-\ud7ff\ue000-\ufffd]/;

/** A carriage return is written as a reference, or a parser would make a line feed of it (XML 1.0, 2.11). */
function escapeText(text: string): string {
  return SPECIAL_IN_TEXT.test(text) ? withoutForbidden(text).replace(/[&<>\r]/g, reference) : text;
}

/** White space too, or a parser would make spaces of it (XML 1.0, 3.3.3). */
function escapeAttribute(text: string, element: string): string {
  if (!SPECIAL_IN_ATTRIBUTE.test(text)) return text;
  const spell = PLAYED.test(element) ? namedReference : reference;
  return withoutForbidden(text).replace(/[&<>"\t\n\r]/g, spell);
}

/** Elements for players. Many of them undo only references by name in attributes: `fast-xml-parser` does, for one. */
const PLAYED = /^(?:enclosure$|itunes:|media:|podcast:|psc:)/;

const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function namedReference(character: string): string {
  return NAMES[character] ?? reference(character);
}

function reference(character: string): string {
  return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
}
