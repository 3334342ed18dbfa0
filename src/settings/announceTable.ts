import { ADDRESS, type Schema } from '../syntax/valueSchema.ts';
import { objectOf, type SettingsTable } from './settingRow.ts';

/** Where search engines that share what they are told take it. */
export const INDEX_NOW = 'https://api.indexnow.org/indexnow';

const KEY: Schema = { type: ['string', 'number'], pattern: '^\\s*[A-Za-z0-9-]{8,128}\\s*$' };

/** The settings of `indexNow`. */
export const INDEX_NOW_TABLE: SettingsTable = {
  key: {
    about: 'A word of your own, of 8 to 128 letters, digits and hyphens; it is no secret.',
    example: '1c0f6a7be2d04e6c',
    isRequired: true,
    schema: KEY,
  },
  endpoint: {
    about: 'The address that takes what has changed.',
    example: 'https://www.bing.com/indexnow',
    schema: ADDRESS,
    default: INDEX_NOW,
  },
};

/** Who is told of what has changed, beside the hubs. */
export const ANNOUNCE_TABLE: SettingsTable = {
  rssCloud: {
    about: 'The address at which readers ask a rssCloud server to be told; its ping is beside it.',
    example: 'http://rpc.rsscloud.io:5337/pleaseNotify',
    schema: ADDRESS,
  },
  indexNow: {
    about: 'Search engines that are told which pages have changed or gone.',
    example: '{ key: 1c0f6a7be2d04e6c }',
    schema: objectOf(INDEX_NOW_TABLE),
  },
};
