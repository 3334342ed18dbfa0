import { type Fault, quoted } from '../model/problem.ts';
import { FENCED } from './fencedHead.ts';
import { type Find, type Found, type IsField, isFault, unclosed } from './headForm.ts';
import { UNFENCED } from './openHead.ts';
import type { ReportProblem, Source } from './sourceText.ts';
import type { Mapping } from './value.ts';

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

/** Every form of front matter, in the order in which they are looked for. */
const KINDS: readonly Find[] = [...FENCED, ...UNFENCED, belowComment];

/**
 * Reads the front matter that a file begins with. What nearly looks like front matter is an error: it would be published as text.
 *
 * @param isField true for the name of a field, in whatever case: what has no fence is known by its fields. Without it only
 * fences count.
 */
export function parseFrontMatter(source: Source, report: ReportProblem, isField?: IsField): FrontMatter {
  const { text } = source;
  const found = findHead(text, startOf(text), isField);
  if (found === undefined) return { mapping: { kind: 'mapping', at: 0, entries: [] }, end: 0 };
  if (isFault(found)) {
    report(found.at, found.fault);
    return { mapping: undefined, end: text.length };
  }
  const { from, to, parse } = found;
  const end = Math.min(found.end, text.length);
  if (to - from <= MAX_LENGTH) return { mapping: parse(source, from, to, report), end };
  report(0, tooLong(to - from));
  return { mapping: undefined, end };
}

function findHead(text: string, at: number, isField: IsField | undefined): Found | undefined {
  for (const find of KINDS) {
    const found = find(text, at, isField);
    if (found) return found;
  }
  return undefined;
}

/** The first line that is not empty. */
function startOf(text: string): number {
  return text.lastIndexOf('\n', Math.max(0, text.search(/\S/))) + 1;
}

/** Below a comment no program looks for front matter. */
function belowComment(text: string, at: number, isField: IsField | undefined): Found | undefined {
  const below = isField && afterComments(text, at);
  if (below === undefined || below === at || findHead(text, below, isField) === undefined) return undefined;
  const [comment = ''] = text.slice(at).split('\n', 1);
  const message = `expected the front matter at the start of the file, found ${quoted(comment)} above it`;
  return unclosed(at, message, 'write that below the front matter');
}

/** The start of the first line below comments. */
function afterComments(text: string, from: number): number {
  let at = from;
  while (text.startsWith('<!--', at)) {
    const close = text.indexOf('-->', at);
    const line = close === -1 ? -1 : text.indexOf('\n', close);
    if (line === -1 || text.slice(close + 3, line).trim() !== '') return at;
    at = line + 1 + startOf(text.slice(line + 1));
  }
  return at;
}
