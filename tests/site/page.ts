import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

/** A page as a strict parser reads it. */
export interface Page {
  readonly root: Element;
  /** Every element, in the order of the document. */
  readonly elements: readonly Element[];
}

/**
 * Reads a page as browsers do where scripts are off.
 *
 * @throws where the HTML has a mistake that browsers would have to mend
 */
export function readPage(text: string): Page {
  const errors: string[] = [];
  const document = parse(text, {
    scriptingEnabled: false,
    onParseError: ({ code, startLine }) => errors.push(`${code} in line ${startLine}`),
  });
  if (errors.length > 0) throw new Error(errors.join('\n'));
  const root = document.childNodes.find(isElement) as Element;
  return { root, elements: elementsIn(root) };
}

/** An element, and every one in it, in the order of the document. */
export function elementsIn(element: Element): Element[] {
  return [element, ...element.childNodes.filter(isElement).flatMap(elementsIn)];
}

/** The elements of a name. */
export function named({ elements }: Pick<Page, 'elements'>, tagName: string): Element[] {
  return elements.filter((element) => element.tagName === tagName);
}

/** The elements of a class. */
export function ofClass({ elements }: Pick<Page, 'elements'>, className: string): Element[] {
  return elements.filter((element) => classesOf(element).includes(className));
}

/** The only element of a name, with these attributes. */
export function only(page: Pick<Page, 'elements'>, tagName: string, attributes: Attributes = {}): Element {
  const found = having(named(page, tagName), attributes);
  const [element] = found;
  if (!element || found.length > 1) throw new Error(`expected one ${tagName}, found ${found.length}`);
  return element;
}

type Attributes = Readonly<Record<string, string>>;

/** Those of the elements that have these attributes. */
export function having(elements: readonly Element[], attributes: Attributes): Element[] {
  return elements.filter((element) =>
    Object.entries(attributes).every(([name, value]) => attributeOf(element, name) === value),
  );
}

export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

export function classesOf(element: Element): string[] {
  return attributeOf(element, 'class')?.split(' ') ?? [];
}

/** The text of an element and of all that is in it. */
export function textOf(element: Element): string {
  return element.childNodes.map((node) => (isElement(node) ? textOf(node) : wordsOf(node))).join('');
}

/** The language of an element's words: its own, or that of what is around it. */
export function languageOf(element: Element): string | undefined {
  const { parentNode } = element;
  const own = attributeOf(element, 'lang');
  return own ?? (parentNode && 'tagName' in parentNode ? languageOf(parentNode) : undefined);
}

/** A tree without its words: the names of elements and of their attributes. */
export function skeletonOf(element: Element): unknown {
  const names = element.attrs.map(({ name }) => name).join(' ');
  return [`${element.tagName} ${names}`, ...element.childNodes.filter(isElement).map(skeletonOf)];
}

/** What `<meta>` elements formatTime, by name or property; of several with one name, all. */
export function metaOf(page: Page): Record<string, string | string[]> {
  const found = new Map<string, string[]>();
  for (const meta of named(page, 'meta')) {
    const name = attributeOf(meta, 'property') ?? attributeOf(meta, 'name');
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), attributeOf(meta, 'content') ?? '']);
  }
  return Object.fromEntries(
    [...found].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}

/** The page's JSON-LD. */
export function structuredDataOf(page: Page): Record<string, unknown> {
  return JSON.parse(textOf(only(page, 'script', { type: 'application/ld+json' })));
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function wordsOf(node: Node): string {
  return 'value' in node ? node.value : '';
}
