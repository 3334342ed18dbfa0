import { type InventoryFile, isHidden, tokenOf } from './inventory.ts';
import type { GivenItems } from './items.ts';
import { EMPTY, formatManifest, type Manifest, type Pending } from './manifest.ts';
import { planSteps, type Step } from './planSteps.ts';
import { outdatedTwins } from './twins.ts';
import { type PathsByService, type Service, unannouncedAfter } from './unannounced.ts';

/** All that a plan is made of. */
export interface DeliveryState {
  readonly inventory: readonly InventoryFile[];
  readonly items: GivenItems;
  /** What the target says of itself. */
  readonly remote: Manifest | undefined;
  /** Pages that stand at the target and that the manifest has as tokens, by their paths. */
  readonly found: ReadonlyMap<string, string>;
  /** What a delivery that was killed has put there under the claim that stands, as marks by paths. */
  readonly sent: ReadonlyMap<string, string>;
  /** Who is told of what has changed. */
  readonly services: readonly Service[];
}

/** What a delivery does, in this order: claim, copies that are outdated, steps, the manifest, removals, the manifest without them. */
export interface DeliveryPlan {
  /** True if the target is as it is to be. */
  readonly isCurrent: boolean;
  /** Compressed copies that go before anything is sent. */
  readonly outdated: readonly string[];
  readonly steps: readonly Step[];
  readonly removals: readonly string[];
  /** What the manifest says while files are sent: it is sure of nothing that changes. */
  readonly claimed: Manifest;
  /** What it says when all are there and none is removed yet. */
  readonly committed: Manifest;
  /** What it says in the end. */
  readonly ended: Manifest;
  /** Pages of unlisted articles that stay, since nobody here knows their addresses: their number. */
  readonly kept: number;
}

/**
 * Plans what has to be done at a target. A file that the manifest has with the same bytes and headers is not sent, and only
 * what a manifest has named is removed.
 */
export function planDelivery(state: DeliveryState): DeliveryPlan {
  const { inventory, items, found } = state;
  const remote = state.remote ?? EMPTY;
  const isThere = (file: InventoryFile) => stands(file, remote) || state.sent.get(file.path) === file.mark;
  const missing = inventory.filter((file) => !isThere(file));
  const paths = new Set(inventory.map(({ path }) => path));
  const open = openRemovals(remote, paths);
  const hidden = [...found].filter(([path]) => !paths.has(path));
  const removals = [...new Set([...open, ...hidden.map(([path]) => path)])].sort();
  const kept = unknownTokens(remote, inventory, found);
  const unannounced = unannouncedAfter(remote.unannounced ?? new Map(), state.services, {
    written: missing,
    removed: open,
    before: remote.files,
  });
  const ended: Manifest = {
    items,
    files: marksOf(inventory.filter((file) => !isHidden(file))),
    media: new Set([...remote.media, ...tokensOf(inventory.filter(({ kind }) => kind === 'media'))]),
    unlisted: new Set([...kept, ...tokensOf(unlistedOf(inventory))]),
    unannounced,
    ...takenOf(remote),
  };
  const leaving = new Set(hidden.map(([, token]) => token));
  const committed =
    removals.length === 0
      ? ended
      : { ...ended, pending: { fresh: new Set<string>(), former: new Set(open), unlisted: leaving } };
  const steps = planSteps(missing, remote);
  const isSaid = state.remote !== undefined && formatManifest(ended) === formatManifest(state.remote);
  return {
    isCurrent: isSaid && steps.length === 0 && removals.length === 0,
    outdated: outdatedTwins(missing, open, remote, inventory),
    steps,
    removals,
    claimed: claimedOf({ ...state, remote }, { missing, open, kept, leaving, isThere, unannounced }),
    committed,
    ended,
    kept: kept.size,
  };
}

function stands({ kind, isUnlisted, path, mark, token }: InventoryFile, remote: Manifest): boolean {
  if (kind === 'media') return remote.media.has(token);
  return isUnlisted ? remote.unlisted.has(token) : remote.files.get(path) === mark;
}

