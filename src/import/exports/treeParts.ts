import { attributeOf, type Element, elementsOf, isElement, type Node, textIn } from '../../html/tree.ts';
import { proseOnOneLine } from '../../model/text.ts';

/** The elements that have a class, in their order. */
export function findByClass(roots: readonly Node[], name: string): Element[] {
  return [...elementsOf(roots)].filter((element) => hasClass(element, name));
}

export function hasClass(element: Element, name: string): boolean {
  return (attributeOf(element, 'class') ?? '').split(/\s+/).includes(name);
}

/** The text of a node on one line; undefined where there is none. */
export function lineIn(node: Node | undefined): string | undefined {
  return (node && proseOnOneLine(textIn(node))) || undefined;
}

/** Takes an element out of the tree. */
export function remove(element: Element): void {
  const { parentNode: parent } = element;
  if (parent) parent.childNodes = parent.childNodes.filter((node) => node !== element);
}

/** Takes an element out of the tree, and all that comes behind it. */
export function cutAt(element: Element): void {
  let node: Element | undefined = element;
  while (node) {
    const parent: Element['parentNode'] = node.parentNode;
    if (parent) parent.childNodes = parent.childNodes.slice(0, parent.childNodes.indexOf(node) + 1);
    node = parent && isElement(parent as Node) ? (parent as Element) : undefined;
  }
  remove(element);
}
