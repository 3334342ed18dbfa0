import { posix } from 'node:path';
import type { FieldDefaults } from '../model/settings.ts';

/** True if the defaults of a folder are for this article, which is in the folder. */
export function isTarget(file: string, { path, suffix, exceptSuffixes = [] }: FieldDefaults): boolean {
  return (
    (suffix === undefined || isInLanguage(file, suffix)) &&
    !exceptSuffixes.some((other) => isInLanguage(file, other)) &&
    (path === undefined || matches(path.split('/'), pagePathOf(file).split('/')))
  );
}

function isInLanguage(file: string, suffix: string): boolean {
  return suffixOf(file) === suffix || file.split('/').includes(suffix);
}

/** `fr` of `post.fr.md`; empty for `post.md`. */
export function suffixOf(file: string): string {
  return /\.([a-z]{2,3}(?:-[a-z]+)?)\.\w+$/i.exec(file)?.[1]?.toLowerCase() ?? '';
}

/** The path of a page as Hugo has it, from its folder of content on: `/posts/road` of `content/posts/Road.fr.md`. */
function pagePathOf(file: string): string {
  const [, inside = file] = /^(?:.*\/)?content\/(.*)$/.exec(file) ?? [];
  const { dir, name } = posix.parse(inside.toLowerCase().replaceAll(' ', '-'));
  const suffix = suffixOf(file);
  const base = suffix === '' ? name : name.slice(0, -suffix.length - 1);
  const page = base === 'index' ? dir : posix.join(dir, base);
  return `/${page}`;
}

/** True if the parts of a path are those of a pattern, of which `**` stands for any number, and `*` for any text in one. */
function matches(pattern: readonly string[], parts: readonly string[]): boolean {
  const [first, ...others] = pattern;
  if (first === undefined) return parts.length === 0;
  if (first === '**') return matches(others, parts) || (parts.length > 0 && matches(pattern, parts.slice(1)));
  const [part, ...rest] = parts;
  return part !== undefined && fits(first, part) && matches(others, rest);
}

/** The same of one name. */
export function fits(pattern: string, name: string): boolean {
  const group = /\{([^{}]*)\}/.exec(pattern);
  if (group) {
    const [before, after] = [pattern.slice(0, group.index), pattern.slice(group.index + group[0].length)];
    return (group[1] as string).split(',').some((one) => fits(before + one.trim() + after, name));
  }
  const [start = '', ...pieces] = pattern.split('*');
  if (pieces.length === 0) return name === pattern;
  if (!name.startsWith(start)) return false;
  const end = pieces.pop() as string;
  let at = start.length;
  for (const piece of pieces) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return name.length - end.length >= at && name.endsWith(end);
}
