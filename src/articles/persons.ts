import type { Author } from '../model/item.ts';
import type { Settings } from '../model/settings.ts';
import type { ReportProblem } from '../syntax/sourceText.ts';
import {
  type Mapping,
  optional,
  readAuthor,
  readEmail,
  readText,
  readUrl,
  type Value,
  type Wrong,
} from '../syntax/value.ts';
import { decodeName } from './frontText.ts';
import { slugOf } from './slug.ts';

type Persons = NonNullable<Settings['persons']>;

/** What files about people call the parts of a person, in order of preference. */
const PARTS = {
  name: ['name', 'display_name', 'displayName'],
  email: ['email', 'mail'],
  link: ['url', 'uri', 'web', 'website', 'homepage', 'link', 'page'],
} as const;

/** The person that has a key, which may be written as a name: `Ana Lee` of `ana-lee`. */
export function personOf(key: string, persons: Persons): Author | undefined {
  const known = [key, slugOf(key)].find((one) => Object.hasOwn(persons, one));
  return known === undefined ? undefined : persons[known];
}

/** The persons of a line that is a key, or several with commas; undefined for any other line. */
export function personsIn(line: string, persons: Persons): readonly Author[] | undefined {
  const one = personOf(line, persons);
  if (one) return [one];
  const all = line.split(',').map((key) => personOf(key.trim(), persons));
  return all.length > 1 && all.every((person) => person !== undefined) ? all : undefined;
}

/** An author in a mapping: a key of a person, with what the article says of the person besides, or a whole author. */
export function readPerson(
  mapping: Mapping,
  { persons = {}, url }: Settings,
  wrong: Wrong,
  report: ReportProblem,
): Author | undefined {
  const key = mapping.entries.find((entry) => entry.key === 'key')?.value;
  const name = key?.kind === 'text' ? key.text.trim() : '';
  if (name === '') {
    const author = readAuthor(mapping, wrong);
    return author && { ...author, name: decodeName(author.name as string, mapping.at, report) };
  }
  const said = partsOfPerson(mapping, ['name'], url, wrong);
  return { ...(personOf(name, persons) ?? { name }), ...said };
}

/**
 * The people that a file says of who they are, by key: `authors.yml` of Docusaurus, `_data/authors.yml` of Jekyll, `data/authors`
 * of Hugo. A person without a name is called by the key.
 *
 * @param base the address against which relative ones are resolved
 */
export function readPersons({ entries }: Mapping, base: string, wrong: Wrong): Record<string, Author> {
  const persons = entries.map(({ key, value }): [string, Author] => [key, readOne(key, value, base, wrong)]);
  return Object.fromEntries(persons);
}

/** One person, as a file of their own has them, or a part of a file. */
export function readOne(key: string, value: Value, base: string, wrong: Wrong): Author {
  if (value.kind === 'text' && value.text.trim() !== '') return { name: value.text.trim() };
  if (value.kind !== 'mapping') {
    wrong(value, 'a person with a name', `write "name: ..." below ${key}`);
    return { name: key };
  }
  return { name: key, ...partsOfPerson(value, PARTS.name, base, wrong) };
}

function partsOfPerson(mapping: Mapping, names: readonly string[], base: string, wrong: Wrong): Author {
  const find = (keys: readonly string[]) =>
    keys
      .map((key) => mapping.entries.find((entry) => entry.key === key)?.value)
      .find((value) => value?.kind === 'text' && value.text.trim() !== '');
  const [name, email, link] = [find(names), find(PARTS.email), find(PARTS.link)];
  return {
    ...optional('name', name && readText(name, wrong, 'a name')),
    ...optional('email', email && readEmail(email, wrong)),
    ...optional('link', link && readUrl(link, wrong, base)),
  };
}
