/**
 * An instant that remembers the offset it is printed with, so that 8:03 pm in Auckland stays `+13:00` in every
 * format. It is a `Date` in all other respects and can stand wherever `feed` takes one.
 *
 * @example
 * new Stamp(Date.UTC(2014, 11, 21, 7, 3), 780) // 8:03 pm, 21 December 2014, NZDT
 */
export class Stamp extends Date {
  /** Minutes east of UTC: 780 for `+13:00`. Historical local mean times have a fraction. */
  readonly offsetInMinutes: number;

  /** @param instant milliseconds since 1970-01-01T00:00:00Z */
  constructor(instant: number, offsetInMinutes: number) {
    super(instant);
    this.offsetInMinutes = offsetInMinutes;
  }
}

/** True if both are the same instant with the same offset. */
export function isSameStamp(a: Stamp, b: Stamp): boolean {
  return a.getTime() === b.getTime() && a.offsetInMinutes === b.offsetInMinutes;
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * A date as Atom and JSON Feed write it (RFC 3339, section 5.6): the stamp's own offset, `Z` for a plain `Date`,
 * no fraction of a second.
 *
 * @throws RangeError when the date is invalid or its year has not four digits
 * @example formatRfc3339(stamp) // '2014-12-21T20:03:00+13:00'
 */
export function formatRfc3339(date: Date): string {
  const instant = date.getTime();
  const offset = printableOffset(date);
  if (last.instant !== instant || last.offset !== offset) {
    const clock = clockFaceOf(date, offset).toISOString().slice(0, 19);
    last = { instant, offset, text: clock + zoneOf(offset) };
  }
  return last.text;
}

/** The last result, cached: each article's times are formatted several times in a row. */
let last: { readonly instant: number; readonly offset: number | undefined; readonly text: string } = {
  instant: Number.NaN,
  offset: undefined,
  text: '',
};

function zoneOf(offset: number | undefined): string {
  return offset === undefined
    ? 'Z'
    : `${sign(offset)}${twoDigits(hours(offset))}:${twoDigits(minutes(offset))}`;
}

/**
 * A date as RSS writes it (RFC 822, section 5, with the four-digit year of RSS 2.0), `GMT` for a plain `Date`.
 * An offset that is not in whole or half hours prints as GMT too: validators fault `+1345`.
 *
 * @throws RangeError when the date is invalid or its year has not four digits
 * @example formatRfc822(stamp) // 'Sun, 21 Dec 2014 20:03:00 +1300'
 */
export function formatRfc822(date: Date): string {
  const printable = printableOffset(date);
  const offset = printable !== undefined && printable % 30 === 0 ? printable : undefined;
  const face = clockFaceOf(date, offset);
  const day = `${WEEKDAYS[face.getUTCDay()]}, ${twoDigits(face.getUTCDate())} ${MONTHS[face.getUTCMonth()]}`;
  const clock = face.toISOString().slice(11, 19);
  const zone =
    offset === undefined ? 'GMT' : `${sign(offset)}${twoDigits(hours(offset))}${twoDigits(minutes(offset))}`;
  return `${day} ${face.getUTCFullYear()} ${clock} ${zone}`;
}

/** Returns undefined if the formats cannot express the offset: RFC 3339 has no seconds in an offset. */
function printableOffset(date: Date): number | undefined {
  return date instanceof Stamp && Number.isInteger(date.offsetInMinutes) ? date.offsetInMinutes : undefined;
}

/** A date whose UTC fields are what a clock at that offset shows. */
function clockFaceOf(date: Date, offsetInMinutes = 0): Date {
  const face = new Date(date.getTime() + offsetInMinutes * 60_000);
  const year = face.getUTCFullYear();
  if (!(year >= 1000 && year <= 9999))
    throw new RangeError(`not a date that a feed can say: ${face.getTime()}`);
  return face;
}

const sign = (offset: number) => (offset < 0 ? '-' : '+');
const hours = (offset: number) => Math.trunc(Math.abs(offset) / 60);
const minutes = (offset: number) => Math.abs(offset) % 60;
const twoDigits = (n: number) => (n < 10 ? `0${n}` : String(n));
