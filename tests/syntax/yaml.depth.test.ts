import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/model/problem.ts';
import { collectProblems } from '../../src/syntax/sourceText.ts';
import { parseYaml } from '../../src/syntax/yaml.ts';

/** What an author is told; it throws when the parser runs out of stack. */
function problemsOf(text: string): Problem[] {
  const source = { file: 'feed.yaml', text };
  const { problems, report } = collectProblems(source);
  const mapping = parseYaml(source, 0, text.length, report);
  expect(mapping === undefined).toBe(problems.length > 0);
  return problems;
}

function codesOf(text: string): string[] {
  return problemsOf(text).map(({ code }) => code);
}

function messagesOf(text: string): string[] {
  return problemsOf(text).map(({ message }) => message);
}

describe('YAML without end', () => {
  it.each(['a: &a [*a]\n', 'a: &a {b: *a}\n'])('is refused where it goes round in a circle: %j', (text) => {
    expect(codesOf(text)).toEqual(['YAML_BROKEN']);
  });

  it('is refused where an alias has no anchor', () => {
    expect(codesOf('a: *nobody\n')).toEqual(['YAML_BROKEN']);
  });

  it('is read ten lists deep', () => {
    expect(codesOf(`a: ${'['.repeat(10)}${']'.repeat(10)}\n`)).toEqual([]);
  });

  // A stack that runs out while V8 compiles a regular expression ends the process: no catch holds it.
  it.each([
    { what: 'lists', text: `a: ${'['.repeat(50_000)}` },
    { what: 'closed lists', text: `a: ${'['.repeat(8000)}${']'.repeat(8000)}\n` },
    { what: 'mappings', text: `a: ${'{a: '.repeat(20_000)}` },
    { what: 'lists of lines', text: `a:\n  ${'- '.repeat(20_000)}x\n` },
    { what: 'lists of lines, widely set,', text: `a:\n  ${'-  '.repeat(20_000)}x\n` },
    {
      what: 'lists by indentation',
      text: Array.from({ length: 60 }, (_, at) => `${' '.repeat(98 * at)}${'- '.repeat(49)}`).join('\n'),
    },
    { what: 'lists after ends of none', text: `a: ${']'.repeat(5000)}${'['.repeat(5000)}` },
    { what: 'lists that quotation marks close', text: `a: ${'["]",'.repeat(5000)}${']'.repeat(5000)}\n` },
    { what: 'lists that comments close', text: `a: ${'[ #]\n '.repeat(5000)}${']'.repeat(5000)}\n` },
    { what: 'keys', text: '? '.repeat(20_000) },
  ])('is refused where $what nest without end, before it is parsed', ({ text }) => {
    expect(messagesOf(text)).toEqual(['expected at most 10000 values, 50 deep, found more']);
  });

  it.each([
    { what: 'brackets in quotation marks', text: `a: "${'[ '.repeat(60)}"\n` },
    { what: 'brackets in a block of text', text: `a: |\n${'  [ - - \n'.repeat(60)}` },
    { what: 'a list of sixty lines', text: `a:\n${'- x\n'.repeat(60)}` },
    {
      what: 'a mapping of sixty keys on one line',
      text: `a: {${Array.from({ length: 60 }, (_, at) => `k${at}: 1`)}}\n`,
    },
    { what: 'sixty lists side by side', text: `a: [${'[], '.repeat(60)}]\n` },
    { what: 'a list 49 deep', text: `a: ${'['.repeat(49)}${']'.repeat(49)}\n` },
  ])('is not seen in $what', ({ text }) => {
    expect(codesOf(text)).toEqual([]);
  });
});
