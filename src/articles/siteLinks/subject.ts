import { offsetAt } from '../../dates/zone.ts';
import { withoutExtension } from '../../model/articleFormat.ts';
import { type LinkRule, readingZoneOf, type Settings } from '../../model/settings.ts';
import type { Stamp } from '../../model/stamp.ts';
import type { Value } from '../../syntax/value.ts';
import { parseWritten } from '../headDates.ts';
import type { HeadContext } from '../headField.ts';
import { namesOfOwn } from '../languages.ts';

/** An article as the pattern of an address asks for it. */
export interface Subject {
  readonly title: string;
  /** Folders between the root that the program knows and the file, and those above that root. */
  readonly folders: readonly string[];
  readonly above: readonly string[];
  /** The name of the file without its end and its language; of an `index` that stands for its folder, the folder's. */
  readonly base: string;
  /** The language in the file's name, as the publication calls it. */
  readonly suffix?: string;
  /** When it is dated: UTC fields are those of a clock in the program's zone. */
  readonly clock: Date;
  readonly instant: number;
  /** True if front matter has the date, and not the file's name alone. */
  readonly hasDate: boolean;
  /** The value of a field of front matter, whatever it is called here; undefined for none and for an empty one. */
  readonly entryOf: (name: string) => Value | undefined;
  readonly textOf: (name: string) => string | undefined;
  readonly settings: Settings;
}

/** Where a program has its articles, and how it reads their names and their times. */
export interface Layout {
  /** The start of a path that is none of an address. The folder of the rule or of feed.yaml's `items` if a path has none. */
  readonly root?: RegExp;
  /** True if paths without such a start begin where feed.yaml is. */
  readonly isRootless?: true;
  /** True if `a/index.md` is the article `a`. */
  readonly hasBundles?: true;
  /** True if `post.en.md` is `post` where the publication is in English. */
  readonly dropsOwnLanguage?: true;
  /** True if a time counts with the zone that it was written with. */
  readonly keepsOffset?: true;
}

export function subjectOf(context: HeadContext, rule: LinkRule, layout: Layout): Subject {
  const { source, settings, entries, fields, title = '' } = context;
  const [above, below] = splitAtRoot(source.file, rule, layout, settings);
  const folders = below.split('/');
  const [base, suffix] = withoutLanguage(withoutExtension(folders.pop() as string), settings, layout);
  const name = layout.hasBundles && base === 'index' ? (folders.pop() ?? '') : base;
  const date = dateOf(context);
  const entryOf = (key: string) => {
    const value = entries.find((entry) => entry.key.toLowerCase() === key)?.value;
    return value?.kind === 'nothing' ? undefined : value;
  };
  return {
    title,
    folders,
    above: above.split('/').filter((part) => part !== ''),
    base: name,
    ...(suffix !== undefined && { suffix }),
    clock: new Date(date.getTime() + offsetOf(date, context, layout) * 60_000),
    instant: date.getTime(),
    hasDate: fields.published !== undefined,
    entryOf,
    textOf: (key) => textsIn(entryOf(key))[0],
    settings,
  };
}

/** All texts in a value, without empty ones. */
export function textsIn(value: Value | undefined): string[] {
  if (value?.kind === 'list') return value.values.flatMap(textsIn);
  const text = value?.kind === 'text' ? value.text.trim() : '';
  return text === '' ? [] : [text];
}

function splitAtRoot(
  file: string,
  { folder }: LinkRule,
  { root, isRootless }: Layout,
  { items }: Settings,
): readonly [above: string, below: string] {
  const start = root?.exec(file)?.[0].length ?? longestOf([folder ?? '', ...(isRootless ? [] : items)], file);
  return [file.slice(0, start), file.slice(start)];
}

/** The length of the start of a path that is the first of these folders that it is in. */
function longestOf(folders: readonly string[], file: string): number {
  const all = folders.filter((folder) => folder !== '').map((folder) => `${folder.replace(/\/$/, '')}/`);
  return all.find((folder) => file.startsWith(folder))?.length ?? 0;
}

/** `post.fr` is `post` where `fr` is a language of the publication. Its own language is in no address. */
function withoutLanguage(
  name: string,
  { language, languages = [] }: Settings,
  { dropsOwnLanguage }: Layout,
): readonly [base: string, suffix?: string] {
  const [, base = '', end] = /^(.+)\.([^.]+)$/.exec(name) ?? [];
  if (end === undefined) return [name];
  if (languages.some((one) => (one.name ?? one.tag) === end)) return [base, end];
  return dropsOwnLanguage && namesOfOwn(language).includes(end) ? [base] : [name];
}

/** The date without the time until which it is held back. */
function dateOf({ fields, published, settings }: HeadContext): Stamp {
  const held = fields.embargo && fields.embargo !== fields.published ? fields.published?.value : undefined;
  const stamp = held?.kind === 'text' ? parseWritten(held.text, settings).stamp : undefined;
  return stamp ?? (published as Stamp);
}

function offsetOf(date: Stamp, { fields, settings }: HeadContext, { keepsOffset }: Layout): number {
  const value = keepsOffset ? fields.published?.value : undefined;
  const written = value?.kind === 'text' ? value.text.trim() : '';
  const [, zone, sign, hours, minutes] = /\d(Z|([+-])(\d\d):?(\d\d))$/i.exec(written) ?? [];
  if (zone === undefined) return offsetAt(date.getTime(), readingZoneOf(settings));
  return sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
}
