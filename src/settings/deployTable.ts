import type { TargetSettings } from '../model/targetSettings.ts';
import { FLAG, oneOf, type Schema, TEXT } from '../syntax/valueSchema.ts';
import { objectOf, type SettingsTable } from './settingRow.ts';

const NAME: Schema = { type: ['string', 'number'], pattern: '^\\s*[A-Za-z0-9][A-Za-z0-9-]*\\s*$' };

/** The settings of every target, of one kind. */
function targetOf(kind: TargetSettings['kind'], others: SettingsTable): SettingsTable {
  return {
    name: {
      about: 'What the command line calls it: letters, digits and hyphens.',
      example: 'web',
      isRequired: true,
      schema: NAME,
    },
    kind: { about: 'What it is.', example: kind, isRequired: true, schema: oneOf([kind]) },
    alone: {
      about: 'True if nobody else delivers there: then a storage without conditional writes will do.',
      example: 'true',
      schema: FLAG,
      default: false,
    },
    ...others,
  };
}

/** The settings of an entry of `deploy`, by kinds. */
export const TARGET_KINDS: Readonly<Record<TargetSettings['kind'], SettingsTable>> = {
  folder: targetOf('folder', {
    path: {
      about: 'A folder of this machine, relative to feed.yaml or absolute.',
      example: '../web',
      isRequired: true,
      schema: TEXT,
    },
  }),
};

/** An entry of `deploy`. */
export const TARGET: Schema = { anyOf: Object.values(TARGET_KINDS).map(objectOf) };
