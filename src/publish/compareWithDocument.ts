import { FIELDS } from '../articles/fields.ts';
import type { Field } from '../articles/headField.ts';
import { asIri, findId } from '../feeds/fields.ts';
import { asItem } from '../import/entryToItem.ts';
import type { ReadEntry, ReadFeed } from '../import/reader/feedDocument.ts';
import type { AnyFeed } from '../model/channel.ts';
import type { AnyItem } from '../model/item.ts';
import { compareChannel, type Difference, homeOf, tidy } from './compareChannel.ts';

/** A document, as a strict reader reads it, compared with its feed. */
export interface DocumentComparison {
  /** Of the feed itself. */
  readonly channel: readonly Difference[];
  readonly entries: readonly {
    readonly id: string;
    readonly line: number;
    readonly differences: Difference[];
  }[];
  /** The ids of items without an entry. */
  readonly missing: readonly string[];
  /** Entries without an item. */
  readonly strange: readonly ReadEntry[];
  /** Entries whose id an earlier entry or a deleted entry has too. */
  readonly twice: readonly ReadEntry[];
}

/** Compares a document, as a strict reader reads it, with the feed that it was made of. */
export function compareWithDocument(
  read: ReadFeed,
  meant: AnyFeed,
  table: readonly Field[] = FIELDS,
): DocumentComparison {
  const home = homeOf(meant);
  const idIn = (item: AnyItem) => (read.format === 'atom' ? asIri(findId(item), home) : findId(item));
  const items = new Map(meant.items.map((item) => [idIn(item), item]));
  const shown = new Set(read.entries.map(({ id }) => id));
  return {
    channel: compareChannel(read, meant),
    entries: read.entries.flatMap((entry) => {
      const item = items.get(entry.id ?? '');
      return item
        ? [{ id: findId(item), line: entry.line, differences: compareEntry(entry, item, table) }]
        : [];
    }),
    missing: [...items].flatMap(([id, item]) => (shown.has(id) ? [] : [findId(item)])),
    strange: read.entries.filter(({ id }) => !items.has(id ?? '')),
    twice: findTwice(read),
  };
}

function findTwice({ entries, deleted }: ReadFeed): ReadEntry[] {
  const earlier = new Set<string | undefined>(deleted.map(({ id }) => id));
  return entries.filter(({ id }) => {
    const isTwice = earlier.has(id);
    earlier.add(id);
    return isTwice;
  });
}

function compareEntry(entry: ReadEntry, item: AnyItem, table: readonly Field[]): Difference[] {
  const expected = { ...item, published: item.published ?? item.date };
  const actual = asItem(entry);
  return comparedFields(item, table).flatMap(({ compare, part }) => {
    if (compare === undefined) return [];
    const [field, textOf] = compare;
    const [meant, found] = [textOf(expected) ?? '', textOf(actual) ?? ''];
    // Atom and JSON Feed have no place for what is an episode's.
    if (part !== undefined && found === '') return [];
    return tidy(meant) === tidy(found) ? [] : [{ field, meant, found }];
  });
}

/** The body is no field of front matter, but it is compared too. */
const BODY: Field = { key: 'content', names: [], compare: ['text', ({ content }) => content] };

/** The fields to compare in an item. Text and summary of an item without HTML have a place of their own in each format. */
function comparedFields({ content }: AnyItem, table: readonly Field[]): readonly Field[] {
  return table.flatMap((field) => {
    if (field.key !== 'summary') return [field];
    return content === undefined ? [] : [BODY, field];
  });
}
