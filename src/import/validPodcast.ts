import type { License, Location, Person, Txt } from '../model/podcast.ts';
import { readGeo, readOsm, readSpdx } from '../syntax/podcastForms.ts';
import { withoutUndefined } from './reader/fieldValues.ts';
import { type ReportFault, validAddress, validForm, validLine } from './validText.ts';

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
  const geo = validForm(location.geo, readGeo, 'a geo URI (RFC 5870)', report);
  const osm = validForm(location.osm, readOsm, 'an object of OpenStreetMap', report);
  return withoutUndefined({ name, geo, osm });
}

/** A name that is no identifier of SPDX needs the address of its text. */
export function validLicense(license: License | undefined, report: ReportFault): License | undefined {
  const name = validLine(license?.name);
  if (license === undefined || name === undefined) return undefined;
  const url = validAddress(license.url, report);
  if (url !== undefined) return { name, url };
  const identifier = validForm(name, readSpdx, 'an identifier of SPDX', report);
  return identifier === undefined ? undefined : { name: identifier };
}

export function validTexts(texts: readonly Txt[] | undefined): Txt[] | undefined {
  return texts?.flatMap((text) => {
    const value = validLine(text.value);
    return value === undefined ? [] : withoutUndefined({ value, purpose: validLine(text.purpose) });
  });
}

/** A number of a form in digits. */
export function validNumber(value: number | undefined, form: RegExp): number | undefined {
  return value !== undefined && form.test(String(value)) ? value : undefined;
}
