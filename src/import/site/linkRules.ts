import { unknownTokenIn } from '../../model/linkPresets.ts';
import type { LinkDialect } from '../../model/settings.ts';
import type { Finding } from './foundSite.ts';
import { type Survey, say, tell } from './survey.ts';

/** A rule of `links:` as feed.yaml has it. */
export interface WrittenRule {
  readonly folder?: string;
  /** A pattern, or the name of a preset. */
  readonly pattern: string;
  /** The program whose pattern it is; a preset knows it. */
  readonly like?: LinkDialect;
}

/** Rules are relative to the address of the site, as programs mean their patterns, not to its host. */
export function ruleOf(pattern: string, like: LinkDialect, folder?: string): WrittenRule {
  const relative = pattern.replace(/^\/+/, '');
  return { ...(folder !== undefined && { folder }), pattern: relative, like };
}

/** The rule of a preset, by its name. */
export function presetRule(preset: string, folder?: string): WrittenRule {
  return { ...(folder !== undefined && { folder }), pattern: preset };
}

/** Decides `links:`. One preset for all articles stands alone. A pattern with a token that is not known is told. */
export function sayLinks(survey: Survey, all: readonly WrittenRule[], why: Finding['why']): void {
  const rules = all.filter(({ pattern, like }) => {
    const unknown = like && unknownTokenIn(pattern, like);
    if (unknown !== undefined)
      tell(survey, `the address ${pattern}`, `${unknown} is not known here; write it into links:`);
    return unknown === undefined;
  });
  const [first] = rules;
  if (first === undefined) return;
  const isPreset = rules.length === 1 && first.folder === undefined && first.like === undefined;
  say(survey, 'links', { value: isPreset ? first.pattern : rules, why });
}
