import type { AnyChannel, AnyFeed, PlainFeed } from '../model/channel.ts';
import type { AnyItem, Enclosure } from '../model/item.ts';
import { parseAddress } from '../model/parseAddress.ts';
import { withoutForbidden } from '../model/text.ts';

const ABSOLUTE = /^[a-z][a-z\d+.-]*:/i;
/** An id that is a path: no other id is taken for an address. */
const PATH = /^\.{0,2}\//;
/** Longer titles and values are cut in messages. */
const MAX_QUOTED = 60;

/**
 * Anyone's feed in the form that the renderers read: without what is empty, with absolute addresses, and HTML without
 * forbidden characters. Relative addresses are resolved against the channel's link, as browsers do it; so are ids and guids
 * that are paths.
 *
 * @param feed a `Feed` of the `feed` package, or a plain object like one; it stays as it is
 * @throws RangeError which names the item and the field when a date is no valid `Date`, or an item has no id and no link
 */
export function normaliseFeed({ options, items, ...lists }: PlainFeed): AnyFeed {
  checkChannel(options);
  for (const [index, item] of items.entries()) checkItem(item, index);
  const channel = absoluteChannel(withoutEmpty(options));
  const base = baseOf(channel);
  return {
    options: channel,
    items: items.map((item) => absoluteItem(withoutEmpty(item, textsOf(item)), base)),
    categories: lists.categories ?? [],
    contributors: lists.contributors ?? [],
    extensions: lists.extensions ?? [],
  };
}

function checkChannel({ updated, deleted = [], show }: AnyChannel): void {
  const { trailers = [], updateFrequency: frequency } = show ?? {};
  if (updated) checkDate(updated, 'options: updated');
  for (const [index, { when }] of deleted.entries()) checkDate(when, `options.deleted[${index}]: when`);
  for (const [index, { published }] of trailers.entries())
    checkDate(published, `options.show.trailers[${index}]: published`);
  if (frequency?.start) checkDate(frequency.start, 'options.show.updateFrequency: start');
}

function checkItem(item: AnyItem, index: number): void {
  const { date, published, id, guid, link } = item;
  if (isDate(date) && (!published || isDate(published)) && (id || guid || link)) return;
  const name = `items[${index}] (${quoted(item.title)})`;
  checkDate(date, `${name}: date`);
  if (published) checkDate(published, `${name}: published`);
  throw new RangeError(`${name}: expected an id, a guid or a link, found none`);
}

function checkDate(value: unknown, name: string): void {
  if (isDate(value)) return;
  if (!isDateObject(value)) throw new RangeError(`${name} is not a valid Date: ${quoted(value)}`);
  if (Number.isNaN(value.getTime())) throw new RangeError(`${name} is not a valid Date: Invalid Date`);
  throw new RangeError(`${name} is not a date that a feed can say: the year ${value.getUTCFullYear()}`);
}

/** Dates of four-digit years, with a day to spare for the offset. */
function isDate(value: unknown): boolean {
  if (!isDateObject(value)) return false;
  return value.getTime() > Date.UTC(1000, 0, 2) && value.getTime() < Date.UTC(9999, 11, 31);
}

/** True for dates of other realms, too, like those of a test runner. */
function isDateObject(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
}

/** The fields of an item that say something even if they are empty; an empty description is none where it stands alone. */
function textsOf({ content }: AnyItem): readonly string[] {
  return typeof content === 'string' ? ['title', 'description', 'content'] : ['title', 'content'];
}

/** Without `null` and empty texts, which programs in JavaScript have for what is not there, but for some fields. */
function withoutEmpty<T extends AnyItem | AnyChannel>(object: T, kept: readonly string[] = ['title']): T {
  const isEmpty = (name: string, value: unknown) =>
    value === null || value === undefined || (value === '' && !kept.includes(name));
  const entries = Object.entries(object);
  const full = entries.filter(([name, value]) => !isEmpty(name, value));
  if (full.length === entries.length && object.title !== undefined) return object;
  return { title: '', ...Object.fromEntries(full) } as T;
}

