import type { Settings } from '../model/settings.ts';
import type { SectionReaders } from '../syntax/section.ts';
import { readText, readUrl, type Value } from '../syntax/value.ts';
import { INDEX_NOW, INDEX_NOW_TABLE } from './announceTable.ts';
import { readTable, type SettingsContext } from './section.ts';

/** Reads who is told of what has changed, beside the hubs. */
export function readServices(
  { readOptional }: SectionReaders,
  context: SettingsContext,
): Pick<Settings, 'rssCloud' | 'indexNow'> {
  return {
    ...readOptional('rssCloud', readUrl),
    ...readOptional('indexNow', (value) => readIndexNow(value, context)),
  };
}

function readIndexNow(value: Value, context: SettingsContext): Settings['indexNow'] {
  const { read } = readTable('indexNow', value, INDEX_NOW_TABLE, context);
  const key = read('key', (one, wrong) => {
    const text = readText(one, wrong, 'a key');
    if (text === undefined || /^[a-z\d-]{8,128}$/i.test(text)) return text;
    return wrong(one, 'a key of 8 to 128 letters, digits and hyphens', 'any word of that kind will do');
  });
  const endpoint = read('endpoint', readUrl) ?? INDEX_NOW;
  return key === undefined ? undefined : { key, endpoint };
}
