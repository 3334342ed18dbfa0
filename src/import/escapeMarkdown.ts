import { withoutForbiddenInHtml } from '../html/escape.ts';
import { withoutTemplates } from './rawHtml.ts';

/** Any sign of which Markdown may make something within a line. */
const SIGN = /[\\*`[\]~^=:$_&<{%]/;

/** Text that Markdown takes for markup, and its escape. The result is verified, so these may miss rare cases. */
const ESCAPES: readonly (readonly [RegExp, string])[] = [
  [/\\/g, '\\\\'],
  [/[*`[\]]/g, '\\$&'],
  [/~(?=~)|(?<=~)~|~(?=[^\s~]+~)|\^(?=[^\s^]+\^)|(?<!=)==(?=[^\s=])/g, '\\$&'],
  [/:(?=[\w+-]+:)/g, '\\:'],
  [/\$(?=\S[^$]*\$)/g, '\\$'],
  [/(?<!\{)\{(?=[ \t]*[.#a-z])/gi, '\\{'],
  // Within a word it is no markup.
  [/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_'],
  [/&(?=#?\w{1,32};)/g, '&amp;'],
  [/<(?=[a-z/!?])/gi, '\\<'],
];

/** The same at the start of a line. */
const AT_START: readonly (readonly [RegExp, string])[] = [
  [/^(?:[-+](?=[-\s]|$)|=(?==*\s*$)|>|#{1,6}(?=\s|$))/, '\\$&'],
  [/^(?::(?=[\s:])|!!!|\?\?\?)/, '\\$&'],
  [/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2'],
];

/** Text as Markdown that says the same. */
export function escapeMarkdown(text: string, isAtStart: boolean): string {
  const known = withoutForbiddenInHtml(text);
  const escaped = SIGN.test(known) ? replaced(known, ESCAPES) : known;
  return withoutTemplates(isAtStart ? replaced(escaped, AT_START) : escaped);
}

/** The white space at both ends that Markdown drops and browsers show, as references. */
export function withWhiteEnds(markdown: string): string {
  return /^[^\S \n]|[^\S \n]$/.test(markdown)
    ? markdown.replace(/^[^\S \n]+|[^\S \n]+$/g, (spaces) => [...spaces].map(reference).join(''))
    : markdown;
}

/** The address of a link or a picture. */
export function destination(address: string): string {
  return withoutTemplates(address.replace(/[<>()\\]/g, '\\$&'));
}

/** A title in quotation marks. */
export function inQuotes(text: string): string {
  const escaped = text.replace(/["\\]/g, '\\$&').replace(/&(?=#?\w{1,32};)/g, '&amp;');
  return ` "${withoutTemplates(escaped)}"`;
}

function replaced(text: string, escapes: typeof ESCAPES): string {
  return escapes.reduce((all, [pattern, replacement]) => all.replace(pattern, replacement), text);
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
