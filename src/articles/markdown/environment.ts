import type { StateCore } from 'markdown-it';
import type { FindEnd } from './codeSyntax.ts';
import type { SiteAddresses } from './siteAddresses.ts';

/** What the rules of ours know of one text, and what they note of it: the `env` of markdown-it. */
export type Environment = {
  /** Without it no code shows an address of the publication. */
  readonly site: SiteAddresses | undefined;
  /** The lines of the source whose attributes (`{: #wind}`) are read. */
  readonly attributeLines: Set<number>;
  /** The lines of the source that are read as template code. */
  readonly codeLines: Set<number>;
  /** True between `{% raw %}` and its end. */
  isRaw?: boolean;
  findEnd?: FindEnd;
  /** markdown-it's: the definitions of links, by label. */
  references: Record<string, { href: string; title: string }>;
};

/** The environment of a text that has not been parsed. */
export function openEnvironment(site?: SiteAddresses): Environment {
  return { site, references: {}, attributeLines: new Set(), codeLines: new Set() };
}

/** What is noted of the text that is being parsed. */
export function environmentOf({ env }: Pick<StateCore, 'env'>): Environment {
  return env as unknown as Environment;
}

/** Notes the lines of a token's `map`, whose second number is the line behind it. */
export function noteLines(lines: Set<number>, [from, to]: readonly [number, number]): void {
  for (let line = from; line < to; line += 1) lines.add(line);
}
