import { posix } from 'node:path';
import { expected, type Fault } from '../model/problem.ts';
import type { FieldDefaults, Settings } from '../model/settings.ts';
import { parseDataFile } from '../syntax/dataFile.ts';
import { parseFrontMatter } from '../syntax/frontMatter.ts';
import type { ReportProblem, Source } from '../syntax/sourceText.ts';
import { describe, type Entry, type Mapping, optional, type Value } from '../syntax/value.ts';
import { nestedIn, plainFields } from './fieldLayers.ts';
import { fits, suffixOf } from './fieldTarget.ts';
import { mayBeSwitch } from './keptBack.ts';
import { readSwitches } from './readSwitches.ts';

/** Fields of some articles of a folder, as a file in it has them. */
export interface FolderFields extends Omit<FieldDefaults, 'fields'> {
  readonly mapping: Mapping;
}

/** A program, which is never run. */
const PROGRAM = /\.[cm]?js$/i;
/** Words of a program that may keep articles back. */
const MAY_KEEP_BACK =
  /draft|private|unpublish|unlist|hidden|excludeFromCollections|published|permalink["']?\s*[:=]\s*false/i;

/** True for a file of a folder that says nothing until it is run. */
export function isProgram(file: string): boolean {
  return PROGRAM.test(file);
}

/**
 * The fields that a file has for the articles of its folder: those of the cascade of `_index.md`, as Hugo has it, with `draft`, by
 * which Zola keeps back the whole folder; all of a file of data of Eleventy. Of two that are for one article, the last one wins.
 */
export function readFolderFields(
  source: Source,
  settings: Settings,
  report: ReportProblem,
): readonly FolderFields[] {
  const folder = posix.dirname(source.file);
  if (/\.json$/i.test(source.file)) {
    const mapping = parseDataFile(source, report);
    return mapping ? [{ folder, mapping }] : [];
  }
  const { mapping } = parseFrontMatter(source, report, isRead);
  if (mapping === undefined) return [];
  const place = { folder, ...scopeOf(suffixOf(source.file), settings) };
  const draft = mapping.entries.filter(({ key }) => /^draft$/i.test(key));
  const cascade = mapping.entries.find(({ key }) => /^cascade$/i.test(key))?.value;
  // Of a list, the first that fits an article has a field for Hugo.
  const cascades = cascade?.kind === 'list' ? cascade.values.toReversed() : [cascade];
  return [
    ...(draft.length > 0 ? [{ ...place, mapping: { ...mapping, entries: draft } }] : []),
    ...cascades.flatMap((one) => {
      const read = one?.kind === 'mapping' ? readCascade(one, settings) : undefined;
      return read ? [{ ...place, ...read }] : [];
    }),
  ];
}

/** What is read of a page of a folder. */
function isRead(key: string): boolean {
  return /^(?:draft|cascade)$/i.test(key);
}

/** The same as a part of the settings. */
export function toDefaults({ mapping, ...place }: FolderFields): FieldDefaults {
  return { ...place, fields: plainFields(mapping) };
}

/** One cascade; undefined if it is for no articles. */
function readCascade(cascade: Mapping, settings: Settings): Omit<FolderFields, 'folder'> | undefined {
  const isTarget = ({ key }: Entry) => /^_?target$/i.test(key);
  const mapping = { ...cascade, entries: cascade.entries.filter((entry) => !isTarget(entry)) };
  const target = cascade.entries.find(isTarget)?.value;
  const kind = textOf(target, 'kind');
  const environment = textOf(target, 'environment');
  if (
    (kind !== undefined && !fits(kind, 'page')) ||
    (environment !== undefined && !fits(environment, 'production'))
  )
    return undefined;
  const lang = textOf(target, 'lang');
  return {
    mapping,
    ...optional('path', textOf(target, 'path')),
    ...(lang !== undefined && scopeOf(lang, settings)),
  };
}

/** Which articles a language has, or a file without one: all that are in none of the other languages that feed.yaml names. */
function scopeOf(
  suffix: string,
  { language, languages = [] }: Settings,
): Pick<FieldDefaults, 'suffix' | 'exceptSuffixes'> {
  const own = language.toLowerCase();
  const isOther = suffix !== '' && suffix !== own && suffix !== own.split('-')[0];
  if (isOther) return { suffix };
  const others = languages.map(({ tag, name = tag }) => name.toLowerCase());
  return others.length > 0 ? { exceptSuffixes: others } : {};
}

function textOf(target: Value | undefined, part: string): string | undefined {
  if (target?.kind !== 'mapping') return undefined;
  const value = target.entries.find(({ key }) => key.toLowerCase() === part)?.value;
  return value?.kind === 'text' && value.text.trim() !== '' ? value.text.trim().toLowerCase() : undefined;
}

/** Where a file of a folder that does not count may keep articles back, and what is said of it; undefined where it does not. */
export function findUnreadSwitch(
  source: Source,
  settings: Settings,
): { readonly at: number; readonly fault: Fault } | undefined {
  const name = posix.basename(source.file);
  if (isProgram(name)) {
    const word = MAY_KEEP_BACK.exec(source.text);
    const mend = `it is never run, and keeps nothing back; write what it says under defaults: in feed.yaml, or as JSON`;
    const fault = expected(
      'FOLDER_FIELDS_UNREAD',
      'fields of a folder as JSON',
      `a program with ${word?.[0]}`,
      mend,
    );
    return word ? { at: word.index, fault } : undefined;
  }
  const entry = readFolderFields(source, settings, () => undefined).flatMap(({ mapping }) =>
    [mapping, ...nestedIn(mapping)].flatMap(({ entries }) => entries).filter(isKeepingBack),
  )[0];
  if (entry === undefined) return undefined;
  const mend = `the articles of its folder are published all the same; write inherit: [${name}] into feed.yaml, or take the line out`;
  const found = `${entry.key}: ${describe(entry.value)}`;
  return {
    at: entry.at,
    fault: expected('FOLDER_FIELDS_UNREAD', 'fields of a folder that count', found, mend),
  };
}

/** True for an entry that keeps articles back or unlists them, or may be meant to. */
function isKeepingBack(entry: Entry): boolean {
  let isDoubtful = mayBeSwitch(entry);
  const doubt = () => {
    isDoubtful = true;
    return undefined;
  };
  const { isKeptBack, unlistedBy } = readSwitches([{ kind: 'mapping', at: 0, entries: [entry] }], {}, doubt);
  return isKeptBack || unlistedBy !== undefined || isDoubtful;
}
