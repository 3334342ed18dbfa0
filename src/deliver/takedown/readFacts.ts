import type { Disk } from '../../disk/disk.ts';
import { twinNamed } from '../../model/coding.ts';
import type { InventoryFile } from '../plan/inventory.ts';
import { mayNameMedia, mediaIn } from '../plan/mediaNames.ts';
import { namesId } from '../plan/partsOf.ts';
import type { OutputFacts } from '../plan/takedown.ts';

/** The texts of the output folder, by its paths; empty where there is none. */
export type TextOf = (path: string) => string;

/** The texts of a folder. */
export function textsIn(disk: Disk, folder: string): TextOf {
  return (path) => new TextDecoder().decode(disk.readIfThere(`${folder}/${path}`) ?? new Uint8Array());
}

/**
 * Reads in all documents of the output folder which media they name, those that media name in their turn, and which of these ids they
 * have.
 */
export function readFacts(
  inventory: readonly InventoryFile[],
  textOf: TextOf,
  ids: readonly string[],
): OutputFacts {
  const used = new Map<string, string>();
  const naming = new Map<string, string>();
  const note = (path: string, text: string) => {
    for (const name of mediaIn(text)) if (!used.has(name)) used.set(name, path);
  };
  for (const { kind, path } of inventory) {
    // A compressed copy says nothing else.
    if (kind === 'media' || twinNamed(path)) continue;
    const text = textOf(path);
    note(path, text);
    for (const id of ids) if (!naming.has(id) && namesId(text, id)) naming.set(id, path);
  }
  // What is added meanwhile comes along.
  for (const name of used.keys()) if (mayNameMedia(name)) note(name, textOf(name));
  return { paths: new Set(inventory.map(({ path }) => path)), used, naming: (id) => naming.get(id) };
}
