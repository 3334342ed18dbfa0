/** RFC 9110, 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`. */
const IMF_FIXDATE = /^(\w{3}), (\d\d) (\w{3}) (\d{4}) (\d\d:\d\d:\d\d) GMT$/;
/** `Sunday, 06-Nov-94 08:49:37 GMT`. */
const RFC_850 = /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (\d\d)-(\w{3})-(\d\d) (\d\d:\d\d:\d\d) GMT$/;
/** `Sun Nov  6 08:49:37 1994`. */
const ASCTIME = /^(\w{3}) (\w{3}) (\d\d| \d) (\d\d:\d\d:\d\d) (\d{4})$/;

/** Formats an instant as an HTTP-date, in whole seconds. */
export function formatHttpDate(instant: number): string {
  return new Date(instant).toUTCString();
}

/**
 * Reads a date in each of the three forms that servers have to know (RFC 9110, 5.6.7), and in no other. A day
 * that does not exist, or a wrong day of the week, makes it invalid.
 *
 * @param now decides the century of the form with two figures for the year
 * @returns milliseconds since the epoch; undefined if the text is no HTTP-date
 */
export function parseHttpDate(text: string, now: Date): number | undefined {
  const fixdate = fixdateOf(text, now);
  const instant = Date.parse(fixdate);
  // Date.parse accepts more than HTTP allows, and turns 31 February into 3 March. So the result is formatted again.
  return formatHttpDate(instant) === fixdate ? instant : undefined;
}

function fixdateOf(text: string, now: Date): string {
  if (IMF_FIXDATE.test(text)) return text;
  const asctime = ASCTIME.exec(text);
  if (asctime) {
    const [, weekday, month, day = '', time, year] = asctime;
    return `${weekday}, ${day.replace(' ', '0')} ${month} ${year} ${time} GMT`;
  }
  const rfc850 = RFC_850.exec(text);
  if (!rfc850) return '';
  const [, weekday = '', day, month, year, time] = rfc850;
  const inCentury = (century: number) =>
    `${weekday.slice(0, 3)}, ${day} ${month} ${century}${year} ${time} GMT`;
  const century = Math.floor(now.getUTCFullYear() / 100);
  // RFC 9110: a year that seems more than 50 years in the future is in the past.
  const latest = new Date(now).setUTCFullYear(now.getUTCFullYear() + 50);
  return inCentury(Date.parse(inCentury(century)) > latest ? century - 1 : century);
}
