import { languageIn } from './siteValues.ts';
import { type Survey, say, sayOf, tell } from './survey.ts';

/** A language beside the first one of a site. */
export interface SiteLanguage {
  /** Its name in the configuration, in names of files and in addresses. */
  readonly key: string;
  /** BCP 47 */
  readonly tag: string;
  /** A folder whose articles are all in it. */
  readonly folder?: string | undefined;
  /** What the site is called in it. */
  readonly title?: string | undefined;
}

/** Decides the languages of articles, and a feed for each: the main feed is that of the first one. */
export function sayLanguages(
  survey: Survey,
  all: readonly SiteLanguage[],
  main: string,
  why: readonly string[],
): void {
  const languages = all.flatMap((language) => {
    const tag = languageIn(language.tag);
    if (tag === undefined) tell(survey, 'a language', `"${language.tag}" is no tag of one`);
    return tag === undefined ? [] : [{ ...language, tag }];
  });
  if (languages.length === 0) return;
  const rows = languages.map(({ key, tag, folder }) =>
    key === tag && folder === undefined
      ? tag
      : { tag, ...(key !== tag && { name: key }), ...(folder !== undefined && { folder }) },
  );
  say(survey, 'languages', { value: rows, why });
  sayOf(survey, 'where', { language: main }, 'the main feed is that of the first language');
  const ofSite = survey.settings.get('title')?.value;
  const byKey = new Map(
    languages.map(({ key, tag, title = ofSite ?? tag }) => [
      key,
      { path: key.toLowerCase(), title: String(title), where: { language: tag } },
    ]),
  );
  sayOf(survey, 'feeds', [...byKey.values()], 'a feed of each other language');
}
