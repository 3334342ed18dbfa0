import type { License, Location, Person, Txt } from '../model/podcast.ts';
import { mayBeSpdx, readGeo, readOsm, readSpdx, readWord } from './podcastForms.ts';
import { type ReadValue, readersOf, type SectionReaders } from './section.ts';
import { type Mapping, optional, type Value, type Wrong } from './value.ts';

/** A value that shows and episodes have alike. */
export interface Kind {
  readonly key: 'persons' | 'location' | 'license' | 'txt';
  readonly what: string;
  /** The part that a text alone stands for. */
  readonly main: 'name' | 'value';
}

const PERSON: Kind = { key: 'persons', what: 'a person', main: 'name' };
const LOCATION: Kind = { key: 'location', what: 'a place', main: 'name' };
const LICENSE: Kind = { key: 'license', what: 'a licence', main: 'name' };
const TXT: Kind = { key: 'txt', what: 'a text', main: 'value' };

/** What feed.yaml and front matter do each in its own way. */
export interface Ways<Picture> {
  readonly wrong: Wrong;
  /** The readers of a mapping's parts by our names of them. A mapping without its main part is reported. */
  readonly open: (kind: Kind, mapping: Mapping) => SectionReaders;
  /** Words for people, of which apps keep so many characters. */
  readonly readWords: (what: string, max?: number) => ReadValue<string>;
  readonly readPage: ReadValue<string>;
  readonly readPicture: ReadValue<Picture>;
  /** True where other programs may have named the licence, as they like. */
  readonly takesAnyLicense?: true;
}

/** A name, or all that is known of somebody. */
export function readPerson<Picture>(
  value: Value,
  ways: Ways<Picture>,
): (Omit<Person, 'img'> & { readonly img?: Picture }) | undefined {
  const { read, readOptional } = openValue(PERSON, value, ways);
  const name = read('name', ways.readWords(PERSON.what));
  const rest = {
    ...readOptional('role', readWord),
    ...readOptional('group', readWord),
    ...readOptional('img', ways.readPicture),
    ...readOptional('href', ways.readPage),
  };
  return name === undefined ? undefined : { name, ...rest };
}

/** A place in words, or with what machines find it by. */
export function readLocation(value: Value, ways: Ways<unknown>): Location | undefined {
  const { read, readOptional } = openValue(LOCATION, value, ways);
  const name = read('name', ways.readWords(LOCATION.what));
  const rest = { ...readOptional('geo', readGeo), ...readOptional('osm', readOsm) };
  return name === undefined ? undefined : { name, ...rest };
}

/** An identifier of SPDX, or a name of one's own with the address of the text. */
export function readLicense(value: Value, ways: Ways<unknown>): License | undefined {
  const { read } = openValue(LICENSE, value, ways);
  const url = read('url', ways.readPage);
  const readName: ReadValue<string> = (one, wrong) =>
    url !== undefined || (ways.takesAnyLicense && !mayBeSpdx(one))
      ? ways.readWords(LICENSE.what)(one, wrong)
      : readSpdx(one, wrong);
  const name = read('name', readName);
  return name === undefined ? undefined : { name, ...optional('url', url) };
}

/** How much text readers take (Podcasting 2.0, `podcast:txt`). */
const MAX_TXT = 4000;

/** Text for a service, alone or with what it is for. */
export function readTxt(value: Value, ways: Ways<unknown>): Txt | undefined {
  const { read, readOptional } = openValue(TXT, value, ways);
  const text = read('value', ways.readWords(TXT.what, MAX_TXT));
  const purpose = readOptional('purpose', ways.readWords('a purpose'));
  return text === undefined ? undefined : { value: text, ...purpose };
}

function openValue(kind: Kind, value: Value, ways: Ways<unknown>): SectionReaders {
  return value.kind === 'mapping' ? ways.open(kind, value) : readersOf(new Map([[kind.main, value]]), ways);
}
