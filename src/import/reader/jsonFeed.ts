import type { Author, Enclosure } from '../../model/item.ts';
import { expected } from '../../model/problem.ts';
import { type Reading, trimmed, uniqueOf } from './context.ts';
import type { DeletedEntry, ReadEntry, ReadFeed } from './feedDocument.ts';
import { sortFiles } from './files.ts';
import {
  dateIn,
  idIn,
  linkIn,
  numberIn,
  objectIn,
  objectsIn,
  plainIn,
  plainsIn,
  textIn,
} from './jsonFields.ts';
import type { JsonObject } from './jsonTree.ts';
import { paragraphsOf } from './textToHtml.ts';
import { deletedEntry } from './tombstones.ts';
import { stated } from './withoutUndefined.ts';

const VERSION = 'https://jsonfeed.org/version/';

/** Reads JSON Feed 1.0 and 1.1, with what was taken back in an extension of ours (`_deleted_entries`). */
export function readJsonFeed(document: JsonObject, outer: Reading): ReadFeed {
  tellVersion(document, outer);
  const self = linkIn(document, 'feed_url', outer);
  const link = linkIn(document, 'home_page_url', { ...outer, base: outer.base ?? self });
  const reading = { ...outer, base: outer.base ?? self ?? link };
  return stated({
    format: 'json' as const,
    title: plainIn(document, 'title', reading),
    description: plainIn(document, 'description', reading),
    link,
    self,
    language: plainIn(document, 'language', reading),
    icon: linkIn(document, 'icon', reading) ?? linkIn(document, 'favicon', reading),
    authors: findAuthors(document, reading),
    hubs: uniqueOf(objectsIn(document, 'hubs', reading).map((hub) => linkIn(hub, 'url', reading))),
    entries: objectsIn(document, 'items', reading).map((item) => readItem(item, reading)),
    deleted: findDeleted(document, reading),
  });
}

function readItem(item: JsonObject, reading: Reading): ReadEntry {
  const link = linkIn(item, 'url', reading);
  const summary = textIn(item, 'summary', reading);
  return stated({
    line: reading.lineOf(item.index),
    id: findId(item, link, reading),
    title: plainIn(item, 'title', reading),
    link,
    externalLink: linkIn(item, 'external_url', reading),
    published: dateIn(item, 'date_published', reading),
    updated: dateIn(item, 'date_modified', reading),
    summary: trimmed(summary) && summary,
    isSummaryHtml: false,
    content: findContent(item, reading),
    authors: findAuthors(item, reading),
    tags: uniqueOf(plainsIn(item, 'tags', reading)),
    ...findFiles(item, reading),
    transcripts: [],
    language: plainIn(item, 'language', reading),
  });
}

/** A feed says of itself that it is one; anything else in JSON is none. */
function tellVersion({ index, members }: JsonObject, { tell }: Reading): void {
  const version = members.get('version');
  if (version?.kind === 'text' && version.text.startsWith(VERSION)) return;
  const found = version?.kind === 'text' ? version.text : '';
  const mend = 'give the address of the feed itself; a JSON Feed has its version at the top';
  tell(
    version?.index ?? index,
    expected('FEED_BROKEN', `a "version" that begins with ${VERSION}`, found, mend),
  );
}

/** Every item has to have an id (JSON Feed 1.1, Items); readers know one without by its link. */
function findId(item: JsonObject, link: string | undefined, reading: Reading): string | undefined {
  const id = idIn(item, 'id', reading);
  if (id !== undefined) return id;
  reading.tell(
    item.index,
    expected('FEED_ENTRY', 'an item with an id', '', 'readers know it by its link, if it has one'),
  );
  return link;
}

function findContent(item: JsonObject, reading: Reading): string | undefined {
  const html = textIn(item, 'content_html', reading);
  if (trimmed(html) !== undefined) return html;
  const text = textIn(item, 'content_text', reading);
  return text && paragraphsOf(text);
}

/** Version 1.1 has many, version 1 had one. */
function findAuthors(object: JsonObject, reading: Reading): Author[] {
  const authors = objectsIn(object, 'authors', reading);
  const author = authors.length > 0 ? undefined : objectIn(object, 'author', reading);
  return (author ? [author] : authors).flatMap((one) => {
    const name = plainIn(one, 'name', reading);
    if (name === undefined) return [];
    return [stated({ name, link: linkIn(one, 'url', reading), avatar: linkIn(one, 'avatar', reading) })];
  });
}

function findFiles(item: JsonObject, reading: Reading): Pick<ReadEntry, 'image' | 'enclosures'> {
  const url = linkIn(item, 'image', reading) ?? linkIn(item, 'banner_image', reading);
  const attached = objectsIn(item, 'attachments', reading).map((one) => readAttachment(one, reading));
  return sortFiles(
    url === undefined ? undefined : { url },
    attached.filter((file) => file !== undefined),
  );
}

function readAttachment(attachment: JsonObject, reading: Reading): Enclosure | undefined {
  const url = linkIn(attachment, 'url', reading);
  if (!attachment.members.has('url')) {
    reading.tell(
      attachment.index,
      expected('FEED_ENTRY', 'an attachment with its url', '', 'it is left out'),
    );
  }
  if (url === undefined) return undefined;
  return stated({
    url,
    type: plainIn(attachment, 'mime_type', reading),
    title: plainIn(attachment, 'title', reading),
    length: numberIn(attachment, 'size_in_bytes', reading) || undefined,
    duration: numberIn(attachment, 'duration_in_seconds', reading),
  });
}

function findDeleted(document: JsonObject, reading: Reading): DeletedEntry[] {
  const extension = objectIn(document, '_deleted_entries', reading);
  const entries = extension ? objectsIn(extension, 'entries', reading) : [];
  return entries.flatMap((entry) => {
    const when = textIn(entry, 'when', reading);
    const deleted = deletedEntry(entry.index, idIn(entry, 'id', reading), when, reading);
    return deleted ? [stated({ ...deleted, comment: plainIn(entry, 'comment', reading) })] : [];
  });
}
