import { FORMATS } from '../../feeds/formats.ts';
import { readManifest } from '../manifestAtTarget.ts';
import type { InventoryFile } from '../plan/inventory.ts';
import type { Manifest } from '../plan/manifest.ts';
import { mayNameMedia, mediaIn } from '../plan/mediaNames.ts';
import { partsOf } from '../plan/partsOf.ts';
import { kindOf } from '../plan/paths.ts';
import type { Evidence, TakenArticle } from '../plan/takedown.ts';
import { isNotice, isRedirect } from '../plan/takedown.ts';
import type { Target } from '../target.ts';
import type { TextOf } from './readFacts.ts';

/** What is here, to compare with. */
export interface Here {
  readonly inventory: readonly InventoryFile[];
  readonly markOf: (path: string, bytes: Uint8Array) => string;
  readonly textOf: TextOf;
}

/** What a target still has of articles. */
export interface TargetEvidence {
  readonly manifest: Manifest | undefined;
  readonly evidence: readonly Omit<Evidence, 'remembered'>[];
}

/**
 * Finds out from a target, before anything is removed there, which media articles had: from their pages, and from feeds and archives that
 * still show them.
 *
 * @throws Error (rejects) when the target cannot be read
 */
export async function gatherEvidence(
  target: Target,
  articles: readonly TakenArticle[],
  here: Here,
): Promise<TargetEvidence> {
  const { manifest } = await readManifest(target);
  const marks = new Map(here.inventory.map(({ path, mark }) => [path, mark]));
  const read: ReadText = async (path) => {
    const stored = await target.read(path);
    const isOther = stored !== undefined && here.markOf(path, stored.bytes) !== marks.get(path);
    return isOther ? new TextDecoder().decode(stored.bytes) : '';
  };
  const texts = new Map<string, string[]>();
  for (const { id, pages } of articles) texts.set(id, await pagesOf(pages, read));
  for (const path of documentsOf(manifest, here.inventory, marks)) {
    const text = await read(path);
    for (const [id, found] of texts) {
      const parts = partsOf(text, id);
      if (parts.join() !== partsOf(here.textOf(path), id).join()) found.push(...parts);
    }
  }
  const evidence: Omit<Evidence, 'remembered'>[] = [];
  for (const [id, found] of texts) {
    const named = await mediaOf(found, target);
    evidence.push({ id, isFound: found.some((text) => !isNotice(text)), named });
  }
  return { manifest, evidence };
}

/** Reads a file of the target that is otherwise here, or not at all; empty for any other. */
type ReadText = (path: string) => Promise<string>;

async function pagesOf(pages: readonly string[], read: ReadText): Promise<string[]> {
  const texts: string[] = [];
  for (const page of pages) texts.push(await read(page));
  return texts.filter((text) => text !== '' && !isRedirect(text));
}

/** The media that texts name, and those that these name in their turn. */
async function mediaOf(texts: readonly string[], target: Target): Promise<string[]> {
  const named = new Set(texts.flatMap(mediaIn));
  // What is added meanwhile comes along.
  for (const path of named) {
    const stored = mayNameMedia(path) ? await target.read(path) : undefined;
    for (const one of mediaIn(new TextDecoder().decode(stored?.bytes))) named.add(one);
  }
  return [...named];
}

/** Feeds and archives that are otherwise at a target, or may be. */
function documentsOf(
  manifest: Manifest | undefined,
  inventory: readonly InventoryFile[],
  marks: ReadonlyMap<string, string>,
): string[] {
  const { files, pending } = manifest ?? {};
  const named = [...(files?.keys() ?? []), ...(pending ? [...pending.fresh, ...pending.former] : [])];
  const kinds = new Map(inventory.map(({ path, kind }) => [path, kind]));
  const all = new Set([...named, ...kinds.keys()]);
  return [...all].filter((path) => {
    const kind = kinds.get(path) ?? kindOf(path, FORMATS);
    return (kind === 'feeds' || kind === 'archives') && files?.get(path) !== marks.get(path);
  });
}
