import { isTimeZone } from '../dates/zone.ts';
import { findNearest } from '../model/findNearest.ts';
import { readText, type Value, type Wrong } from '../syntax/value.ts';

/** Reads the name of a zone of the IANA database. */
export function readTimeZone(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'a time zone');
  if (text === undefined || isTimeZone(text)) return text;
  const nearest = findNearest(text, Intl.supportedValuesOf('timeZone'));
  const mend = nearest
    ? `did you mean ${nearest}?`
    : 'write its name in the time-zone database, like Pacific/Auckland';
  return wrong(value, 'a time zone', mend);
}
