import { html as htmlNames } from 'parse5';
import { parseSrcset } from '../html/resolveUrl.ts';
import { attributeOf, type Element, elementsOf, type Node } from '../html/tree.ts';
import { parseAddress } from '../model/parseAddress.ts';

/** Attributes that hold an address, of programs that load pictures late too. */
const ADDRESSES = new Set(
  'action background cite data-lazy data-lazy-src data-original data-poster data-src formaction href longdesc poster src'.split(
    ' ',
  ),
);
/** Attributes that hold addresses with their sizes. */
const SETS = new Set('data-lazy-srcset data-srcset imagesrcset srcset'.split(' '));
const ABSOLUTE = /^(?:https?:\/\/|mailto:|data:)/i;

/**
 * Makes the relative addresses in a tree absolute, so that they lead to the same wherever the tree stands. All others stay
 * as they are.
 *
 * @param roots changed in place
 * @param page where the tree is published: on the page that is its base, links within it stay too
 */
export function makeAbsolute(roots: readonly Node[], base: string, page: string): void {
  for (const element of elementsOf(roots)) {
    for (const attribute of element.attrs) {
      const { name, value } = attribute;
      if (SETS.has(name)) attribute.value = absoluteSet(value, base);
      else if (isAddress(element, name, value) && !(page === base && value.startsWith('#')))
        attribute.value = absolute(value, base);
    }
  }
}

function isAddress(element: Element, name: string, value: string): boolean {
  const { tagName, namespaceURI } = element;
  if (tagName === 'object' && name === 'data') return true;
  if (tagName === 'param' && name === 'value')
    return /^(?:movie|src)$/i.test(attributeOf(element, 'name') ?? '');
  // In a drawing it names a part of that.
  const isPart = namespaceURI !== htmlNames.NS.HTML && value.startsWith('#');
  return ADDRESSES.has(name) && !isPart;
}

function absolute(value: string, base: string): string {
  if (ABSOLUTE.test(value) || value.trim() === '' || parseAddress(value) !== undefined) return value;
  return parseAddress(value, base)?.href ?? value;
}

function absoluteSet(set: string, base: string): string {
  const candidates = parseSrcset(set);
  if (candidates.every(({ address }) => ABSOLUTE.test(address))) return set;
  return candidates
    .map(({ address, descriptor }) => `${absolute(address, base).replace(/,+$/, '')} ${descriptor}`.trim())
    .join(', ');
}
