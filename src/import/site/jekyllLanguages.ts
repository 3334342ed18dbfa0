import { sayLanguages } from './languages.ts';
import { languageIn, sayLanguage } from './siteValues.ts';
import type { Survey } from './survey.ts';

/** `de`, `pt-br`, `zh_tw`. */
const NAME = /^[a-z]{2,3}(?:[-_][a-z]{2,4})?$/i;

/**
 * Decides the languages of a site that has a folder for each: `de/news/_posts`, or `_posts/de`. Its configuration says
 * nothing of them. That the folder of the first language is one of them tells them from folders with short names.
 *
 * @param posts folders of posts
 */
export function sayJekyllLanguages(survey: Survey, posts: readonly string[]): void {
  const tops = posts.flatMap((path) => (path.includes('/') ? (path.split('/')[0] as string) : []));
  const below = posts.flatMap((path) => survey.folder.names(path));
  for (const names of [tops, below]) {
    const languages = [...new Set(names)].flatMap((key) => {
      const tag = NAME.test(key) ? languageIn(key) : undefined;
      return tag === undefined || !isKnown(tag) ? [] : [{ key, tag }];
    });
    const said = String(survey.settings.get('language')?.value ?? 'en');
    const first =
      languages.find(({ tag }) => tag === said) ?? languages.find(({ tag }) => tag === mainOf(said));
    if (first === undefined || languages.length === 1) continue;
    sayLanguage(survey, { value: first.tag, why: [`the folder ${first.key} has articles in it`] });
    const others = languages.filter((language) => language !== first);
    sayLanguages(survey, others, String(survey.settings.get('language')?.value), [
      'folders named after languages',
    ]);
    return;
  }
}

const mainOf = (tag: string) => tag.split('-', 1)[0];

const NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

function isKnown(tag: string): boolean {
  return NAMES.of(tag) !== undefined;
}
