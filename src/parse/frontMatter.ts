import type { Source, Tell } from './source.ts';
import { parseToml } from './toml.ts';
import type { Mapping } from './value.ts';
import { parseYaml } from './yaml.ts';

/** What stands before an article's body. */
export interface FrontMatter {
  /** Undefined when it could not be read; the author has been told. */
  readonly mapping: Mapping | undefined;
  /** Where the body begins. */
  readonly end: number;
}

/** What front matter can be, by the line that stands before and after it. Only a line feed ends a line. */
const KINDS = [
  { fence: '---', line: /(?<![^\n])---[ \t]*(?![^\n])/g, parse: parseYaml },
  { fence: '+++', line: /(?<![^\n])\+\+\+[ \t]*(?![^\n])/g, parse: parseToml },
];

/** Reads the front matter between two lines of `---` (YAML) or `+++` (TOML), when a file begins with one. */
export function parseFrontMatter(source: Source, tell: Tell): FrontMatter {
  const { text } = source;
  for (const { fence, line, parse } of KINDS) {
    const [open, close] = text.startsWith(fence) ? text.matchAll(line) : [];
    if (open?.index !== 0) continue;
    if (close === undefined) {
      const message = `expected a line of ${fence} after the front matter, found the end of the file`;
      const mend = `write ${fence} on a line of its own where the front matter ends`;
      tell(0, { code: 'FRONT_MATTER_OPEN', message, mend });
      return { mapping: undefined, end: text.length };
    }
    const start = open[0].length + 1;
    return {
      mapping: parse(source, start, close.index, tell),
      end: Math.min(close.index + close[0].length + 1, text.length),
    };
  }
  return { mapping: { kind: 'mapping', at: 0, entries: [] }, end: 0 };
}
