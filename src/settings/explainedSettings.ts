import { onOneLine } from '../model/text.ts';
import { asYaml } from '../syntax/writeYaml.ts';
import { SCHEMA_LINE } from './settingsSchema.ts';

/** A setting with what is to be said of it, a line each. */
export interface ExplainedSetting {
  readonly key: string;
  readonly value: unknown;
  readonly why: readonly string[];
}

/**
 * The text of a feed.yaml in which each setting stands below its reasons.
 *
 * @param about what the whole is, a line each
 * @example explainedSettings(['A site of Hugo.'], [{ key: 'output', value: 'public', why: ['where Hugo writes'] }])
 */
export function explainedSettings(about: readonly string[], settings: readonly ExplainedSetting[]): string {
  const comments = (lines: readonly string[]) => lines.map((line) => `# ${onOneLine(line)}\n`).join('');
  const parts = settings.map(({ key, value, why }) => `\n${comments(why)}${asYaml({ [key]: value })}`);
  return `${SCHEMA_LINE}\n${comments(about)}${parts.join('')}`;
}
