import { createHash } from 'node:crypto';
import { backOff, MAX_TRIES } from './plan/backOff.ts';
import { EMPTY, formatManifest, MANIFEST_PATH, type Manifest, parseManifest } from './plan/manifest.ts';
import { withDoubt } from './plan/withDoubt.ts';
import type { ConditionalResult, DeliveredFile, Target } from './target.ts';

/** The clock, and what has to do with it. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** A manifest, and which version of the file it is. */
export interface ManifestVersion {
  readonly manifest: Manifest | undefined;
  /** Undefined if there is none. */
  readonly version: string | undefined;
}

/** How manifests are written. */
export interface ManifestWriter {
  readonly target: Target;
  readonly clock: Clock;
  /** True if nobody else delivers there: then no condition is set, which some storages do not know. */
  readonly isAlone: boolean;
}

/**
 * Reads the manifest of a target.
 *
 * @throws Error when something else stands there
 */
export async function readManifest(target: Target): Promise<ManifestVersion> {
  const stored = await target.read(MANIFEST_PATH);
  if (stored === undefined) return { manifest: undefined, version: undefined };
  const manifest = parseManifest(new TextDecoder().decode(stored.bytes));
  const where = `${MANIFEST_PATH} at ${target.place}`;
  if (manifest === 'newer')
    throw new Error(`expected a manifest of version 1 in ${where}, found a newer one; update Dateline`);
  if (manifest === undefined)
    throw new Error(
      `expected a manifest of ours in ${where}, found something else; look what it is, and delete it if nobody needs it: then all is sent anew, and nothing removed`,
    );
  return { manifest, version: stored.version };
}

/** What became of a manifest: it stands there; it did, and somebody else has written another after it; it never did. */
export type Replaced =
  | { readonly status: 'written'; readonly version: string }
  | { readonly status: 'followed' | 'lost' };

/**
 * Replaces the manifest, if it is still the one that was read. A refusal, and an answer that says nothing, both mean: read again. A
 * write that was tried twice may be refused by its own first try.
 *
 * @throws Error when nobody knows after several tries
 */
export async function replaceManifest(
  { target, clock, isAlone }: ManifestWriter,
  next: Manifest,
  before: string | undefined,
): Promise<Replaced> {
  const bytes = Buffer.from(formatManifest(next));
  const file = fileOf(bytes);
  const condition = before === undefined ? 'absent' : { version: before };
  for (let tried = 1; tried <= MAX_TRIES; tried += 1) {
    const result = isAlone ? await write(target, file, bytes) : await target.writeIf(file, bytes, condition);
    const stored = await target.read(MANIFEST_PATH);
    if (stored && bytes.equals(stored.bytes)) return { status: 'written', version: stored.version };
    if (result === 'written') return { status: 'followed' };
    if (stored?.version !== before) return { status: 'lost' };
    await clock.pause(backOff(tried, clock.random()));
  }
  throw new Error(
    `expected ${target.place} to take ${MANIFEST_PATH}, found that it did not in ${MAX_TRIES} tries; run it again later`,
  );
}

async function write(target: Target, file: DeliveredFile, bytes: Uint8Array): Promise<ConditionalResult> {
  await target.write(
    [file],
    () => [bytes],
    () => {},
  );
  return 'unsure';
}

/**
 * Says in the manifest that files are not certain, so that the next delivery sends them anew.
 *
 * @throws Error when nobody knows after several tries
 */
export function castDoubt(writer: ManifestWriter, touched: readonly string[]): Promise<void> {
  return changeManifest(writer, (manifest) => withDoubt(manifest, touched));
}

/**
 * Changes the manifest that stands at a target, whoever has written it.
 *
 * @throws Error when nobody knows after several tries
 */
export async function changeManifest(
  writer: ManifestWriter,
  change: (manifest: Manifest) => Manifest,
): Promise<void> {
  for (;;) {
    const { manifest = EMPTY, version } = await readManifest(writer.target);
    const { status } = await replaceManifest(writer, change(manifest), version);
    if (status !== 'lost') return;
  }
}

/** Whoever asks for it has to have the newest one. */
function fileOf(bytes: Uint8Array): DeliveredFile {
  return {
    path: MANIFEST_PATH,
    hash: createHash('sha256').update(bytes).digest('hex'),
    sizeInBytes: bytes.length,
    headers: [
      ['content-type', 'application/json'],
      ['cache-control', 'no-store'],
    ],
  };
}
