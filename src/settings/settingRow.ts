import type { Schema } from '../syntax/valueSchema.ts';

/** What there is to know of a setting but how it is read. */
export interface SettingRow {
  /** What it is, as an editor shows it. */
  readonly about: string;
  /** What it takes. */
  readonly schema: Schema;
  /** A value, as it is written in YAML; the mend of a required setting that is missing shows it. */
  readonly example: string;
  readonly isRequired?: true;
  readonly default?: unknown;
}

/** The settings of a mapping, in the order in which messages list them. */
export type SettingsTable = Readonly<Record<string, SettingRow>>;

/** The names of a table's settings. */
export function namesIn(table: SettingsTable): string[] {
  return Object.keys(table);
}

/** The required settings of a table, each with a line that has it. */
export function requiredIn(table: SettingsTable): [key: string, line: string][] {
  const required = Object.entries(table).filter(([, { isRequired }]) => isRequired);
  return required.map(([key, { example }]) => [key, `${key}: ${example}`]);
}

/** A mapping that has the settings of a table and no other. */
export function objectOf(table: SettingsTable): Schema {
  const properties = Object.entries(table).map(([key, { about, schema, default: usual }]) => [
    key,
    { description: about, ...schema, ...(usual !== undefined && { default: usual }) },
  ]);
  const required = requiredIn(table).map(([key]) => key);
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(properties),
  };
}
