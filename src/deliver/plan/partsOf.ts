/**
 * The items of a feed that have an id, as they stand in it: RSS, Atom or JSON Feed.
 *
 * @param text a document, whole
 */
export function partsOf(text: string, id: string): string[] {
  const items = itemsIn(text);
  if (items !== undefined)
    return items.filter((item) => isWithId(item, id)).map((item) => JSON.stringify(item));
  return text
    .split(/<(?=(?:item|entry)[\s>])/)
    .slice(1)
    .filter((part) => namesId(part, id));
}

/** True if a document has an item with an id. */
export function namesId(text: string, id: string): boolean {
  const inXml = escaped(id);
  const inJson = JSON.stringify(id);
  return [`<id>${inXml}</id>`, `>${inXml}</guid>`, `"id": ${inJson}`, `"id":${inJson}`].some((one) =>
    text.includes(one),
  );
}

function itemsIn(text: string): readonly unknown[] | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    const { items } = JSON.parse(text) as { readonly items?: unknown };
    return Array.isArray(items) ? items : undefined;
  } catch {
    return undefined;
  }
}

function isWithId(item: unknown, id: string): boolean {
  return typeof item === 'object' && item !== null && 'id' in item && item.id === id;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
