import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/model/problem.ts';
import { tellInto } from '../../src/parse/source.ts';
import { parseYaml } from '../../src/parse/yaml.ts';

/** The codes that an author is told; it throws when the parser runs out of stack. */
function codesOf(text: string): string[] {
  const source = { file: 'feed.yaml', text };
  const problems: Problem[] = [];
  const mapping = parseYaml(source, 0, text.length, tellInto(problems, source));
  expect(mapping === undefined).toBe(problems.length > 0);
  return problems.map(({ code }) => code);
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
  ])('is refused where $what nest without end', ({ text }) => {
    expect(codesOf(text)).toEqual(['YAML_BROKEN']);
  });
});
