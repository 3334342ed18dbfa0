import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const SOURCE = new URL('../../src/', import.meta.url).pathname;

/**
 * Regular expressions that are made while a function runs, each with what it is made of. Text of an author's is not among
 * that: it may be of any length, and V8 refuses one that is too long.
 */
const MADE_LATER = [
  'articles/markdown/codeSyntax.ts: a constant, for a state of its own',
  'articles/markdown/codeSyntax.ts: a constant, for a state of its own',
  'articles/markdown/math.ts: a row of a table',
  'cli/help.ts: the width of a column',
  'dates/names.ts: names that the Unicode data have',
  'dates/takeApart.ts: a row of a table',
];

it('no text is made a regular expression', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );
  const made = files.flatMap((path) => {
    const lines = readFileSync(SOURCE + path, 'utf8').split('\n');
    // A constant of a module is made before any text is read.
    const later = lines.filter((line) => /\bRegExp\(/.test(line) && !/^(?:export )?const /.test(line));
    return later.map(() => path);
  });
  expect(made.sort()).toEqual(MADE_LATER.map((line) => line.replace(/:.*/, '')).sort());
});