function baseOf({ link, id, feed, feedLinks }: AnyChannel): string | undefined {
  const addresses = [link, id, feed, feedLinks?.rss, feedLinks?.atom, feedLinks?.json];
  return addresses.find(
    (address) => address !== undefined && /^https?:/i.test(address) && parseAddress(address) !== undefined,
  );
}

function absoluteChannel(given: AnyChannel): AnyChannel {
  const base = baseOf(given);
  const { show } = given;
  const options = base !== undefined && show ? { ...given, show: absoluteParts(show, base) } : given;
  const { image, favicon, feed, feedLinks = {} } = options;
  const isWhole = ![image, favicon, feed, ...Object.values(feedLinks)].some(isRelative);
  if (base === undefined || isWhole) return options;
  return {
    ...options,
    ...absoluteFields({ image, favicon, feed }, base),
    feedLinks: absoluteFields(feedLinks, base),
  };
}

/** All items get the same fields in the same order, so that V8 compiles what reads them once. */
function absoluteItem(item: AnyItem, base: string | undefined): AnyItem {
  const { content, episode, chapterList } = item;
  const placed = (id: string | undefined) => (id !== undefined && PATH.test(id) ? absolute(id, base) : id);
  const fileOf = <T extends File | undefined>(file: T) => file && absoluteFile(file, base);
  return {
    id: placed(item.id),
    guid: placed(item.guid),
    link: absolute(item.link, base),
    title: item.title,
    date: item.date,
    published: item.published,
    description: item.description,
    // Here, once for all formats.
    content: content && withoutForbidden(content),
    author: item.author,
    contributor: item.contributor,
    category: item.category,
    copyright: item.copyright,
    language: item.language,
    source: item.source,
    externalLink: absolute(item.externalLink, base),
    via: absolute(item.via, base),
    comments: absolute(item.comments, base),
    image: fileOf(item.image),
    audio: fileOf(item.audio),
    video: fileOf(item.video),
    enclosure: fileOf(item.enclosure),
    enclosures: item.enclosures?.map(fileOf),
    transcripts: item.transcripts?.map(fileOf),
    translations: item.translations?.map((one) => ({ ...one, link: absolute(one.link, base) })),
    chapters: fileOf(item.chapters),
    chapterList: chapterList && absoluteParts(chapterList, base),
    episode: episode && absoluteParts(episode, base),
    extensions: item.extensions,
  } satisfies Record<keyof AnyItem, unknown> as AnyItem;
}

/** What a show or an episode calls the addresses in its parts. */
const PARTS = new Set(['accountUrl', 'feedUrl', 'href', 'image', 'img', 'newFeedUrl', 'uri', 'url']);

/** The parts of a show or an episode, and the parts of those. */
function absoluteParts<T>(value: T, base: string | undefined): T {
  if (Array.isArray(value)) return value.map((one) => absoluteParts(one, base)) as T;
  if (typeof value !== 'object' || value === null || isDateObject(value)) return value;
  const resolved = Object.entries(value).map(([name, part]) => [
    name,
    typeof part === 'string' && PARTS.has(name) ? absolute(part, base) : absoluteParts(part, base),
  ]);
  return Object.fromEntries(resolved) as T;
}

function absoluteFields(fields: Readonly<Record<string, string | undefined>>, base: string) {
  const entries = Object.entries(fields);
  return Object.fromEntries(
    entries.flatMap(([name, address]) => (address === undefined ? [] : [[name, absolute(address, base)]])),
  );
}

type File = string | Pick<Enclosure, 'url'>;

function absoluteFile<T extends File>(file: T, base: string | undefined): T {
  if (typeof file === 'string') return absolute<string>(file, base) as T;
  return isRelative(file.url) ? { ...(file as Exclude<T, string>), url: absolute(file.url, base) } : file;
}

function isRelative(address: string | undefined): boolean {
  return address !== undefined && !ABSOLUTE.test(address);
}

/** An address that cannot be resolved stays as it is. */
function absolute<T extends string | undefined>(address: T, base: string | undefined): T {
  return ((isRelative(address) && parseAddress(address as string, base)?.href) || address) as T;
}
