import { expect, it } from 'vitest';
import { parseSettings } from '../../src/settings/parseSettings.ts';
import { tellAll } from '../support/problems.ts';
import { SHORTEST } from '../support/publication.ts';

const read = (value: string) =>
  parseSettings({ file: 'feed.yaml', text: `${SHORTEST}precompress: ${value}\n` });

it.each([
  ['true', ['gzip', 'br']],
  ['[br, gzip, br]', ['gzip', 'br']],
  ['gzip', ['gzip']],
  ['[br]', ['br']],
])('precompress: %s makes copies in %j', (value, codings) => {
  expect(read(value).settings?.precompress).toEqual(codings);
});

it.each(['false', '[]', ''])('precompress: %s makes none', (value) => {
  expect(read(value)).toMatchObject({ problems: [], settings: { title: expect.anything() } });
  expect(read(value).settings).not.toHaveProperty('precompress');
});

it('a coding that web servers do not look for is an error', () => {
  const text = tellAll(read('[gzip, zstd, {}]').problems);
  expect(text.replace(/^.*?error/gm, 'error')).toMatchInlineSnapshot(`
    "error SETTING_WRONG expected true, gzip or br, found "zstd" - write it like [gzip, br]
    error SETTING_WRONG expected true, gzip or br, found "an empty mapping" - write it like [gzip, br]"
  `);
});
