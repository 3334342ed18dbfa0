import { crc32 } from 'node:zlib';
import { type Disk, NO_STATE } from '../../disk/disk.ts';
import { fingerprint } from '../../model/fingerprint.ts';
import type { Recording } from '../../model/media.ts';
import type { Chapter } from '../../model/podcast.ts';
import type { World } from '../world.ts';
import {
  isAmount,
  isListOf,
  isObject,
  isText,
  isTrue,
  isTuple,
  maybe,
  parseLine,
  type Shape,
} from './shape.ts';

/** Beside the records, and as little needed as they are. */
const RECORDINGS_FILE = '.dateline/recordings';
/** Bytes: those of some ten thousand recordings with chapters. Something else may stand there. */
const MAX_SIZE = 1 << 26;

/** What a recording said of itself while its file was in a state. */
export interface MeasuredRecording {
  readonly state: string;
  readonly recording: Recording;
}

/**
 * Recordings by their names relative to feed.yaml. To measure one takes seconds if every frame has to be counted, and what it
 * says of itself depends on no setting and no article: so it outlasts the records of the articles that name it.
 */
export interface MeasuredRecordings {
  /** Those of earlier runs, read when one is first asked for: most publications have none. */
  readonly before: () => ReadonlyMap<string, MeasuredRecording>;
  /** Those that were measured now. */
  readonly now: Map<string, MeasuredRecording>;
}

/** Opens what earlier runs of this program have left. Without the name of a program that is nothing. */
export function openMeasured({ disk, program }: Pick<World, 'disk' | 'program'>): MeasuredRecordings {
  let there: ReadonlyMap<string, MeasuredRecording> | undefined;
  const before = () => {
    there ??= program === undefined ? new Map() : readMeasured(disk, program);
    return there;
  };
  return { before, now: new Map() };
}

/** What a recording says of itself. It is measured unless that was done while its file was as it is. */
export function recordingOn(
  disk: Disk,
  path: string,
  { before, now }: MeasuredRecordings,
): Recording | undefined {
  const state = disk.stateOf(path);
  const known = now.get(path) ?? before().get(path);
  if (known?.state === state) return known.recording;
  const recording = disk.recordingOf(path);
  // One that could not be read may be read the next time, as it is.
  if (recording?.container !== undefined && state !== NO_STATE) now.set(path, { state, recording });
  return recording;
}

/** Leaves what was measured for the next run, with what is known of files that are as they were. */
export function saveMeasured(disk: Disk, program: string, { before, now }: MeasuredRecordings): void {
  if (now.size === 0) return;
  const kept = [...before()].filter(([path, { state }]) => disk.stateOf(path) === state);
  const packed: Packed = [...kept, ...now].map(([path, { state, recording }]) => [path, state, recording]);
  const json = JSON.stringify(packed);
  disk.writeCache(RECORDINGS_FILE, [`${headerOf(program)}\n${crc32(json)}\n${json}\n`]);
}

/** Nothing if the file is damaged, or another program's. */
function readMeasured(disk: Disk, program: string): ReadonlyMap<string, MeasuredRecording> {
  const text = String(disk.readCache(RECORDINGS_FILE, 0, MAX_SIZE));
  const [header, sum, json = ''] = text.split('\n');
  const isOurs = header === headerOf(program) && sum === `${crc32(json)}`;
  const packed = isOurs ? parseLine(json) : undefined;
  return new Map(
    isPacked(packed) ? packed.map(([path, state, recording]) => [path, { state, recording }]) : [],
  );
}

function headerOf(program: string): string {
  return `dateline recordings 1 ${fingerprint(program)}`;
}

type Packed = readonly (readonly [path: string, state: string, recording: Recording])[];

const isChapter = isObject<Chapter>({
  startInSeconds: isAmount,
  title: maybe(isText),
  img: maybe(isText),
  url: maybe(isText),
  isHidden: maybe(isTrue),
});

const isRecording = isObject<Recording>({
  container: maybe(isText),
  durationInSeconds: maybe(isAmount),
  isCut: maybe(isTrue),
  chapters: isListOf(isChapter),
});

const isPackedList: Shape = isListOf(isTuple(isText, isText, isRecording));

function isPacked(value: unknown): value is Packed {
  return isPackedList(value);
}
