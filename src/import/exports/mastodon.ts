import { escapeMarkup } from '../../html/escape.ts';
import type { Author, Enclosure } from '../../model/item.ts';
import { quoted } from '../../model/problem.ts';
import type { ReadEntry, ReadFeed } from '../reader/feedDocument.ts';
import {
  addressAt,
  dateAt,
  type FeedContext,
  resolveAddress,
  singleLine,
  trimmed,
  uniqueOf,
  withoutUndefined,
} from '../reader/fieldValues.ts';
import type { JsonObject } from '../reader/jsonTree.ts';
import { textOfHtml } from '../reader/textToHtml.ts';
import { countByKind, countByName, type Found } from './countByName.ts';
import { isSaid, keyAt, objectAt, objectsAt, textAt, textsAt } from './jsonMembers.ts';

/** Whom a post is for, if it is for everyone (ActivityPub, 5.6). */
const EVERYONE = new Set(['https://www.w3.org/ns/activitystreams#Public', 'as:Public', 'Public']);

/** True for the posts of an account (ActivityPub, 5.1), which an archive of Mastodon has in `outbox.json`. */
export function isOutbox({ members }: JsonObject): boolean {
  const type = members.get('type');
  return (
    type?.kind === 'text' && /^OrderedCollection(?:Page)?$/.test(type.text) && members.has('orderedItems')
  );
}

/**
 * Reads the posts of an account that are for everyone and answer nobody, each under the id that the RSS of Mastodon has: its
 * address.
 *
 * @param actor whose they are (`actor.json`), if that is known
 */
export function readMastodon(
  outbox: JsonObject,
  actor: JsonObject | undefined,
  context: FeedContext,
): ReadFeed {
  const name = singleLine(textAt(actor, 'name') ?? textAt(actor, 'preferredUsername'));
  const link = actor && resolveAddress(keyAt(actor, 'url'), undefined);
  const author: Author[] = name === undefined ? [] : [withoutUndefined({ name, link })];
  const unread: Found[] = [];
  const kinds: Found[] = [];
  const entries = objectsAt(outbox, 'orderedItems').flatMap((activity): ReadEntry[] => {
    const note = objectAt(activity, 'object');
    const kind = kindOf(activity, note);
    if (kind === undefined) return [noteOf(note as JsonObject, context, unread)];
    kinds.push({ name: kind, line: context.lineOf(activity.index) });
    return [];
  });
  const bio = textAt(actor, 'summary');
  return withoutUndefined({
    format: 'export' as const,
    title: name,
    description: bio && (textOfHtml(bio) || undefined),
    link: context.site ?? link,
    authors: author,
    hubs: [],
    entries,
    deleted: [],
    unread: countByName(unread),
    unpublished: countByKind(kinds),
  });
}

/** What keeps a post out; undefined for one that everyone may read and that begins something. */
function kindOf(activity: JsonObject, note: JsonObject | undefined): string | undefined {
  const type = keyAt(activity, 'type');
  if (type === 'Announce') return 'boost';
  if (type !== 'Create' || note === undefined) return `entry of type ${quoted(type)}`;
  const isFor = (name: 'to' | 'cc') =>
    [activity, note].every((one) => textsAt(one, name).some((whom) => EVERYONE.has(whom)));
  if (!isFor('to')) return isFor('cc') ? 'unlisted post' : 'post for followers or for persons';
  const kind = keyAt(note, 'type');
  if (kind !== 'Note') return kind === 'Question' ? 'poll' : `entry of type ${quoted(kind)}`;
  if (isSaid(note.members.get('inReplyTo'))) return 'answer';
  return isOfFilesAlone(note) ? 'post of files alone' : undefined;
}

/** True for a post of which nothing would be left. */
function isOfFilesAlone(note: JsonObject): boolean {
  const files = objectsAt(note, 'attachment');
  const isNowhere = (file: JsonObject) => resolveAddress(keyAt(file, 'url'), undefined) === undefined;
  return files.length > 0 && files.every(isNowhere) && textOfHtml(keyAt(note, 'content')) === '';
}

function noteOf(note: JsonObject, context: FeedContext, unread: Found[]): ReadEntry {
  const line = context.lineOf(note.index);
  const link = addressAt(note.index, textAt(note, 'url') ?? textAt(note, 'id'), context);
  const tags = objectsAt(note, 'tag').filter((tag) => textAt(tag, 'type') === 'Hashtag');
  const date = (name: string) =>
    dateAt(note.members.get(name)?.index ?? note.index, textAt(note, name), context);
  const [language] = objectAt(note, 'contentMap')?.members.keys() ?? [];
  return withoutUndefined({
    line,
    id: link,
    link,
    published: date('published'),
    updated: date('updated'),
    isSummaryHtml: false,
    content: contentOf(note),
    authors: [],
    tags: uniqueOf(tags.map((tag) => singleLine(textAt(tag, 'name')?.replace(/^#/, '')))),
    enclosures: objectsAt(note, 'attachment').flatMap((file) => attachedTo(file, line, unread)),
    transcripts: [],
    language: trimmed(language),
  });
}

/** The text, below what warns of it. */
function contentOf(note: JsonObject): string | undefined {
  const warning = singleLine(textAt(note, 'summary'));
  if (warning === undefined) return textAt(note, 'content');
  return `<p><strong>${escapeMarkup(warning)}</strong></p><hr>${keyAt(note, 'content')}`;
}

/** An archive has files beside it, and says only their paths in it; where they are served it does not say. */
function attachedTo(file: JsonObject, line: number, unread: Found[]): Enclosure[] {
  const url = resolveAddress(keyAt(file, 'url'), undefined);
  if (url === undefined) {
    unread.push({ name: 'attachment', line });
    return [];
  }
  return [
    withoutUndefined({
      url,
      type: singleLine(textAt(file, 'mediaType')),
      title: singleLine(textAt(file, 'name')),
    }),
  ];
}
