import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseData } from '../../src/syntax/dataLiteral.ts';
import { collectProblems } from '../../src/syntax/sourceText.ts';
import type { Value } from '../../src/syntax/value.ts';

function read(text: string) {
  const { problems, report } = collectProblems({ file: 'items/road.md', text });
  const mapping = parseData({ file: 'items/road.md', text }, 0, text.length, report);
  return {
    value: mapping && plain(mapping),
    told: problems.map(({ line, column, message }) => `${line}:${column} ${message}`),
  };
}

function plain(value: Value): unknown {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'list') return value.values.map(plain);
  if (value.kind === 'nothing') return null;
  return Object.fromEntries(value.entries.map((entry) => [entry.key, plain(entry.value)]));
}

describe('data in JSON and JavaScript', () => {
  it.each([
    ['{}', {}],
    [
      '{"a": "b", "c": {"d": [1, -2.5e-3, true, null, []]},}',
      { a: 'b', c: { d: ['1', '-2.5e-3', 'true', null, []] } },
    ],
    ['{ a: \'b\', "c-d": `e`, $f: undefined };', { a: 'b', 'c-d': 'e', $f: null }],
    ['"a": 1, "b": 2', { a: '1', b: '2' }],
    ['const a = 1; let b = "2"\nvar c = [3,];;', { a: '1', b: '2', c: ['3'] }],
    ['/* x */ { // "y"\n a: 1 /* z */ }', { a: '1' }],
    ['{ date: new Date("2014-12-21") }', { date: '2014-12-21' }],
    [
      String.raw`{ a: "\"\\\n\u0101\u{1f389}\x41\ud83c\udf89\q", b: 'it\'s' }`,
      { a: '"\\\nā🎉A🎉q', b: "it's" },
    ],
    ['{ a: "\\u{ffffff}" }', { a: '\ufffd' }],
    ['', {}],
  ])('%s', (text, value) => {
    expect(read(text)).toEqual({ value, told: [] });
  });

  it.each([
    ['{ a: b }', '1:6 expected data, found "b }"'],
    ['{ a: () => 1 }', '1:6 expected data, found "() => 1 }"'],
    ['{ a() { return 1 } }', '1:4 expected : after a name, found "() { return 1 } }"'],
    ['{ a }', '1:5 expected : after a name, found "}"'],
    ['{ ...a }', '1:3 expected a name, found "...a }"'],
    ['{ a: `x$\u007b1}` }', '1:6 expected data, found "`x$\u007b1}` }"'],
    ['{ a: "x', '1:6 expected data, found ""x"'],
    ['{ a: 1', '1:7 expected a comma or }, found nothing'],
    ['{ a: 1 b: 2 }', '1:8 expected a comma or }, found "b: 2 }"'],
    ['{ a: [1 2] }', '1:9 expected a comma or ], found "2] }"'],
    ['{ a: [,] }', '1:7 expected data, found ",] }"'],
    ['{ a: new Date() }', '1:6 expected data, found "new Date() }"'],
    ['{ a: new Map("x") }', '1:6 expected data, found "new Map("x") }"'],
    ['{ a: new Date(1) }', '1:6 expected data, found "new Date(1) }"'],
    ['{ a: 1 } b', '1:10 expected the end of the front matter, found "b"'],
    ['"a": 1 "b": 2', '1:8 expected a comma, found ""b": 2"'],
    ['const a = b;', '1:11 expected data, found "b;"'],
    ['import a from "b"', '1:1 expected an object, found "import a from "b""'],
    ['[1]', '1:1 expected an object, found "[1]"'],
    ['{ a: 1 / 2 }', '1:8 expected a comma or }, found "/ 2 }"'],
  ])('is not all of %s', (text, message) => {
    expect(read(text).told[0]).toContain(message.slice(0, 60));
  });

  it('nests no deeper than front matter does', () => {
    const { value, told } = read(`{ a: ${'['.repeat(100_000)}`);
    expect({ value, told: told.length }).toEqual({ value: undefined, told: 1 });
    expect(told[0]).toContain('expected lists and objects at most 50 deep');
  });

  it.each(['/*', '"\\', '`', '{a:[', 'new ', '- '])('is given up at once: %s', (part) => {
    expect(read(`{ a: ${part.repeat(100_000)}`).told).toHaveLength(1);
  });

  it('is what JSON says', () => {
    const texts = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,5}$/),
      fc.array(fc.stringMatching(/^[\w"'\\\n ]*$/)),
    );
    fc.assert(
      fc.property(texts, (value) => {
        expect(read(JSON.stringify(value))).toEqual({ value: { ...value }, told: [] });
      }),
    );
  });

  it('is read or told, whatever it is', () => {
    const part = fc.constantFrom(
      ...'{}[](),:;="\'`\\/*$\na1-.'.split(''),
      'new ',
      'Date',
      'const ',
      'null',
      'title',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const { value, told } = read(parts.join(''));
        expect(value === undefined).toBe(told.length > 0);
      }),
    );
  });
});
