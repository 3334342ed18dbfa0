import { attributeOf, type Element } from '../html/tree.ts';

/** Classes by which WordPress names the kind of a block. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['p', 'wp-block-paragraph'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name): [string, string] => [name, 'wp-block-heading']),
  ['ol', 'wp-block-list'],
  ['ul', 'wp-block-list'],
]);

/**
 * True for an attribute that says no more than the element does, as a program writes it at each: the class of WordPress's for
 * a paragraph, and what Hugo makes of the language of a code sample.
 */
export function isImplied(element: Element, { name, value }: Element['attrs'][number]): boolean {
  const { tagName } = element;
  if (name === 'class') return KINDS.get(tagName) === value;
  if (name === 'tabindex') return tagName === 'pre' && value === '0';
  return name === 'data-lang' && tagName === 'code' && attributeOf(element, 'class') === `language-${value}`;
}
