import type { Head } from '../model/article.ts';
import { withoutExtension } from '../model/articleFormat.ts';
import { isInLanguage } from '../model/language.ts';
import type { LanguageRule, Settings } from '../model/settings.ts';
import { copyText } from '../model/text.ts';
import { slugOf, withSuffix } from './slug.ts';

/** As much of the settings as says which files are in which language. */
export type LanguageSettings = Pick<Settings, 'items' | 'language' | 'languages'>;

/** What a file's place says of its language. */
export interface FileLanguage {
  /** BCP 47; absent where the place says nothing. */
  readonly tag?: string;
  /** As names of files and folders have the language: `fr`, `french`. */
  readonly name?: string;
  /** The file without the suffix or the folder of its language, relative to feed.yaml: what its translations have too. */
  readonly path: string;
}

/** A language, and what names of files and folders call it. */
interface NamedLanguage {
  readonly tag: string;
  readonly name: string;
  readonly folder?: string;
}

/** `post.fr.md` in three: the second is what may be a language. */
const SUFFIXED = /^(.*[^/])\.([^./]+)(\.[^./]+)$/s;

/**
 * The language of a file by the first of these that says one: its suffix, the folder below a folder of articles (or that folder
 * itself), the folder of a rule.
 *
 * @param file relative to feed.yaml
 * @example languageOf('blog/post.fr.md', settings) // { tag: 'fr', name: 'fr', path: 'blog/post.md' }
 */
export function languageOf(file: string, settings: LanguageSettings): FileLanguage {
  const { languages, items } = settings;
  if (languages === undefined) return { path: file };
  const all = namedLanguages(settings);
  const top = deepest(items, file);
  const rest = below(top, file);
  const [, stem = '', suffix, extension = ''] = SUFFIXED.exec(rest) ?? [];
  const bySuffix = suffix === undefined ? undefined : called(suffix, all);
  if (bySuffix) return { ...partsOf(bySuffix), path: inFolder(top, stem + extension) };
  const slash = rest.indexOf('/');
  const byFolder = slash < 0 ? undefined : called(rest.slice(0, slash), all);
  if (byFolder) return { ...partsOf(byFolder), path: inFolder(top, rest.slice(slash + 1)) };
  const byTop = called(top.slice(top.lastIndexOf('/') + 1), all);
  if (byTop) return { ...partsOf(byTop), path: file };
  const folder = deepest(foldersOf(languages), file);
  const byRule = languages.find((rule) => rule.folder === folder);
  return byRule ? { ...partsOf(named(byRule)), path: file } : { path: file };
}

/** What the language of an article says of it beside its front matter. */
export type LanguageFacts = Pick<Head, 'language' | 'bareSlug' | 'hasOwnSlug'> & { readonly slug: string };

/**
 * The language of an article, and a slug that none of its translations has. The front matter's language counts first.
 *
 * @param head what front matter, or else the name of the file, says
 * @param hasOwnSlug true if front matter has the slug
 */
export function languageFacts(
  { file, slug, language: own }: Pick<Head, 'file' | 'slug' | 'language'>,
  settings: LanguageSettings,
  hasOwnSlug: boolean,
): LanguageFacts {
  const language = own ?? languageOf(file, settings).tag;
  const found = language === undefined ? undefined : listed(language, settings);
  const isOther = found !== undefined && !isSame(found.tag, settings.language);
  return {
    ...((own !== undefined || isOther) && language !== undefined && { language }),
    slug: isOther ? withSuffix(slug, slugOf(found.name)) : slug,
    // Its front matter would stay in memory with it.
    ...(isOther && { bareSlug: copyText(slug) }),
    ...(hasOwnSlug && { hasOwnSlug }),
  };
}

/** What an article has in common with its translations, and the folder of articles that it is in. */
export interface TranslationNames {
  readonly key: string;
  readonly folder: string;
}

/** The names by which an article is known to be a translation of another: its key, or else its path. */
export function translationNamesOf(
  { file, translationKey }: Pick<Head, 'file' | 'translationKey'>,
  settings: LanguageSettings,
): TranslationNames {
  if (translationKey !== undefined) return { key: `key ${translationKey}`, folder: '' };
  const { path } = languageOf(file, settings);
  const { items, languages = [] } = settings;
  const folder = deepest([...items, ...foldersOf(languages)], path);
  const name = withoutExtension(below(folder, path)).replace(/\/index$/, '');
  return { key: `path ${name}`, folder };
}

/** The languages of a publication in their order, its own first. */
export function languageTags({ language, languages = [] }: LanguageSettings): readonly string[] {
  return [language, ...languages.map(({ tag }) => tag)];
}

/** The rule for a language: its own, or that of the languages among which it is. */
function listed(language: string, settings: LanguageSettings): NamedLanguage | undefined {
  const all = (settings.languages ?? []).map(named);
  const own = all.find(({ tag }) => isSame(tag, language));
  // A language of the publication's own is no other, unless a rule says so.
  if (own || isSame(language, settings.language)) return own;
  return all.find(({ tag }) => isInLanguage(language, tag));
}

/** The languages that are listed, then that of the publication, under its tag and under the first part of it. */
function namedLanguages({ language, languages = [] }: LanguageSettings): NamedLanguage[] {
  return [...languages.map(named), ...namesOfOwn(language).map((name) => ({ tag: language, name }))];
}

/**
 * What names of files call the language of the publication: its tag, or the first part of it.
 *
 * @example namesOfOwn('en-NZ') // ['en-NZ', 'en']
 */
export function namesOfOwn(language: string): readonly string[] {
  return [language, language.replace(/-.*$/s, '')];
}

function named({ tag, name = tag, folder }: LanguageRule): NamedLanguage {
  return { tag, name, ...(folder !== undefined && { folder }) };
}

function partsOf({ tag, name }: NamedLanguage): Pick<FileLanguage, 'tag' | 'name'> {
  return { tag, name };
}

/** `mi_NZ` and `mi-nz` are one name. */
function called(name: string, all: readonly NamedLanguage[]): NamedLanguage | undefined {
  return all.find((one) => isSame(one.name, name));
}

function isSame(a: string, b: string): boolean {
  return a.replaceAll('_', '-').toLowerCase() === b.replaceAll('_', '-').toLowerCase();
}

function foldersOf(languages: readonly LanguageRule[]): string[] {
  return languages.flatMap(({ folder }) => folder ?? []);
}

/** The folder that a file is in, the longest path of several; the folder of feed.yaml if it is in none. */
function deepest(folders: readonly string[], file: string): string {
  const around = folders.filter((folder) => folder === '.' || file.startsWith(`${folder}/`));
  return around.toSorted((a, b) => b.length - a.length)[0] ?? '.';
}

function below(folder: string, file: string): string {
  return folder === '.' ? file : file.slice(folder.length + 1);
}

function inFolder(folder: string, rest: string): string {
  return folder === '.' ? rest : `${folder}/${rest}`;
}
