import type { Source, Tell } from './source.ts';
import type { Mapping } from './value.ts';
import { parseYaml } from './yaml.ts';

/** What stands before an article's body. */
export interface FrontMatter {
  /** Undefined when it could not be read; the author has been told. */
  readonly mapping: Mapping | undefined;
  /** Where the body begins. */
  readonly end: number;
}

const FENCE = /^---[ \t]*$/gm;

/** Reads the front matter between two lines of `---`, when a file begins with one. */
export function parseFrontMatter(source: Source, tell: Tell): FrontMatter {
  const none: FrontMatter = { mapping: { kind: 'mapping', at: 0, entries: [] }, end: 0 };
  FENCE.lastIndex = 0;
  const open = FENCE.exec(source.text);
  if (open?.index !== 0) return none;
  const close = FENCE.exec(source.text);
  if (close === null) {
    const message = 'expected a line of --- after the front matter, found the end of the file';
    tell(0, {
      code: 'FRONT_MATTER_OPEN',
      message,
      mend: 'write --- on a line of its own where the front matter ends',
    });
    return { mapping: undefined, end: source.text.length };
  }
  const start = open[0].length + 1;
  return {
    mapping: parseYaml(source, start, Math.max(start, close.index), tell),
    end: Math.min(close.index + close[0].length + 1, source.text.length),
  };
}
