import { ALIAS_FORMATS, aliasFault, formatOfName, type NamedAlias } from '../model/alias.ts';
import { isDeviceName } from '../model/fileNames.ts';
import { expected } from '../model/problem.ts';
import { placeAt } from '../syntax/sourceText.ts';
import { readChoice, readList, readText, type Value } from '../syntax/value.ts';
import { listOf, oneOf, type Schema } from '../syntax/valueSchema.ts';
import { readTable, type SettingsContext } from './section.ts';
import { objectOf, type SettingRow, type SettingsTable } from './settingRow.ts';

const PATH: Schema = {
  type: ['string', 'number'],
  pattern: '^\\s*/*[A-Za-z0-9~][\\w.~-]*(?:/[A-Za-z0-9~][\\w.~-]*)*\\s*$',
};

/** The settings of an entry of `aliases`. */
const ALIAS: SettingsTable = {
  path: {
    about: 'A path in the output folder.',
    example: 'feeds/posts/default',
    isRequired: true,
    schema: PATH,
  },
  format: {
    about: 'Its format, where the name does not say it; rss without it.',
    example: 'atom',
    schema: oneOf(ALIAS_FORMATS),
  },
};

/** Further addresses of a feed, at the top of feed.yaml and in each entry of `feeds`. */
export const ALIASES: SettingRow = {
  about: 'Further paths at which the feed is written, for those who know it by an old address.',
  example: '[feed/index.xml, { path: feeds/posts/default, format: atom }]',
  schema: listOf({ anyOf: [PATH, objectOf(ALIAS)] }),
};

/** Reads the further paths of a feed. Undefined if there is none. */
export function readAliases(value: Value, context: SettingsContext): NamedAlias[] | undefined {
  const aliases = readList(value, (one) => readAlias(one, context));
  return aliases.length === 0 ? undefined : aliases;
}

function readAlias(value: Value, context: SettingsContext): NamedAlias | undefined {
  const place = placeAt(context.source, value.at);
  if (value.kind !== 'mapping') {
    const path = readPath(value, context);
    return path === undefined ? undefined : { path, format: formatOfName(path) ?? 'rss', place };
  }
  const { read } = readTable('aliases', value, ALIAS, context);
  const path = read('path', (one) => readPath(one, context));
  const format = read('format', (one) => readChoice(one, ALIAS_FORMATS, context.wrong));
  return path === undefined ? undefined : { path, format: format ?? formatOfName(path) ?? 'rss', place };
}

function readPath(value: Value, { wrong, report }: SettingsContext): string | undefined {
  const text = readText(value, wrong, 'a path')?.replace(/^\/+/, '');
  if (text === undefined) return undefined;
  const fault = aliasFault(text);
  if (fault) return wrong(value, fault.what, fault.mend);
  const isDevice = text.split('/').some((name) => isDeviceName(name.split('.', 1).join('')));
  if (isDevice)
    report(value.at, expected('NAME_RESERVED', 'a path that can be made everywhere', text, DEVICE));
  return text;
}

const DEVICE = 'it stays as it is, but Windows takes it for a device; there it cannot be written';
