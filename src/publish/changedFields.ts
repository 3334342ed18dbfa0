import { onOneLine } from '../model/text.ts';
import type { Members } from './publishedFeed.ts';

/** A field that subscribers had otherwise. */
export interface ChangedField {
  /** As its author names it: `title`, `date`, `body`. */
  readonly field: string;
  /** Excerpts from around the place where the two differ, on one line; absent if there is no text. */
  readonly before?: string;
  readonly after?: string;
}

/** What an author calls the members of a JSON Feed and its items; the others have the same name. */
const NAMES: Readonly<Record<string, string>> = {
  url: 'link',
  content_html: 'body',
  content_text: 'body',
  date_published: 'date',
  date_modified: 'updated',
  attachments: 'enclosures',
  home_page_url: 'link',
  feed_url: 'address',
};

/** Characters that are shown of a text around the place where it differs. */
const SHOWN = 60;
const BEFORE = 20;

/**
 * The members that differ between two objects of a JSON Feed.
 *
 * @param ignore texts that do not count, such as addresses of ours
 */
export function compareMembers(old: Members, now: Members, ignore: readonly string[] = []): ChangedField[] {
  const { id: _id, ...names } = { ...old, ...now };
  const bare = (text: string | undefined) =>
    ignore.reduce((rest, address) => rest?.replaceAll(address, ''), text);
  return Object.keys(names).flatMap((name) => {
    const [before, after] = [textOf(old[name]), textOf(now[name])];
    return bare(before) === bare(after) ? [] : [{ field: NAMES[name] ?? name, ...excerpts(before, after) }];
  });
}

function excerpts(before: string | undefined, after: string | undefined): Omit<ChangedField, 'field'> {
  const from = Math.max(0, commonLength(before ?? '', after ?? '') - BEFORE);
  const cut = (text: string) => {
    const piece = [...text.slice(from).toWellFormed()];
    const tail = piece.length > SHOWN ? `${piece.slice(0, SHOWN).join('')}…` : piece.join('');
    return from > 0 ? `…${tail}` : tail;
  };
  return {
    ...(before !== undefined && { before: cut(before) }),
    ...(after !== undefined && { after: cut(after) }),
  };
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function textOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return onOneLine(typeof value === 'string' ? value : JSON.stringify(value));
}
