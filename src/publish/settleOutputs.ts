import type { Disk } from '../disk/disk.ts';
import type { Article } from '../model/article.ts';
import {
  compareText,
  copiesOf,
  isCopied,
  type OutputStatuses,
  recordOutput,
  type SettledOutput,
} from './compareOutputs.ts';
import type { CopyPlan, TextPlan } from './plan/outputPlan.ts';
import type { PreparedBuild } from './preparedBuild.ts';
import { renderOutput, tryOutput } from './renderOutput.ts';
import { openTwins } from './settleTwins.ts';

/**
 * Settles what has to be done with each planned file, one after another: renders what is stale and compares it with what
 * stands in its place. The twins of a file come after it. Copies come last, since rendering tells which there are.
 */
export function* settleOutputs(
  build: PreparedBuild,
  { current, stale, gone }: OutputStatuses,
  disk: Disk,
): Generator<SettledOutput> {
  const { plan, articles } = build;
  const folder = plan.settings.output;
  const twins = openTwins(build, disk);
  for (const output of current) {
    yield { output, status: 'unchanged' };
    yield* twins.ofText({ output, status: 'unchanged' });
  }
  for (const output of gone) yield { output, status: 'removed' };
  yield* twins.ofRemovals(gone);
  const isLastUse = countUses(stale);
  for (const output of stale) {
    const text = tryOutput(output, articles, (whole) => renderOutput(whole, plan, articles));
    // Of an article of which nothing can be made there is an error, and nothing is written.
    if (text === undefined) continue;
    // A state that is newer than the comparison may be that of another text.
    const state = disk.stateOf(`${folder}/${output.path}`);
    const status = compareText(output, text, disk, folder, state);
    if (status === 'unchanged') recordOutput(output, build, state);
    yield { output, status, text };
    yield* twins.ofText({ output, status, text });
    for (const article of output.articles.filter(isLastUse)) articles.release(article);
  }
  const copies = copiesOf(build);
  for (const output of copies)
    yield { output, status: isCopied(output, build, disk, folder) ? 'unchanged' : 'written' };
  forgetOthers(build, copies, twins.settled);
}

/** Returns a function that is called at each use of an article, and tells the last one. */
function countUses(texts: readonly TextPlan[]): (article: Article) => boolean {
  const left = new Map<Article, number>();
  for (const text of texts)
    for (const article of text.articles) left.set(article, (left.get(article) ?? 0) + 1);
  return (article) => {
    const count = (left.get(article) as number) - 1;
    left.set(article, count);
    return count === 0;
  };
}

/** Drops the records of files that are no longer planned. Where only a part was planned, those of what it says is gone. */
function forgetOthers(
  { plan, records, part }: PreparedBuild,
  copies: readonly CopyPlan[],
  twins: ReadonlySet<string>,
): void {
  const planned = new Set([...plan.texts, ...copies].map(({ path }) => path));
  const gone = part && [...part.droppedCopies, ...plan.removals.map(({ path }) => path)];
  for (const path of gone ?? records.outputs.keys())
    if (!planned.has(path) && !twins.has(path)) records.outputs.delete(path);
}
