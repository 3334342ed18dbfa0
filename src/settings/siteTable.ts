import { LINK_DIALECTS } from '../model/settings.ts';
import { LANGUAGE, listOf, oneOf, type Schema, TEXT } from '../syntax/valueSchema.ts';
import { objectOf, type SettingRow, type SettingsTable } from './settingRow.ts';

/** A folder relative to feed.yaml. */
export const FOLDER: Schema = {
  type: ['string', 'number'],
  pattern: '^(?!\\s*(?:[/\\\\]|[A-Za-z]:))[^]*\\S',
};

/** The settings of an entry of `links`. */
export const LINKS: SettingsTable = {
  folder: { about: 'Only for articles in this folder.', example: 'content/posts', schema: FOLDER },
  pattern: {
    about: 'The address with tokens, or the name of a program’s own pattern.',
    example: '/posts/:slug/',
    isRequired: true,
    schema: TEXT,
  },
  like: {
    about: 'The program whose meaning the tokens have.',
    example: 'hugo',
    schema: oneOf(LINK_DIALECTS),
    default: 'dateline',
  },
};

/** The settings of `dates`. */
export const DATES: SettingsTable = {
  withoutZone: {
    about:
      'The zone in which times without a zone are read, if that is another than timeZone; jekyll for the two that Jekyll has.',
    example: 'UTC',
    schema: TEXT,
  },
};

/** The settings of an entry of `languages`. */
export const LANGUAGES: SettingsTable = {
  tag: { about: 'A BCP 47 tag.', example: 'fr-CA', isRequired: true, schema: LANGUAGE },
  name: { about: 'What files and folders call it, if not by its tag.', example: 'fr', schema: TEXT },
  folder: { about: 'A folder whose articles are all in it.', example: 'content/french', schema: FOLDER },
};

/** The settings of an entry of `defaults`. */
export const DEFAULTS: SettingsTable = {
  folder: { about: 'Only for articles in this folder.', example: 'content/posts', schema: FOLDER },
  fields: {
    about: 'Fields of front matter, for articles that do not have them.',
    example: '{ author: Hana Pōtiki }',
    isRequired: true,
    schema: { type: 'object' },
  },
};

const row = (about: string, example: string, schema: Schema): SettingRow => ({ about, example, schema });

/** The settings of a publication whose articles are those of a site that another program makes. */
export const SITE_TABLE: SettingsTable = {
  links: row(
    'Where the pages of articles are that another program makes: patterns of addresses.',
    '/posts/:slug/',
    listOf({ anyOf: [TEXT, objectOf(LINKS)] }),
  ),
  dates: row('How dates are read.', '{ withoutZone: UTC }', objectOf(DATES)),
  ignore: row('Paths that are no articles, as in .gitignore.', '[README.md, drafts/]', listOf(TEXT)),
  leafBundles: {
    about: 'Beside an index.md all other files of a folder are parts of it, as in Hugo.',
    example: 'true',
    schema: { type: 'boolean' },
    default: false,
  },
  static: row('Folders that another program serves at the root of the site.', '[static]', listOf(FOLDER)),
  languages: row(
    'Languages beside the publication’s, by the names of files and folders.',
    '[mi]',
    listOf({ anyOf: [LANGUAGE, objectOf(LANGUAGES)] }),
  ),
  fields: row('Names of your own for fields of front matter.', '{ title: newstitle }', {
    type: 'object',
    additionalProperties: listOf(TEXT),
  }),
  defaults: row(
    'Fields that count for all articles of a folder.',
    '{ folder: items/sport, fields: { tags: [sport] } }',
    listOf(objectOf(DEFAULTS)),
  ),
  inherit: row('Files whose fields count for all articles of their folder.', '[_index.md]', listOf(TEXT)),
  people: row('Files or folders that say who authors are.', '[authors.yml]', listOf(FOLDER)),
};
