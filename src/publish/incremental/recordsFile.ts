import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import type { Disk } from '../../disk/disk.ts';

/** Beside feed.yaml, in a folder that is neither served nor in version control: what each run reads, and writes anew. */
export const RECORDS_FILE = '.dateline/records';

/** The first line of the file. Numbers in it are as this machine has them in memory. */
export const VERSION = `dateline records 5 ${endianness()}`;

/** The sections of the file in their order. A run that changes nothing needs the first one alone. */
const SECTIONS = ['report', 'outputs', 'names', 'table', 'words'] as const;
export type Section = (typeof SECTIONS)[number];

/** Bytes, and a checksum of them. */
export interface Sum {
  readonly length: number;
  readonly sum: number;
}

/** Where something stands in a file. */
export interface Stored extends Sum {
  readonly start: number;
}

/** What the file begins with: for which hash of settings it is valid, and where each section is. */
export interface RecordsHead {
  readonly settingsHash: string;
  readonly sections: Readonly<Record<Section, Stored>>;
}

/** More bytes than the first lines of the file have. */
const MAX_HEAD = 2000;

/** Reads what the file begins with. Undefined if that is not whole, of another version, or not there. */
export function readHead(disk: Disk): RecordsHead | undefined {
  const bytes = disk.readCache(RECORDS_FILE, 0, MAX_HEAD) ?? Buffer.alloc(0);
  const end = bytes.indexOf('}\n') + 2;
  const [version, sum, json = ''] = bytes.toString('utf8', 0, end).split('\n');
  if (version !== VERSION || sum !== `${crc32(json)}`) return undefined;
  const { settingsHash, sums } = JSON.parse(json) as PackedHead;
  let start = end;
  const placed = SECTIONS.map((section, index) => {
    const [length, ofBytes] = sums[index] as PackedHead['sums'][number];
    const stored = { start, length, sum: ofBytes };
    start += length;
    return [section, stored] as const;
  });
  return { settingsHash, sections: Object.fromEntries(placed) as Record<Section, Stored> };
}

interface PackedHead {
  readonly settingsHash: string;
  readonly sums: readonly (readonly [length: number, sum: number])[];
}

/** Reads a section. Undefined if it is not as it was written. */
export function readSection(disk: Disk, { sections }: RecordsHead, section: Section): Buffer | undefined {
  const { start, length, sum } = sections[section];
  const bytes = disk.readCache(RECORDS_FILE, start, length) ?? Buffer.alloc(0);
  return isSum(bytes, { length, sum }) ? bytes : undefined;
}

/** The file with these sections, part by part. */
export function* formatFile(
  settingsHash: string,
  sections: Readonly<Record<Section, readonly Uint8Array[]>>,
): Generator<string | Uint8Array> {
  const sums = SECTIONS.map((section) => {
    const { length, sum } = sumOf(sections[section]);
    return [length, sum] as const;
  });
  // A brace and the end of a line are together in no text of JSON.
  const json = JSON.stringify({ settingsHash, sums } satisfies PackedHead);
  yield `${VERSION}\n${crc32(json)}\n${json}\n`;
  for (const section of SECTIONS) yield* sections[section];
}

/** Bytes and checksum of parts that stand together. */
export function sumOf(parts: readonly Uint8Array[]): Sum {
  let [length, sum] = [0, 0];
  for (const part of parts) {
    // zlib.crc32 of an empty buffer returns 0 and drops the running value.
    if (part.length > 0) sum = crc32(part, sum);
    length += part.length;
  }
  return { length, sum };
}

/** True for bytes that have this length and this checksum. */
export function isSum(bytes: Uint8Array, { length, sum }: Sum): boolean {
  return bytes.length === length && sumOf([bytes]).sum === sum;
}
