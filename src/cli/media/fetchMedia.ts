import type { Disk } from '../../disk/disk.ts';
import type { Download, DownloadOptions } from '../../http/client/openDownload.ts';
import { refusalOf } from '../../http/client/refusal.ts';
import { type Attempt, fetchPatiently } from '../fetchPatiently.ts';
import {
  appendPart,
  emptyPart,
  isWhole,
  type PartState,
  readPartState,
  sizeOfPart,
  writePartState,
} from './partFile.ts';

/** Why there is no file. */
export interface MediaRefusal {
  /** In the words of a message. */
  readonly found: string;
  /** True if the host has said nothing at all. */
  readonly isSilent?: boolean;
}

export interface MediaOptions extends Attempt {
  readonly download: (url: string, options: DownloadOptions) => Promise<Download>;
  readonly allowPrivate: boolean;
  /** Called with how many bytes have come. */
  readonly show?: (bytes: number) => void;
  readonly maxSizeInBytes?: number;
}

/** Of one file: a recording of many hours. */
const MAX_SIZE_IN_BYTES = 500_000_000;
/** Broken connections in a row that brought nothing. */
const MAX_FRUITLESS = 3;
/** What is in memory of a file. */
const BUFFER_IN_BYTES = 1_000_000;

/**
 * Fetches a file into its part file, from where an earlier run came to. A connection that breaks off is opened again.
 *
 * @returns its state, or why there is none, in the words of a message
 * @throws Error when the disk refuses it
 */
export async function fetchMedia(
  url: string,
  disk: Disk,
  options: MediaOptions,
): Promise<PartState | MediaRefusal> {
  let state = readPartState(disk, url);
  let found = '';
  for (let fruitless = 0; fruitless < MAX_FRUITLESS; ) {
    if (isWhole(disk, state)) return state;
    const before = sizeOfPart(disk, url);
    const received = await receiveRest(state, disk, options);
    if ('refused' in received) return { found: received.refused, isSilent: received.isSilent ?? false };
    if (!('found' in received)) return received;
    ({ state, found } = received);
    fruitless = sizeOfPart(disk, url) > before ? 0 : fruitless + 1;
  }
  return { found };
}

/** The whole file; or why there is none, or only a part of it so far. */
type Received =
  | PartState
  | { readonly refused: string; readonly isSilent?: boolean }
  | { readonly state: PartState; readonly found: string };

async function receiveRest(state: PartState, disk: Disk, options: MediaOptions): Promise<Received> {
  const { url } = state;
  const opened = await open(state, sizeOfPart(disk, url), options);
  if ('value' in opened) return receive(opened.value, state, disk, options);
  const { error } = opened;
  const refusal = refusalOf(error);
  if (refusal?.status !== 416) return { refused: `none (${error.message})`, isSilent: refusal === undefined };
  // There is nothing behind what is here, which is of another file then.
  emptyPart(disk, url);
  return { state: { url }, found: error.message };
}

/** Asks for what is missing, where the host can give it, or else for all. */
function open({ url, validator }: PartState, bytes: number, { download, allowPrivate, pause }: MediaOptions) {
  const after = bytes > 0 && validator !== undefined ? { after: { bytes, validator } } : {};
  return fetchPatiently(() => download(url, { allowPrivate, ...after }), { pause });
}

async function receive(
  { contentType, validator, start, size, parts, cancel }: Download,
  { url, validator: wanted }: PartState,
  disk: Disk,
  { maxSizeInBytes = MAX_SIZE_IN_BYTES, show }: MediaOptions,
): Promise<Received> {
  const refuse = () => {
    emptyPart(disk, url);
    return { refused: `more than ${maxSizeInBytes / 1_000_000} MB` };
  };
  const state: PartState = { url, contentType, validator, size };
  try {
    if ((size ?? 0) > maxSizeInBytes) return refuse();
    if (start > 0 && (start !== sizeOfPart(disk, url) || validator !== wanted)) {
      emptyPart(disk, url);
      return { state: { url }, found: 'a part of another file' };
    }
    if (start === 0) emptyPart(disk, url);
    writePartState(disk, state);
    const broken = await store(url, parts, disk, { start, max: maxSizeInBytes, show });
    const there = sizeOfPart(disk, url);
    if (there > maxSizeInBytes) return refuse();
    if (broken) return { state, found: `not whole (${broken})` };
    if (size !== undefined && there !== size) return { state, found: `${there} bytes of ${size}` };
    const whole = { ...state, size: there };
    writePartState(disk, whole);
    return whole;
  } finally {
    cancel();
  }
}

/** Writes what comes to the end of the part file. Returns why it ended early. */
async function store(
  url: string,
  parts: AsyncIterable<Uint8Array>,
  disk: Disk,
  { start, max, show }: { readonly start: number; readonly max: number; readonly show: MediaOptions['show'] },
): Promise<string | undefined> {
  let written = start;
  let waiting: Uint8Array[] = [];
  let size = 0;
  const flush = () => {
    if (size > 0) appendPart(disk, url, written, waiting);
    written += size;
    show?.(size);
    waiting = [];
    size = 0;
  };
  const incoming = parts[Symbol.asyncIterator]();
  for (;;) {
    const next = await incoming
      .next()
      .catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    if (typeof next === 'string' || next.done) {
      flush();
      return typeof next === 'string' ? next : undefined;
    }
    waiting.push(next.value);
    size += next.value.length;
    if (size >= BUFFER_IN_BYTES) flush();
    if (written + size > max) {
      flush();
      return undefined;
    }
  }
}
