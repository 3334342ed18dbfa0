import {
  asIri,
  authorName,
  findAuthors,
  findEnclosures,
  findId,
  findPicture,
  findTags,
} from '../feeds/fields.ts';
import type { ReadEntry, ReadFeed } from '../import/reader/feedDocument.ts';
import type { AnyFeed } from '../model/channel.ts';
import type { AnyItem, Enclosure } from '../model/item.ts';
import { formatRfc3339 } from '../model/stamp.ts';
import { withoutForbidden } from '../model/text.ts';

/** Something that a document says otherwise than the model. */
export interface Difference {
  readonly field: string;
  readonly meant: string;
  readonly found: string;
}

/** What a strict reader finds in a document, beside what it was meant to say. */
export interface ReadBack {
  /** True where it says other things of the publication itself: its settings have changed since it was written. */
  readonly isOfOtherSettings: boolean;
  readonly entries: readonly {
    readonly id: string;
    readonly line: number;
    readonly differences: Difference[];
  }[];
  /** The ids of items that it does not show. */
  readonly missing: readonly string[];
  /** Entries that are no item's. */
  readonly strange: readonly ReadEntry[];
  /** Entries whose id another has too, or that are said to be taken back. */
  readonly twice: readonly ReadEntry[];
}

/** Compares a document, as a strict reader reads it, with the feed that it was made of. */
export function readBack(read: ReadFeed, meant: AnyFeed): ReadBack {
  const home = meant.options.idBase ?? meant.options.link ?? meant.options.id ?? '';
  const idIn = (item: AnyItem) => (read.format === 'atom' ? asIri(findId(item), home) : findId(item));
  const items = new Map(meant.items.map((item) => [idIn(item), item]));
  const shown = new Set(read.entries.map(({ id }) => id));
  return {
    isOfOtherSettings: isOfOtherSettings(read, meant),
    entries: read.entries.flatMap((entry) => {
      const item = items.get(entry.id ?? '');
      return item ? [{ id: findId(item), line: entry.line, differences: compareEntry(entry, item) }] : [];
    }),
    missing: [...items].flatMap(([id, item]) => (shown.has(id) ? [] : [findId(item)])),
    strange: read.entries.filter(({ id }) => !items.has(id ?? '')),
    twice: findTwice(read),
  };
}

function findTwice({ entries, deleted }: ReadFeed): ReadEntry[] {
  const met = new Set<string | undefined>(deleted.map(({ id }) => id));
  return entries.filter(({ id }) => {
    const isMet = met.has(id);
    met.add(id);
    return isMet;
  });
}

function isOfOtherSettings(read: ReadFeed, { options }: AnyFeed): boolean {
  const self = options.feedLinks?.[read.format];
  const isSame = (found: string | undefined, meant: string | undefined) =>
    tidy(found ?? '') === tidy(meant ?? '');
  return !(
    isSame(read.title, options.title) &&
    isSame(read.description, options.description) &&
    isSame(read.link, options.link) &&
    isSame(read.self, self) &&
    isSame(read.language, options.language)
  );
}

function compareEntry(entry: ReadEntry, item: AnyItem): Difference[] {
  const published = item.published ?? item.date;
  const pairs: readonly (readonly [field: string, meant: string | undefined, found: string | undefined])[] = [
    ['title', item.title, entry.title],
    ['link', item.link, entry.link],
    ['time of publication', instantOf(published), instantOf(entry.published)],
    ['time of the last change', instantOf(item.date), instantOf(entry.updated ?? entry.published)],
    // Without HTML each format has its own place for the text.
    ...(item.content === undefined
      ? []
      : ([
          ['text', item.content, entry.content],
          ['summary', item.description, entry.summary],
        ] as const)),
    ['authors', listOf(findAuthors(item).map(authorName)), listOf(entry.authors.map(authorName))],
    ['tags', listOf(findTags(item)), listOf(entry.tags)],
    // Which of several pictures is the item's, no format says for sure.
    [
      'pictures and files',
      filesOf(findPicture(item), findEnclosures(item)),
      filesOf(entry.image, entry.enclosures),
    ],
  ];
  return pairs.flatMap(([field, meant = '', found = '']) =>
    tidy(meant) === tidy(found) ? [] : [{ field, meant, found }],
  );
}

function instantOf(date: Date | undefined): string {
  return date ? formatRfc3339(new Date(date)) : '';
}

function listOf(texts: readonly (string | undefined)[]): string {
  return texts.join(', ');
}

function filesOf(picture: Enclosure | undefined, files: readonly Enclosure[]): string {
  const urls = [...(picture ? [picture] : []), ...files].map(({ url }) => url);
  return listOf([...new Set(urls)].sort());
}

/** White space at the ends is no text's own, and of a run a reader keeps one space. */
function tidy(text: string): string {
  return withoutForbidden(text).replace(/\s+/g, ' ').trim();
}
