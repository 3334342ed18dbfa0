import type { Chance } from './chance.ts';
import { hostileBytes } from './hostileText.ts';

type Mutation = (bytes: Buffer, chance: Chance, other: Buffer) => Buffer;

/** What may happen to a document on its way. */
const MUTATIONS: readonly Mutation[] = [
  // A bit, or a byte.
  (bytes, { below }) => withByte(bytes, below(bytes.length), (byte) => byte ^ (1 << below(8))),
  (bytes, { below }) => withByte(bytes, below(bytes.length), () => below(256)),
  // A part is lost, doubled, moved, or of another document.
  (bytes, chance) => splice(bytes, partOf(bytes, chance), Buffer.alloc(0)),
  (bytes, chance) => splice(bytes, [chance.below(bytes.length), 0], slice(bytes, partOf(bytes, chance))),
  (bytes, chance) => splice(bytes, partOf(bytes, chance), slice(bytes, partOf(bytes, chance))),
  (bytes, chance, other) => splice(bytes, partOf(bytes, chance), slice(other, partOf(other, chance))),
  (bytes, { below }) => bytes.subarray(0, below(bytes.length)),
  // Something stands where nothing or something else was.
  (bytes, chance) => splice(bytes, [chance.below(bytes.length), 0], hostileBytes(chance)),
  (bytes, chance) => splice(bytes, tokenOf(bytes, chance), hostileBytes(chance)),
  // A token is lost, doubled, or takes another's place.
  (bytes, chance) => splice(bytes, tokenOf(bytes, chance), Buffer.alloc(0)),
  (bytes, chance) => splice(bytes, tokenOf(bytes, chance), slice(bytes, tokenOf(bytes, chance))),
  (bytes, chance, other) => splice(bytes, tokenOf(bytes, chance), slice(other, tokenOf(other, chance))),
];

/** From a byte to its end: where it begins, and how many bytes it has. */
type Part = readonly [start: number, length: number];

/** The bytes after one to four mutations; another document lends some. */
export function mutate(bytes: Buffer, chance: Chance, other: Buffer = bytes): Buffer {
  let mutated = bytes;
  for (let left = 1 + chance.below(4); left > 0 && mutated.length > 0; left -= 1)
    mutated = chance.oneOf(MUTATIONS)(mutated, chance, other);
  return mutated;
}

function withByte(bytes: Buffer, index: number, change: (byte: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  copy[index] = change(copy[index] ?? 0);
  return copy;
}

function splice(bytes: Buffer, [start, length]: Part, inserted: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, start), inserted, bytes.subarray(start + length)]);
}

function slice(bytes: Buffer, [start, length]: Part): Buffer {
  return bytes.subarray(start, start + length);
}

function partOf(bytes: Buffer, { below }: Chance): Part {
  return [below(Math.max(1, bytes.length)), below(200)];
}

/** A tag, a word, a number, or what stands between two: what XML, JSON, YAML and Markdown are read by. */
function tokenOf(bytes: Buffer, { below }: Chance): Part {
  const start = below(Math.max(1, bytes.length));
  const [before = '', after = ''] = [
    bytes.toString('latin1', Math.max(0, start - 100), start),
    bytes.toString('latin1', start, start + 100),
  ].map(String);
  const left = /(?:<[^<>]*|[\w:.-]*)$/.exec(before)?.[0].length ?? 0;
  const right = /^(?:[\w:.-]+|[^<>]*>|[^\w<>]+|<)/.exec(after)?.[0].length ?? 0;
  return [start - left, left + right];
}
