import { expect, it } from 'vitest';
import { formatAnnotation } from '../../src/cli/reportProblems.ts';
import { problemAt } from '../../src/model/problem.ts';
import { shown } from './commandLine.ts';

const PROBLEM = problemAt(
  { file: 'items/road, old: 50%.md', line: 3, column: 7 },
  { code: 'DATE_UNREADABLE', message: 'expected 50%: a\r\ndate', mend: 'write, one' },
);

function annotated(...args: Parameters<typeof formatAnnotation>): string {
  return shown(formatAnnotation(...args));
}

it('a problem is an annotation beside its line', () => {
  expect(annotated({ ...PROBLEM, file: 'items/road.md', message: 'expected a date' }, '.')).toBe(
    '::error file=items/road.md,line=3,col=7,title=DATE_UNREADABLE::expected a date - write, one\n',
  );
});

it('what would end a part of it early is escaped, as GitHub wants it', () => {
  expect(annotated(PROBLEM, '.')).toBe(
    '::error file=items/road%2C old%3A 50%25.md,line=3,col=7,title=DATE_UNREADABLE::expected 50%25: a\\r\\ndate - write, one\n',
  );
});

it('a file is named from the folder of the repository', () => {
  expect(annotated(PROBLEM, 'news/')).toContain('file=news/items/');
  expect(annotated(PROBLEM, '.\\news')).toContain('file=news/items/');
});

it.each([
  ['error', '::error '],
  ['warning', '::warning '],
  ['note', '::notice '],
] as const)('a problem that is one %s begins with %s', (severity, start) => {
  expect(annotated({ ...PROBLEM, severity }, '.').startsWith(start)).toBe(true);
});
