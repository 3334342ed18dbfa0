import { describe, expect, it } from 'vitest';
import { collectProblems } from '../../src/syntax/sourceText.ts';
import { describe as describeValue } from '../../src/syntax/value.ts';
import { parseYaml } from '../../src/syntax/yaml.ts';
import { tellAll } from '../support/problems.ts';

function read(text: string, from = 0) {
  const source = { file: 'feed.yaml', text };
  const { problems, report } = collectProblems(source);
  const mapping = parseYaml(source, from, text.length, report);
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

describe('a text that escapes have brought', () => {
  it.each([
    { yaml: 'a: "e\\u0301"', text: 'é' },
    { yaml: 'a: "x\\r\\ny\\r"', text: 'x\ny\n' },
    { yaml: 'a: "\\ud83d\\ude00"', text: '😀' },
    { yaml: 'a: "]]>\\_\\L\\t"', text: ']]>\u00a0\u2028\t' },
  ])('is made like the text of a file, without a word, in $yaml', ({ yaml, text }) => {
    expect(read(yaml).mapping?.entries[0]?.value).toEqual({ kind: 'text', at: 3, text });
    expect(read(yaml).told).toBe('');
  });

  it('is told where the value or the key stands', () => {
    const { mapping, told } = read('a: x\n"b\\0": ["\\x93y\\x0b\\x0b", "\\ud83d\\uffff"]');
    expect(mapping?.entries[1]).toMatchObject({
      key: 'b',
      value: { values: [{ text: '“y' }, { text: '\ufffd' }] },
    });
    expect(told).toMatchInlineSnapshot(`
      "feed.yaml:2:1 warning CHARACTER_FORBIDDEN expected text, found the control character U+0000 - it is left out, since no feed may hold it; delete it from the file
      feed.yaml:2:9 warning CHARACTER_REPAIRED expected text, found the control character U+0093 - “ (U+201C) is published instead, as Windows-1252 has it; write that in the file
      feed.yaml:2:9 warning CHARACTER_FORBIDDEN expected text, found the control character U+000B, 2 times - it is left out, since no feed may hold it; delete it from the file
      feed.yaml:2:26 warning CHARACTER_FORBIDDEN expected text, found the lone surrogate U+D83D - U+FFFD is published instead, since it is half of a character; write the whole one
      feed.yaml:2:26 warning CHARACTER_FORBIDDEN expected text, found the noncharacter U+FFFF - it is left out, since no feed may hold it; delete it from the file"
    `);
  });

  it('is told once, however many aliases bring it again', () => {
    const { mapping, told } = read('a: &x {"k\\0": "\\x0b"}\nb: *x\nc: [*x, *x]\nd: "\\x0b"\n');
    expect(mapping?.entries[1]?.value).toMatchObject({ entries: [{ key: 'k', value: { text: '' } }] });
    expect(told.match(/feed\.yaml:\d+:\d+/g)).toEqual(['feed.yaml:1:8', 'feed.yaml:1:15', 'feed.yaml:4:4']);
  });
});

describe('YAML that is too much', () => {
  it('is refused before its keys are compared each with each', () => {
    const keys = (count: number) =>
      Array.from({ length: count }, (_, i) => `${i.toString(36)}: 1\n`).join('');
    expect(read(keys(1000)).told).toBe('');
    expect(read(keys(30_000)).told).toBe(
      'feed.yaml:1001:1 error YAML_BROKEN expected at most 1000 keys, found 30000 - take out those that are not needed',
    );
    expect(read(`a: {${keys(30_000).replaceAll('\n', ', ')}}\n`).told).toContain('found 30000');
  });

  it('is refused where it has too many values', () => {
    const items = (count: number) => `a:\n${'- x\n'.repeat(count)}`;
    expect(read(items(9000)).told).toBe('');
    expect(read(items(10_001)).told).toContain('expected at most 10000 values');
  });

  it('has aliases of what stands above, the last of its name, and of keys too', () => {
    const textOf = (text: string) => JSON.stringify(read(text).mapping?.entries.at(-1)?.value);
    expect(textOf('a: &x 1\nb: &x 2\nc: *x\n')).toContain('"2"');
    expect(textOf('a: &x {k: &y 1}\nb: &y 2\nc: *x\nd: *y\n')).toContain('"2"');
    expect(textOf('&k key: 1\nb: *k\n')).toContain('"key"');
    expect(textOf('a: [&x [1, 2]]\nb: *x\n')).toContain('"2"');
    expect(read('a: *x\nb: &x 1\n').told).toContain('expected an alias of something above');
  });

  it('has no aliases that are searched for each in all of the text', () => {
    const many = (one: (n: number) => string) => Array.from({ length: 3000 }, (_, n) => one(n)).join('');
    const text = `a:\n${many((n) => `  - &a${n} x\n`)}b:\n${many((n) => `  - *a${n}\n`)}`;
    expect(read(text).told).toBe('');
    expect(read(`a: &a x\nb: [${'*a, '.repeat(4000)}]\n`).told).toBe('');
  });

  it('has each key once also within a mapping', () => {
    expect(read('a: {b: 1, c: 2, b: 3}\n').told).toContain('feed.yaml:1:17 error YAML_BROKEN');
    expect(read('a: {b: 1}\nb: {b: 1}\n').mapping).toBeDefined();
  });
});

describe('YAML that is broken', () => {
  it('is told where it breaks', () => {
    expect(read('title: Road: open\n').told).toMatchInlineSnapshot(
      `"feed.yaml:1:8 error YAML_BROKEN expected YAML, found this: Nested mappings are not allowed in compact mappings - write title: 'Road: open'"`,
    );
    expect(read('a: "open\n').mapping).toBeUndefined();
    expect(read('a: 1\na: 2\n').told).toMatchInlineSnapshot(
      `"feed.yaml:2:1 error YAML_BROKEN expected each key once, found "a" a second time - take one of the two out"`,
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
