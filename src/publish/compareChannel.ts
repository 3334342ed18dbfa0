import { authorsText } from '../articles/fields.ts';
import { asIri, findChannelAuthors, findHubs, findTombstones } from '../feeds/fields.ts';
import { FORMATS } from '../feeds/formats.ts';
import type { FeedFormat, ReadFeed } from '../import/reader/feedDocument.ts';
import type { AnyFeed } from '../model/channel.ts';
import type { FeedPlan } from '../model/feedPlan.ts';
import { withoutForbidden } from '../model/text.ts';
import type { FeedDocument } from './plan/outputPlan.ts';

/** A field whose value in a document is another than in the model. */
export interface Difference {
  readonly field: string;
  readonly meant: string;
  readonly found: string;
}

type Texts = readonly string[] | string | undefined;

/** As much of a document as decides its address. */
type WrittenDocument = Pick<FeedDocument, 'format' | 'alias'> & { readonly feed: Pick<FeedPlan, 'folder'> };

/** A field of a feed. Its text is the same in all documents of a feed, but for addresses of documents. */
interface ChannelField {
  readonly field: string;
  /** The formats that have it; all if it is absent. */
  readonly formats?: readonly FeedFormat[];
  readonly meant: (feed: AnyFeed, format: FeedFormat) => Texts;
  readonly found: (read: ReadFeed, feed: AnyFeed) => Texts;
}

const CHANNEL_FIELDS: readonly ChannelField[] = [
  { field: 'title', meant: ({ options }) => options.title, found: ({ title }) => title },
  {
    field: 'description',
    meant: ({ options }) => options.description,
    found: ({ description }) => description,
  },
  { field: 'link', meant: ({ options }) => options.link, found: ({ link }) => link },
  { field: 'language', meant: ({ options }) => options.language, found: ({ language }) => language },
  {
    field: 'copyright',
    formats: ['rss', 'atom'],
    meant: ({ options }) => options.copyright,
    found: ({ copyright }) => copyright,
  },
  // RSS has an editor with an e-mail address, and no picture in other formats than PNG, JPEG and GIF.
  {
    field: 'authors',
    formats: ['atom', 'json'],
    meant: ({ options }) => authorsText(findChannelAuthors(options)),
    found: ({ authors }) => authorsText(authors),
  },
  {
    field: 'icon',
    formats: ['atom', 'json'],
    meant: ({ options }) => options.image ?? options.favicon,
    found: ({ icon }) => icon,
  },
  { field: 'hubs', meant: ({ options }) => findHubs(options), found: ({ hubs }) => hubs },
  {
    field: 'tombstones',
    formats: ['atom', 'json'],
    meant: (feed) => findTombstones(feed.options, feed.items).map(({ id }) => asIri(id, homeOf(feed))),
    found: ({ deleted }, feed) => deleted.map(({ id }) => asIri(id, homeOf(feed))),
  },
  {
    field: 'own address',
    meant: ({ options }, format) => options.feedLinks?.[format],
    found: ({ self }) => self,
  },
  {
    field: 'address of the feed',
    formats: ['rss', 'atom'],
    meant: ({ options }, format) => options.history?.current?.[format],
    found: ({ current }) => current,
  },
  {
    field: 'address of what is older',
    meant: ({ options }, format) => options.history?.previous?.[format],
    found: ({ older }) => older,
  },
  {
    field: 'address of what is newer',
    formats: ['rss', 'atom'],
    meant: ({ options }, format) => options.history?.next?.[format],
    found: ({ newer }) => newer,
  },
];

/** Compares what a document says of its feed with what it is meant to say. */
export function compareChannel(read: ReadFeed, feed: AnyFeed): Difference[] {
  const { format } = read;
  if (format === 'export') return [{ field: 'title', meant: feed.options.title, found: 'an export' }];
  return CHANNEL_FIELDS.flatMap(({ field, formats, meant: meantBy, found: foundIn }) => {
    if (formats?.includes(format) === false) return [];
    const [meant, found] = [textOf(meantBy(feed, format)), textOf(foundIn(read, feed))];
    return tidy(meant) === tidy(found) ? [] : [{ field, meant, found }];
  });
}

/** True if a format has a field of feeds. */
export function hasChannelField(field: string, format: string): boolean {
  const { formats } = CHANNEL_FIELDS.find((one) => one.field === field) as ChannelField;
  return formats === undefined || formats.some((one) => one === format);
}

/** An address without the name of the format, or of a further copy, so that those of all documents of a feed are the same. */
export function withoutFormat(text: string, { format, alias, feed }: WrittenDocument): string {
  if (alias && text.endsWith(`/${alias.path}`)) return text.slice(0, -alias.path.length) + feed.folder;
  const { fileName, archiveExtension } = FORMATS.find(({ id }) => id === format) as (typeof FORMATS)[number];
  if (text.endsWith(`/${fileName}`)) return text.slice(0, -fileName.length);
  return text.endsWith(archiveExtension) ? text.slice(0, -archiveExtension.length) : text;
}

/** What ids that are no URIs stand behind. */
export function homeOf({ options }: AnyFeed): string {
  return options.idBase ?? options.link ?? options.id ?? '';
}

/** Text without characters that no format has, and with white space as feed readers keep it. */
export function tidy(text: string): string {
  return withoutForbidden(text).replace(/\s+/g, ' ').trim();
}

function textOf(value: Texts): string {
  return typeof value === 'object' ? value.join(' ') : (value ?? '');
}
