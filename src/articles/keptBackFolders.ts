/** Folders of drafts, and of articles that Hexo's editors throw away: with an underscore nobody publishes them. */
const OF_DRAFTS = /^_(?:drafts?|discarded|private|trash|unpublished)$/i;

/** Folders of Jekyll and Eleventy that hold parts of pages, and what was made of them. */
const OF_PARTS = /^_(?:includes|layouts|data|site|sass|plugins|partials|templates|config)$/i;

/** The folder of published articles to Jekyll and Hexo. */
const OF_POSTS = /^_posts$/i;

/** Without an underscore Jekyll and Hugo publish them, and many people do not mean that. */
const MAY_BE_DRAFTS = /^(?:drafts?|discarded|private|trash|unpublished)$/i;

/** What the folders of a file say of it. */
export interface FolderVerdict {
  readonly isKeptBack: boolean;
  /** The folder that keeps it back though its author may not mean that, relative to feed.yaml. */
  readonly unclear?: string;
}

const PUBLISHED: FolderVerdict = { isKeptBack: false };
const KEPT_BACK: FolderVerdict = { isKeptBack: true };

/**
 * Reads the names of a file's folders. What is not known fails closed: other publishers leave out most folders that begin
 * with `_`. A folder that feed.yaml names in `items` is published, whatever it is called, unless it is one of drafts.
 *
 * @param items the folders of articles, relative to feed.yaml
 * @example readFolders('items/_news/a.md', ['items']) // { isKeptBack: true, unclear: 'items/_news' }
 */
export function readFolders(file: string, items: readonly string[]): FolderVerdict {
  const names = file.split('/').slice(0, -1);
  if (names.some((name) => OF_DRAFTS.test(name))) return KEPT_BACK;
  const own = Math.max(...items.map((folder) => depthOf(folder, file)));
  const index = names.findIndex((name, depth) => depth >= own && !isPublished(name));
  if (index < 0) return PUBLISHED;
  return OF_PARTS.test(names[index] as string)
    ? KEPT_BACK
    : { isKeptBack: true, unclear: names.slice(0, index + 1).join('/') };
}

/** The number of names in the folder if the file is in it, else 0. */
function depthOf(folder: string, file: string): number {
  return file.startsWith(`${folder}/`) ? folder.split('/').length : 0;
}

function isPublished(name: string): boolean {
  return !MAY_BE_DRAFTS.test(name) && (!name.startsWith('_') || OF_POSTS.test(name));
}
