import type { StateCore } from 'markdown-it';

/** What the rules of ours note of one text: the `env` of markdown-it. */
export type Environment = {
  /** The lines of the source whose attributes (`{: #wind}`) are read. */
  readonly attributeLines: Set<number>;
  /** The lines of the source that are read as template code. */
  readonly codeLines: Set<number>;
};

/** The environment of a text that has not been parsed. */
export function openEnvironment(): Environment {
  return { attributeLines: new Set(), codeLines: new Set() };
}

/** What is noted of the text that is being parsed. */
export function environmentOf({ env }: Pick<StateCore, 'env'>): Environment {
  return env as unknown as Environment;
}

/** Notes the lines of a token's `map`, whose second number is the line behind it. */
export function noteLines(lines: Set<number>, [from, to]: readonly [number, number]): void {
  for (let line = from; line < to; line += 1) lines.add(line);
}
