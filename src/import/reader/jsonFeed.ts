import type { Tombstone } from '../../model/channel.ts';
import type { Author, Enclosure } from '../../model/item.ts';
import type { AlternateEnclosure } from '../../model/podcast.ts';
import { expected } from '../../model/problem.ts';
import type { Stamp } from '../../model/stamp.ts';
import { withoutForbidden } from '../../model/text.ts';
import type { ReadEntry, ReadFeed } from './feedDocument.ts';
import {
  addressAt,
  dateAt,
  deletedEntryAt,
  type FeedContext,
  singleLine,
  sortFiles,
  trimmed,
  uniqueOf,
  withoutUndefined,
} from './fieldValues.ts';
import type { JsonObject, JsonValue } from './jsonTree.ts';
import { textAsHtml } from './textToHtml.ts';

const VERSION = 'https://jsonfeed.org/version/';

/** Reads JSON Feed 1.0 and 1.1, with deleted entries in an extension of ours (`_deleted_entries`). */
export function readJsonFeed(document: JsonObject, outer: FeedContext): ReadFeed {
  checkVersion(document, outer);
  const self = memberAddress(document, 'feed_url', outer);
  const link = memberAddress(document, 'home_page_url', { ...outer, base: outer.base ?? self });
  const context = { ...outer, base: outer.base ?? self ?? link ?? outer.site };
  return withoutUndefined({
    format: 'json' as const,
    title: memberLine(document, 'title', context),
    description: memberLine(document, 'description', context),
    link,
    self,
    language: memberLine(document, 'language', context),
    icon: memberAddress(document, 'icon', context) ?? memberAddress(document, 'favicon', context),
    authors: findAuthors(document, context),
    hubs: uniqueOf(memberObjects(document, 'hubs', context).map((hub) => memberAddress(hub, 'url', context))),
    older: memberAddress(document, 'next_url', context),
    entries: memberObjects(document, 'items', context).map((item) => readItem(item, context)),
    deleted: readDeletedEntries(document, context),
  });
}

function readItem(item: JsonObject, context: FeedContext): ReadEntry {
  const link = memberAddress(item, 'url', context);
  const summary = memberText(item, 'summary', context);
  return withoutUndefined({
    line: context.lineOf(item.index),
    id: findId(item, link, context),
    title: memberLine(item, 'title', context),
    link,
    externalLink: memberAddress(item, 'external_url', context),
    published: memberDate(item, 'date_published', context),
    updated: memberDate(item, 'date_modified', context),
    summary: trimmed(summary) && summary,
    isSummaryHtml: false,
    content: findContent(item, context),
    authors: findAuthors(item, context),
    tags: uniqueOf(memberLines(item, 'tags', context)),
    ...findFiles(item, context),
    transcripts: [],
    language: memberLine(item, 'language', context),
  });
}

