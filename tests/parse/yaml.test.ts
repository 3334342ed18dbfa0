import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/model/problem.ts';
import { tellInto } from '../../src/parse/source.ts';
import { describe as describeValue } from '../../src/parse/value.ts';
import { parseYaml } from '../../src/parse/yaml.ts';
import { tellAll } from './material.ts';

function read(text: string, from = 0) {
  const source = { file: 'feed.yaml', text };
  const problems: Problem[] = [];
  const mapping = parseYaml(source, from, text.length, tellInto(problems, source));
  return { mapping, told: tellAll(problems) };
}

/** The first value as a message shows it. */
function firstValue(text: string): string {
  const value = read(text).mapping?.entries[0]?.value;
  return value === undefined ? 'none' : `${value.kind} ${describeValue(value)}`;
}

describe('a mapping', () => {
  it.each([
    { yaml: 'a: 2014-12-21', value: 'text 2014-12-21' },
    { yaml: 'a: 1.50', value: 'text 1.50' },
    { yaml: 'a: 0x1F', value: 'text 0x1F' },
    { yaml: 'a: True', value: 'text True' },
    { yaml: 'a: no', value: 'text no' },
    { yaml: 'a: "1.50"', value: 'text 1.50' },
    { yaml: 'a: |\n  two\n  lines\n', value: 'text two\nlines\n' },
    { yaml: 'a:', value: 'nothing ' },
    { yaml: 'a: null', value: 'nothing ' },
    { yaml: 'a: ~', value: 'nothing ' },
    { yaml: 'a: [1, 2]', value: 'list a list' },
    { yaml: 'a: {}', value: 'mapping an empty mapping' },
    { yaml: 'a: {name: x}', value: 'mapping a mapping with name' },
    { yaml: 'a: &b x\nc: *b', value: 'text x' },
  ])('keeps what was written in $yaml', ({ yaml, value }) => {
    expect(firstValue(yaml)).toBe(value);
  });

  it('has the place of each key and value', () => {
    const { mapping } = read('---\na: x\nb: [y, {c: z}]\n', 4);
    expect(mapping?.entries).toEqual([
      { key: 'a', at: 4, value: { kind: 'text', at: 7, text: 'x' } },
      {
        key: 'b',
        at: 9,
        value: {
          kind: 'list',
          at: 12,
          values: [
            { kind: 'text', at: 13, text: 'y' },
            {
              kind: 'mapping',
              at: 16,
              entries: [{ key: 'c', at: 17, value: { kind: 'text', at: 20, text: 'z' } }],
            },
          ],
        },
      },
    ]);
  });

  it('gives an alias the value of its anchor', () => {
    const value = read('a: &x road\nb: *x\n').mapping?.entries[1]?.value;
    expect(value).toMatchObject({ kind: 'text', text: 'road' });
  });

  it.each(['', '# only a comment\n', '\n\n'])('is empty for %j', (text) => {
    expect(read(text)).toEqual({ mapping: { kind: 'mapping', at: 0, entries: [] }, told: '' });
  });
});

describe('YAML that is broken', () => {
  it('is told where it breaks', () => {
    expect(read('title: Road: open\n').told).toMatchInlineSnapshot(
      `"feed.yaml:1:8 error YAML_BROKEN expected YAML, found this: Nested mappings are not allowed in compact mappings - a value that holds ": " or begins with a special character wants quotation marks"`,
    );
    expect(read('a: "open\n').mapping).toBeUndefined();
    expect(read('a: 1\na: 2\n').told).toMatchInlineSnapshot(
      `"feed.yaml:2:1 error YAML_BROKEN expected YAML, found this: Map keys must be unique - a value that holds ": " or begins with a special character wants quotation marks"`,
    );
    expect(read('[a, b]: c\n').told).toMatchInlineSnapshot(
      `"feed.yaml:1:1 error YAML_BROKEN expected YAML, found this: With stringKeys, all keys must be strings - a value that holds ": " or begins with a special character wants quotation marks"`,
    );
  });

  it.each(['- a\n- b\n', 'just words\n', '[a, b]\n', '"text"'])(
    'is told for %j, which is no mapping',
    (text) => {
      expect(read(text).mapping).toBeUndefined();
      expect(read(text).told).toBe(
        'feed.yaml:1:1 error YAML_BROKEN expected "key: value" lines, found something else - write one "key: value" a line',
      );
    },
  );

  it('stops at a bomb of aliases', () => {
    const letters = 'bcdefghi'.split('');
    const bomb = letters.map((letter) => {
      const previous = String.fromCharCode(letter.charCodeAt(0) - 1);
      return `${letter}: &${letter} [${Array(10).fill(`*${previous}`).join(', ')}]`;
    });
    const { mapping, told } = read(`a: &a x\n${bomb.join('\n')}\n`);
    expect(mapping).toBeUndefined();
    expect(told).toMatchInlineSnapshot(
      `"feed.yaml:1:1 error YAML_BROKEN expected at most 10000 values, 50 deep, found more - write values out instead of using aliases of aliases, and lists of lists"`,
    );
  });
});