/** Paths that manifests have named, and that are no more here. */
function openRemovals({ files, pending }: Manifest, paths: ReadonlySet<string>): string[] {
  const named = [...files.keys(), ...(pending ? [...pending.fresh, ...pending.former] : [])];
  return [...new Set(named)].filter((path) => !paths.has(path)).sort();
}

/** Tokens of pages at the target that are neither here nor found there. */
function unknownTokens(
  remote: Manifest,
  inventory: readonly InventoryFile[],
  found: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const known = new Set([...found.values(), ...tokensOf(unlistedOf(inventory))]);
  return new Set([...hiddenPages(remote)].filter((token) => !known.has(token)));
}

/** The tokens of all pages that a manifest does not name. */
function hiddenPages({ unlisted, pending }: Manifest): ReadonlySet<string> {
  return new Set([...unlisted, ...(pending?.unlisted ?? [])]);
}

/** What has become of the files of the manifest that was read. */
interface Course {
  readonly missing: readonly InventoryFile[];
  readonly open: readonly string[];
  readonly kept: ReadonlySet<string>;
  readonly leaving: ReadonlySet<string>;
  readonly isThere: (file: InventoryFile) => boolean;
  readonly unannounced: PathsByService;
}

/**
 * The manifest of a delivery that has begun. Of what it changes it says nothing but that it may be there, so that whoever comes
 * after a killed one sends all that anew. It has the articles already: a feed may be out with them by then.
 */
function claimedOf(
  { inventory, items, remote }: DeliveryState & { readonly remote: Manifest },
  { missing, open, kept, leaving, isThere, unannounced }: Course,
): Manifest {
  const there = inventory.filter(isThere);
  const named = missing.filter((file) => !isHidden(file)).map(({ path }) => path);
  const begun = remote.pending?.fresh ?? new Set<string>();
  const isFormer = (path: string) => remote.files.has(path) || remote.pending?.former.has(path) === true;
  const moving = [...named, ...open];
  const pending: Pending = {
    fresh: new Set(moving.filter((path) => begun.has(path) || !isFormer(path))),
    former: new Set(moving.filter((path) => !begun.has(path) && isFormer(path))),
    unlisted: new Set([...tokensOf(unlistedOf(missing)), ...leaving]),
  };
  return {
    items,
    files: marksOf(there.filter((file) => !isHidden(file))),
    media: new Set([...remote.media, ...tokensOf(there.filter(({ kind }) => kind === 'media'))]),
    unlisted: new Set([...kept, ...tokensOf(unlistedOf(there))]),
    pending,
    unannounced,
    ...takenOf(remote),
  };
}

/** What was taken down stays so. */
function takenOf({ taken }: Manifest): Pick<Manifest, 'taken'> {
  return taken ? { taken } : {};
}

function unlistedOf(files: readonly InventoryFile[]): InventoryFile[] {
  return files.filter(({ isUnlisted }) => isUnlisted);
}

function tokensOf(files: readonly InventoryFile[]): string[] {
  return files.map(({ token }) => token);
}

function marksOf(files: readonly InventoryFile[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, mark }) => [path, mark]));
}

/**
 * Paths at which pages may stand that the manifest does not name: of articles that are gone or unlisted. None where it has no
 * page that is not known here.
 *
 * @param pages the files of all pages that articles have or had
 */
export function findCandidates(
  remote: Manifest | undefined,
  inventory: readonly InventoryFile[],
  pages: ReadonlySet<string>,
): readonly string[] {
  if (remote === undefined) return [];
  const unknown = unknownTokens(remote, inventory, new Map());
  if (unknown.size === 0) return [];
  const isKnown = (path: string) => remote.files.has(path);
  const here = new Set(inventory.filter((file) => stands(file, remote)).map(({ path }) => path));
  return [...pages].filter((path) => !here.has(path) && !isKnown(path)).sort();
}

/** The token of a page, if the manifest has it among those that it does not name. */
export function recognise(path: string, mark: string, remote: Manifest): string | undefined {
  const token = tokenOf(path, mark);
  return hiddenPages(remote).has(token) ? token : undefined;
}
