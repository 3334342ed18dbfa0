import { hashInName } from '../articles/media/outputName.ts';
import { type Disk, NO_STATE } from '../disk/disk.ts';
import type { Article } from '../model/article.ts';
import { LOCK_FILE } from '../model/fileNames.ts';
import { hashBody } from './articleStore.ts';
import { planCopies } from './plan/assets.ts';
import type { CopyPlan, OutputPlan, RemovalPlan, TextPlan } from './plan/outputPlan.ts';
import { bodyProblems, type PreparedBuild } from './preparedBuild.ts';
import { hashInputs, renderOutput, tryOutput } from './renderOutput.ts';

/** Paths, relative to the output folder, by what a run does with them. */
export interface Changes {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  /** Files of somebody else's that stand where ours would be; they are left as they are. */
  readonly notOurs: readonly string[];
  /** What becomes of feed.lock; absent if there is none to be. */
  readonly lock?: 'written' | 'unchanged' | undefined;
}

export const NO_CHANGE: Changes = { written: [], unchanged: [], removed: [], notOurs: [] };

/** Planned files by what records and file states say of them. */
export interface OutputStatuses {
  /** Files that are recorded to hold the text that their inputs give. */
  readonly current: readonly TextPlan[];
  /** Files that have to be rendered to know. Those that are recorded to be of other inputs come first. */
  readonly stale: readonly TextPlan[];
  /** Files of ours that are to go. */
  readonly gone: readonly RemovalPlan[];
}

/** Compares all planned files with records and file states. No text is rendered. */
export function compareOutputs(build: PreparedBuild, disk: Disk): OutputStatuses {
  const { plan, records } = build;
  const folder = plan.settings.output;
  const current: TextPlan[] = [];
  const differing: TextPlan[] = [];
  const unknown: TextPlan[] = [];
  for (const text of plan.texts) {
    const record = records.outputs.get(text.path);
    if (record === undefined) unknown.push(text);
    else if (record.inputsHash !== inputsHashOf(text, build)) differing.push(text);
    else if (record.state !== disk.stateOf(`${folder}/${text.path}`)) unknown.push(text);
    else current.push(text);
  }
  const gone = plan.removals.filter(({ path, mark }) => isOurs(disk, folder, path, mark));
  return { current, stale: [...differing, ...unknown], gone };
}

/** A planned file, and what has to be done with it. */
export interface SettledOutput {
  readonly output: OutputPlan;
  readonly status: 'written' | 'unchanged' | 'removed' | 'notOurs';
  /** The text, if it had to be rendered. */
  readonly text?: string;
}

/**
 * Settles what has to be done with each planned file, one after another: renders what is stale and compares it with what
 * stands in its place. Copies come last, since rendering tells which there are.
 */
export function* settleOutputs(
  build: PreparedBuild,
  { current, stale, gone }: OutputStatuses,
  disk: Disk,
): Generator<SettledOutput> {
  const { plan, articles } = build;
  const folder = plan.settings.output;
  for (const output of current) yield { output, status: 'unchanged' };
  for (const output of gone) yield { output, status: 'removed' };
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
    for (const article of output.articles.filter(isLastUse)) articles.release(article);
  }
  const copies = copiesOf(build);
  for (const output of copies)
    yield { output, status: isCopied(output, build, disk, folder) ? 'unchanged' : 'written' };
  forgetOthers(build, copies);
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

/**
 * The changes that all settled files come to.
 *
 * @param build where only a part was planned, all other files that are recorded are unchanged
 */
export function listChanges(
  settled: Iterable<SettledOutput>,
  lock: Changes['lock'],
  build?: Pick<PreparedBuild, 'part' | 'records'>,
): Changes {
  const changes: Record<SettledOutput['status'], string[]> = {
    written: [],
    unchanged: [],
    removed: [],
    notOurs: [],
  };
  const paths = new Set<string>();
  for (const { output, status } of settled) {
    changes[status].push(output.path);
    paths.add(output.path);
  }
  if (build?.part)
    changes.unchanged.push(...[...build.records.outputs.keys()].filter((path) => !paths.has(path)));
  return { ...changes, ...(lock && { lock }) };
}

