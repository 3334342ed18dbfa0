import type { DefaultTreeAdapterTypes } from 'parse5';
import { isBlock, isDropped } from './allowList.ts';
import { readableLine } from './escape.ts';
import { isFormula, mathText } from './mathml.ts';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;
export type Text = DefaultTreeAdapterTypes.TextNode;
export type Comment = DefaultTreeAdapterTypes.CommentNode;

export function isText(node: Node): node is Text {
  return node.nodeName === '#text';
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

export function isBlockNode(node: Node): boolean {
  return isElement(node) && isBlock(node.tagName);
}

/** White space between elements, or a comment: nothing that a person would see. */
export function isBlank(node: Node): boolean {
  return isText(node) ? node.value.trim() === '' : !isElement(node);
}

export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** An element and all elements in it, in their order. */
export function elementsOf(roots: readonly Node[]): Element[] {
  const elements: Element[] = [];
  const open = roots.filter(isElement).reverse();
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    elements.push(element);
    for (let i = element.childNodes.length - 1; i >= 0; i -= 1) {
      const child = element.childNodes[i] as Node;
      if (isElement(child)) open.push(child);
    }
  }
  return elements;
}

export function childrenOf(node: Node): readonly Node[] {
  return isElement(node) ? node.childNodes : [];
}

/** All text in a node as it stands there; a `br` is a line break. */
export function textIn(node: Node): string {
  if (isText(node)) return node.value;
  return node.nodeName === 'br' ? '\n' : childrenOf(node).map(textIn).join('');
}

/** The text of nodes and all that is in them, on one line, with what readers are not given left out. */
export function plainTextOf(roots: readonly Node[]): string {
  let text = '';
  for (const node of textsOf(roots)) text += node;
  return readableLine(text);
}

/** True when there is anything to read; looks no further than the first word. */
export function hasText(root: Node): boolean {
  for (const text of textsOf([root])) if (text.trim() !== '') return true;
  return false;
}

function* textsOf(roots: readonly Node[]): Generator<string> {
  const nodes = roots.toReversed();
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if (isText(node)) yield node.value;
    else if (isFormula(node)) yield mathText(node);
    else if (isElement(node) && !isDropped(node.tagName) && !isFootnoteReference(node)) {
      if (node.tagName === 'br') yield ' ';
      for (let i = node.childNodes.length - 1; i >= 0; i -= 1) nodes.push(node.childNodes[i] as Node);
    }
  }
}

/** `word<sup><a href="#fn1">[1]</a></sup>`: a mark that means nothing where there is no footnote. */
export function isFootnoteReference({ tagName, childNodes }: Element): boolean {
  const [only, ...others] = childNodes;
  const isLink = only !== undefined && isElement(only) && only.tagName === 'a' && others.length === 0;
  return tagName === 'sup' && isLink && attributeOf(only, 'href')?.startsWith('#') === true;
}
