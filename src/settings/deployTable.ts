import type { TargetSettings } from '../model/targetSettings.ts';
import { ADDRESS, FLAG, oneOf, type Schema, TEXT } from '../syntax/valueSchema.ts';
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
  s3: targetOf('s3', {
    bucket: {
      about: 'A bucket of a storage that speaks as Amazon S3 does.',
      example: 'news-example-nz',
      isRequired: true,
      schema: { ...TEXT, pattern: '^\\s*[A-Za-z0-9][\\w.-]{1,253}[A-Za-z0-9]\\s*$' },
    },
    region: {
      about: 'Where the bucket is, as the storage calls it.',
      example: 'eu-west-1',
      schema: { ...TEXT, pattern: '^\\s*[A-Za-z0-9][\\w-]*\\s*$' },
      default: 'us-east-1',
    },
    endpoint: {
      about: "The storage's address; Amazon's in that region if there is none.",
      example: 'https://storage.example',
      schema: ADDRESS,
    },
    prefix: {
      about: 'A folder of the bucket, in which all is.',
      example: 'news',
      schema: TEXT,
    },
    addressing: {
      about:
        "Whether the bucket is in an address's path or its host; in the host at Amazon, in the path elsewhere.",
      example: 'host',
      schema: oneOf(['path', 'host']),
    },
  }),
};

/** An entry of `deploy`. */
export const TARGET: Schema = { anyOf: Object.values(TARGET_KINDS).map(objectOf) };
