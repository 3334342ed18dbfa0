import { randomInt, randomUUID } from 'node:crypto';
import { closeSync, lstatSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describeHolder, isHolding, nameHolder } from './lockHolder.ts';
import { entriesOf } from './probe.ts';
import { kindOf } from './readFile.ts';

/** The claim of a run that writes, or is about to: an empty file beside feed.yaml whose name says whose it is. */
const CLAIM = /^\.run\.(.+)\.dateline-tmp$/;
const TEMPORARY = /^\..*\.[\da-f]{8}-[\da-f-]{27}\.dateline-tmp$/;

/** Claims of this process that are over, though the disk would not let them go. */
const over = new Set<string>();

/** How long another process is waited for. */
export interface Patience {
  readonly tries: number;
  /** On average, between two tries. */
  readonly pauseInMs: number;
}

const HALF_A_MINUTE: Patience = { tries: 600, pauseInMs: 50 };

/** A name beside a file, for what will take its place. */
export function temporaryNameOf(name: string): string {
  return `.${name}.${randomUUID()}.dateline-tmp`;
}

/**
 * Takes the lock of a publication. Waits for another process that holds it, then removes what a killed one has left.
 *
 * @param folders where temporary files may have been left
 * @returns a function that releases the lock
 * @throws Error when the folder cannot be written to, or the other process has not ended after half a minute
 */
export function acquireLock(root: string, folders: readonly string[], patience = HALF_A_MINUTE): () => void {
  const own = `.run.${describeHolder()}.dateline-tmp`;
  const release = () => {
    if (!removeIfPossible(join(root, own))) over.add(own);
  };
  try {
    acquire(root, own, patience);
    for (const path of leftoversIn(folders)) rmSync(path, { force: true });
    return release;
  } catch (error) {
    release();
    throw error;
  }
}

/** True if a run that was killed has left temporary files, or its claim. */
export function hasLeftovers(root: string, folders: readonly string[]): boolean {
  const isAbandoned = claimsIn(entriesOf(root)).some((claim) => !isLiving(claim, 0));
  return isAbandoned || leftoversIn(folders).length > 0;
}

/** Removes a file if the disk lets it. After a failure, that failure is reported and not this one. */
export function removeIfPossible(path: string): boolean {
  try {
    rmSync(path, { force: true });
    return true;
  } catch {
    return false;
  }
}

function leftoversIn(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    entriesOf(folder)
      .filter((name) => TEMPORARY.test(name))
      .map((name) => join(folder, name))
      .filter((path) => lstatSync(path, { throwIfNoEntry: false })?.isFile()),
  );
}

/**
 * Puts a claim into the folder and then looks for others: of two that meet, the later to put its claim there sees the
 * other's. Each has a name of its own, which is never used again, so that what is taken for dead is never another's.
 */
function acquire(root: string, own: string, { tries, pauseInMs }: Patience): void {
  let other: Claim | undefined;
  for (let tried = 0; tried < tries; tried += 1) {
    const others = livingClaims(root, own, putClaim(join(root, own)));
    [other] = others;
    if (other === undefined) return;
    // Of several that wait, the first by name stays and the others give way: else nobody ever would be alone.
    if (others.some(({ name }) => name < own)) rmSync(join(root, own), { force: true });
    pause(randomInt(pauseInMs + 1) + pauseInMs / 2);
  }
  const seconds = (tries * pauseInMs) / 1000;
  const message = `another run has been writing for ${seconds} seconds (${nameHolder(other?.holder ?? '')}); let it end, or delete ${other?.name} if there is none`;
  throw Object.assign(new Error(message), { code: 'EBUSY' });
}

interface Claim {
  readonly name: string;
  readonly holder: string;
}

/** What the time is then by the disk's own clock. */
function putClaim(path: string): number {
  closeSync(openSync(path, 'w'));
  return statSync(path).mtimeMs;
}

/** The claims of others. Those of the dead are taken away. */
function livingClaims(root: string, own: string, now: number): Claim[] {
  return claimsIn(readdirSync(root)).filter((claim) => {
    const path = join(root, claim.name);
    const there = claim.name === own ? undefined : lstatSync(path, { throwIfNoEntry: false });
    if (there === undefined) return false;
    // No run made it, so none will ever take it away.
    if (!there.isFile()) throw new Error(`${claim.name} is ${kindOf(there.mode)}; delete it`);
    if (isLiving(claim, now - there.mtimeMs)) return true;
    rmSync(path, { force: true });
    return false;
  });
}

function isLiving({ name, holder }: Claim, age: number): boolean {
  return !over.has(name) && isHolding(holder, age);
}

function claimsIn(names: readonly string[]): Claim[] {
  return names.flatMap((name) => {
    const holder = CLAIM.exec(name)?.[1];
    return holder === undefined || TEMPORARY.test(name) ? [] : [{ name, holder }];
  });
}

/** Waiting keeps the process from anything else, as the synchronous work of a run does too. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
