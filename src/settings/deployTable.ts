import type { TargetSettings } from '../model/targetSettings.ts';
import { ADDRESS, FLAG, listOf, oneOf, type Schema, TEXT } from '../syntax/valueSchema.ts';
import { objectOf, type SettingsTable } from './settingRow.ts';

const NAME: Schema = { type: ['string', 'number'], pattern: '^\\s*[A-Za-z0-9][A-Za-z0-9-]*\\s*$' };

/** The ways to a CDN, one of which `purge` has. */
export const PURGES: SettingsTable = {
  cloudflare: { about: 'The id of the zone.', example: '023e105f4ecef8ad9ca31a8372d0c353', schema: TEXT },
  fastly: { about: 'True for Fastly.', example: 'true', schema: FLAG },
  run: {
    about: 'A program and its arguments; it gets an address on each line of its standard input.',
    example: '[purge-cache]',
    schema: listOf(TEXT),
  },
};

const PURGE: Schema = objectOf(PURGES);

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
    served: {
      about: "False for a copy that the publication's url does not serve: then nobody is told of it.",
      example: 'false',
      schema: FLAG,
      default: true,
    },
    purge: {
      about:
        'The CDN that has to forget what changes: cloudflare with the zone, fastly, or a program to run.',
      example: '{ run: [purge-cache] }',
      schema: PURGE,
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
  ssh: targetOf('ssh', {
    host: {
      about: 'Another machine: a name, an address, or what ~/.ssh/config calls it.',
      example: 'web.example.nz',
      isRequired: true,
      schema: { ...TEXT, pattern: '^\\s*[A-Za-z0-9:][A-Za-z0-9._:-]*\\s*$' },
    },
    user: {
      about: 'Who logs in there; as ssh has it if there is none.',
      example: 'news',
      schema: { ...TEXT, pattern: '^\\s*[A-Za-z0-9_][\\w.@+-]*\\s*$' },
    },
    port: {
      about: 'The port of ssh there; as ssh has it if there is none.',
      example: '2222',
      schema: { type: 'integer', minimum: 1, maximum: 65_535 },
    },
    path: {
      about: 'What is served there, absolute or relative to the home of the user.',
      example: '/srv/www/news',
      isRequired: true,
      schema: TEXT,
    },
    switch: {
      about: 'Whether path is a symbolic link, which is switched to a new folder, or a folder of files.',
      example: 'files',
      schema: oneOf(['link', 'files']),
      default: 'link',
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
    coding: {
      about: 'gzip to keep texts compressed there: the storage then sends them so to everybody.',
      example: 'gzip',
      schema: oneOf(['gzip']),
    },
  }),
};

/** An entry of `deploy`. */
export const TARGET: Schema = { anyOf: Object.values(TARGET_KINDS).map(objectOf) };
