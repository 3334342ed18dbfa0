import { isSign, isWord, type Program, readList, readValue, valueOfName } from './literals.ts';
import type { Written, WrittenEntry } from './written.ts';

/** The value of a file of JSON, which may have comments. */
export function wholeOf(program: Program): Written {
  return readValue(program, 0, 0).value;
}

/**
 * The object that a JavaScript module exports, or that the function returns which it exports.
 *
 * @example exportedBy(openProgram("export default defineConfig({ base: '/' })", 'javascript'))
 */
export function exportedBy(program: Program): Written {
  const { tokens } = program;
  const start = tokens.findIndex(
    (token, index) =>
      (isWord(token, 'default') && isWord(tokens[index - 1], 'export')) ||
      (isSign(token, '=') && isWord(tokens[index - 1], 'exports') && isWord(tokens[index - 3], 'module')),
  );
  const value = start < 0 ? namedIn(program) : readValue(program, start + 1, 0).value;
  if (value.kind === 'mapping') return value;
  const returned = tokens.flatMap((token, index) =>
    isWord(token, 'return') || (isSign(token, '=>') && isSign(tokens[index + 1], '('))
      ? [readValue(program, index + 1, 0).value]
      : [],
  );
  return returned.findLast(({ kind }) => kind === 'mapping') ?? value;
}

/** The constants that a module exports each by its own name; computed if there are none. */
function namedIn(program: Program): Written {
  const entries = program.tokens.flatMap((token, index, tokens): WrittenEntry[] => {
    if (!isWord(token, 'export') || !isWord(tokens[index + 1], 'const')) return [];
    const { text: key, at } = tokens[index + 2] ?? { text: '', at: 0 };
    return isSign(tokens[index + 3], '=') ? [{ key, at, value: readValue(program, index + 4, 0).value }] : [];
  });
  return entries.length === 0 ? { kind: 'computed', at: 0 } : { kind: 'mapping', at: 0, entries };
}

/** The values that Python gives its names at the margin; of two the later. */
export function assignedBy(program: Program): Written {
  const entries: WrittenEntry[] = [];
  for (const [index, { kind, isAtMargin, text, at }] of program.tokens.entries()) {
    if (kind !== 'word' || !isAtMargin || !isSign(program.tokens[index + 1], '=')) continue;
    entries.push({ key: text, at, value: readValue(program, index + 2, 0).value });
  }
  return { kind: 'mapping', at: 0, entries: entries.reverse() };
}

/** The value of a constant of a JavaScript module, like `SITE_TITLE`; undefined if it has none of this name. */
export function constantIn(program: Program, name: string): Written | undefined {
  return valueOfName(program, name, 0);
}

/** What a JavaScript program gives to each call of a function or a method of this name. */
export function callsOf(program: Program, name: string): (readonly Written[])[] {
  const { tokens } = program;
  return tokens.flatMap((token, index) => {
    if (!isWord(token, name) || !isSign(tokens[index + 1], '(')) return [];
    return [readList(program, index + 2, 0).values];
  });
}
