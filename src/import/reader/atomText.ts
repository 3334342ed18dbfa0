import { plain, trimmed } from './context.ts';
import { textOfHtml } from './textToHtml.ts';
import { innerHtml } from './xhtml.ts';
import type { XmlElement } from './xml.ts';
import { childOf, textOf } from './xmlFields.ts';

/** Text of an Atom document as it stands there. */
export interface AtomText {
  readonly kind: 'text' | 'html';
  readonly text: string;
}

/**
 * Reads a text construct (RFC 4287, 3.1) or content that is text (4.1.3); strangers name HTML by its MIME type too.
 *
 * @returns undefined for content that is something else, such as a picture
 */
export function readAtomText(element: XmlElement): AtomText | undefined {
  const type = trimmed(element.attributes.get('type'))?.toLowerCase() ?? 'text';
  if (/^(?:html|text\/html)$/.test(type)) return { kind: 'html', text: textOf(element) };
  if (/^(?:text|text\/.*)$/.test(type)) return { kind: 'text', text: textOf(element) };
  // The div is no part of it (RFC 4287, 3.1.1.3).
  if (type === 'xhtml') return { kind: 'html', text: innerHtml(childOf(element, 'html:div') ?? element) };
  return /[+/]xml$/.test(type) ? { kind: 'html', text: innerHtml(element) } : undefined;
}

/** The text of the first child of that name, plain and on one line. */
export function plainTextIn(parent: XmlElement, name: string): string | undefined {
  const child = childOf(parent, name);
  const read = child && readAtomText(child);
  return read?.kind === 'html' ? plain(textOfHtml(read.text)) : plain(read?.text);
}
