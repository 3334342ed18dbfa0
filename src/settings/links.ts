import { findNearest } from '../model/findNearest.ts';
import { LINK_PRESETS, unknownTokenIn } from '../model/linkPresets.ts';
import { LINK_DIALECTS, type LinkRule } from '../model/settings.ts';
import { readChoice, readList, readText, type Value } from '../syntax/value.ts';
import type { ReadFolder } from './folder.ts';
import { readTable, type SettingsContext } from './section.ts';
import { LINKS } from './siteTable.ts';

/** Reads where the pages of articles are: patterns or presets, for all articles or those of a folder. */
export function readLinks(
  value: Value,
  readFolder: ReadFolder,
  context: SettingsContext,
): LinkRule[] | undefined {
  const rules = readList(value, (one) => readRule(one, readFolder, context));
  return rules.length === 0 ? undefined : rules;
}

function readRule(value: Value, readFolder: ReadFolder, context: SettingsContext): LinkRule | undefined {
  const { wrong } = context;
  if (value.kind === 'text') return readPattern(value, undefined, context);
  const { read, readOptional } = readTable('links', value, LINKS, context);
  const like = read('like', (one) => readChoice(one, LINK_DIALECTS, wrong));
  const rule = read('pattern', (one) => readPattern(one, like, context));
  return rule && { ...readOptional('folder', readFolder), ...rule };
}

/** Reads a pattern, or the name of a program's own one. */
function readPattern(
  value: Value,
  like: LinkRule['like'] | undefined,
  { wrong }: SettingsContext,
): LinkRule | undefined {
  const text = readText(value, wrong, 'a pattern of addresses');
  if (text === undefined) return undefined;
  if (!/[/:]/.test(text)) {
    const preset = Object.hasOwn(LINK_PRESETS, text) ? LINK_PRESETS[text] : undefined;
    const names = Object.keys(LINK_PRESETS);
    const nearest = findNearest(text, names);
    const mend = nearest
      ? `did you mean ${nearest}?`
      : `write a pattern like /posts/:slug/, or ${names.join(', ')}`;
    return preset ?? wrong(value, 'a pattern of addresses', mend);
  }
  const dialect = like ?? 'dateline';
  const unknown = unknownTokenIn(text, dialect);
  if (unknown === undefined) return { pattern: text, like: dialect };
  return wrong(
    value,
    'a pattern with tokens that are known',
    `${unknown} is none of ${dialect}; docs/guides/addresses.md lists them`,
  );
}
