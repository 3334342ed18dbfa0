import { findNearest } from '../model/findNearest.ts';
import type { ReadValue } from './section.ts';
import { readText, type Value, type Wrong } from './value.ts';

// Texts of podcasts that have to have a form, wherever they stand.

/** What a feed may be (Podcasting 2.0, `podcast:medium`). */
const CONTENTS = [
  'podcast',
  'music',
  'video',
  'film',
  'audiobook',
  'newsletter',
  'blog',
  'publisher',
  'course',
] as const;

/** The media of Podcasting 2.0: each, and a list of it. */
export const MEDIUMS: readonly string[] = [...CONTENTS, ...CONTENTS.map((name) => `${name}L`), 'mixed'];

/** One of a list that the standard closes. */
export function readMedium(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'a medium');
  if (text === undefined || MEDIUMS.includes(text)) return text;
  const nearest = findNearest(text, MEDIUMS);
  const list = `write one of: ${MEDIUMS.join(', ')}`;
  return wrong(value, 'a medium of Podcasting 2.0', nearest ? `did you mean ${nearest}?` : list);
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * A UUID in lower case.
 *
 * @param mend what to do where it is another text
 */
export function readGuid(mend: string): ReadValue<string> {
  return (value, wrong) => {
    const text = readText(value, wrong, 'a UUID')?.toLowerCase();
    return text === undefined || UUID.test(text) ? text : wrong(value, 'a UUID', mend);
  };
}

/** RFC 5870: latitude, longitude, perhaps height; what may follow the numbers is not looked at. */
const GEO = /^-?\d{1,3}(?:\.\d+)?(?:,-?\d{1,5}(?:\.\d+)?){1,2}(?:;\S+)?$/;

/** A geo URI. Numbers without the scheme are meant so. */
export function readGeo(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'a geo URI');
  if (text === undefined) return undefined;
  const numbers = text.replaceAll(' ', '').replace(/^geo:/i, '');
  const mend = 'write latitude and longitude like "geo:-36.84,174.77", in quotes (RFC 5870)';
  return GEO.test(numbers) ? `geo:${numbers}` : wrong(value, 'a geo URI', mend);
}

/** The object of a map, in capitals. */
export function readOsm(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'an object of OpenStreetMap')?.toUpperCase();
  if (text === undefined || /^[NWR]\d+(?:#\d+)?$/.test(text)) return text;
  const mend = 'write N, W or R for a node, a way or a relation, and its number, like R2094141';
  return wrong(value, 'an object of OpenStreetMap', mend);
}

const SPDX = /^\s*[a-z\d][a-z\d.+-]*\s*$/i;

/** True for a text that may be an identifier of SPDX. */
export function mayBeSpdx(value: Value): boolean {
  return value.kind === 'text' && SPDX.test(value.text);
}

/** An identifier of SPDX, in lower case. */
export function readSpdx(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'a licence')?.toLowerCase();
  if (text === undefined || SPDX.test(text)) return text;
  const mend = 'write it like cc-by-4.0, or add the address of its text: { name: ..., url: ... }';
  return wrong(value, 'an identifier of SPDX', mend);
}

/** RFC 5545, 3.3.10 */
const RRULE =
  /^(?:[A-Z-]+=[^;=\s]+;)*FREQ=(?:SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z-]+=[^;=\s]+)*$/;

/** A rule of recurrence without its name. */
export function readRule(value: Value, wrong: Wrong): string | undefined {
  const rule = readText(value, wrong, 'a rule')?.replace(/^RRULE:/i, '');
  if (rule === undefined || RRULE.test(rule)) return rule;
  return wrong(value, 'a rule of RFC 5545', 'write it like FREQ=WEEKLY;BYDAY=FR, in capitals');
}

/** Hashes as browsers know them (Subresource Integrity, 3.5). */
export function readIntegrity(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'an integrity');
  const hashes = text?.split(' ') ?? [];
  if (hashes.every((hash) => /^sha(?:256|384|512)-[\w+/-]+={0,2}$/.test(hash))) return text;
  const mend = 'write the hash in base64, or leave it out: that of a local file is computed';
  return wrong(value, 'hashes like sha384-…', mend);
}

/** A word of a list that others keep, in lower case. */
export function readWord(value: Value, wrong: Wrong): string | undefined {
  return readText(value, wrong)?.toLowerCase();
}
