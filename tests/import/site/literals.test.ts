import { describe, expect, it } from 'vitest';
import { openProgram } from '../../../src/import/site/literals.ts';
import { assignedBy, callsOf, constantIn, exportedBy } from '../../../src/import/site/program.ts';
import type { Written } from '../../../src/import/site/written.ts';

const COMPUTED = '(computed)';

/** A value without its places. The first of two keys counts. */
function plain(value: Written | undefined): unknown {
  switch (value?.kind) {
    case 'text':
      return value.text;
    case 'list':
      return value.values.map(plain);
    case 'mapping':
      return Object.fromEntries(value.entries.toReversed().map(({ key, value: one }) => [key, plain(one)]));
    case 'computed':
      return COMPUTED;
    default:
      return null;
  }
}

const exported = (text: string) => plain(exportedBy(openProgram(text, 'javascript')));
const assigned = (text: string) => plain(assignedBy(openProgram(text, 'python')));
const valueIn = (text: string) => (exported(`export default { a: ${text} }`) as { a: unknown }).a;

describe('what a JavaScript module exports', () => {
  it.each([
    ['export default { a: 1 };'],
    ['module.exports = { a: 1 }'],
    ['export default defineConfig({ a: 1 })'],
    ['export default withMermaid(defineConfig({ a: 1 }), more);'],
    ['const own = { a: 1 };\nexport default extendOwn(own)'],
    ['export const a = 1;\nexport function b() {}'],
    ['const config = { a: 1 };\nexport default config;'],
    ['const config: Config<() => void> = { a: 1 };\n\nexport default config'],
    ['/** @type {Config} */\nmodule.exports = ({ a: 1 });'],
    ['export default { a: 1 } satisfies Config;'],
    ['export default function (eleventy) {\n  if (x) { return; }\n  return { a: 1 };\n}'],
    ['export default async () => { const b = 1; return { a: 1 } }'],
    ['module.exports = (config) => ({ a: 1 });'],
    ['function make() {\n  return { a: 1 }\n}\nexport default make;'],
  ])('%s', (text) => {
    expect(exported(text)).toEqual({ a: '1' });
  });

  it.each([
    ['export default make();'],
    ['import x from "y";'],
    [''],
    ['module.exports ='],
    ['export default class {}'],
  ])('%s is computed', (text) => {
    expect(exported(text)).toBe(COMPUTED);
  });
});

describe('a value in JavaScript', () => {
  it.each<[string, unknown]>([
    [`'it\\'s'`, "it's"],
    ['"a\\tb\\u00e9\\u{1F40B}\\x41\\q"', 'a\tbé🐋Aq'],
    ['"\\u{110000}"', '\ufffd'],
    ['`plain`', 'plain'],
    ['-1.5', '-1.5'],
    ['true', 'true'],
    ['null', null],
    ['undefined', null],
    ['[1, [2,], "c",]', ['1', ['2'], 'c']],
    ['{ b: { "c-d": 1, 2: 3 }, }', { b: { 'c-d': '1', 2: '3' } }],
    ['"x" as const', 'x'],
    ['("x")', 'x'],
    ['[/"[/"]/, "c"]', [COMPUTED, 'c']],
    ['{ b() { return { c: 1 } }, d: "e" }', { b: COMPUTED, d: 'e' }],
    ['{ [b]: 1, d: "e" }', { '[': COMPUTED, d: 'e' }],
    ['{ ...rest, d: "e" }', { '...': COMPUTED, d: 'e' }],
  ])('%s', (text, expected) => {
    expect(valueIn(text)).toEqual(expected);
  });

  it.each([
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is that which is read
    ['`to ${name}`'],
    ['"a" + b'],
    ['"a"\n + b'],
    ['process.env.URL'],
    ['process.env.URL || "x"'],
    ['x ? "a" : "b"'],
    ['(x, y)'],
    ['() => 1'],
    ['(x) => 1'],
    ['read("x")'],
    ['new URL("x")'],
    ['-x'],
    ['!x'],
    ['"a".length'],
  ])('%s is computed', (text) => {
    expect(valueIn(text)).toBe(COMPUTED);
  });

  it('may have comments, and texts that look like comments', () => {
    const text =
      'export default {\n  // b: 1,\n  /* c: 1, */ url: "https://a.example", // d\n  "e": \'/* f */\',\n}';
    expect(exported(text)).toEqual({ url: 'https://a.example', e: '/* f */' });
  });

  it('is that of a constant where it is a name, or a part of one', () => {
    const text = `
      let unset;
      const title = 'A';
      const site = { url: 'https://a.example', more: { lang: 'mi' } };
      export default { title, url: site.url, lang: site.more.lang, none: site.none, other: nowhere, unset, ...site.more }`;
    expect(exported(text)).toEqual({
      title: 'A',
      url: 'https://a.example',
      lang: 'mi',
      none: COMPUTED,
      other: COMPUTED,
      unset: COMPUTED,
    });
  });

  it('is computed where names stand for each other without an end', () => {
    expect(exported('const a = b;\nconst b = a;\nexport default { a, c: 1 };')).toEqual({
      a: COMPUTED,
      c: '1',
    });
    const names = Array.from({ length: 40 }, (_, n) => `const a${n} = [a${n + 1}, a${n + 1}];`).join('\n');
    expect(exported(`${names}\nexport default { a0, c: 1 };`)).toMatchObject({ c: '1' });
  });

  it('is computed where a name is that of a member of every object', () => {
    expect(exported('export default { a: constructor, b: toString, c: 1 };')).toEqual({
      a: COMPUTED,
      b: COMPUTED,
      c: '1',
    });
  });

  it('is computed where it is nested too deep', () => {
    expect(JSON.stringify(valueIn(`${'['.repeat(5000)}1${']'.repeat(5000)}`))).toContain(COMPUTED);
  });

  it('is found soon, whatever signs stand before it', () => {
    expect(exported(`${',/['.repeat(50_000)}\nexport default { a: 'b' };`)).toEqual({ a: 'b' });
  });

  it('ends where the file does', () => {
    expect(exported('export default { a: "b", c: [1, { d')).toEqual({ a: 'b', c: ['1', { d: COMPUTED }] });
    expect(exported("export default { a: 'b")).toEqual({ a: COMPUTED });
  });
});

