import { randomUUID } from 'node:crypto';
import { PAGE_MARK } from '../site/layout.ts';
import { carryOut } from './carryOut.ts';
import { type Clock, castDoubt, type ManifestVersion, readManifest } from './manifestAtTarget.ts';
import type { DeliveryOutcome, Refusal } from './outcome.ts';
import { judgeClaim } from './plan/claim.ts';
import type { InventoryFile } from './plan/inventory.ts';
import { compareItems, type GivenItems, type ItemConflicts } from './plan/items.ts';
import type { Claim } from './plan/manifest.ts';
import { type DeliveryPlan, findCandidates, planDelivery, recognise } from './plan/planDelivery.ts';
import { pathsToPurge } from './plan/purges.ts';
import { type Admitted, admit } from './plan/taken.ts';
import type { Service } from './plan/unannounced.ts';
import type { ReceiptFile } from './receiptFile.ts';
import type { OpenFile, Target } from './target.ts';

/** What is to be at a target. */
export interface Delivery {
  readonly inventory: readonly InventoryFile[];
  readonly items: GivenItems;
  /** Who is told of what has changed. */
  readonly services: readonly Service[];
  /** The files of all pages that articles have or had. */
  readonly pages: ReadonlySet<string>;
  readonly open: OpenFile;
  /** What the mark of a file would be that has these bytes. */
  readonly markOf: (path: string, bytes: Uint8Array) => string;
}

