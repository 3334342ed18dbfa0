import type { Disk } from '../disk/disk.ts';
import { renderJson } from '../feeds/jsonFeed.ts';
import type { Article } from '../model/article.ts';
import { onOneLine } from '../model/text.ts';
import { composeDocument } from './plan/feedDocuments.ts';
import type { Edition } from './planBuild.ts';
import { itemsOf, type Members, readLastFeed } from './publishedFeed.ts';

/** A field of an article that subscribers had otherwise. */
export interface ChangedField {
  /** As its author names it: `title`, `date`, `body`. */
  readonly field: string;
  /** Where the two differ, on one line; absent where there was nothing, or is nothing any more. */
  readonly before?: string;
  readonly after?: string;
}

/** Gives the fields of an article that differ from what was published last. */
export type FindChanges = (head: Article) => readonly ChangedField[];

/** What an author calls the members of a JSON Feed's items; the others have the same name. */
const NAMES: Readonly<Record<string, string>> = {
  url: 'link',
  content_html: 'body',
  content_text: 'body',
  date_published: 'date',
  date_modified: 'updated',
  attachments: 'enclosures',
};

/** Characters that are shown of a text around the place where it differs. */
const SHOWN = 60;
const BEFORE = 20;

/**
 * Compares an edition with `feed.json` as it stands in the output folder: that is what subscribers have. Without one, or
 * for an article that it does not show, nothing is known to differ.
 */
export function changesSince(disk: Disk, edition: Edition): FindChanges {
  const document = edition.documents.find(({ kind }) => kind === 'json');
  const before = readLastFeed(disk, edition.settings);
  const after = itemsOf(
    document ? renderJson(composeDocument(document, edition.settings, edition.load)) : '',
  );
  return ({ id, replacedEntry: replaced }) => {
    const old = before.get(replaced?.id ?? id);
    const now = after.get(id);
    return old && now ? compareMembers(old, now) : [];
  };
}

function compareMembers(old: Members, now: Members): ChangedField[] {
  const { id: _id, ...names } = { ...old, ...now };
  return Object.keys(names).flatMap((name) => {
    const [before, after] = [textOf(old[name]), textOf(now[name])];
    return before === after ? [] : [{ field: NAMES[name] ?? name, ...excerpts(before, after) }];
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
