import type { Author } from '../../model/item.ts';
import { addressAt, type FeedContext, singleLine, withoutUndefined } from '../reader/fieldValues.ts';
import type { JsonObject } from '../reader/jsonTree.ts';
import { keyAt, objectsAt, textAt } from './jsonMembers.ts';

/** What belongs to the posts, by their ids. */
export interface GhostTables {
  readonly site: string;
  /** Of every post. */
  readonly authors: ReadonlyMap<string, readonly Author[]>;
  readonly tags: ReadonlyMap<string, readonly string[]>;
  readonly meta: ReadonlyMap<string, JsonObject>;
}

/** The tables that belong to the posts. */
export function tablesOf(data: JsonObject, site: string, context: FeedContext): GhostTables {
  const tags = rowsById(data, 'tags');
  const users = rowsById(data, 'users');
  const nameOf = (id: string) => {
    const tag = tags.get(id);
    const name = singleLine(textAt(tag, 'name'));
    // Such tags sort posts for those who write them.
    const isPublic = /^(?:public|)$/.test(keyAt(tag, 'visibility'));
    return name === undefined || name.startsWith('#') || !isPublic ? [] : [name];
  };
  const authorOf = (id: string): Author[] => {
    const user = users.get(id);
    const name = singleLine(textAt(user, 'name'));
    // The e-mail address of a user is for signing in, and on no page.
    const link = user && addressAt(user.index, textAt(user, 'website'), context);
    return name === undefined ? [] : [withoutUndefined({ name, link })];
  };
  const authors = joined(data, 'posts_authors', 'author_id', authorOf);
  // Before Ghost 1.22 a post names its one author itself.
  for (const post of objectsAt(data, 'posts')) {
    const id = keyAt(post, 'id');
    if (!authors.has(id)) authors.set(id, authorOf(keyAt(post, 'author_id')));
  }
  return {
    site,
    authors,
    tags: joined(data, 'posts_tags', 'tag_id', nameOf),
    meta: new Map(objectsAt(data, 'posts_meta').map((row) => [keyAt(row, 'post_id'), row])),
  };
}

function rowsById(data: JsonObject, table: string): ReadonlyMap<string, JsonObject> {
  return new Map(objectsAt(data, table).map((row) => [keyAt(row, 'id'), row]));
}

/** What the rows of a table give to each post, in their order. */
function joined<T>(
  data: JsonObject,
  table: string,
  member: string,
  read: (id: string) => readonly T[],
): Map<string, readonly T[]> {
  const order = (row: JsonObject) => Number(textAt(row, 'sort_order')) || 0;
  const all = new Map<string, T[]>();
  for (const row of objectsAt(data, table).toSorted((a, b) => order(a) - order(b))) {
    const post = keyAt(row, 'post_id');
    const values = all.get(post) ?? [];
    values.push(...read(keyAt(row, member)));
    all.set(post, values);
  }
  return all;
}
