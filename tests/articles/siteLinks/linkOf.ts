import { LINK_PRESETS } from '../../../src/model/linkPresets.ts';
import type { LinkDialect, LinkRule, Settings } from '../../../src/model/settings.ts';
import { auckland } from '../../support/publication.ts';
import { headOf, markdownHead } from '../material.ts';

/** A site in UTC, as most programs take theirs to be. */
export const utc: Settings = { ...auckland, url: 'https://example.org/', timeZone: 'UTC', language: 'en' };

/** A rule with the pattern of a preset, or with a pattern of one's own. */
export function ruleOf(pattern: string, like: LinkDialect = 'dateline', folder?: string): LinkRule {
  const rule = LINK_PRESETS[pattern] ?? { pattern, like };
  return folder === undefined ? rule : { ...rule, folder };
}

/** The path of the address that an article has by a rule; undefined if it has none. Front matter is as in the file. */
export function linkOf(
  rule: LinkRule,
  file: string,
  frontMatter: string,
  settings: Partial<Settings> = {},
): string | undefined {
  const lines = frontMatter.split('\n').filter((line) => line !== '');
  const parsed = markdownHead(lines, { ...utc, links: [rule], ...settings }, file);
  return headOf(parsed).link?.replace(/^https:\/\/example\.org/, '');
}
