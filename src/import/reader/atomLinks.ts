import { type Reading, trimmed } from './context.ts';
import type { XmlElement } from './xml.ts';
import { childrenOf, linkOf } from './xmlFields.ts';

/** The registry of relations: its names may be written as addresses too (RFC 4287, 4.2.7.2). */
const REGISTRY = /^http:\/\/www\.iana\.org\/assignments\/relation\//;

/** The `atom:link` elements of one relation; one without a relation is an alternate (RFC 4287, 4.2.7.2). */
export function atomLinks(parent: XmlElement, relation: string): XmlElement[] {
  return childrenOf(parent, 'atom:link').filter(({ attributes }) => {
    const rel = trimmed(attributes.get('rel')) ?? 'alternate';
    return rel.replace(REGISTRY, '').toLowerCase() === relation;
  });
}

/** The addresses of the `atom:link` elements of one relation. */
export function atomAddresses(parent: XmlElement, relation: string, reading: Reading): string[] {
  const links = atomLinks(parent, relation).map((link) => hrefOf(link, reading));
  return links.filter((link) => link !== undefined);
}

/** Where an `atom:link` leads. */
export function hrefOf(link: XmlElement, reading: Reading): string | undefined {
  return linkOf(link, link.attributes.get('href'), reading);
}