describe('what else a JavaScript program says', () => {
  it('has constants', () => {
    const program = openProgram("export const A = 'a';\nvar b = { c: 'd' }\nlet e;", 'javascript');
    expect(['A', 'b', 'e', 'f'].map((name) => plain(constantIn(program, name)))).toEqual([
      'a',
      { c: 'd' },
      null,
      null,
    ]);
  });

  it('has calls, each with what it is given', () => {
    const program = openProgram("x.copy('a');\nx.copy({ b: '/' }, y);\nx.copy\ncopy()", 'javascript');
    expect(callsOf(program, 'copy').map((given) => given.map(plain))).toEqual([
      ['a'],
      [{ b: '/' }, COMPUTED],
      [],
    ]);
  });
});

describe('what a Python program assigns at its margin', () => {
  it.each<[string, unknown]>([
    ["A = 'a'  # a comment with ' in it", { A: 'a' }],
    ['A = u"a\\n"', { A: 'a\n' }],
    ["A = r'\\d'", { A: '\\d' }],
    ["A = '''it's\nlong'''", { A: "it's\nlong" }],
    ['A = """it\'s "here\\""""', { A: 'it\'s "here"' }],
    ["A = ('a '\n     'b')", { A: 'a b' }],
    ["A = ('a',)", { A: ['a'] }],
    ["A = (('a', 'b'), ('c',))", { A: [['a', 'b'], ['c']] }],
    ['A = []\nB = ()', { A: [], B: [] }],
    ['A = True\nB = None\nC = -3', { A: 'true', B: null, C: '-3' }],
    ["B = 'b'\nA = {B: 'c', 'd': 'e', f: 'g', 1: 'h'}", { A: { b: 'c', d: 'e', f: 'g', 1: 'h' }, B: 'b' }],
    ["A = 'a'\nA = 'b'", { A: 'b' }],
    ["if x:\n    A = 'a'\nB = 'b'", { B: 'b' }],
    ["A == 'a'", {}],
    ["B = 'b'\nA = B\n", { A: 'b', B: 'b' }],
  ])('%s', (text, expected) => {
    expect(assigned(text)).toEqual(expected);
  });

  it.each([
    ["f'{x}'"],
    ["'a' + 'b'"],
    ["_('a')"],
    ["os.environ.get('A', 'b')"],
    ['[x for x in y]'],
    ["'a' if x else 'b'"],
  ])('%s is computed', (text) => {
    const { A } = assigned(`A = ${text}\nB = 'b'`) as Record<string, unknown>;
    expect(JSON.stringify(A)).toContain(COMPUTED);
  });
});
