import { type Fault, quoted } from '../model/problem.ts';
import { isFieldName } from './findFields.ts';
import type { Field } from './headField.ts';

/** A line of front matter: a key and what is beside it, an item of a list, or what is below a key. */
const LINE = /^(?:([A-Za-z_][\w-]*):(?:\s|$)|\s+\S|- )/;
/** Two fields are no chance; one may be the first word of a text, if no line of `---` follows. */
const MIN_FIELDS = 2;

/**
 * Finds front matter that an article begins with, but without the line of `---` above it: it would be published as text,
 * and the article have no date and no title.
 *
 * @param table the fields that are known
 */
export function findOpenFrontMatter(
  text: string,
  table: readonly Field[],
): { readonly at: number; readonly fault: Fault } | undefined {
  const at = text.length - text.trimStart().length;
  let fields = 0;
  let first = '';
  for (const line of text.slice(at).split('\n', 100)) {
    const isClosed = /^---\s*$/.test(line);
    if (isClosed && fields > 0) return { at, fault: faultOf(first, isClosed) };
    const [matched, key] = LINE.exec(line) ?? [];
    if (matched === undefined) break;
    first ||= line;
    if (key !== undefined && isFieldName(key, table)) fields += 1;
  }
  return fields >= MIN_FIELDS ? { at, fault: faultOf(first, false) } : undefined;
}

function faultOf(first: string, isClosed: boolean): Fault {
  return {
    code: 'FRONT_MATTER_OPEN',
    message: `expected a line of --- above the front matter, found ${quoted(first)}`,
    mend: `write --- on a line of its own above it${isClosed ? '' : ', and another one below its last line'}`,
  };
}
