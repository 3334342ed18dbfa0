import type { Author } from 'feed';
import { mailboxIn } from '../model/mailbox.ts';
import { parseAddress } from '../model/parseAddress.ts';
import { expected, type ProblemCode } from '../model/problem.ts';
import { onOneLine, proseOnOneLine } from '../model/text.ts';
import type { ReportProblem } from './sourceText.ts';

/** A value that an author wrote, with the index into the file's text at which it stands. Scalars stay text. */
export type Value =
  | { readonly kind: 'nothing'; readonly at: number }
  | { readonly kind: 'text'; readonly at: number; readonly text: string }
  | { readonly kind: 'list'; readonly at: number; readonly values: readonly Value[] }
  | { readonly kind: 'mapping'; readonly at: number; readonly entries: readonly Entry[] };

/** One key of a mapping, with its value. */
export interface Entry {
  readonly key: string;
  readonly at: number;
  readonly value: Value;
}

export type Mapping = Extract<Value, { kind: 'mapping' }>;

/** What a message says was found. */
export function describe(value: Value): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'list':
      return 'a list';
    case 'mapping':
      return value.entries.length === 0 ? 'an empty mapping' : `a mapping with ${value.entries[0]?.key}`;
    case 'nothing':
      return '';
  }
}

/** True for text of nothing but white space. */
export function isEmpty(value: Value): boolean {
  return value.kind === 'text' && value.text.trim() === '';
}

/** Reports that a value is not what it has to be. Returns undefined, the value that is left. */
export type Wrong = (value: Value, what: string, mend: string) => undefined;

/** A `Wrong` that reports with one code: one for settings, one for fields. */
export function wrongWith(code: ProblemCode, report: ReportProblem): Wrong {
  return (value, what, mend) => {
    report(value.at, expected(code, what, describe(value), mend));
    return undefined;
  };
}

/** Text on one line, without white space at its ends; undefined, and reported, if there is none. */
export function readText(value: Value, wrong: Wrong, what = 'text'): string | undefined {
  return readLine(value, onOneLine, wrong, what);
}

/** The same of text that is published as it is: spaces that do not break stay. */
export function readProse(value: Value, wrong: Wrong, what = 'text'): string | undefined {
  return readLine(value, proseOnOneLine, wrong, what);
}

function readLine(
  value: Value,
  tidy: (text: string) => string,
  wrong: Wrong,
  what: string,
): string | undefined {
  const text = value.kind === 'text' ? tidy(value.text) : '';
  return text === '' ? wrong(value, what, `write ${what} after the colon, or leave the line out`) : text;
}

export function readFlag(value: Value, wrong: Wrong): boolean | undefined {
  const text = value.kind === 'text' ? value.text.toLowerCase() : '';
  return text === 'true' || text === 'false'
    ? text === 'true'
    : wrong(value, 'true or false', 'write true or false');
}

export function readWholeNumber(value: Value, wrong: Wrong): number | undefined {
  const isWhole = value.kind === 'text' && /^[1-9]\d{0,11}$/.test(value.text);
  return isWhole ? Number(value.text) : wrong(value, 'a whole number from 1', 'write it in digits, like 50');
}

export function readChoice<T extends string>(
  value: Value,
  choices: readonly T[],
  wrong: Wrong,
): T | undefined {
  const choice = choices.find((name) => value.kind === 'text' && value.text === name);
  return choice ?? wrong(value, choices.join(' or '), `write one of: ${choices.join(', ')}`);
}

/** An http or https address in its canonical, percent-encoded form; a relative one is resolved when there is a base. */
export function readUrl(value: Value, wrong: Wrong, base?: string): string | undefined {
  const text = readText(value, wrong, 'a web address');
  if (text === undefined) return undefined;
  const url = parseAddress(text, base);
  if (url === undefined)
    return wrong(value, 'a web address', 'write it in full, like https://news.example.nz/road');
  if (!/^https?:$/.test(url.protocol))
    return wrong(value, 'an address on http or https', 'readers open no other');
  if (url.username !== '' || url.password !== '') {
    return wrong(value, 'an address without a password', 'everyone who subscribes could read it');
  }
  return url.href;
}

/** A language tag in its canonical form (BCP 47); `en_NZ`, as programs spell it, is `en-NZ`. */
export function readLanguage(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'a language tag');
  if (text === undefined) return undefined;
  if (text === lastTag.text) return lastTag.canonical;
  try {
    lastTag = { text, canonical: Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0] };
    return lastTag.canonical;
  } catch {
    return wrong(value, 'a language tag', 'write it like en-NZ or mi (BCP 47)');
  }
}

/** The last result, cached: one tag is asked for with each article, and the answer takes long. */
let lastTag: { readonly text: string; readonly canonical: string | undefined } = {
  text: '',
  canonical: undefined,
};

/** A media type, in lower case. */
export function readType(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'a media type');
  if (text === undefined || /^[a-z0-9][\w.+-]*\/[\w.+-]+$/i.test(text)) return text?.toLowerCase();
  return wrong(value, 'a media type', 'write it like audio/mpeg');
}

/** A list, or one value where a list of one is meant. What is wrong in it is reported and left out. */
export function readList<T>(value: Value, readOne: (value: Value) => T | undefined): T[] {
  if (value.kind === 'nothing') return [];
  const values = value.kind === 'list' ? value.values : [value];
  return values.map(readOne).filter((one) => one !== undefined);
}

/** A person or an organisation: a name, or a mapping of name, email and url. */
export function readAuthor(value: Value, wrong: Wrong): Author | undefined {
  if (value.kind !== 'mapping') {
    const name = readText(value, wrong, 'an author');
    return name === undefined ? undefined : mailboxIn(name);
  }
  const author: Author = {};
  for (const { key, value: part } of value.entries) {
    if (key === 'name') Object.assign(author, optional('name', readText(part, wrong, 'a name')));
    if (key === 'email') Object.assign(author, optional('email', readEmail(part, wrong)));
    if (key === 'url') Object.assign(author, optional('link', readUrl(part, wrong)));
  }
  if (author.name === undefined) return wrong(value, 'an author with a name', 'add name: to it');
  return { ...author, ...mailboxIn(author.name), ...optional('email', author.email) };
}

/** A property that is there only when it has a value, to spread into an object. */
export function optional<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: T });
}

export function readEmail(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'an e-mail address');
  if (text === undefined || /^[^\s@<>()]+@[^\s@<>()]+$/.test(text)) return text;
  return wrong(value, 'an e-mail address', 'write it like news@example.nz');
}
