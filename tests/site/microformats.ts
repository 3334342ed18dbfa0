import { attributeOf, classesOf, type Element, textOf } from './page.ts';

/** What a microformats reader finds: a type, and properties, each a list (microformats2 parsing specification). */
export interface Microformat {
  readonly type: string;
  readonly properties: Readonly<Record<string, readonly (string | Microformat)[]>>;
}

/** The outermost microformats in an element; what is not used on our pages, like implied properties, is not read. */
export function microformatsIn(element: Element): Microformat[] {
  const type = mediaTypeOf(element);
  return type === undefined ? childrenOf(element).flatMap(microformatsIn) : [read(element, type)];
}

function read(element: Element, type: string): Microformat {
  const properties: Record<string, (string | Microformat)[]> = {};
  const collect = (one: Element) => {
    const inner = mediaTypeOf(one);
    for (const [kind, name] of propertiesOf(one)) {
      properties[name] = [...(properties[name] ?? []), inner ? read(one, inner) : wordsOf(one, kind)];
    }
    if (inner === undefined) childrenOf(one).forEach(collect);
    else if (propertiesOf(one).length === 0)
      properties['children'] = [...(properties['children'] ?? []), read(one, inner)];
  };
  childrenOf(element).forEach(collect);
  if (type === 'h-card') {
    const link = attributeOf(element, 'href');
    return { type, properties: { name: [textOf(element)], ...(link !== undefined && { url: [link] }) } };
  }
  return { type, properties };
}

function wordsOf(element: Element, kind: string): string {
  const attribute = { u: 'href', dt: 'datetime' }[kind];
  const value = attribute && attributeOf(element, attribute);
  return value ?? textOf(element).trim();
}

function propertiesOf(element: Element): (readonly [kind: string, name: string])[] {
  return classesOf(element).flatMap((name) => {
    const [, kind, property] = /^(p|u|dt|e)-([a-z-]+)$/.exec(name) ?? [];
    return kind && property ? [[kind, property] as const] : [];
  });
}

function mediaTypeOf(element: Element): string | undefined {
  return classesOf(element).find((name) => /^h-[a-z-]+$/.test(name));
}

function childrenOf(element: Element): Element[] {
  return element.childNodes.filter((node): node is Element => 'tagName' in node);
}
