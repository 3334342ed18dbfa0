import type { Tombstone } from '../../model/channel.ts';
import type { Enclosure, Picture } from '../../model/item.ts';
import { parseAddress } from '../../model/parseAddress.ts';
import { expected } from '../../model/problem.ts';
import type { Stamp } from '../../model/stamp.ts';
import { proseOnOneLine } from '../../model/text.ts';
import type { ReportProblem } from '../../syntax/sourceText.ts';
import { parseFeedDate } from './date.ts';
import type { ReadEntry } from './feedDocument.ts';

/** What all values of a document are read with. */
export interface FeedContext {
  readonly report: ReportProblem;
  /** The line of an index into the text, from 1. */
  readonly lineOf: (index: number) => number;
  /** The publication's zone, where that is known. */
  readonly timeZone?: string;
  /** The address that relative addresses are resolved against, unless an element has its own. */
  readonly base: string | undefined;
  /** Where it is known in which zone the publication writes. */
  readonly localDates?: LocalDates;
  readonly wanted: ReadonlySet<'drafts' | 'pages'>;
  /** The address of the site, as far as it was given. */
  readonly site?: string | undefined;
}

/** Dates in the forms that articles may have, as people write them. */
export interface LocalDates {
  /** Undefined for text that is no date. */
  readonly parse: (text: string) => Stamp | undefined;
  /** Counts a date that was read so, at an index of the text. */
  readonly count: (index: number) => void;
  /** Counts a date that cannot be read in any form. */
  readonly miss: (index: number) => void;
}

/** The first day of the year 1, which Go, and so Hugo, writes for a missing date. */
const NO_DATE = -62_135_596_800_000;
/** Between these instants the year has four digits, whatever the offset. */
const MIN_INSTANT = Date.UTC(1000, 0, 2);
const MAX_INSTANT = Date.UTC(9999, 11, 31);
/** Of a duration, in characters. */
const MAX_DURATION = 40;

/** Text on one line; undefined for empty text. */
export function singleLine(text: string | undefined): string | undefined {
  return (text && proseOnOneLine(text)) || undefined;
}

/** Text without the white space around it; undefined for empty text. */
export function trimmed(text: string | undefined): string | undefined {
  return text?.trim() || undefined;
}

/** The address at an index of the text. Reports one that cannot be used, and returns undefined. */
export function addressAt(
  index: number,
  written: string | undefined,
  context: FeedContext,
  base = context.base,
): string | undefined {
  const text = trimmed(written);
  const link = text && resolveAddress(text, base);
  if (text && link === undefined) {
    const mend = 'it is left out; write it whole, beginning with https://';
    context.report(index, expected('FEED_ENTRY', 'an address on the web', text, mend));
  }
  return link || undefined;
}

/** The date at an index of the text. Reports one that cannot be read, and returns undefined. */
export function dateAt(index: number, written: string | undefined, context: FeedContext): Stamp | undefined {
  const text = singleLine(written);
  if (text === undefined) return undefined;
  const stamp = parseFeedDate(text);
  if (stamp?.getTime() === NO_DATE) return undefined;
  if (stamp && stamp.getTime() >= MIN_INSTANT && stamp.getTime() < MAX_INSTANT) return stamp;
  const local = context.localDates?.parse(text);
  if (local) context.localDates?.count(index);
  else reportDate(index, text, context);
  return local;
}

/** A move brings all that can be read; where each date has to be right, one that is wrong is an error. */
function reportDate(index: number, text: string, { report, localDates }: FeedContext): void {
  localDates?.miss(index);
  const mend = localDates
    ? 'it is left out'
    : 'write it like 2014-12-21T20:03:00+13:00 or Sun, 21 Dec 2014 20:03:00 +1300, with its zone';
  report(index, expected(localDates ? 'FEED_ENTRY' : 'FEED_DATE', 'a date', text, mend));
}

/** A number of bytes or pixels; 0 means unknown. */
export function parseSize(text: string | undefined): number | undefined {
  return (/^\d{1,15}$/.test(text ?? '') && Number(text)) || undefined;
}

