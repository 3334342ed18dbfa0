import { MEDIUMS } from '../syntax/podcastForms.ts';
import {
  ADDRESS,
  FLAG,
  listOf,
  MEDIA_TYPE,
  oneOf,
  REFERENCE,
  type Schema,
  TEXT,
  WHOLE_NUMBER,
} from '../syntax/valueSchema.ts';
import { objectOf, type SettingRow, type SettingsTable } from './settingRow.ts';

/** A UUID, in capitals or not. */
export const UUID: Schema = {
  type: 'string',
  pattern: '^\\s*[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\s*$',
};

const GUID: SettingRow = {
  about: 'Its podcast:guid.',
  example: '917393e3-1b1e-5cef-ace4-edaa54e1f810',
  isRequired: true,
  schema: UUID,
};

const row = (about: string, example: string, schema: Schema = TEXT): SettingRow => ({
  about,
  example,
  schema,
});
const required = (about: string, example: string, schema: Schema = TEXT): SettingRow => ({
  ...row(about, example, schema),
  isRequired: true,
});

/** Where listeners can support it. */
export const FUNDING: SettingsTable = {
  url: required('The page where that is done.', 'https://news.example.nz/support', REFERENCE),
  title: required('The words of the link.', 'Support the harbour'),
};

/** Somebody who is heard, or who makes it. */
export const PERSON: SettingsTable = {
  name: required('Their name.', 'Hana Pōtiki'),
  role: row('Of the Podcast Taxonomy; host without it.', 'guest'),
  group: row('Of the Podcast Taxonomy; cast without it.', 'writing'),
  img: row('A picture of them: a file, or an address.', 'hana.jpg', REFERENCE),
  href: row('A page about them.', 'https://news.example.nz/hana', REFERENCE),
};

/** What it is about, as a place. */
export const LOCATION: SettingsTable = {
  name: required('The place in words.', 'Waitematā Harbour'),
  geo: row('A geo URI.', '"geo:-36.84,174.77"', { type: 'string', pattern: '^\\s*(?:[Gg][Ee][Oo]:)?-?\\d' }),
  osm: row('An object of OpenStreetMap.', 'R2094141', {
    type: 'string',
    pattern: '^\\s*[NWRnwr]\\d+(?:#\\d+)?\\s*$',
  }),
};

/** The licence of what is heard. */
export const LICENSE: SettingsTable = {
  name: required('An identifier of SPDX, or a name.', 'cc-by-4.0'),
  url: row('The text of a licence that is not in SPDX.', 'https://news.example.nz/license', REFERENCE),
};

/** A trailer of the show, or of a season. */
export const TRAILER: SettingsTable = {
  title: required('Its title.', 'What is to come'),
  url: required('Its audio or video: a file, or an address.', 'trailer.mp3', REFERENCE),
  date: required('When it was published.', '9:00 am on 1 March 2026'),
  sizeInBytes: row('How large it is; a file is measured.', '1234567', WHOLE_NUMBER),
  type: row('Its MIME type; known of most names.', 'audio/mpeg', MEDIA_TYPE),
  season: row('The season that it is of.', '2', WHOLE_NUMBER),
};

/** Another podcast, or one of its episodes. */
export const REMOTE_ITEM: SettingsTable = {
  feedGuid: GUID,
  feedUrl: row('The address of its feed.', 'https://feeds.example/show.xml', ADDRESS),
  itemGuid: row('The guid of an episode.', 'episode-1'),
  medium: row('What it is, if it is no podcast.', 'music', oneOf(MEDIUMS)),
  title: row('Its name.', 'Tides'),
};

/** The feed of whoever publishes several shows. */
export const PUBLISHER: SettingsTable = {
  feedGuid: GUID,
  feedUrl: row('The address of its feed.', 'https://feeds.example/publisher.xml', ADDRESS),
  medium: row('Always publisher.', 'publisher', oneOf(['publisher'])),
  title: row('Its name.', 'Harbour Radio'),
};

/** How often there is an episode. */
export const UPDATE_FREQUENCY: SettingsTable = {
  text: required('In words.', 'Each Friday'),
  rrule: row('A rule of RFC 5545.', 'FREQ=WEEKLY;BYDAY=FR', {
    type: 'string',
    pattern: '^\\s*(?:RRULE:)?(?:[A-Z-]+=[^;=\\s]+;)*FREQ=[A-Z]+',
  }),
  start: row('When the rule begins.', '2026-03-06'),
  complete: row('True if no more episodes are to come.', 'true', FLAG),
};

/** Text for a service. */
export const TXT: SettingsTable = {
  value: required('The text.', 'a1b2c3'),
  purpose: row('What it is for.', 'applepodcastsverify'),
};

/** Whom listeners pay. */
export const VALUE_RECIPIENT: SettingsTable = {
  name: row('Who it is.', 'Hana Pōtiki'),
  type: required('What kind of address it is.', 'lnaddress'),
  address: required('Where payments go.', 'hana@wallet.example'),
  split: required('How many shares they get.', '90', WHOLE_NUMBER),
  customKey: row('The name of a record that goes along.', '696969'),
  customValue: row('What it holds.', 'a1b2c3'),
  fee: row('True if it comes off first.', 'true', FLAG),
};

/** How listeners pay. */
export const VALUE: SettingsTable = {
  type: required('The layer of payment.', 'lightning'),
  method: required('The way of payment.', 'keysend'),
  suggested: row('How much to pay.', '0.00000005000'),
  recipients: required('Whom they pay.', '[{ type: lnaddress, address: hana@wallet.example, split: 100 }]', {
    anyOf: [objectOf(VALUE_RECIPIENT), { type: 'array', minItems: 1, items: objectOf(VALUE_RECIPIENT) }],
  }),
};

/** A text, or the settings of a table. */
export function textOr(table: SettingsTable): Schema {
  return { anyOf: [TEXT, objectOf(table)] };
}

/** The settings of a table, once or in a list. */
export function manyOf(table: SettingsTable): Schema {
  return listOf(objectOf(table));
}

/** The same where a text may stand in their place. */
export function textsOr(table: SettingsTable): Schema {
  return listOf(textOr(table));
}