/** How it is delivered. */
export interface DeliveryOptions {
  readonly receipt: ReceiptFile;
  readonly clock: Clock;
  /** True if feed.yaml says that nobody else delivers there. */
  readonly isAlone: boolean;
  /** True if a CDN keeps what is served, and has to be told what changes. */
  readonly isCached?: boolean;
  /** Delivers though somebody else has delivered what is not here, or is about to. */
  readonly overwrites: boolean;
  readonly isDryRun: boolean;
  /** Called after each file that was sent or removed. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

/** How often others are waited for, and for how long each time. */
const MAX_WAITS = 30;
const WAIT_IN_MS = 2_000;
/** Where no delivery has been, this file tells whether the place is another site's. */
const FRONT_PAGE = 'index.html';
/** Of pages that may be there, so many are looked for. */
const MAX_CANDIDATES = 100;

/**
 * Delivers a publication to a target as one transaction: as the target's manifest says what is there, what is missing is sent, in an
 * order in which nothing leads to what is not there yet, and what is no more here is removed. A delivery that was killed is
 * taken up where it stopped. Others that deliver to the same target are waited for.
 *
 * @throws Error when the target cannot be read or written
 */
export async function deliver(
  target: Target,
  delivery: Delivery,
  options: DeliveryOptions,
): Promise<DeliveryOutcome> {
  for (let waits = options.isDryRun ? MAX_WAITS : 0; ; waits += 1) {
    const begun = await begin(target, delivery, options);
    if (begun.status === 'current' && !options.isDryRun) await target.tidy();
    if (begun.status !== 'waiting' && begun.status !== 'lost') return begun;
    if (waits >= MAX_WAITS) return { status: 'refused', why: { kind: 'held', claim: begun.claim } };
    await options.clock.pause(WAIT_IN_MS * (0.5 + options.clock.random()));
  }
}

/** `lost` if somebody else was faster, perhaps before it could be seen who. */
type Begun =
  | DeliveryOutcome
  | { readonly status: 'waiting'; readonly claim: Claim }
  | { readonly status: 'lost'; readonly claim?: undefined };

/** Reads what is at the target, decides, and delivers unless somebody else was faster. */
async function begin(target: Target, delivery: Delivery, options: DeliveryOptions): Promise<Begun> {
  const { receipt, clock } = options;
  const before = await readManifest(target);
  const claim = before.manifest?.claim;
  const judged = judgeClaim(claim, receipt.last.claim, clock.now());
  if (claim && judged === 'held' && !options.overwrites) return { status: 'waiting', claim };

  const conflicts = compareItems(delivery.items, before.manifest?.items ?? new Map(), receipt.last.base);
  const why = options.overwrites ? undefined : await findConflict(target, delivery, before, conflicts);
  if (why) return { status: 'refused', why };

  const sent: ReadonlyMap<string, string> = judged === 'own' ? receipt.last.sent : new Map();
  const { inventory, remote, held, page } = await keepOut(target, delivery, before, options);
  if (page !== undefined) return { status: 'refused', why: { kind: 'taken', path: page } };
  const plan = planDelivery({
    inventory,
    items: delivery.items,
    remote,
    found: await findHidden(target, delivery, before),
    sent,
    services: delivery.services,
  });
  const changed = changedBy(plan, sent);
  const told = { otherwise: conflicts.otherwise, changed, held };
  if (!plan.isCurrent && options.isDryRun) return { status: 'planned', plan, ...told };
  if (!plan.isCurrent && !(await isSafe(target, options)))
    return { status: 'refused', why: { kind: 'unsafe' } };
  if (
    !plan.isCurrent &&
    !(await change(target, delivery, options, { plan, before, isOwn: judged === 'own' }))
  )
    return { status: 'lost' };
  if (!options.isDryRun) receipt.end(delivery.items, remote !== before.manifest);
  return { status: plan.isCurrent ? 'current' : 'delivered', plan, ...told };
}

/** A compressed copy has no address that anybody knows. */
function changedBy({ steps, removals, outdated }: DeliveryPlan, sent: ReadonlyMap<string, string>): string[] {
  const files = steps.flatMap((step) => step.files);
  const twins = new Set([...outdated, ...files.flatMap(({ kind, path }) => (kind === 'twins' ? path : []))]);
  const paths = [...sent.keys(), ...files.map(({ path }) => path), ...removals];
  return paths.filter((path) => !twins.has(path));
}

/** Keeps what was taken down away. A delivery that went on meanwhile may have sent it once more. */
async function keepOut(
  target: Target,
  { inventory, items }: Delivery,
  { manifest }: ManifestVersion,
  { overwrites, isDryRun }: DeliveryOptions,
): Promise<Admitted> {
  const admitted = admit(inventory, manifest, overwrites, items.keys());
  if (admitted.held.length > 0 && !isDryRun) await target.remove(admitted.held, () => {});
  return admitted;
}

/** What would be lost that somebody else has put there. */
async function findConflict(
  target: Target,
  { inventory, markOf }: Delivery,
  { manifest }: ManifestVersion,
  conflicts: ItemConflicts,
): Promise<Refusal | undefined> {
  if (conflicts.lacking.length > 0 || conflicts.older.length > 0) return { kind: 'conflict', conflicts };
  const front = inventory.find(({ path }) => path === FRONT_PAGE);
  const stored = manifest || !front ? undefined : await target.read(FRONT_PAGE);
  if (stored === undefined || markOf(FRONT_PAGE, stored.bytes) === front?.mark) return undefined;
  return new TextDecoder().decode(stored.bytes).includes(PAGE_MARK)
    ? undefined
    : { kind: 'foreign', path: FRONT_PAGE };
}

/** What was decided. */
interface Decided {
  readonly plan: DeliveryPlan;
  readonly before: ManifestVersion;
  /** True if a delivery from this folder, which was killed, is gone on with. */
  readonly isOwn: boolean;
}

/** Carries out what was decided. Returns false if somebody else was faster. */
async function change(
  target: Target,
  { open }: Delivery,
  { receipt, clock, isAlone, isCached, onProgress = () => {} }: DeliveryOptions,
  { plan, before, isOwn }: Decided,
): Promise<boolean> {
  const name = (isOwn && receipt.last.claim) || randomUUID();
  // Before anything changes: whoever is killed then has not forgotten it.
  if (isCached) receipt.owe(pathsToPurge(plan, before.manifest, isOwn ? receipt.last.sent.keys() : []));
  if (!isOwn) receipt.begin(name);
  const onSent = receipt.add;
  const carried = await carryOut({ target, plan, before, name, open, clock, isAlone, onSent, onProgress });
  if (!carried.isDone && carried.touched.length > 0)
    await castDoubt({ target, clock, isAlone }, carried.touched);
  return carried.isDone;
}

/** True if two deliveries at once would find each other out. */
async function isSafe(target: Target, { isAlone, receipt }: DeliveryOptions): Promise<boolean> {
  if (isAlone || receipt.last.isConditional) return true;
  // Whoever was killed meanwhile has left a file: under the same name it is removed now.
  const probe = receipt.last.probe ?? randomUUID();
  receipt.noteProbe(probe);
  if (!(await target.honoursConditions(probe))) return false;
  receipt.noteConditions(target.spelling?.());
  return true;
}

/** Looks for pages that the manifest does not name, where somebody who has the lock knows that they may be. */
async function findHidden(
  target: Target,
  { inventory, pages, markOf }: Delivery,
  { manifest }: ManifestVersion,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  if (manifest === undefined) return found;
  for (const path of findCandidates(manifest, inventory, pages).slice(0, MAX_CANDIDATES)) {
    const stored = await target.read(path);
    const token = stored && recognise(path, markOf(path, stored.bytes), manifest);
    if (token !== undefined) found.set(path, token);
  }
  return found;
}
