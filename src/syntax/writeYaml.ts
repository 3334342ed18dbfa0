import { Document, visit } from 'yaml';

/** What YAML cannot hold as it is (1.2.2, 5.1), and what YAML 1.1 takes for the end of a line. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff]/g;

/** Text that is written as it is: words, addresses and the like. Most texts are such. */
const PLAIN = /^\p{L}(?:[\p{L}\p{N} _.,;/()?!+=%&’‘“”–—-]|:(?=\S))*[\p{L}\p{N}_.,;/()?!’”]$/u;
/** Names of fields, but `y`, `n` and `on`, which are none: YAML 1.1 takes them for something else. */
const KEY = /^(?!(?:false|no|null|off|on|true|yes)$)[a-z][A-Za-z_]+$/;
/** The date and time of RFC 3339. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;
/** Words that are no text in YAML 1.2 (10.3.2); tags and names are as short as they. */
const NO_TEXT = /^(?:false|null|true)$/i;

/**
 * A mapping as YAML that our own reader, libyaml and PyYAML read back unchanged: no folded lines, every text stays text,
 * and what is not printable is escaped.
 */
export function asYaml(mapping: Readonly<Record<string, unknown>>): string {
  const written = Object.entries(mapping)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => (KEY.test(key) ? plainly(key, value) : undefined) ?? byPackage({ [key]: value }));
  return written.length > 0 ? written.join('') : byPackage({});
}

/** A line, or a list of lines, as the package would write it, which takes it twenty times as long; undefined for any other. */
function plainly(key: string, value: unknown): string | undefined {
  if (typeof value === 'boolean' || isPlain(value)) return `${key}: ${value}\n`;
  const isList = Array.isArray(value) && value.length > 0 && value.every(isPlain);
  return isList ? `${key}:\n${value.map((item) => `  - ${item}\n`).join('')}` : undefined;
}

function isPlain(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return TIME.test(value) || (PLAIN.test(value) && !NO_TEXT.test(value));
}

function byPackage(mapping: Readonly<Record<string, unknown>>): string {
  const document = new Document(mapping, { version: '1.2', schema: 'core', aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && scalar.value.search(UNPRINTABLE) !== -1)
        scalar.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString({ lineWidth: 0 }).replace(UNPRINTABLE, escaped);
}

/** As a text in double quotes has a character (YAML 1.2.2, 5.7). */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