/** Compares the text of the next feed.lock with the file; undefined if there is none to be. */
export function compareLock({ plan }: PreparedBuild, disk: Disk): Changes['lock'] {
  if (plan.lock === undefined) return undefined;
  return disk.hasText(LOCK_FILE, plan.lock) ? 'unchanged' : 'written';
}

/** Records that a file in this state holds what its inputs give. A file that is gone by now is not recorded. */
export function recordOutput(output: TextPlan | CopyPlan, build: PreparedBuild, state: string): void {
  const { path } = output;
  const hash = () => (output.kind === 'copy' ? hashInName(path) : inputsHashOf(output, build));
  if (state === NO_STATE) build.records.outputs.delete(path);
  else build.records.outputs.set(path, { inputsHash: hash(), state });
}

/**
 * Compares a rendered text with what stands in its place.
 *
 * @param state of that place: where nothing is, nothing is read
 */
export function compareText(
  { path, mark }: TextPlan,
  text: string,
  disk: Disk,
  output: string,
  state?: string,
): 'written' | 'unchanged' | 'notOurs' {
  if (state !== NO_STATE && disk.hasText(`${output}/${path}`, text)) return 'unchanged';
  if (mark === undefined || disk.occupantOf(output, path) === 'nothing') return 'written';
  return isOurs(disk, output, path, mark) ? 'written' : 'notOurs';
}

/** A link is somebody else's, wherever it leads; so is a file that cannot be read, or that is not in the output folder. */
export function isOurs(disk: Disk, output: string, path: string, mark: string): boolean {
  return disk.occupantOf(output, path) === 'file' && disk.includes(`${output}/${path}`, mark);
}

/**
 * True if a copy stands in its place, whole. Its name has a hash of its bytes: a file is read only if its state is another
 * than the recorded one, and is recorded then.
 */
export function isCopied(
  { path, sizeInBytes }: CopyPlan,
  { records }: Pick<PreparedBuild, 'records'>,
  disk: Disk,
  output: string,
): boolean {
  const place = `${output}/${path}`;
  const state = disk.stateOf(place);
  if (state === NO_STATE) return false;
  if (records.outputs.get(path)?.state === state) return true;
  if (disk.sizeOf(place) !== sizeInBytes || !hasHashOfName(path, place, disk)) return false;
  records.outputs.set(path, { inputsHash: hashInName(path), state });
  return true;
}

/** True if the bytes of a file are those that its path in the output folder names. */
export function hasHashOfName(path: string, place: string, disk: Disk): boolean {
  return disk.hashOf(place)?.startsWith(hashInName(path)) === true;
}

/**
 * What a copy is a copy of: the name of a file, or the bytes of a picture in a data: address.
 *
 * @throws Error when the article does not have the picture any more
 */
export function contentOfCopy(
  { path, source, isData }: CopyPlan,
  { plan, articles }: PreparedBuild,
): string | Uint8Array {
  if (!isData) return source;
  const holders = plan.shown.filter(({ file }) => file === source);
  const [picture] = holders.flatMap((article) =>
    articles.load(article).media.filter((file) => file.path === path),
  );
  if (picture?.data === undefined) throw new Error(`${source} changed during the run; run it again`);
  return picture.data;
}

/** Copies of all files that the settings and the articles refer to. Bodies that are not recorded are read. */
export function copiesOf({ plan, articles }: PreparedBuild): CopyPlan[] {
  bodyProblems(plan.shown, articles);
  return planCopies([
    ...plan.media,
    ...plan.shown.flatMap((article) => articles.recordOf(article)?.media ?? []),
  ]);
}

/** Drops the records of files that are no longer planned. Where only a part was planned, those of what it says is gone. */
function forgetOthers({ plan, records, part }: PreparedBuild, copies: readonly CopyPlan[]): void {
  const planned = new Set([...plan.texts, ...copies].map(({ path }) => path));
  const gone = part && [...part.droppedCopies, ...plan.removals.map(({ path }) => path)];
  for (const path of gone ?? records.outputs.keys()) if (!planned.has(path)) records.outputs.delete(path);
}

/** Decides the text of a planned file, as far as the bodies of its articles are recorded. */
export function inputsHashOf(text: TextPlan, { plan, articles }: PreparedBuild): string {
  return hashInputs(text, plan, (article) => hashBody(article, articles.recordOf(article)));
}
