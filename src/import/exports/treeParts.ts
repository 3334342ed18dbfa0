import { attributeOf, type Element, elementsOf, isElement, type Node, textIn } from '../../html/tree.ts';
import { proseOnOneLine, withoutForbidden } from '../../model/text.ts';

/** The elements that have a class, in their order. */
export function findByClass(roots: readonly Node[], name: string): Element[] {
  return [...elementsOf(roots)].filter((element) => hasClass(element, name));
}

export function hasClass(element: Element, name: string): boolean {
  return (attributeOf(element, 'class') ?? '').split(/\s+/).includes(name);
}

/** The text of a node on one line; undefined where there is none. */
export function lineIn(node: Node | undefined): string | undefined {
  return (node && proseOnOneLine(withoutForbidden(textIn(node)))) || undefined;
}

/** Takes an element that is in a tree out of it. */
export function remove(element: Element): void {
  const parent = element.parentNode as Element;
  parent.childNodes = parent.childNodes.filter((node) => node !== element);
}

/** Takes an element that is in a tree out of it, and all that comes behind it. */
export function cutAt(element: Element): void {
  for (let node = element; node.parentNode !== null; node = node.parentNode as Element) {
    const parent = node.parentNode;
    parent.childNodes = parent.childNodes.slice(0, parent.childNodes.indexOf(node) + 1);
    if (!isElement(parent as Node)) break;
  }
  remove(element);
}
