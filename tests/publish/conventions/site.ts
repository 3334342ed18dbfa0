import { readFileSync } from 'node:fs';
import { pngOf } from '../../support/pictures.ts';

/** A file of somebody's site, and what is expected of it. */
export interface SiteFile {
  readonly path: string;
  /** What is expected: a word and the rest of its line. */
  readonly facts: readonly (readonly [word: string, rest: string])[];
  readonly content: string | Uint8Array;
}

/**
 * Reads a site out of one text: each file begins with a line `==> path`. Lines that begin with `@ ` say what is expected
 * of it, and all others are the file. `!png 40x30` is a picture of that size.
 */
export function readSite(tool: string): SiteFile[] {
  const text = readFileSync(new URL(`${tool}.txt`, import.meta.url), 'utf8');
  return text
    .split(/^==> /m)
    .slice(1)
    .map((part) => {
      const [path, ...lines] = part.split('\n');
      const facts = lines.filter((line) => line.startsWith('@ '));
      const content = lines.filter((line) => !line.startsWith('@ ')).join('\n');
      return { path: path as string, facts: facts.map(toFact), content: bytesOf(content) };
    });
}

/** All that is expected under one word. */
export function factsOf({ facts }: SiteFile, word: string): string[] {
  return facts.filter(([name]) => name === word).map(([, rest]) => rest);
}

function toFact(line: string): readonly [string, string] {
  const [, word, rest] = /^@ (\S+) ?(.*)$/.exec(line) as unknown as readonly [string, string, string];
  return [word, rest];
}

function bytesOf(content: string): string | Uint8Array {
  const size = /^!png (\d+)x(\d+)/.exec(content);
  return size ? pngOf(Number(size[1]), Number(size[2])) : content;
}
