import fc from 'fast-check';
import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import { describe, expect, it } from 'vitest';
import { collectProblems } from '../../src/syntax/sourceText.ts';
import { parseToml } from '../../src/syntax/toml.ts';
import type { Value } from '../../src/syntax/value.ts';
import { tellAll } from '../support/problems.ts';

function read(text: string, from = 0, to = text.length) {
  const source = { file: 'items/road.md', text };
  const { problems, report } = collectProblems(source);
  const mapping = parseToml(source, from, to, report);
  return { mapping, told: tellAll(problems) };
}

/** A value without its places: mappings as lists of pairs, so that their order counts. */
function plain(value: Value | undefined): unknown {
  if (value?.kind === 'list') return value.values.map(plain);
  if (value?.kind === 'mapping') return value.entries.map((entry) => [entry.key, plain(entry.value)]);
  return value?.kind === 'text' ? value.text : undefined;
}

/** The first value, without its places. */
function firstValue(text: string): unknown {
  return plain(read(text).mapping?.entries[0]?.value);
}

describe('a value', () => {
  it.each([
    '2014-12-21T20:03:00+13:00',
    '2014-12-21 20:03:00',
    '2014-12-21 20:03',
    '2014-12-21',
    '20:03:00',
    '1_000',
    '0x1F',
    '1.50',
    '-inf',
    'true',
  ])('that is no string keeps what was written: %s', (written) => {
    expect(firstValue(`a = ${written} # a comment\n`)).toBe(written);
  });

  it.each([
    { toml: 'a = "Road \\"works\\" \\u0101\\n\\x41"', text: 'Road "works" ā\nA' },
    { toml: "a = 'C:\\road'", text: 'C:\\road' },
    { toml: 'a = """\ntwo\nlines \\\n   more"""', text: 'two\nlines more' },
    { toml: "a = '''\n[x]\n'''", text: '[x]\n' },
    { toml: 'a = ""', text: '' },
  ])('that is a string is its text: $toml', ({ toml, text }) => {
    expect(firstValue(toml)).toBe(text);
  });

  it.each([
    { toml: 'a = [1, "b", [true]]', value: ['1', 'b', ['true']] },
    { toml: 'a = []', value: [] },
    { toml: 'a = {}', value: [] },
    { toml: 'a = {b = 1, c.d = 2, c.e = 3}', value: pairs({ b: '1', c: pairs({ d: '2', e: '3' }) }) },
    { toml: 'a.b.c = 1\na.d = 2', value: pairs({ b: pairs({ c: '1' }), d: '2' }) },
    { toml: '[a]\nb = 1\n"c d" = 2', value: pairs({ b: '1', 'c d': '2' }) },
    { toml: '[a.b]\nc = 1\n[x]\n[a]\nd = 2', value: pairs({ b: pairs({ c: '1' }), d: '2' }) },
    { toml: '[[a]]\nb = 1\n[[a]]\n[[a]]\nb = 2', value: [pairs({ b: '1' }), [], pairs({ b: '2' })] },
    {
      toml: '[[a]]\n[a.b]\nc = 1\n[[a.d]]\n[[a]]\n[a.b]\nc = 2',
      value: [pairs({ b: pairs({ c: '1' }), d: [[]] }), pairs({ b: pairs({ c: '2' }) })],
    },
  ])('that holds others has them in the order written: $toml', ({ toml, value }) => {
    expect(read(toml).told).toBe('');
    expect(firstValue(toml)).toEqual(value);
  });

  it.each(['', '# only a comment\n', '\n\n'])('there is none in %j', (text) => {
    expect(read(text)).toEqual({ mapping: { kind: 'mapping', at: 0, entries: [] }, told: '' });
  });

  it('may have any name', () => {
    const { mapping } = read('__proto__ = 1\nconstructor.prototype.x = 2\n[toString]\n');
    expect(plain(mapping)).toEqual([
      ['__proto__', '1'],
      ['constructor', [['prototype', [['x', '2']]]]],
      ['toString', []],
    ]);
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('is the one that the parser would make of it', () => {
    const keys = fc
      .array(fc.constantFrom('a', 'b', '"é c"'), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join('.'));
    const values = fc.constantFrom('"x"', '"y"', '["x", {a.b = "z"}]', '{a = "x", b.a = "y"}', '[]');
    const lines = fc.oneof(
      keys.map((key) => `[${key}]`),
      keys.map((key) => `[[${key}]]`),
      fc.tuple(keys, values).map(([key, value]) => `${key} = ${value}`),
    );
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 6 }), (written) => {
        const toml = written.join('\n');
        const { mapping } = read(toml);
        expect(mapping && objectOf(mapping)).toEqual(attempt(() => getStaticTOMLValue(parseTOML(toml))));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a place', () => {
  it('is that of each key and value in the file', () => {
    const { mapping } = read('+++\na = "x"\n[b]\nc.d = [1]\n[[e]]\n+++\nbody', 4, 32);
    expect(mapping).toEqual({
      kind: 'mapping',
      at: 4,
      entries: [
        { key: 'a', at: 4, value: { kind: 'text', at: 8, text: 'x' } },
        { key: 'b', at: 13, value: mappingAt(13, [{ key: 'c', at: 16, value: expect.anything() }]) },
        { key: 'e', at: 28, value: { kind: 'list', at: 28, values: [mappingAt(28, [])] } },
      ],
    });
    const inner = mapping?.entries[1]?.value;
    expect(inner?.kind === 'mapping' && inner.entries[0]?.value).toEqual(
      mappingAt(16, [
        { key: 'd', at: 18, value: { kind: 'list', at: 22, values: [{ kind: 'text', at: 23, text: '1' }] } },
      ]),
    );
  });

  it('of a table that is written in two places is the first', () => {
    const value = read('[a.b]\n[a]\nc = 1').mapping?.entries[0]?.value;
    expect(value).toMatchObject({ kind: 'mapping', at: 1, entries: [{ at: 3 }, { at: 10 }] });
  });
});

describe('TOML that is broken', () => {
  it('is told where it breaks', () => {
    expect(read('+++\ntitle = Road\n+++\n', 4, 17)).toEqual({
      mapping: undefined,
      told: 'items/road.md:2:9 error TOML_BROKEN expected TOML, found this: Unexpected character - write one key = value a line; text, and a date in words, wants quotation marks',
    });
  });

  it.each([
    { toml: 'title: Road', place: '1:6', found: 'Unexpected character' },
    { toml: 'a = "ā', place: '1:7', found: 'Unterminated string constant' },
    { toml: 'a =\n', place: '2:1', found: 'Unspecified values are invalid' },
    { toml: 'a = 1\na = 2\n', place: '2:1', found: 'Defining a key multiple times is invalid' },
    { toml: 'a = 1\n[a.b]\n', place: '2:2', found: 'Defining a key multiple times is invalid' },
    { toml: 'a = 2014-02-31', place: '1:14', found: 'Unexpected invalid date' },
    { toml: 'a = "\\ud83d"', place: '1:11', found: 'Invalid code point d83d' },
    { toml: 'a = [1\n', place: '2:1', found: 'Unterminated array' },
  ])('is told at $place: $toml', ({ toml, place, found }) => {
    expect(read(toml).mapping).toBeUndefined();
    expect(read(toml).told).toContain(`:${place} error TOML_BROKEN expected TOML, found this: ${found} - `);
  });
});

describe('TOML without end', () => {
  const tooMuch =
    'items/road.md:1:1 error TOML_BROKEN expected at most 262144 characters of TOML, with tables and arrays at most 50 deep and texts of at most 100000 characters, found more - write it flatter, and long text below the front matter';

  it.each([
    { what: 'a long table', toml: 'a = 1 # a comment\n'.repeat(20_000) },
    { what: 'arrays', toml: `a = ${'['.repeat(50_000)}` },
    { what: 'closed arrays', toml: `a = ${'['.repeat(9000)}${']'.repeat(9000)} # \u0001` },
    { what: 'inline tables', toml: `a = ${'{a='.repeat(9000)}1${'}'.repeat(9000)}` },
    { what: 'dotted keys', toml: `${'a.'.repeat(50_000)}a = 1` },
    { what: 'dotted keys 51 deep', toml: `${'a.'.repeat(51)}a = 1` },
    { what: 'a header', toml: `[${'a.'.repeat(50_000)}a]` },
    { what: 'brackets that comments close', toml: `a = ${'[ #]\n'.repeat(9000)}${']'.repeat(9000)}` },
    { what: 'brackets that strings close', toml: `a = ${'["]",'.repeat(9000)}${']'.repeat(9000)}` },
    { what: 'brackets after four quotation marks', toml: `a = ${'["""a"""",'.repeat(51)}` },
    { what: 'brackets after an escaped one', toml: `a = ${'["""\\"""",'.repeat(51)}` },
    { what: 'brackets after four quotes', toml: `a = ${"['''a'''',".repeat(51)}` },
    { what: 'dotted keys in brackets', toml: `a = ${'{a.a=['.repeat(18)}1${']}'.repeat(18)}` },
    { what: 'the characters of a text', toml: `a = "${'x'.repeat(1_000_000)}"` },
  ])('is refused: $what', ({ toml }) => {
    expect(read(toml)).toEqual({ mapping: undefined, told: tooMuch });
  });

  it.each([
    { what: 'arrays 49 deep', toml: `a = ${'['.repeat(49)}${']'.repeat(49)}` },
    { what: 'dotted keys 50 deep', toml: `${'a.'.repeat(50)}a = 1` },
    { what: 'brackets in a comment', toml: `# ${'['.repeat(60)}\u2028${'['.repeat(60)}\na = 1` },
    { what: 'brackets in a string', toml: `a = "\\"${'['.repeat(60)}"` },
    { what: 'brackets in a literal string', toml: `a = '${'['.repeat(60)}'` },
    { what: 'brackets in lines', toml: `a = """\\"""${'[\n'.repeat(60)}"""""` },
    { what: 'brackets in literal lines', toml: `a = '''''${'[\n'.repeat(60)}'''''` },
    { what: 'brackets side by side', toml: `a = [${'[],'.repeat(60)}]` },
    { what: 'many headers', toml: '[[a]]\n'.repeat(60) },
  ])('is not: $what', ({ toml }) => {
    expect(read(toml).told).toBe('');
    expect(read(toml).mapping?.entries).toHaveLength(1);
  });
});

describe('a text that escapes have brought', () => {
  it('is made like the text of a file', () => {
    expect(plain(read('"e\\u0301" = "e\\u0301\\r\\n\\r"').mapping)).toEqual([['é', 'é\n\n']]);
    expect(read('"e\\u0301" = "e\\u0301\\r\\n\\r"').told).toBe('');
  });

  it('is told where the value or the key stands', () => {
    const { mapping, told } = read('a = "x"\n"b\\u0000" = "\\u0093y\\x0b\\x0b\\ufdd0"');
    expect(plain(mapping)).toEqual([
      ['a', 'x'],
      ['b', '“y'],
    ]);
    expect(told).toMatchInlineSnapshot(`
      "items/road.md:2:1 warning CHARACTER_FORBIDDEN expected text, found the control character U+0000 - it is left out, since no feed may hold it; delete it from the file
      items/road.md:2:13 warning CHARACTER_REPAIRED expected text, found the control character U+0093 - “ (U+201C) is published instead, as Windows-1252 has it; write that in the file
      items/road.md:2:13 warning CHARACTER_FORBIDDEN expected text, found the control character U+000B, 2 times - it is left out, since no feed may hold it; delete it from the file
      items/road.md:2:13 warning CHARACTER_FORBIDDEN expected text, found the noncharacter U+FDD0 - it is left out, since no feed may hold it; delete it from the file"
    `);
  });
});

function pairs(entries: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(entries);
}

function mappingAt(at: number, entries: readonly unknown[]): unknown {
  return { kind: 'mapping', at, entries };
}

function objectOf(value: Value): unknown {
  if (value.kind === 'list') return value.values.map(objectOf);
  if (value.kind !== 'mapping') return plain(value);
  return Object.fromEntries(value.entries.map((entry) => [entry.key, objectOf(entry.value)]));
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
