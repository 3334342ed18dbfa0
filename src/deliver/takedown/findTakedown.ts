import type { Disk } from '../../disk/disk.ts';
import type { LockEntry } from '../../model/lockEntry.ts';
import type { Problem } from '../../model/problem.ts';
import type { TargetSettings } from '../../model/targetSettings.ts';
import { type Surroundings, withTarget } from '../openTarget.ts';
import {
  type Evidence,
  judgeTakedown,
  type KnownThere,
  mediaTaken,
  type OutputFacts,
  ownMedia,
  type TakenArticle,
  unsureOf,
} from '../plan/takedown.ts';
import type { Takedown } from '../plan/takedownProof.ts';
import { openReceipt } from '../receiptFile.ts';
import { gatherEvidence, type Here } from './gatherEvidence.ts';
import { readFacts } from './readFacts.ts';

/** What a takedown is found out from. */
export interface TakedownSources extends Here {
  /** That of the publication. */
  readonly disk: Disk;
  readonly entries: readonly LockEntry[];
  /** True if the article of a line says of itself that it was taken back. */
  readonly isWithdrawn: (entry: LockEntry) => boolean;
  readonly around: Surroundings;
  readonly isDryRun: boolean;
}

/** What was found; no takedown where it was refused. */
export interface FoundTakedown {
  readonly takedown?: Takedown;
  readonly problems: readonly Problem[];
}

/**
 * Finds out, before anything is changed, what has to go when articles are taken down: their pages, and the media that they alone had.
 * Receipts remember the media: when the pages have gone, nobody else knows.
 */
export async function findTakedown(
  asked: readonly string[],
  targets: readonly TargetSettings[],
  sources: TakedownSources,
): Promise<FoundTakedown> {
  const facts = readFacts(sources.inventory, sources.textOf, asked);
  const judged = judgeTakedown(asked, sources.entries, facts, sources.isWithdrawn);
  if (judged.problems.length > 0) return { problems: judged.problems };
  const { articles, media } = judged;
  const looks = await lookAtAll(targets, articles, sources);
  const own = [...new Set([...media, ...looks.flatMap((look) => mediaAt(look, facts))])];
  // Whoever names media has looked.
  const unsure = media.length > 0 ? [] : looks.flatMap((look) => unsureAt(look, facts));
  const open = new Set(unsure.map(({ id }) => id));
  const settled = articles.map(({ id }) => id).filter((id) => !open.has(id));
  for (const { name, there } of sources.isDryRun ? [] : looks) {
    const receipt = openReceipt(sources.disk, name, there.place);
    for (const id of settled) receipt.remember(id, own);
  }
  return { takedown: takedownOf(articles, settled, own), problems: unsure.map(({ problem }) => problem) };
}

/** The media at a target that nothing but these articles has, or had. */
function mediaAt({ there, evidence }: Look, facts: OutputFacts): string[] {
  return [...evidence.flatMap((one) => ownMedia(one, facts)), ...mediaTaken(there, facts)];
}

/** The articles of which nobody knows, at a target, which media are theirs. */
function unsureAt({ there, evidence }: Look, facts: OutputFacts) {
  return evidence.flatMap((one) => {
    const problem = unsureOf(one, there, facts);
    return problem ? [{ id: one.id, problem }] : [];
  });
}

function takedownOf(
  articles: readonly TakenArticle[],
  ids: readonly string[],
  media: readonly string[],
): Takedown {
  const gone = articles.filter(({ isGone }) => isGone);
  return {
    ids,
    goneIds: gone.map(({ id }) => id),
    paths: [...gone.flatMap(({ pages }) => pages), ...media],
    notices: articles.filter(({ isGone }) => !isGone).flatMap(({ pages }) => pages),
  };
}

/** What a target says before anything is changed. */
interface Look {
  readonly name: string;
  readonly there: KnownThere;
  readonly evidence: readonly Evidence[];
}

/** Who cannot be read now cannot be delivered to either, which is told then, and has all that it had. */
async function lookAtAll(
  targets: readonly TargetSettings[],
  articles: readonly TakenArticle[],
  sources: TakedownSources,
): Promise<Look[]> {
  const looks: Look[] = [];
  for (const settings of targets) {
    const look = await lookAt(settings, articles, sources).catch(() => undefined);
    if (look) looks.push(look);
  }
  return looks;
}

async function lookAt(
  settings: TargetSettings,
  articles: readonly TakenArticle[],
  sources: TakedownSources,
): Promise<Look> {
  const { name, place: at } = settings;
  const { inventory, entries } = sources;
  return withTarget(settings, sources.around, async (target) => {
    const { place } = target;
    const { last } = openReceipt(sources.disk, name, place);
    const { manifest: remote, evidence } = await gatherEvidence(target, articles, sources);
    const all = evidence.map((one): Evidence => ({ ...one, remembered: last.takedowns.get(one.id) }));
    return { name, there: { remote, place, at, inventory, entries }, evidence: all };
  });
}
