import { type Script, WORDS } from './words.ts';

/** Someone who writes the same whenever they begin with the same seed. */
export interface Writer {
  readonly pick: (below: number) => number;
  /** Whether something is so that is so in so many of a hundred. */
  readonly isIn: (hundred: number) => boolean;
  readonly oneOf: <T>(list: readonly [T, ...T[]]) => T;
  readonly words: (count: number) => string;
  readonly heading: (count: number) => string;
  readonly sentence: () => string;
  readonly sentences: (count: number) => string;
}

/** The same numbers on every machine: a linear congruential generator (Numerical Recipes, 7.1). */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A writer of one script. Seeds that are neighbours give texts that have nothing in common. */
export function writerOf(seed: number, script: Script = 'en'): Writer {
  const pick = seeded(scrambled(seed));
  const { words: list, gap, stop } = WORDS[script];
  const oneOf = <T>(from: readonly [T, ...T[]]): T => from[pick(from.length)] ?? from[0];
  const words = (count: number) => {
    let text = list[pick(list.length)] ?? '';
    for (let n = 1; n < count; n += 1) text += gap + list[pick(list.length)];
    return text;
  };
  const heading = (count: number) => capital(words(count));
  const sentence = () => {
    const first = heading(4 + pick(6));
    const kind = pick(12);
    if (kind < 5) return `${first}${gap}${words(3 + pick(8))}${stop}`;
    if (kind < 9) return `${first}${WORDS[script].comma}${words(4 + pick(9))}${stop}`;
    if (kind === 9) return `“${first},” ${words(2 + pick(4))}${stop}`;
    if (kind === 10) return `${first} – ${words(3 + pick(5))}${stop}`;
    return `${first}, it’s ${words(3)}, ${words(2 + pick(5))}${stop}`;
  };
  const sentences = (count: number) => {
    let text = sentence();
    for (let n = 1; n < count; n += 1) text += ` ${sentence()}`;
    return text;
  };
  return { pick, isIn: (hundred) => pick(100) < hundred, oneOf, words, heading, sentence, sentences };
}

/** One of several, by how many of a hundred are of each; what is left of the hundred is of none. */
export function byShare<T>(write: Writer, shares: readonly (readonly [share: number, T])[]): T | undefined {
  let left = write.pick(100);
  for (const [share, one] of shares) {
    if (left < share) return one;
    left -= share;
  }
  return undefined;
}

/** One of a list, where the first come more often than the last, as words and tags do. */
export function oftenFirst(write: Writer, length: number): number {
  return Math.min(write.pick(length), write.pick(length), write.pick(length));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The last step of MurmurHash3. */
function scrambled(seed: number): number {
  let hash = seed >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
