import { APPLE_CATEGORIES } from '../model/appleCategories.ts';
import { CONTACT, FLAG, oneOf, REFERENCE, TEXT } from '../syntax/valueSchema.ts';
import type { SettingsTable } from './settingRow.ts';

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
  type: {
    about: 'Serial if episodes are heard from the first on.',
    example: 'serial',
    schema: oneOf(PODCAST_TYPES),
  },
  guid: {
    about: 'The UUID of a podcast that has one already; made of the address of the feed without it.',
    example: '917393e3-1b1e-5cef-ace4-edaa54e1f810',
    schema: { type: 'string', pattern: '^\\s*[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\s*$' },
  },
  locked: { about: 'True if other hosts may not import it.', example: 'true', schema: FLAG, default: false },
};
