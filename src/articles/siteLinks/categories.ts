import { type Subject, textsIn } from './subject.ts';

/** Jekyll's: the folders above `_posts`, then those of front matter, in lower case, each once. */
export function jekyllCategories({ above, entryOf }: Subject): string[] {
  const several = entryOf('categories');
  const words = several?.kind === 'text' ? several.text.split(/\s+/) : textsIn(several);
  const all = [...above.slice(0, -1), ...textsIn(entryOf('category')), ...words];
  return [...new Set(all.map((category) => category.toLowerCase()))].filter((category) => category !== '');
}

/** The last category of Hexo's, with those that it is in: a list is such a branch, and a list of lists several. */
export function lastCategory({ entryOf }: Subject): readonly string[] | undefined {
  const value = entryOf('categories') ?? entryOf('category');
  const last = value?.kind === 'list' ? value.values.at(-1) : undefined;
  const branch = textsIn(last?.kind === 'list' ? last : value);
  return branch.length > 0 ? branch : undefined;
}
