import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src/settings/parseSettings.ts';
import { SHORTEST } from '../support/publication.ts';

const parse = (lines: string) => parseSettings({ file: 'feed.yaml', text: `${SHORTEST}${lines}\n` });

describe('who is told of what has changed', () => {
  it('is nobody where nothing says it', () => {
    const { settings } = parse('');
    expect(settings).not.toHaveProperty('rssCloud');
    expect(settings).not.toHaveProperty('indexNow');
  });

  it('is a rssCloud server, and search engines by their common address', () => {
    const { settings, problems } = parse(
      'rssCloud: http://rpc.example:5337/pleaseNotify\nindexNow: { key: A1b2-c3d4 }',
    );
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({
      rssCloud: 'http://rpc.example:5337/pleaseNotify',
      indexNow: { key: 'A1b2-c3d4', endpoint: 'https://api.indexnow.org/indexnow' },
    });
    const own = parse('indexNow: { key: 12345678, endpoint: "https://search.example/i" }').settings;
    expect(own?.indexNow).toEqual({ key: '12345678', endpoint: 'https://search.example/i' });
  });

  it.each([
    ['{ key: short }', 'SETTING_WRONG'],
    ['{ key: "../../../passwd" }', 'SETTING_WRONG'],
    [`{ key: ${'a'.repeat(129)} }`, 'SETTING_WRONG'],
    ['{ key: [a1b2c3d4] }', 'SETTING_WRONG'],
    ['{ endpoint: "https://search.example/i" }', 'SETTING_MISSING'],
    ['{ key: a1b2c3d4, endpoint: search }', 'SETTING_WRONG'],
    ['true', 'SETTING_WRONG'],
  ])('is an error as indexNow: %s', (value, code) => {
    expect(parse(`indexNow: ${value}`).problems.map((one) => one.code)).toContain(code);
  });
});
