import { type Disk, NO_STATE } from '../disk/disk.ts';
import { MIN_CODED_IN_BYTES } from '../model/coding.ts';
import { decode } from '../site/encode.ts';
import type { SettledOutput } from './compareOutputs.ts';
import type { RemovalPlan, TextPlan, TwinPlan } from './plan/outputPlan.ts';
import { isTwinned, planCodings, twinOf } from './plan/twins.ts';
import type { PreparedBuild } from './preparedBuild.ts';

/** A text that is settled. */
interface SettledText extends Omit<SettledOutput, 'output'> {
  readonly output: TextPlan;
}

/** What is to become of twins, file by file. */
export interface Twins {
  /** Settles the twins of a text. */
  ofText(text: SettledText): Generator<SettledOutput>;
  /** Settles the twins of all files that are to be no more. */
  ofRemovals(gone: readonly RemovalPlan[]): Generator<SettledOutput>;
  /** The paths of the twins that stay or come. */
  readonly settled: ReadonlySet<string>;
}

/**
 * Settles twins: a twin is as it is to be if it comes to the bytes of its file, whichever version has made it. There are none where
 * neither feed.yaml nor the lock has a coding; then nothing is looked for.
 */
export function openTwins(build: PreparedBuild, disk: Disk): Twins {
  const { plan, index } = build;
  const { wanted, possible } = planCodings(plan.settings.precompress, index.lock.codings);
  const texts = new Set(possible.length === 0 ? [] : plan.texts.map(({ path }) => path));
  const twinsOf = ({ path }: { readonly path: string }) =>
    possible.map((coding) => twinOf(path, coding)).filter((twin) => !texts.has(twin.path));
  const settled = new Set<string>();
  const remove = function* (twins: readonly TwinPlan[]): Generator<SettledOutput> {
    for (const output of twins) {
      build.records.outputs.delete(output.path);
      if (isFile(output, build, disk)) yield { output, status: 'removed' };
    }
  };
  return {
    settled,
    ofText: function* (text) {
      const twins = twinsOf(text.output);
      if (text.status === 'notOurs') {
        const { mark = '' } = text.output;
        yield* remove(twins.filter((twin) => hasMark(twin, mark, build, disk)));
        return;
      }
      const fit = isTwinned(text.output) ? twins.filter(({ coding }) => wanted.includes(coding)) : [];
      const there = fit.length > 0 && isLong(text, fit, build, disk) ? fit : [];
      // A run that left a text as it is recorded has left no other twin.
      if (text.text !== undefined) yield* remove(twins.filter((twin) => !there.includes(twin)));
      for (const twin of there) {
        settled.add(twin.path);
        yield settleTwin(twin, text, build, disk);
      }
    },
    ofRemovals: function* (gone) {
      const going = new Set(gone.map(({ path }) => path));
      const seen = new Set<string>();
      for (const removal of possible.length === 0 ? [] : plan.removals) {
        const isGone = going.has(removal.path) || occupantOf(removal, build, disk) === 'nothing';
        const twins = twinsOf(removal).filter(
          (twin) => !seen.has(twin.path) && (isGone || hasMark(twin, removal.mark, build, disk)),
        );
        for (const { path } of twins) seen.add(path);
        yield* remove(twins);
      }
    },
  };
}

function occupantOf({ path }: { readonly path: string }, { plan }: PreparedBuild, disk: Disk) {
  return disk.occupantOf(plan.settings.output, path);
}

function isFile(twin: TwinPlan, build: PreparedBuild, disk: Disk): boolean {
  return occupantOf(twin, build, disk) === 'file';
}

function placeOf({ path }: { readonly path: string }, { plan }: PreparedBuild): string {
  return `${plan.settings.output}/${path}`;
}

/** True for a text that is worth a twin. Of one that is recorded to have a twin nothing has to be asked. */
function isLong(
  { output, text }: SettledText,
  twins: readonly TwinPlan[],
  build: PreparedBuild,
  disk: Disk,
): boolean {
  if (text === undefined && twins.some(({ path }) => build.records.outputs.has(path))) return true;
  const length = text === undefined ? (disk.sizeOf(placeOf(output, build)) ?? 0) : Buffer.byteLength(text);
  return length >= MIN_CODED_IN_BYTES;
}

/** Compares a twin with its file, unless both are recorded to be of one text. */
function settleTwin(twin: TwinPlan, source: SettledText, build: PreparedBuild, disk: Disk): SettledOutput {
  const { outputs } = build.records;
  const state = disk.stateOf(placeOf(twin, build));
  const record = outputs.get(twin.path);
  const inputsHash = outputs.get(source.output.path)?.inputsHash;
  const isUnchanged = source.status === 'unchanged' && inputsHash !== undefined;
  if (isUnchanged && record?.inputsHash === inputsHash && record.state === state)
    return { output: twin, status: 'unchanged' };
  const text = source.text ?? new TextDecoder().decode(disk.read(placeOf(source.output, build)));
  if (state === NO_STATE || !comesTo(twin, Buffer.from(text), build, disk))
    return { output: twin, status: 'written', text };
  if (isUnchanged) outputs.set(twin.path, { inputsHash, state });
  return { output: twin, status: 'unchanged' };
}

function comesTo(twin: TwinPlan, text: Buffer, build: PreparedBuild, disk: Disk): boolean {
  const decoded = contentOf(twin, text.length, build, disk);
  return decoded !== undefined && text.equals(decoded);
}

/** What anybody has put beside a file that is not ours is left there, unless it says that we did. */
function hasMark(twin: TwinPlan, mark: string, build: PreparedBuild, disk: Disk): boolean {
  const decoded = contentOf(twin, MAX_DECODED_IN_BYTES, build, disk);
  return decoded !== undefined && Buffer.from(decoded).includes(mark);
}

const MAX_DECODED_IN_BYTES = 100_000_000;

/** What a twin comes to; undefined if there is none, or it is none. No compressed text is longer than it was. */
function contentOf(
  twin: TwinPlan,
  maxBytes: number,
  build: PreparedBuild,
  disk: Disk,
): Uint8Array | undefined {
  if (!isFile(twin, build, disk)) return undefined;
  try {
    return decode(disk.read(placeOf(twin, build), maxBytes), twin.coding, maxBytes);
  } catch {
    return undefined;
  }
}
