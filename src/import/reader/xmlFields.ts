import { expected } from '../../model/problem.ts';
import type { Stamp } from '../../model/stamp.ts';
import { dateAt, linkAt, plain, type Reading, trimmed } from './context.ts';
import { isElement, type XmlElement } from './xml.ts';

export function childrenOf(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter(isElement).filter((child) => child.name === name);
}

/** The first child of that name. */
export function childOf(parent: XmlElement, name: string): XmlElement | undefined {
  return childrenOf(parent, name)[0];
}

/** All text directly in an element, to the letter. */
export function textOf(element: XmlElement): string {
  return element.children.filter((child) => !isElement(child)).join('');
}

/** The text of the first child of that name, on one line. */
export function plainIn(parent: XmlElement, name: string): string | undefined {
  const child = childOf(parent, name);
  return child && plain(textOf(child));
}

/** The texts of the children of that name, each on one line. */
export function plainsIn(parent: XmlElement, name: string): string[] {
  const texts = childrenOf(parent, name).map((child) => plain(textOf(child)));
  return texts.filter((text) => text !== undefined);
}

/** The date in the first child of that name. */
export function dateIn(parent: XmlElement, name: string, reading: Reading): Stamp | undefined {
  const child = childOf(parent, name);
  return child && dateAt(child.index, textOf(child), reading);
}

/** The address in the first child of that name. */
export function linkIn(parent: XmlElement, name: string, reading: Reading): string | undefined {
  const child = childOf(parent, name);
  return child && linkOf(child, textOf(child), reading);
}

/** An address that an element has as its text or in an attribute. */
export function linkOf(
  element: XmlElement,
  written: string | undefined,
  reading: Reading,
): string | undefined {
  return linkAt(element.index, written, reading, element.base ?? reading.base);
}

/** The address of something that is attached, which is nothing without it. */
export function attachedLink(element: XmlElement, attribute: string, reading: Reading): string | undefined {
  const written = element.attributes.get(attribute);
  if (trimmed(written) === undefined) {
    const mend = 'it is left out; it leads to nothing';
    reading.tell(element.index, expected('FEED_ENTRY', `${element.name} with its ${attribute}`, '', mend));
  }
  return linkOf(element, written, reading);
}
