import { seeded } from '../corpus/writer.ts';

/** Chance that is the same on every machine for the same seed. */
export interface Chance {
  /** A whole number from 0 to below this one. */
  readonly below: (end: number) => number;
  /** True so often, from 0 to 1. */
  readonly isLikely: (share: number) => boolean;
  /** True so often, where the seed is one of the wild ones; of the others, hardly ever: they are to be published. */
  readonly isHostile: (share: number) => boolean;
  readonly oneOf: <T>(list: readonly T[]) => T;
  /** From none to so many. */
  readonly upTo: <T>(most: number, make: () => T) => T[];
  readonly bytes: (count: number) => Buffer;
}

/** Neighbouring seeds have nothing in common. */
export function chanceOf(seed: number): Chance {
  const below = seeded(Math.imul(seed + 1, 0x9e37_79b1) ^ 0x5bd1_e995);
  const isLikely = (share: number) => below(1_000_000) < share * 1_000_000;
  const temper = isLikely(0.5) ? 1 : 0.02;
  return {
    below,
    isLikely,
    isHostile: (share) => isLikely(share * temper),
    oneOf: <T>(list: readonly T[]) => list[below(list.length)] as T,
    upTo: (most, make) => Array.from({ length: below(most + 1) }, make),
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => below(256))),
  };
}