/** Reports JSON without the version of JSON Feed. */
function checkVersion({ index, members }: JsonObject, { report }: FeedContext): void {
  const version = members.get('version');
  if (version?.kind === 'text' && /^https?:\/\/jsonfeed\.org\/version\//.test(version.text)) return;
  const found = version?.kind === 'text' ? version.text : '';
  const mend = 'give a feed, or an export of Ghost or Mastodon; a JSON Feed has its version at the top';
  report(
    version?.index ?? index,
    expected('FEED_BROKEN', `a "version" that begins with ${VERSION}`, found, mend),
  );
}

/** Every item must have an id (JSON Feed 1.1, Items). Feed readers identify one without an id by its link. */
function findId(item: JsonObject, link: string | undefined, context: FeedContext): string | undefined {
  const id = memberId(item, 'id', context);
  if (id !== undefined) return id;
  context.report(
    item.index,
    expected('FEED_ENTRY', 'an item with an id', '', 'readers know it by its link, if it has one'),
  );
  return link;
}

function findContent(item: JsonObject, context: FeedContext): string | undefined {
  const html = memberText(item, 'content_html', context);
  if (trimmed(html) !== undefined) return html;
  const text = memberText(item, 'content_text', context);
  return text && textAsHtml(text);
}

/** Version 1.1 has a list of authors, version 1 has one author. */
function findAuthors(object: JsonObject, context: FeedContext): Author[] {
  const authors = memberObjects(object, 'authors', context);
  const author = authors.length > 0 ? undefined : memberOf(object, 'author', 'object', context);
  return (author ? [author] : authors).flatMap((one) => {
    const name = memberLine(one, 'name', context);
    if (name === undefined) return [];
    return [
      withoutUndefined({
        name,
        link: memberAddress(one, 'url', context),
        avatar: memberAddress(one, 'avatar', context),
      }),
    ];
  });
}

/**
 * The files of an item. Attachments of one title are one thing in several formats (JSON Feed 1.1, `attachments`): what has
 * that of the first enclosure is an alternate of it.
 */
function findFiles(item: JsonObject, context: FeedContext): Partial<ReadEntry> & Files {
  const url = memberAddress(item, 'image', context) ?? memberAddress(item, 'banner_image', context);
  const attached = memberObjects(item, 'attachments', context).map((one) => readAttachment(one, context));
  const files = sortFiles(url === undefined ? undefined : { url }, attached);
  const [first, ...others] = files.enclosures;
  const isAlternate = ({ title }: Enclosure) => title !== undefined && title === first?.title;
  const alternates = others.filter(isAlternate).map(asAlternate);
  if (first === undefined || alternates.length === 0) return files;
  const enclosures = [first, ...others.filter((file) => !isAlternate(file))];
  return { ...files, enclosures, episode: { alternates } };
}

type Files = Pick<ReadEntry, 'image' | 'enclosures'>;

function asAlternate({ url, type = 'application/octet-stream', length }: Enclosure): AlternateEnclosure {
  return withoutUndefined({ type, length, sources: [{ uri: url }] });
}

function readAttachment(attachment: JsonObject, context: FeedContext): Enclosure | undefined {
  const url = memberAddress(attachment, 'url', context);
  if (!attachment.members.has('url')) {
    context.report(
      attachment.index,
      expected('FEED_ENTRY', 'an attachment with its url', '', 'it is left out'),
    );
  }
  if (url === undefined) return undefined;
  return withoutUndefined({
    url,
    type: memberLine(attachment, 'mime_type', context),
    title: memberLine(attachment, 'title', context),
    length: memberNumber(attachment, 'size_in_bytes', context) || undefined,
    duration: memberNumber(attachment, 'duration_in_seconds', context),
  });
}

function readDeletedEntries(document: JsonObject, context: FeedContext): Tombstone[] {
  const extension = memberOf(document, '_deleted_entries', 'object', context);
  const entries = extension ? memberObjects(extension, 'entries', context) : [];
  return entries.flatMap((entry) => {
    const date = memberText(entry, 'when', context);
    const deleted = deletedEntryAt(entry.index, { ref: memberId(entry, 'id', context), date }, context);
    return deleted ? [withoutUndefined({ ...deleted, comment: memberLine(entry, 'comment', context) })] : [];
  });
}

const KINDS = {
  text: 'a text',
  number: 'a number',
  word: 'true or false',
  list: 'a list',
  object: 'an object',
} as const;

/** The text of a member, without characters that XML forbids. */
function memberText(object: JsonObject, name: string, context: FeedContext): string | undefined {
  const value = memberOf(object, name, 'text', context);
  return value && withoutForbidden(value.text);
}

/** The text of a member, on one line. */
function memberLine(object: JsonObject, name: string, context: FeedContext): string | undefined {
  return singleLine(memberText(object, name, context));
}

/** An id, to the letter. A number stands for its digits (JSON Feed 1.1, Items). */
function memberId(object: JsonObject, name: string, context: FeedContext): string | undefined {
  const value = object.members.get(name);
  if (value?.kind === 'number') return value.text;
  return trimmed(memberOf(object, name, 'text', context)?.text);
}

/** The address in a member. */
function memberAddress(object: JsonObject, name: string, context: FeedContext): string | undefined {
  const value = memberOf(object, name, 'text', context);
  return value && addressAt(value.index, value.text, context);
}

/** The date in a member. */
function memberDate(object: JsonObject, name: string, context: FeedContext): Stamp | undefined {
  const value = memberOf(object, name, 'text', context);
  return value && dateAt(value.index, value.text, context);
}

/** The number in a member; undefined for a negative one. */
function memberNumber(object: JsonObject, name: string, context: FeedContext): number | undefined {
  const number = Number(memberOf(object, name, 'number', context)?.text);
  return number >= 0 && Number.isFinite(number) ? number : undefined;
}

/** The objects in a member that is a list. */
function memberObjects(object: JsonObject, name: string, context: FeedContext): JsonObject[] {
  const values = memberOf(object, name, 'list', context)?.values ?? [];
  return values.flatMap((value) => kindOf(value, `each of "${name}"`, 'object', context) ?? []);
}

/** The texts in a member that is a list, each on one line. */
function memberLines(object: JsonObject, name: string, context: FeedContext): string[] {
  const values = memberOf(object, name, 'list', context)?.values ?? [];
  return values.flatMap((value) => {
    const text = kindOf(value, `each of "${name}"`, 'text', context);
    return singleLine(text && withoutForbidden(text.text)) ?? [];
  });
}

/** A member of one kind. `null` counts as absent; another kind is reported. */
function memberOf<K extends JsonValue['kind']>(
  { members }: JsonObject,
  name: string,
  kind: K,
  context: FeedContext,
) {
  const value = members.get(name);
  return value && kindOf(value, `"${name}"`, kind, context);
}

function kindOf<K extends JsonValue['kind']>(value: JsonValue, what: string, kind: K, context: FeedContext) {
  if (isKind(value, kind)) return value;
  const isNull = value.kind === 'word' && value.text === 'null';
  if (!isNull) {
    const message = `expected ${what} to be ${KINDS[kind]}, found ${KINDS[value.kind]}`;
    context.report(value.index, { code: 'FEED_ENTRY', message, mend: 'it is left out' });
  }
  return undefined;
}

function isKind<K extends JsonValue['kind']>(
  value: JsonValue,
  kind: K,
): value is Extract<JsonValue, { readonly kind: K }> {
  return value.kind === kind;
}
