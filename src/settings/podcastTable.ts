import { APPLE_CATEGORIES } from '../model/appleCategories.ts';
import { MEDIUMS } from '../syntax/podcastForms.ts';
import { ADDRESS, CONTACT, FLAG, oneOf, REFERENCE, TEXT } from '../syntax/valueSchema.ts';
import {
  FUNDING,
  LICENSE,
  LOCATION,
  manyOf,
  PERSON,
  PUBLISHER,
  REMOTE_ITEM,
  TRAILER,
  TXT,
  textOr,
  textsOr,
  UPDATE_FREQUENCY,
  UUID,
  VALUE,
} from './podcastPartsTable.ts';
import { objectOf, type SettingsTable } from './settingRow.ts';

export const PODCAST_TYPES = ['episodic', 'serial'] as const;

const CATEGORIES = [...APPLE_CATEGORIES].flatMap(([name, names]) => [
  name,
  ...names.map((below) => `${name} > ${below}`),
]);

/** The settings of `podcast`. */
export const PODCAST: SettingsTable = {
  image: {
    about: 'The cover: a square JPEG or PNG of 1400 to 3000 pixels.',
    example: 'cover.jpg',
    isRequired: true,
    schema: REFERENCE,
  },
  category: {
    about: 'One of Apple’s categories, or several.',
    example: 'News > Daily News',
    isRequired: true,
    schema: { anyOf: [oneOf(CATEGORIES), { type: 'array', minItems: 1, items: oneOf(CATEGORIES) }] },
  },
  explicit: { about: 'True if it is not for children.', example: 'false', isRequired: true, schema: FLAG },
  owner: {
    about: 'Whom Apple writes to; not published in episodes.',
    example: '{ name: Harbour News, email: desk@news.example.nz }',
    schema: CONTACT,
  },
  author: { about: 'Who makes it, as apps show it.', example: 'Harbour News', schema: TEXT },
  description: {
    about: 'What it is about; the publication’s description without it.',
    example: 'Voices from the harbour',
    schema: TEXT,
  },
  type: {
    about: 'Serial if episodes are heard from the first on.',
    example: 'serial',
    schema: oneOf(PODCAST_TYPES),
  },
  guid: {
    about: 'The UUID of a podcast that has one already; made of the address of the feed without it.',
    example: '917393e3-1b1e-5cef-ace4-edaa54e1f810',
    schema: UUID,
  },
  locked: { about: 'True if other hosts may not import it.', example: 'true', schema: FLAG, default: false },
  newFeedUrl: {
    about: 'The address of the feed to which subscribers are to go.',
    example: 'https://news.example.nz/show/rss.xml',
    schema: ADDRESS,
  },
  complete: {
    about: 'True if there will be no more episodes.',
    example: 'true',
    schema: FLAG,
    default: false,
  },
  block: { about: 'True if directories are not to show it.', example: 'true', schema: FLAG, default: false },
  medium: { about: 'What it is, if it is no podcast.', example: 'music', schema: oneOf(MEDIUMS) },
  funding: {
    about: 'Where listeners can support it.',
    example: '[{ url: https://news.example.nz/support, title: Support the harbour }]',
    schema: manyOf(FUNDING),
  },
  persons: {
    about: 'Who is heard in it, and who makes it.',
    example: '[{ name: Hana Pōtiki, role: host }]',
    schema: textsOr(PERSON),
  },
  location: { about: 'The place that it is about.', example: 'Waitematā Harbour', schema: textOr(LOCATION) },
  license: {
    about: 'Its licence: an identifier of SPDX, or a name and an address.',
    example: 'cc-by-4.0',
    schema: textOr(LICENSE),
  },
  trailers: {
    about: 'Trailers of the show and of its seasons.',
    example: '[{ title: What is to come, url: trailer.mp3, date: 2026-03-01 }]',
    schema: manyOf(TRAILER),
  },
  podroll: {
    about: 'Other podcasts that it recommends.',
    example: '[{ feedGuid: 917393e3-1b1e-5cef-ace4-edaa54e1f810, title: Tides }]',
    schema: manyOf(REMOTE_ITEM),
  },
  publisher: {
    about: 'The feed of whoever publishes it.',
    example: '{ feedGuid: 917393e3-1b1e-5cef-ace4-edaa54e1f810 }',
    schema: objectOf(PUBLISHER),
  },
  updateFrequency: {
    about: 'How often there is an episode.',
    example: '{ text: Each Friday, rrule: FREQ=WEEKLY;BYDAY=FR }',
    schema: textOr(UPDATE_FREQUENCY),
  },
  txt: {
    about: 'Texts for services, such as proofs of ownership.',
    example: '[{ value: a1b2c3, purpose: applepodcastsverify }]',
    schema: textsOr(TXT),
  },
  value: {
    about: 'Whom listeners pay; written as it is.',
    example:
      '{ type: lightning, method: keysend, recipients: [{ type: lnaddress, address: hana@wallet.example, split: 100 }] }',
    schema: objectOf(VALUE),
  },
  simpleChapters: {
    about: 'True if the feeds have chapters as Podlove Simple Chapters, too.',
    example: 'true',
    schema: FLAG,
    default: false,
  },
};
