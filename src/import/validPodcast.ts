import type { License, Location, Person, Txt } from '../model/podcast.ts';
import { expected } from '../model/problem.ts';
import { withoutUndefined } from './reader/fieldValues.ts';
import { type ReportFault, validAddress, validLine } from './validText.ts';

/** RFC 5870, as far as our own readers take it. */
const GEO = /^geo:-?\d{1,3}(?:\.\d+)?(?:,-?\d{1,5}(?:\.\d+)?){1,2}(?:;[\w=.;-]+)?$/;
const OSM = /^[NWR]\d{1,15}(?:#\d{1,9})?$/;

/** Persons with what our own readers take of them. */
export function validPersons(
  persons: readonly Person[] | undefined,
  report: ReportFault,
): Person[] | undefined {
  return persons?.flatMap(({ name: written, role, group, img, href }) => {
    const name = validLine(written);
    if (name === undefined) return [];
    return withoutUndefined({
      name,
      role: validLine(role),
      group: validLine(group),
      img: validAddress(img, report),
      href: validAddress(href, report),
    });
  });
}

export function validLocation(location: Location | undefined, report: ReportFault): Location | undefined {
  const name = validLine(location?.name);
  if (location === undefined || name === undefined) return undefined;
  const geo = validForm(location.geo?.replace(/ /g, ''), GEO, 'a geo URI (RFC 5870)', report);
  const osm = validForm(location.osm?.toUpperCase(), OSM, 'an object of OpenStreetMap', report);
  return withoutUndefined({ name, geo, osm });
}

/** A name that is no identifier of SPDX needs the address of its text. */
export function validLicense(license: License | undefined, report: ReportFault): License | undefined {
  const name = validLine(license?.name);
  if (license === undefined || name === undefined) return undefined;
  const url = validAddress(license.url, report);
  if (url !== undefined) return { name, url };
  const identifier = validForm(name.toLowerCase(), /^[a-z\d][a-z\d.+-]*$/, 'an identifier of SPDX', report);
  return identifier === undefined ? undefined : { name: identifier };
}

export function validTexts(texts: readonly Txt[] | undefined): Txt[] | undefined {
  return texts?.flatMap((text) => {
    const value = validLine(text.value);
    return value === undefined ? [] : withoutUndefined({ value, purpose: validLine(text.purpose) });
  });
}

/** A text of a form. Reports another text, and returns undefined. */
export function validForm(
  text: string | undefined,
  form: RegExp,
  what: string,
  report: ReportFault,
): string | undefined {
  const line = validLine(text);
  if (line === undefined || form.test(line)) return line;
  report(expected('FEED_ENTRY', what, line, 'it is left out; write it into the file where you know better'));
  return undefined;
}

/** A number of a form in digits. */
export function validNumber(value: number | undefined, form: RegExp): number | undefined {
  return value !== undefined && form.test(String(value)) ? value : undefined;
}
