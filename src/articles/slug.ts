/** What a file's place says of an article: its name, and the day where the name begins with one. */
export interface FileName {
  readonly day?: string;
  readonly name: string;
}

/**
 * The name in `2014-12-21-name.md`. A file `index.md` is named by its folder (a page bundle of Hugo's), unless that is
 * a folder of articles.
 *
 * @param folders the folders of articles
 */
export function splitFileName(file: string, folders: readonly string[]): FileName {
  const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
  const base = file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const isBundle = base === 'index' && folder !== '' && !folders.includes(folder);
  const named = isBundle ? folder.slice(folder.lastIndexOf('/') + 1) : base;
  const [, day, name] = /^(\d{4}-\d{2}-\d{2})[-_ ]+(.+)$/.exec(named) ?? [];
  return day === undefined || name === undefined ? { name: named } : { day, name };
}

/** Letters and digits in lower case, with hyphens between the words; Latin letters lose their marks (`Tāmaki` is `tamaki`). */
export function slugOf(name: string): string {
  if (/^[a-z\d]+(?:-[a-z\d]+)*$/.test(name)) return name;
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize()
    .toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'article';
}
