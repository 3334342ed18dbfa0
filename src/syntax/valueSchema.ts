/** A JSON Schema (draft 7, which editors know best). */
export type Schema = Readonly<Record<string, unknown>>;

/** The dialect, by its address. */
export const DRAFT_7 = 'http://json-schema.org/draft-07/schema#';

// What follows says of a value what the reader of the same name in `value.ts` takes. Scalars stay text there, so that what
// YAML takes for a number or for `true` is text as well. Only an editor reads these: where a pattern cannot say all, it says
// less, and `dateline check` says the rest.

/** What `readText` and `readProse` take. */
export const TEXT: Schema = { type: ['string', 'number', 'boolean'], pattern: '\\S' };

/** What `readFlag` takes. */
export const FLAG: Schema = { type: 'boolean' };

/** What `readWholeNumber` takes. */
export const WHOLE_NUMBER: Schema = { type: 'integer', minimum: 1, maximum: 999_999_999_999 };

/** What `readSize` takes; how much is allowed it cannot say. */
export const SIZE: Schema = {
  type: 'string',
  pattern: '^\\s*\\d{1,6}(?:\\.\\d{1,3})? ?(?:[Kk]|[Mm]|[Gg])[Bb]\\s*$',
};

/** What `readUrl` takes without a base. */
export const ADDRESS: Schema = {
  type: 'string',
  pattern: '^\\s*[Hh][Tt][Tt][Pp][Ss]?://(?![^/?#]*@)[^/\\s]',
};

/** What `readUrl` takes with a base: a path, too. */
export const REFERENCE: Schema = {
  type: ['string', 'number'],
  pattern: '^\\s*(?:[Hh][Tt][Tt][Pp][Ss]?:|(?![A-Za-z][A-Za-z0-9+.-]*:))\\S',
};

/** What `readLanguage` takes. */
export const LANGUAGE: Schema = {
  type: 'string',
  pattern: '^\\s*(?:[A-Za-z]{2,3}|[A-Za-z]{5,8})(?:[-_][A-Za-z0-9]{1,8})*\\s*$',
};

/** What `readType` takes. */
export const MEDIA_TYPE: Schema = { type: 'string', pattern: '^\\s*[A-Za-z0-9][\\w.+-]*/[\\w.+-]+\\s*$' };

/** What `readEmail` takes. */
const EMAIL: Schema = { type: 'string', pattern: '^\\s*[^\\s@<>()]+@[^\\s@<>()]+\\s*$' };

/** What `readAuthor` takes. */
export const AUTHOR: Schema = {
  anyOf: [
    TEXT,
    { type: 'object', required: ['name'], properties: { name: TEXT, email: EMAIL, url: ADDRESS } },
  ],
};

/** The same of somebody who has an e-mail address. */
export const CONTACT: Schema = {
  anyOf: [
    { type: 'string', pattern: '[^\\s@<>()]@[^\\s@<>()]' },
    {
      type: 'object',
      required: ['name', 'email'],
      properties: { name: TEXT, email: EMAIL, url: ADDRESS },
    },
  ],
};

/** What `readChoice` takes. */
export function oneOf(choices: readonly string[]): Schema {
  return { enum: choices };
}

/** What `readList` takes: a list, one value of it, or nothing. */
export function listOf(one: Schema): Schema {
  return { anyOf: [one, { type: 'array', items: one }, { type: 'null' }] };
}

/** Text in any capitals. */
export function anyCase(words: readonly string[]): Schema {
  const either = (letter: string) =>
    /[a-z]/.test(letter) ? `[${letter.toUpperCase()}${letter}]` : letter.replace(/[^\w-]/g, '\\$&');
  const patterns = words.map((word) => [...word.toLowerCase()].map(either).join(''));
  return { type: 'string', pattern: `^\\s*(?:${patterns.join('|')})\\s*$` };
}
