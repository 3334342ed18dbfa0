import { readText, type Value, type Wrong } from './value.ts';

/** The units of sizes, the largest first: thousands, as disks and networks count them. */
const UNITS = [
  ['TB', 1_000_000_000_000],
  ['GB', 1_000_000_000],
  ['MB', 1_000_000],
  ['kB', 1000],
] as const;

const SIZE = /^(\d{1,6}(?:\.\d{1,3})?) ?(kB|MB|GB)$/i;

/**
 * Reads a size with its unit.
 *
 * @param most the largest that is allowed, in bytes
 * @returns bytes; undefined, and reported, if it is none
 * @example readSize({ kind: 'text', at: 0, text: '20 MB' }, wrong, 500_000_000) // 20_000_000
 */
export function readSize(value: Value, wrong: Wrong, most: number): number | undefined {
  const text = readText(value, wrong, 'a size');
  if (text === undefined) return undefined;
  const [, digits, written] = SIZE.exec(text) ?? [];
  const unit = UNITS.find(([name]) => name.toLowerCase() === written?.toLowerCase());
  const bytes = unit === undefined ? 0 : Math.round(Number(digits) * unit[1]);
  if (bytes > 0 && bytes <= most) return bytes;
  return wrong(value, `a size of at most ${formatSize(most)}`, 'write it like 20 MB or 500 kB');
}

/**
 * A size for people to read.
 *
 * @example formatSize(20_400_000) // '20.4 MB'
 */
export function formatSize(bytes: number): string {
  const [name, factor] = UNITS.find(([, one]) => bytes >= one) ?? ['bytes', 1];
  return `${Number((bytes / factor).toFixed(1))} ${name}`;
}
