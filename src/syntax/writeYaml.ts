import { Document, visit } from 'yaml';

/** What YAML cannot hold as it is (1.2.2, 5.1), and what YAML 1.1 takes for the end of a line. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff]/g;

/**
 * A mapping as YAML that our own reader, libyaml and PyYAML read back unchanged: no folded lines, every text stays text,
 * and what is not printable is escaped.
 */
export function asYaml(mapping: Readonly<Record<string, unknown>>): string {
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
