import type { Author } from '../../model/item.ts';
import { addressAt, type FeedContext, singleLine, withoutUndefined } from '../reader/fieldValues.ts';
import type { JsonObject } from '../reader/jsonTree.ts';
import { isSaid, objectsAt, textAt } from './jsonMembers.ts';

/** What belongs to the posts, by their ids. */
export interface GhostTables {
  readonly site: string;
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
    const isInternal = name?.startsWith('#') || !/^(?:public|)$/.test(textAt(tag, 'visibility') ?? '');
    return name === undefined || isInternal ? [] : [name];
  };
  const authorOf = (id: string): Author[] => {
    const user = users.get(id);
    const name = singleLine(textAt(user, 'name'));
    // The e-mail address of a user is for signing in, and on no page.
    const link = user && addressAt(user.index, textAt(user, 'website'), context);
    return name === undefined ? [] : [withoutUndefined({ name, link })];
  };
  const meta = objectsAt(data, 'posts_meta').map((row) => [textAt(row, 'post_id') ?? '', row] as const);
  return {
    site,
    authors: joined(data, { table: 'posts_authors', of: 'author_id', own: 'author_id' }, authorOf),
    tags: joined(data, { table: 'posts_tags', of: 'tag_id' }, nameOf),
    meta: new Map(meta),
  };
}

function rowsById(data: JsonObject, table: string): ReadonlyMap<string, JsonObject> {
  return new Map(objectsAt(data, table).map((row) => [textAt(row, 'id') ?? '', row]));
}

/** What the rows of a table give to each post, in their order; a post that has none may name one itself. */
function joined<T>(
  data: JsonObject,
  { table, of, own }: { readonly table: string; readonly of: string; readonly own?: string },
  read: (id: string) => readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const order = (row: JsonObject) => Number(textAt(row, 'sort_order') ?? 0) || 0;
  const all = new Map<string, T[]>();
  for (const row of objectsAt(data, table).toSorted((a, b) => order(a) - order(b))) {
    const post = textAt(row, 'post_id') ?? '';
    const values = all.get(post) ?? [];
    values.push(...read(textAt(row, of) ?? ''));
    all.set(post, values);
  }
  for (const post of own === undefined ? [] : objectsAt(data, 'posts')) {
    const id = textAt(post, 'id') ?? '';
    if (isSaid(post.members.get(own as string)) && !all.has(id))
      all.set(id, [...read(textAt(post, own as string) ?? '')]);
  }
  return all;
}
