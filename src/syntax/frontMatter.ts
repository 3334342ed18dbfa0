import type { Fault } from '../model/problem.ts';
import type { ReportProblem, Source } from './sourceText.ts';
import { parseToml } from './toml.ts';
import type { Mapping } from './value.ts';
import { parseYaml } from './yaml.ts';

/** What stands before an article's body. */
export interface FrontMatter {
  /** Undefined if it could not be read, which has been reported. */
  readonly mapping: Mapping | undefined;
  /** Where the body begins. */
  readonly end: number;
}

/** Characters of front matter: far more than any has. A longer one is not parsed. */
const MAX_LENGTH = 256 * 1024;

const tooLong = (length: number): Fault => ({
  code: 'FIELD_WRONG',
  message: `expected at most ${MAX_LENGTH} characters of front matter, found ${length}`,
  mend: 'write long text below it',
});

/** What front matter can be, by the line that stands before and after it. */
const KINDS = [
  { fence: '---', parse: parseYaml },
  { fence: '+++', parse: parseToml },
];

/** What may follow a fence on its line. Only a line feed ends a line. */
const REST = /[ \t]*(?![^\n])/y;

/** Reads the front matter between two lines of `---` (YAML) or `+++` (TOML), when a file begins with one. */
export function parseFrontMatter(source: Source, report: ReportProblem): FrontMatter {
  const { text } = source;
  for (const { fence, parse } of KINDS) {
    const start = afterFence(text, fence, 0);
    if (start === undefined) continue;
    const close = findFence(text, fence, start - 1);
    if (close === undefined) {
      const message = `expected a line of ${fence} after the front matter, found the end of the file`;
      const mend = `write ${fence} on a line of its own where the front matter ends`;
      report(0, { code: 'FRONT_MATTER_OPEN', message, mend });
      return { mapping: undefined, end: text.length };
    }
    const end = Math.min(close.end, text.length);
    if (close.index - start <= MAX_LENGTH) return { mapping: parse(source, start, close.index, report), end };
    report(0, tooLong(close.index - start));
    return { mapping: undefined, end };
  }
  return { mapping: { kind: 'mapping', at: 0, entries: [] }, end: 0 };
}

/** The next line that is a fence, and where the one after it begins. */
function findFence(text: string, fence: string, from: number): { index: number; end: number } | undefined {
  const line = `\n${fence}`;
  for (let at = text.indexOf(line, from); at !== -1; at = text.indexOf(line, at + 1)) {
    const end = afterFence(text, fence, at + 1);
    if (end !== undefined) return { index: at + 1, end };
  }
  return undefined;
}

/** Where the line after a fence begins, or would begin; undefined where the line at this index is no fence. */
function afterFence(text: string, fence: string, index: number): number | undefined {
  REST.lastIndex = index + fence.length;
  return text.startsWith(fence, index) && REST.test(text) ? REST.lastIndex + 1 : undefined;
}
