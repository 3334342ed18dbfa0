import { DRAFT_7, type Schema } from '../syntax/valueSchema.ts';
import { objectOf } from './settingRow.ts';
import { SETTINGS_TABLE } from './settingsTable.ts';

/**
 * Where editors find the schema of feed.yaml. The newest of this major version: one that knows too much is better than one
 * that calls a new setting wrong, and it is the same whether the package is installed or run by npx.
 */
const ADDRESS = 'https://unpkg.com/dateline-feeds@0/docs/schemas/feed.yaml.json';

/** The line of feed.yaml that names its schema to editors with a YAML language server. */
export const SCHEMA_LINE = `# yaml-language-server: $schema=${ADDRESS}`;

/** The schema of feed.yaml, by the table of settings. It cannot say whether there is such a time zone. */
export function settingsSchema(): Schema {
  return { $schema: DRAFT_7, $id: ADDRESS, title: 'feed.yaml of Dateline', ...objectOf(SETTINGS_TABLE) };
}
