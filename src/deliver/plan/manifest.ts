import { isInside } from './paths.ts';
import type { PathsByService } from './unannounced.ts';

/** Where a target has it, relative to what is served. Its name begins with a point, which no file of the output folder has. */
export const MANIFEST_PATH = '.dateline/manifest.json';

/** Who delivers just now. */
export interface Claim {
  /** A word of its own for each delivery. */
  readonly by: string;
  /** When it was last confirmed, in milliseconds since 1970. */
  readonly at: number;
}

/** What may or may not be at a target, because a delivery has begun and not ended. */
export interface Pending {
  /** Paths that were not there before. */
  readonly fresh: ReadonlySet<string>;
  /** Paths that were there before, with bytes that nobody is sure of now; or that are to go. */
  readonly former: ReadonlySet<string>;
  /** Tokens of pages that nothing leads to. */
  readonly unlisted: ReadonlySet<string>;
}

/**
 * What deliveries have put at a target. Everybody may be able to read it, so it names nothing that is not public: media and
 * pages of unlisted articles stand in it as tokens, which tell nothing to those who do not have the file itself.
 */
export interface Manifest {
  /** The articles that have been given, each with a mark. */
  readonly items: ReadonlyMap<string, string>;
  /** Marks of files by their paths: SHA-256, size and a hash of the headers. */
  readonly files: ReadonlyMap<string, string>;
  readonly media: ReadonlySet<string>;
  readonly unlisted: ReadonlySet<string>;
  readonly pending?: Pending;
  /** What nobody outside was told of yet. */
  readonly unannounced?: PathsByService;
  /** Tokens of paths and ids that were taken down, so that no delivery brings them back. */
  readonly taken?: ReadonlySet<string>;
  readonly claim?: Claim;
}

export const EMPTY: Manifest = {
  items: new Map(),
  files: new Map(),
  media: new Set(),
  unlisted: new Set(),
};

const VERSION = 1;

/** Formats a manifest: of the same content, the same bytes. */
export function formatManifest(manifest: Manifest): string {
  const { items, files, media, unlisted, pending, unannounced, taken, claim } = manifest;
  const value = {
    manifest: VERSION,
    items: sortedEntries(items),
    files: sortedEntries(files),
    media: [...media].sort(),
    unlisted: [...unlisted].sort(),
    ...(pending && {
      pending: {
        fresh: [...pending.fresh].sort(),
        former: [...pending.former].sort(),
        unlisted: [...pending.unlisted].sort(),
      },
    }),
    ...(unannounced && unannounced.size > 0 && { unannounced: formatUnannounced(unannounced) }),
    ...(taken && taken.size > 0 && { taken: [...taken].sort() }),
    ...(claim && { claim }),
  };
  return `${JSON.stringify(value)}\n`;
}

function formatUnannounced(unannounced: PathsByService): unknown {
  return [...unannounced]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, paths]) => [name, [...paths].sort()]);
}

function sortedEntries(map: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Reads a manifest that a target gave. Files are removed by its word: a path that leads out of the target's folder makes it
 * none of ours.
 *
 * @returns `newer` for one of a later version of this program, undefined for anything else that is none
 */
export function parseManifest(text: string): Manifest | 'newer' | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || typeof value['manifest'] !== 'number') return undefined;
  if (value['manifest'] > VERSION) return 'newer';
  const { items, files, media, unlisted, pending, unannounced, taken, claim } = value;
  if (!isPairs(items) || !isPairs(files) || !files.every(([path]) => isInside(path))) return undefined;
  if (!isTexts(media) || !isTexts(unlisted) || !(taken === undefined || isTexts(taken))) return undefined;
  const begun = pending === undefined ? {} : readPending(pending);
  const left = unannounced === undefined ? {} : readUnannounced(unannounced);
  const claimed = claim === undefined ? {} : readClaim(claim);
  if (begun === undefined || left === undefined || claimed === undefined) return undefined;
  return {
    items: new Map(items),
    files: new Map(files),
    media: new Set(media),
    unlisted: new Set(unlisted),
    ...begun,
    ...left,
    ...(taken && { taken: new Set(taken) }),
    ...claimed,
  };
}

function readPending(value: unknown): { pending: Pending } | undefined {
  if (!isRecord(value)) return undefined;
  const { fresh, former, unlisted } = value;
  if (!isTexts(fresh) || !isTexts(former) || !isTexts(unlisted)) return undefined;
  if (![...fresh, ...former].every(isInside)) return undefined;
  return { pending: { fresh: new Set(fresh), former: new Set(former), unlisted: new Set(unlisted) } };
}

function readUnannounced(value: unknown): { unannounced: PathsByService } | undefined {
  if (!Array.isArray(value) || !value.every(isNamedList)) return undefined;
  return { unannounced: new Map(value.map(([name, paths]) => [name, new Set(paths)])) };
}

function readClaim(value: unknown): { claim: Claim } | undefined {
  if (!isRecord(value)) return undefined;
  const { by, at } = value;
  return typeof by === 'string' && typeof at === 'number' ? { claim: { by, at } } : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isNamedList(value: unknown): value is readonly [string, readonly string[]] {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [name, paths] = value as readonly unknown[];
  return typeof name === 'string' && isTexts(paths) && paths.every(isInside);
}

function isPairs(value: unknown): value is readonly (readonly [string, string])[] {
  return Array.isArray(value) && value.every((pair) => isTexts(pair) && pair.length === 2);
}
