import { isTimeZone } from '../../dates/zone.ts';
import { parseAddress } from '../../model/parseAddress.ts';
import type { Finding } from './foundSite.ts';
import { changed, findText, type Place, type Survey, say, sayOf, tell, whereIs } from './survey.ts';
import { entriesOf, textOf, type Written } from './written.ts';

/**
 * The folder of an address; undefined if it is none on http or https, or that of this machine. A name and a password in it are
 * nobody's to read.
 */
export function addressIn(text: string): string | undefined {
  const url = parseAddress(text.startsWith('//') ? `https:${text}` : text);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined;
  if (/^(?:localhost|127\.|0\.0\.0\.0|\[::1\])/.test(url.hostname)) return undefined;
  for (const part of ['username', 'password', 'search', 'hash'] as const) url[part] = '';
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** Decides the address of a site from its own and the path below it at which it is served. */
export function sayAddress(
  survey: Survey,
  address: Finding<string> | undefined,
  base?: Finding<string>,
): void {
  const url = changed(address, addressIn);
  if (address !== undefined && url === undefined) tellUnfit(survey, 'the address', address);
  const path = base?.value.replace(/^\/*|\/*$/g, '');
  if (url === undefined || base === undefined || path === '') {
    say(survey, 'url', url);
    return;
  }
  // The base may be an address itself, or stand in the address already.
  const isThere = new URL(url.value).pathname.endsWith(`/${path}/`);
  const value = addressIn(base.value) ?? (isThere ? url.value : `${url.value}${path}/`);
  say(survey, 'url', { value, why: [...url.why, ...base.why] });
}

/** Decides the language, in the form of BCP 47. */
export function sayLanguage(survey: Survey, language: Finding<string> | undefined): void {
  const tag = changed(language, languageIn);
  if (language !== undefined && tag === undefined) tellUnfit(survey, 'the language', language);
  say(survey, 'language', tag);
}

/** The canonical tag of a language; undefined if it is none. */
export function languageIn(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text.replaceAll('_', '-').replace(/\..*$/, ''))[0];
  } catch {
    return undefined;
  }
}

/** Decides the zone of times, if the configuration names one. */
export function sayZone(survey: Survey, ...paths: readonly string[]): Finding<string> | undefined {
  const zone = findText(survey, ...paths);
  const known = changed(zone, (name) => (isTimeZone(name) ? name : undefined));
  if (zone !== undefined && known === undefined) tellUnfit(survey, 'the time zone', zone);
  say(survey, 'timeZone', known);
  return known;
}

/** The same, of a program that reads times without a zone in that one. */
export function sayZoneOfTimes(survey: Survey, path: string): void {
  const zone = sayZone(survey, path);
  if (zone) sayOf(survey, 'dates', { withoutZone: zone.value }, ...zone.why);
}

function tellUnfit(survey: Survey, what: string, { value, why }: Finding<string>): void {
  tell(survey, what, `found "${value}" (${why.join(', ')})`);
}

/** A path of folders without slashes at its ends; `.` for the folder itself. */
export function folderIn(text: string): string {
  const names: string[] = [];
  for (const name of text.split('/')) {
    if (name === '..' && names.length > 0 && names.at(-1) !== '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names.length === 0 ? '.' : names.join('/');
}

/** The path of a folder from another that it is in; an empty text for that folder itself. */
export function within(folder: string, path: string): string {
  if (path === folder) return '';
  return folder === '.' ? path : path.slice(folder.length + 1);
}

/** The last name of a path. */
export function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A folder in another. */
export function below(folder: string, ...names: readonly string[]): string {
  return folderIn([folder, ...names].join('/'));
}

/** Fields of articles that a program may give to all of a folder; others are of layouts and pages. */
const SHARED_FIELDS: readonly string[] = [
  ...['author', 'authors', 'tags', 'categories', 'category', 'draft', 'published', 'hidden', 'status'],
  ...['lang', 'language', 'description', 'image', 'copyright', 'license'],
];

/** What a mapping says of all articles of a folder, by the names of fields; undefined if that is nothing. A computed value is told. */
export function sharedFieldsOf(survey: Survey, { configuration, value }: Place): object | undefined {
  const fields = entriesOf(value).flatMap((entry) => {
    const key = entry.key.toLowerCase();
    if (!SHARED_FIELDS.includes(key)) return [];
    if (entry.value.kind === 'computed')
      tell(survey, key, `${whereIs({ configuration, value: entry.value })}: it is computed, or broken`);
    const plain = plainOf(entry.value);
    return plain === undefined ? [] : [[key, plain] as const];
  });
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

/** A value without its places; undefined if it has nothing. */
function plainOf(value: Written): unknown {
  if (value.kind === 'text') return textOf(value);
  if (value.kind === 'list') return nonEmpty(value.values.flatMap((one) => plainOf(one) ?? []));
  const entries = entriesOf(value).map(({ key, value: one }) => [key, plainOf(one)] as const);
  const whole = nonEmpty(entries.filter(([, one]) => one !== undefined));
  return whole && Object.fromEntries(whole);
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
