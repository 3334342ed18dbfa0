import { hashInName } from '../articles/media/outputName.ts';
import { type Disk, NO_STATE } from '../disk/disk.ts';
import { LOCK_FILE } from '../model/fileNames.ts';
import { hashBody } from './articleStore.ts';
import { planCopies } from './plan/assets.ts';
import type { CopyPlan, OutputPlan, RemovalPlan, TextPlan, TwinPlan } from './plan/outputPlan.ts';
import { bodyProblems, type PreparedBuild } from './preparedBuild.ts';
import { hashInputs } from './renderOutput.ts';

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
  /** The text, if it had to be rendered; of a twin what is to be compressed. */
  readonly text?: string;
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
export function recordOutput(
  output: TextPlan | CopyPlan | TwinPlan,
  build: PreparedBuild,
  state: string,
): void {
  const { outputs } = build.records;
  const inputsHash = state === NO_STATE ? undefined : recordedHash(output, build);
  if (inputsHash === undefined) outputs.delete(output.path);
  else outputs.set(output.path, { inputsHash, state });
}

/** A twin has what its text has, which is recorded before it. */
function recordedHash(output: TextPlan | CopyPlan | TwinPlan, build: PreparedBuild): string | undefined {
  if (output.kind === 'copy') return hashInName(output.path);
  return output.kind === 'twin'
    ? build.records.outputs.get(output.source)?.inputsHash
    : inputsHashOf(output, build);
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

/** Decides the text of a planned file, as far as the bodies of its articles are recorded. */
export function inputsHashOf(text: TextPlan, { plan, articles }: PreparedBuild): string {
  return hashInputs(text, plan, (article) => hashBody(article, articles.recordOf(article)));
}
