import { type Dialect, dialectWith, EXTENSION_NAMES } from '../model/markdown.ts';
import { readersOf } from '../syntax/section.ts';
import { readFlag, type Value } from '../syntax/value.ts';
import { readEntries, type SettingsContext } from './section.ts';

/**
 * Reads what Markdown has beside CommonMark: a mapping of extensions to `true` or `false`, or `commonmark` for none.
 *
 * @example `{ emoji: false, math: true }`
 */
export function readDialect(value: Value, context: SettingsContext): Dialect | undefined {
  if (value.kind === 'text' && value.text.trim().toLowerCase() === 'commonmark') return [];
  if (value.kind !== 'mapping')
    return context.wrong(
      value,
      'commonmark, or extensions that are on or off',
      'write markdown: commonmark, or the like of markdown: { emoji: false, math: true }',
    );
  const section = readEntries(value, EXTENSION_NAMES, 'markdown.', context);
  const { read } = readersOf(section, context);
  return dialectWith(Object.fromEntries(EXTENSION_NAMES.map((name) => [name, read(name, readFlag)])));
}
