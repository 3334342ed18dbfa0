import { expected } from '../../model/problem.ts';
import type { ReadEntry, ReadFeed } from '../reader/feedDocument.ts';
import { type FeedContext, singleLine, withoutUndefined } from '../reader/fieldValues.ts';
import type { JsonObject } from '../reader/jsonTree.ts';
import { countByKind, countByName, type Found } from './countByName.ts';
import { postOf } from './ghostPost.ts';
import { judgePost } from './ghostStanding.ts';
import { tablesOf } from './ghostTables.ts';
import { keyAt, objectAt, objectsAt, objectsIn, textAt } from './jsonMembers.ts';
import { siteOf } from './site.ts';

/** The tables of Ghost's database in an export, as Ghost 0.x to 6 write them; undefined for another document. */
export function ghostDataOf(document: JsonObject): JsonObject | undefined {
  const [database, ...others] = objectsAt(document, 'db');
  const data = objectAt(others.length === 0 ? database : undefined, 'data') ?? objectAt(document, 'data');
  return data?.members.get('posts')?.kind === 'list' ? data : undefined;
}

/**
 * Reads an export of Ghost: posts that everyone may read, each under the id that its RSS has. Reports `FEED_BROKEN` where no
 * address of the site was given: an export says none.
 */
export function readGhost(data: JsonObject, context: FeedContext): ReadFeed {
  const settings = new Map(objectsAt(data, 'settings').map((row) => [textAt(row, 'key'), row]));
  const site = siteOf(context, data.index, 'Ghost');
  const unread: Found[] = [];
  const kinds: Found[] = [];
  const tables = tablesOf(data, site, context);
  const entries = objectsIn(data.members.get('posts')).flatMap((post): ReadEntry[] => {
    const line = context.lineOf(post.index);
    const { kind, standing } = judgePost(post, tables.meta.get(keyAt(post, 'id')), context.wanted);
    if (kind === undefined) return [{ ...postOf(post, tables, context, unread), ...standing }];
    kinds.push({ name: kind, line });
    return [];
  });
  const setting = (...names: string[]) =>
    names.map((name) => singleLine(textAt(settings.get(name), 'value'))).find((text) => text !== undefined);
  tellZone(setting('timezone', 'active_timezone', 'activeTimezone'), data.index, context);
  return withoutUndefined({
    format: 'export' as const,
    title: setting('title'),
    description: setting('description'),
    link: site,
    language: setting('locale', 'lang', 'default_locale', 'defaultLang'),
    authors: [],
    hubs: [],
    entries,
    deleted: [],
    unread: countByName(unread),
    unpublished: countByKind(kinds),
  });
}

function tellZone(zone: string | undefined, index: number, { report, timeZone }: FeedContext): void {
  if (zone === undefined || timeZone === undefined || zone === timeZone) return;
  const mend = `the times are right as they are; where Ghost's zone is meant, write timeZone: ${zone} into feed.yaml`;
  report(index, expected('FEED_ENTRY', `the zone ${timeZone}`, zone, mend));
}
