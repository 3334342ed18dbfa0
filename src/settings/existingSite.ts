import { FIELD_NAMES } from '../model/fieldNames.ts';
import { findNearest } from '../model/findNearest.ts';
import {
  AS_JEKYLL,
  type FieldDefaults,
  type LanguageRule,
  type PlainValue,
  type Settings,
} from '../model/settings.ts';
import { readersOf, readListOf, type Section } from '../syntax/section.ts';
import {
  optional,
  readFlag,
  readLanguage,
  readList,
  readText,
  type Value,
  type Wrong,
} from '../syntax/value.ts';
import type { ReadFolder } from './folder.ts';
import { readLinks } from './links.ts';
import { readSection, readTable, type SettingsContext } from './section.ts';
import { namesIn } from './settingRow.ts';
import { DATES, DEFAULTS, LANGUAGES } from './siteTable.ts';
import { readTimeZone } from './timeZone.ts';

/** The settings of a publication whose articles are those of a site that another program makes. */
type SiteSettings = Pick<
  Settings,
  | ('links' | 'dates' | 'ignore' | 'leafBundles' | 'static')
  | ('languages' | 'fields' | 'defaults' | 'inherit' | 'people')
>;

/** A zone, or how a program reads times that takes some for those of one zone and some for those of another. */
const readZoneOfTimes = (value: Value, wrong: Wrong) =>
  value.kind === 'text' && value.text === AS_JEKYLL ? AS_JEKYLL : readTimeZone(value, wrong);

/** Reads what feed.yaml says of a site that another program makes. An empty list counts as absent. */
export function readSiteSettings(
  section: Section,
  readFolder: ReadFolder,
  context: SettingsContext,
): SiteSettings {
  const { read } = readersOf(section, context);
  const zone = read('dates', (value) => readSection('dates', value, namesIn(DATES), context));
  const withoutZone = zone && readersOf(zone, context).read('withoutZone', readZoneOfTimes);
  const list = <K extends string, T>(key: K, readOne: (value: Value, wrong: Wrong) => T | undefined) => {
    const all = read(key, readListOf(readOne));
    return optional(key, all?.length === 0 ? undefined : all);
  };
  return {
    ...optional(
      'links',
      read('links', (value) => readLinks(value, readFolder, context)),
    ),
    ...optional('dates', withoutZone === undefined ? undefined : { withoutZone }),
    ...list('ignore', readText),
    ...(read('leafBundles', readFlag) && { leafBundles: true as const }),
    ...list('static', readFolder),
    ...list('languages', (value) => readLanguageRule(value, readFolder, context)),
    ...optional(
      'fields',
      read('fields', (value) => readFieldNames(value, context)),
    ),
    ...list('defaults', (value) => readDefaults(value, readFolder, context)),
    ...list('inherit', readText),
    ...list('people', readFolder),
  };
}

function readLanguageRule(
  value: Value,
  readFolder: ReadFolder,
  context: SettingsContext,
): LanguageRule | undefined {
  const { wrong } = context;
  if (value.kind === 'text') return optionalTag(readLanguage(value, wrong));
  const { read, readOptional } = readTable('languages', value, LANGUAGES, context);
  const rule = optionalTag(read('tag', readLanguage));
  return rule && { ...rule, ...readOptional('name', readText), ...readOptional('folder', readFolder) };
}

function optionalTag(tag: string | undefined): LanguageRule | undefined {
  return tag === undefined ? undefined : { tag };
}

function readFieldNames(value: Value, context: SettingsContext): Settings['fields'] {
  const { wrong } = context;
  if (value.kind !== 'mapping')
    return wrong(value, 'fields and your names for them', 'write it like { title: newstitle }');
  const names = value.entries.flatMap(({ key, at, value: own }) => {
    if (FIELD_NAMES.includes(key)) return [[key, readList(own, (one) => readText(one, wrong))] as const];
    const nearest = findNearest(key, FIELD_NAMES);
    const mend = nearest
      ? `did you mean ${nearest}?`
      : 'write the field first, then your name for it, like title: newstitle';
    wrong({ kind: 'text', at, text: key }, 'a field of front matter', mend);
    return [];
  });
  return Object.fromEntries(names);
}

function readDefaults(
  value: Value,
  readFolder: ReadFolder,
  context: SettingsContext,
): FieldDefaults | undefined {
  const { read, readOptional } = readTable('defaults', value, DEFAULTS, context);
  const fields = read('fields', (one, wrong) =>
    one.kind === 'mapping' ? plainMapping(one) : wrong(one, 'fields', 'write them like { author: Hana }'),
  );
  return fields && { ...readOptional('folder', readFolder), fields };
}

function plainMapping({ entries }: Extract<Value, { kind: 'mapping' }>): Record<string, PlainValue> {
  return Object.fromEntries(entries.map(({ key, value }) => [key, plain(value)]));
}

function plain(value: Value): PlainValue {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'nothing':
      return null;
    case 'list':
      return value.values.map(plain);
    case 'mapping':
      return plainMapping(value);
  }
}
