import { isAbsoluteUri } from '../articles/headReaders.ts';
import { type Problem, problemAt, quoted } from '../model/problem.ts';

/** Told once, and for all of them: readers know the articles by these ids. */
export function findForeignIds(ids: readonly string[], file: string): Problem[] {
  const [first, ...others] = ids.filter((id) => !isAbsoluteUri(id));
  if (first === undefined) return [];
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return [
    problemAt(
      { file, line: 1, column: 1 },
      {
        code: 'ID_NOT_URI',
        message: `expected ids that are absolute URIs, found ${quoted(first)}${more}`,
        mend: 'they are kept; in Atom they stand behind the address of the publication',
      },
    ),
  ];
}
