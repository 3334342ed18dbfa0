import { rootedPattern } from '../../articles/ignorePatterns.ts';
import { datedFolders } from './datedFolders.ts';
import type { Finding } from './foundSite.ts';
import { folderIn } from './siteValues.ts';
import { type Survey, say, sayOf, tell } from './survey.ts';

/**
 * Decides which folders have the articles: those in some folders that have any with a date, or such a folder itself where
 * articles with a date stand directly in it. Folders without any date are pages.
 *
 * @param except folders that have no articles
 */
export function sayDatedFolders(
  survey: Survey,
  folders: readonly string[],
  except: readonly string[] = [],
): void {
  const items: string[] = [];
  const pages: string[] = [];
  const within: string[] = [];
  const beside: string[] = [];
  const single: string[] = [];
  for (const folder of folders) {
    const { isDated, dated, lone, mixed, undated } = datedFolders(survey.folder, folder);
    const isOwn = (path: string) => !except.includes(path) && !folders.includes(path);
    items.push(...(isDated ? [folder] : dated.filter(isOwn)));
    single.push(...(isDated ? [] : lone.filter(isOwn)));
    if (isDated) pages.push(...undated.filter(isOwn));
    (isDated ? within : beside).push(...mixed.filter(isOwn));
  }
  // Beside folders of articles, a folder of one page is a page like `about/`; a site of nothing but such folders has articles in them.
  const isArticle = (path: string) => single.length === items.length || !single.includes(path);
  const articles = items.filter(isArticle);
  for (const what of items.filter((path) => !isArticle(path)))
    survey.unread.push({ what, why: 'it is one page with a date; name it in items: if it is an article' });
  tellMixed(survey, within, 'name it in ignore: if its pages are no articles');
  tellMixed(survey, beside, 'name it in items: if they are articles');
  if (articles.length === 0) {
    const why = `nothing in ${folders.join(', ')} has a date`;
    tell(survey, 'the folder of the articles', why);
    sayOf(survey, 'items', folders);
    return;
  }
  sayOf(
    survey,
    'items',
    articles,
    articles.length === 1 ? 'its articles have a date' : 'folders whose articles have a date',
  );
  const ignored = pages.map((path) => rootedPattern(`${path}/`));
  if (ignored.length > 0) sayOf(survey, 'ignore', ignored, 'nothing in them has a date');
}

/** Folders that are named one by one. */
const MAX_NAMED = 3;

function tellMixed(survey: Survey, folders: readonly string[], mend: string): void {
  if (folders.length === 0) return;
  const more = folders.length > MAX_NAMED ? ` and ${folders.length - MAX_NAMED} more` : '';
  const what = folders.slice(0, MAX_NAMED).join(', ') + more;
  tell(survey, what, `some pages have a date, most have none; ${mend}`);
}

/** Decides which folders are served at the root: those of the given ones that are there. */
export function sayStatic(survey: Survey, folders: readonly string[], tool: string): void {
  const there = folders.map(folderIn).filter((folder) => survey.folder.names(folder).length > 0);
  const why = `${tool} serves what is in it at the root`;
  if (there.length > 0) sayOf(survey, 'static', there, why);
}

/** Decides the folder that is written: that of the program, which the site is served from. */
export function sayOutput(
  survey: Survey,
  written: Finding<string> | undefined,
  otherwise: string,
  tool: string,
): void {
  const why = `where ${tool} writes: run it first, then Dateline`;
  say(survey, 'output', {
    value: folderIn(written?.value ?? otherwise),
    why: [...(written?.why ?? []), why],
  });
}