const CLOCK = /^(?:(?:(\d{1,4}):)?(\d{1,4}):)?(\d{1,9}(?:\.\d{1,9})?)$/;
/** `PT1H2M3S` (ISO 8601, 5.5.2), and as people say it. */
const SPELT_OUT =
  /^(?=.*\d)(?:PT)?(?:(\d{1,4}) ?h(?:ours?|rs?)?)? ?(?:(\d{1,5}) ?m(?:in(?:ute)?s?)?)? ?(?:(\d{1,9}(?:\.\d{1,9})?) ?s(?:ec(?:ond)?s?)?)?$/i;

/**
 * A duration in seconds: a number of seconds, or as podcasts have it.
 *
 * @example parseSeconds('1:02:03') // 3723, and so for '62:03', 'PT1H2M3S' and '1 h 2 min 3 s'
 */
export function parseSeconds(text: string | undefined): number | undefined {
  const written = text?.trim() ?? '';
  const parts = CLOCK.exec(written) ?? (written.length > MAX_DURATION ? null : SPELT_OUT.exec(written));
  if (parts === null) return undefined;
  const [, hours = 0, minutes = 0, seconds = 0] = parts;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** Each text once, without the undefined ones. */
export function uniqueOf(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.filter((text) => text !== undefined))];
}

const WHOLE = /^https?:\/\/[^\s<>"{}|\\^`]+$/i;
/** In characters. A base is copied into every address that is relative to it. */
const MAX_BASE_LENGTH = 500;

/**
 * Resolves an address of a document. An absolute address stays to the letter.
 *
 * @returns undefined for another scheme than http and https, and for a relative address without a base
 * @example resolveAddress('../road/', 'https://news.example.nz/a/') // 'https://news.example.nz/road/'
 */
export function resolveAddress(written: string, base: string | undefined): string | undefined {
  const text = written.trim();
  if (WHOLE.test(text) && parseAddress(text)) return text;
  const usable = base !== undefined && base.length <= MAX_BASE_LENGTH ? base : undefined;
  const url = text === '' ? undefined : parseAddress(text, usable);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/**
 * Separates the picture of an entry from its other files, each once. A file at the picture's address is the picture: our
 * own renderers attach it too.
 */
export function sortFiles(
  image: Picture | undefined,
  attached: readonly (Enclosure | undefined)[],
): Pick<ReadEntry, 'image' | 'enclosures'> {
  const files = new Map<string, Enclosure>();
  for (const file of attached) if (file) files.set(file.url, { ...file, ...files.get(file.url) });
  const same = image && files.get(image.url);
  if (image) files.delete(image.url);
  return { ...(image && { image: { ...same, ...image } }), enclosures: [...files.values()] };
}

/** A deleted entry (RFC 6721). Reports one without an id or a date, and returns undefined. */
export function deletedEntryAt(
  index: number,
  { ref, date }: { readonly ref: string | undefined; readonly date: string | undefined },
  context: FeedContext,
): Pick<Tombstone, 'id' | 'when'> | undefined {
  const id = trimmed(ref);
  if (id === undefined || singleLine(date) === undefined) {
    const mend = 'it is left out; readers cannot tell what is meant';
    context.report(index, expected('FEED_ENTRY', 'what was taken back, and when', '', mend));
    return undefined;
  }
  const when = dateAt(index, date, context);
  return when && { id, when };
}

/** `T` without its undefined properties. */
type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/**
 * A record without the properties that are undefined: what a document does not have is absent.
 *
 * @example withoutUndefined({ title: 'Road', link: undefined }) // { title: 'Road' }
 */
export function withoutUndefined<T extends object>(fields: T): Defined<T> {
  const defined: Record<string, unknown> = {};
  // A list of its entries would take several times as long.
  for (const key of Object.keys(fields)) {
    const value = fields[key as keyof T];
    if (value !== undefined) defined[key] = value;
  }
  return defined as Defined<T>;
}
