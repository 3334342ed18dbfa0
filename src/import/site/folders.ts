import { datedFolders } from './datedFolders.ts';
import { folderIn } from './siteValues.ts';
import { type Survey, say, sayOf } from './survey.ts';

/**
 * Decides which folders have the articles: those in a folder that have any with a date, or the folder itself where articles
 * with a date stand directly in it. Folders without any date are pages.
 */
export function sayDatedFolders(survey: Survey, folder: string, except: readonly string[] = []): void {
  if (survey.settings.has('items')) return;
  const found = datedFolders(survey.folder, folder);
  const { isDated } = found;
  const [dated, undated] = [found.dated, found.undated].map((paths) =>
    paths.filter((path) => !except.includes(path)),
  ) as [string[], string[]];
  if (isDated) {
    sayOf(survey, 'items', [folder], 'it has articles with a date');
    if (undated.length > 0)
      sayOf(
        survey,
        'ignore',
        undated.map((path) => `/${path}/`),
        'nothing in them has a date',
      );
    return;
  }
  if (dated.length > 0) {
    sayOf(survey, 'items', dated, 'folders whose articles have a date');
    return;
  }
  survey.unread.push({ what: 'the folder of the articles', why: `nothing in ${folder} has a date` });
  sayOf(survey, 'items', [folder]);
}

/** Decides which folders are served at the root: those of the given ones that are there. */
export function sayStatic(survey: Survey, folders: readonly string[], ...why: readonly string[]): void {
  const there = folders.map(folderIn).filter((folder) => survey.folder.names(folder).length > 0);
  if (there.length > 0)
    say(survey, 'static', { value: there, why: [...why, 'its files are served at the root'] });
}
