import { stringify } from 'yaml';

/** A mapping as YAML that our own reader reads as it was: no line folded, no text taken for anything else. */
export function asYaml(mapping: Readonly<Record<string, unknown>>): string {
  return stringify(mapping, { version: '1.2', schema: 'core', lineWidth: 0, aliasDuplicateObjects: false });
}
