/** How the items of a document of ours stand in it. */
export interface ItemLines {
  /** What the line before the first item ends with, where items are not found without. */
  readonly after?: string;
  /** With the indent of the line. */
  readonly first: string;
  readonly last: string;
  /** What stands between two items, as in the frame of a document. */
  readonly between: string;
  /** What the first line with the item's id begins with. */
  readonly id: string;
  /** Spaces before the first line that belong to what is between the items. */
  readonly indent?: number;
  /** True where an item may have any lines in CDATA. */
  readonly hasData?: true;
}

/**
 * The texts of the items of a document that our renderer of a format wrote, by the lines that have their ids.
 *
 * @returns nothing for another document
 */
export function splitDocument(document: string, lines: ItemLines): Map<string, string> {
  const { after = '', first, between, indent = 0 } = lines;
  const items = new Map<string, string>();
  const top = document.indexOf(`${after}\n${first}`);
  let start = top < 0 ? document.length : top + after.length + 1;
  while (document.startsWith(first, start)) {
    const end = endOf(document, lines, start);
    if (end < 0) return new Map();
    const text = document.slice(start + indent, end);
    items.set(idLineOf(text, lines), text);
    start = document.startsWith(between, end) ? end + between.length : document.length;
  }
  return items;
}

/** The line of an item's text that has its id. */
export function idLineOf(text: string, { id }: ItemLines): string {
  const start = text.indexOf(id);
  return text.slice(start, text.indexOf('\n', start));
}

/** Where an item ends; -1 where it does not. */
function endOf(document: string, { last, hasData }: ItemLines, from: number): number {
  for (let at = from; ; ) {
    const end = document.indexOf(`\n${last}`, at);
    const data = hasData ? document.slice(at, end).indexOf('<![CDATA[') : -1;
    if (end < 0 || data < 0) return end < 0 ? end : end + 1 + last.length;
    at = document.indexOf(']]>', at + data);
    if (at < 0) return at;
  }
}
