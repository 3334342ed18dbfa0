import { onOneLine } from '../../model/text.ts';
import { textOfHtml } from '../reader/textToHtml.ts';
import { astro } from './astro.ts';
import { docusaurus } from './docusaurus.ts';
import { eleventy } from './eleventy.ts';
import type { FoundSite, SiteFolder, SiteSetting, Unread } from './foundSite.ts';
import { hexo } from './hexo.ts';
import { hugo } from './hugo.ts';
import { jekyll } from './jekyll.ts';
import { nikola } from './nikola.ts';
import { packageIn } from './packages.ts';
import { pelican } from './pelican.ts';
import { addressIn } from './siteValues.ts';
import { openSurvey, type Survey, say, sayOf, type ToolRow, tell } from './survey.ts';
import { sayTitles } from './titles.ts';
import { vitepress } from './vitepress.ts';
import { zola } from './zola.ts';

/** The programs whose sites are known. Where a folder has the configurations of two, the first counts. */
const SITE_TOOLS: readonly ToolRow[] = [
  ...[hugo, zola, hexo, jekyll, astro, eleventy, docusaurus, vitepress, pelican, nikola],
];

/** Where people keep a site in a folder with other things. */
const SUBFOLDERS = ['site', 'docs', 'website', 'blog', 'www', 'web', 'src', 'apps', 'packages'];

/**
 * Finds out which program makes a site of a folder, by its configuration, and reads what that says. Nothing is run.
 *
 * @param key the program, if somebody says which it is
 * @returns undefined if the folder is a site of none of them
 * @example findSite(folderOf(disk))?.tool.name // 'Jekyll'
 */
export function findSite(folder: SiteFolder, key?: string): FoundSite | undefined {
  const found = SITE_TOOLS.flatMap((row) => {
    const files = key === undefined || key === row.key ? row.recognise(folder) : [];
    return files.length > 0 ? [{ row, files }] : [];
  });
  const [first, ...others] = found;
  if (first === undefined) return undefined;
  const { row, files } = first;
  const survey = openSurvey(nearOf(folder), files);
  row.read(survey);
  sayTitles(survey);
  if (row.zoneElse === 'UTC')
    sayOf(survey, 'dates', { withoutZone: 'UTC' }, `${row.name} reads times without a zone in UTC`);
  sayPackage(survey);
  sayOutside(survey);
  makePlain(survey);
  sayOf(survey, 'pages', false, `the pages are those of ${row.name}`);
  for (const { row: other, files: own } of others)
    tell(survey, own.join(', '), `the folder is a site of ${other.name}, too: --tool ${other.key}`);
  return {
    tool: { key: row.key, name: row.name },
    file: files[0] as string,
    settings: survey.settings,
    zoneElse: row.zoneElse,
    formats: row.formats,
    unreadFormats: row.unreadFormats,
    unread: withoutTwins(survey.unread),
    advice: survey.advice,
  };
}

/** Sites show their titles and descriptions as HTML; in feed.yaml they are text. */
function makePlain({ settings }: Survey): void {
  for (const setting of ['title', 'description'] as const) {
    const found = settings.get(setting);
    const isHtml = /<\/?[a-z][^<>]*>/i.test(String(found?.value));
    if (found && isHtml)
      settings.set(setting, { ...found, value: onOneLine(textOfHtml(String(found.value))) });
  }
}

/** The folder that has the site, and what is further up: a configuration has no business there. */
const FAR = /^\.\.(?:$|\/\.\.(?:\/|$))/;

/** A folder without what is too far from it. */
function nearOf({ text, names }: SiteFolder): SiteFolder {
  return {
    text: (path) => (FAR.test(path) ? undefined : text(path)),
    names: (path) => (FAR.test(path) ? [] : names(path)),
  };
}

/** Folders of a project may lie beside that of the site. What is further away may be anything: a person allows it. */
function sayOutside(survey: Survey): void {
  const foldersOf = (...keys: readonly SiteSetting[]) =>
    keys.flatMap((key) => survey.settings.get(key)?.value ?? []).map(String);
  const far = foldersOf('items', 'static').filter((folder) => FAR.test(folder));
  for (const what of far) {
    const why =
      'it is too far out of this folder to be looked into; if its files may be published, write outside: allow';
    tell(survey, what, why);
  }
  const outside = foldersOf('items', 'static', 'output').filter((folder) => /^\.\.(?:\/|$)/.test(folder));
  if (outside.length > 0 && far.length === 0)
    sayOf(survey, 'outside', 'allow', `${outside.join(', ')} leads out of this folder`);
}

/** What is said nowhere else, the package may say, and the file in which GitHub Pages has the name of the host. */
function sayPackage(survey: Survey): void {
  const { folder } = survey;
  for (const file of ['CNAME', 'static/CNAME', 'public/CNAME', 'source/CNAME']) {
    const [host = ''] = folder.text(file)?.trim().split(/\s/, 1) ?? [];
    const address = addressIn(`https://${host}`);
    if (address !== undefined) sayOf(survey, 'url', address, `from ${file}`);
  }
  const { name, description, homepage } = packageIn(folder);
  const textIn = (value: unknown) =>
    typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  const from = (value: string | undefined) => value && { value, why: ['from package.json'] };
  // Packages often name the page of their source.
  const isSource = /^https?:\/\/(?:www\.)?(?:github|gitlab|npmjs|codeberg)\./i.test(String(homepage));
  if (!isSource) say(survey, 'url', from(addressIn(textIn(homepage) ?? '')) || undefined);
  say(survey, 'title', from(textIn(name)) || undefined);
  say(survey, 'description', from(textIn(description)) || undefined);
}

function withoutTwins(unread: readonly Unread[]): Unread[] {
  return [...new Map(unread.map((one) => [`${one.what}\n${one.why}`, one])).values()];
}

/** The folders in a folder that are sites, each with its program: the folder may be that of a whole project. */
export function findSitesBelow(folder: SiteFolder): { readonly path: string; readonly name: string }[] {
  const tops = folder.names('.').filter((name) => SUBFOLDERS.includes(name));
  const below = tops.flatMap((top) => [
    top,
    ...(/^(?:apps|packages)$/.test(top) ? folder.names(top).map((name) => `${top}/${name}`) : []),
  ]);
  return below.flatMap((path) => {
    const inside: SiteFolder = {
      text: (file) => folder.text(`${path}/${file}`),
      names: (place) => folder.names(place === '.' ? path : `${path}/${place}`),
    };
    const row = SITE_TOOLS.find(({ recognise }) => recognise(inside).length > 0);
    return row ? [{ path, name: row.name }] : [];
  });
}
