import { posix } from 'node:path';
import { slugOf } from '../articles/slug.ts';
import { formatRfc3339, type Stamp } from '../model/stamp.ts';
import { decodePercent, toNfc } from '../model/text.ts';

/** Names of pages that do not describe the article. */
const EMPTY_NAMES =
  /^(?:article|default|entry|index|item|node|page|permalink|post|read|show|story|view|watch)$/;
/** Some disks refuse longer names, with the day and a number added. */
const MAX_CHARACTERS = 80;
const MAX_BYTES = 200;

/** Returns a name that no file has yet, and reserves it: `road.md`, then `road-2.md`. */
export type TakeName = (folder: string, stem: string, extension?: string) => string;

/**
 * Makes a `TakeName`. Names that differ only in case or Unicode form count as one: on some disks they are one file.
 *
 * @param taken paths relative to feed.yaml
 */
export function nameTaker(taken: Iterable<string>): TakeName {
  const folded = (path: string) => toNfc(path).toLowerCase();
  const all = new Set([...taken].map(folded));
  // The next number of each name, so that many files of one name take linear time.
  const next = new Map<string, number>();
  return (folder, stem, extension = 'md') => {
    const path = (number: number) =>
      posix.join(folder, `${stem}${number === 1 ? '' : `-${number}`}.${extension}`);
    let number = next.get(folded(path(1))) ?? 1;
    while (all.has(folded(path(number)))) number += 1;
    all.add(folded(path(number)));
    next.set(folded(path(1)), number + 1);
    return path(number);
  };
}

/**
 * A file's name without its extension: the day in the stamp's own offset, and the last part of the link, or else the
 * title. A draft without a date has no day.
 *
 * @example stemOf(stamp, 'https://example.org/2014/road-open.html', 'The road is open') // '2014-12-21-road-open'
 */
export function stemOf(published: Stamp | undefined, link: string | undefined, title: string): string {
  const name = (link === undefined ? undefined : nameInLink(link)) ?? slugOf(title);
  const day = published ? `${formatRfc3339(published).slice(0, 10)}-` : '';
  return `${day}${shortened(name)}`;
}

/** The last part of an address, unless it is a number, a key, or a name like `index`. */
function nameInLink(link: string): string | undefined {
  const { pathname, search } = new URL(link);
  const part = pathname.split('/').findLast((segment) => segment !== '');
  if (part === undefined || !/^(?:\?utm_.*)?$/.test(search)) return undefined;
  const name = slugOf(decodePercent(part).replace(/\.[a-z]{2,5}$/i, ''));
  const isName = /\p{L}{2}/u.test(name) && !/^[\da-f-]{8,}$/.test(name) && !EMPTY_NAMES.test(name);
  return isName ? name : undefined;
}

/** Cuts a long name, between two words if that leaves enough. */
export function shortened(name: string): string {
  let short = [...name].slice(0, MAX_CHARACTERS).join('');
  while (Buffer.byteLength(short) > MAX_BYTES) short = [...short].slice(0, -1).join('');
  if (short === name) return name;
  const end = short.lastIndexOf('-');
  return (end > 20 ? short.slice(0, end) : short).replace(/-$/, '');
}
