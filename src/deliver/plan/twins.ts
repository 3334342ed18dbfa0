import { FORMATS } from '../../feeds/formats.ts';
import { MIN_CODED_IN_BYTES, twinNamed } from '../../model/coding.ts';
import type { Settings } from '../../model/settings.ts';
import type { TargetSettings } from '../../model/targetSettings.ts';
import { type InventoryFile, markedAs } from './inventory.ts';
import type { Manifest } from './manifest.ts';
import { kindOf } from './paths.ts';

/**
 * The compressed copies among the paths of the output folder, as far as feed.yaml wants any. What only ends like one is a file of its
 * own: `data.tar.gz`.
 */
export function findTwins(
  paths: readonly string[],
  { precompress = [] }: Pick<Settings, 'precompress'>,
): ReadonlySet<string> {
  const all = new Set(precompress.length === 0 ? [] : paths);
  return new Set(
    [...all].filter((path) => {
      const twin = twinNamed(path);
      if (twin === undefined || !precompress.includes(twin.coding)) return false;
      return all.has(twin.path) && kindOf(twin.path, FORMATS) !== 'media';
    }),
  );
}

/**
 * Compressed copies at a target that change or go. They are removed before anything is sent: a web server would send the old one to
 * those who take it, beside a new file.
 *
 * @param missing the files that are to be sent
 * @param open paths that are to be removed
 */
export function outdatedTwins(
  missing: readonly InventoryFile[],
  open: readonly string[],
  { files, pending }: Pick<Manifest, 'files' | 'pending'>,
  inventory: readonly InventoryFile[],
): string[] {
  const mayBeThere = (path: string) =>
    files.has(path) || pending?.fresh.has(path) === true || pending?.former.has(path) === true;
  const here = new Set(inventory.map(({ path }) => path));
  const going = open.filter((path) => {
    const source = twinNamed(path)?.path;
    return source !== undefined && (here.has(source) || mayBeThere(source));
  });
  const changing = missing.filter(({ kind, path }) => kind === 'twins' && mayBeThere(path));
  return [...going, ...changing.map(({ path }) => path)].sort();
}

/** Types of text that compresses well. */
const TEXT = /^text\/|[/+](?:xml|json|javascript)\b/;

/**
 * The files of the output folder that go to a target. A storage has no use for compressed copies, since it sends what was asked for;
 * it may be given texts in one coding, which it then sends to everybody.
 */
export function inventoryFor(
  settings: TargetSettings,
  inventory: readonly InventoryFile[],
): readonly InventoryFile[] {
  const files = settings.kind === 's3' ? inventory.filter(({ kind }) => kind !== 'twins') : inventory;
  return files.map((file) => fileFor(settings, file));
}

/**
 * A file as a target has it. Its mark is made of the bytes that are here and of the coding: another version of a compressor makes it no
 * other file.
 */
export function fileFor(settings: TargetSettings, file: InventoryFile): InventoryFile {
  if (settings.kind !== 's3' || settings.coding === undefined) return file;
  const type = file.headers.find(([name]) => name === 'content-type')?.[1] ?? '';
  if (file.sizeInBytes < MIN_CODED_IN_BYTES || file.kind === 'media' || !TEXT.test(type)) return file;
  return markedAs({ ...file, headers: [...file.headers, ['content-encoding', settings.coding]] });
}
