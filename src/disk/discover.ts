import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { articleFormatOf } from '../model/articleFormat.ts';
import type { SourceFile, SourceTree } from './disk.ts';
import { stateOf } from './fileState.ts';

/** Articles of other publishers and of word processors. */
const UNREAD = /\.(?:njk|liquid|adoc|org|rst|docx?|odt|rtf|pages)$/i;

interface Walk {
  readonly root: string;
  /** The real path of the folder that is walked. */
  readonly top: string;
  /** The real path of the output folder, which holds no articles. */
  readonly output: string;
  readonly seen: Set<string>;
  readonly files: SourceFile[];
  readonly unread: string[];
  readonly linksOutside: string[];
}

/**
 * Every file of some folders that has the name of an article, and is neither hidden nor a package's, in the order of their names. A name that
 * begins with `_` is none: to other publishers that is the page of a folder, or a part of one.
 */
export function discover(root: string, folders: readonly string[], output: string): SourceTree {
  const files: SourceFile[] = [];
  const seen = new Set<string>();
  const unread: string[] = [];
  const linksOutside: string[] = [];
  const missing: string[] = [];
  for (const folder of folders) {
    const top = realPathOf(join(root, folder));
    if (top === undefined || !statSync(top).isDirectory()) {
      missing.push(folder);
      continue;
    }
    const outputPath = realPathOf(join(root, output)) ?? '';
    walk(folder, top, { root, top, output: outputPath, seen, files, unread, linksOutside });
  }
  return {
    files: files.sort((a, b) => (a.file < b.file ? -1 : 1)),
    unread: unread.sort(),
    linksOutside: linksOutside.sort(),
    missing,
  };
}

function walk(folder: string, realFolder: string, context: Walk): void {
  if (context.seen.has(realFolder) || realFolder === context.output) return;
  context.seen.add(realFolder);
  for (const entry of entriesOf(realFolder)) {
    if (!entry.name.startsWith('.') && entry.name !== 'node_modules')
      visit(entry, folder, realFolder, context);
  }
}

function visit(entry: Dirent, folder: string, realFolder: string, context: Walk): void {
  const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
  const isLink = entry.isSymbolicLink();
  const place = realFolder + sep + entry.name;
  const real = isLink ? realPathOf(place) : place;
  if (real === undefined || (isLink && real !== context.top && !real.startsWith(context.top + sep))) {
    context.linksOutside.push(path.normalize());
    return;
  }
  const kind = isLink ? statSync(real) : entry;
  if (kind.isDirectory()) walk(path, real, context);
  if (!kind.isFile() || context.seen.has(real) || entry.name.startsWith('_')) return;
  if (UNREAD.test(entry.name)) context.unread.push(path.normalize());
  if (articleFormatOf(entry.name) === undefined) return;
  context.seen.add(real);
  context.files.push({ file: path.normalize(), path, state: stateOf(place) });
}

/** In an order that no file system decides: real files and folders first, so that links to them add nothing. */
function entriesOf(folder: string): Dirent[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const links = sorted.filter((entry) => entry.isSymbolicLink());
  return links.length === 0 ? sorted : [...sorted.filter((entry) => !entry.isSymbolicLink()), ...links];
}

/** Undefined when nothing is there. */
function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
