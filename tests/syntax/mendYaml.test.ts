import { describe, expect, it } from 'vitest';
import { parseAnyYaml } from '../../src/syntax/yaml.ts';

/** Where YAML is told to be broken, and how to mend it. */
function told(text: string) {
  const all: { line: number; mend: string }[] = [];
  parseAnyYaml(
    text,
    0,
    (at, { mend }) => void all.push({ line: text.slice(0, at).split('\n').length, mend }),
  );
  return all;
}

const GENERAL = 'a value that holds ": " or begins with a special character wants quotation marks';

describe('a line that quotation marks mend', () => {
  it.each([
    ['title: Mayor: "no new rates"', `title: 'Mayor: "no new rates"'`],
    ["title: Mayor: it's over", `title: "Mayor: it's over"`],
    [`title: Mayor: "it's over"`, `title: 'Mayor: "it''s over"'`],
    ["title: Mayor: it's a\\b", "title: 'Mayor: it''s a\\b'"],
    ['title: "Mayor" says no', `title: '"Mayor" says no'`],
    ['title: "Yes" and "No"', `title: '"Yes" and "No"'`],
    ["title: 'it's over'", `title: "it's over"`],
    ['title: @home with #1', "title: '@home with #1'"],
    ['title: *bold* move', "title: '*bold* move'"],
    ['title: [Opinion] Rates: up', "title: '[Opinion] Rates: up'"],
    ['title: 100%: sure  ', "title: '100%: sure'"],
    ['tags:\n  - `a`', "- '`a`'"],
  ])('is told as it should be: %j', (written, mended) => {
    const line = written.split('\n').length;
    expect(told(`${written}\ndate: 2024-01-01\n`)).toEqual([{ line, mend: `write ${mended}` }]);
    const whole = written.replace(/^(?=- )|[^\n]*$/, (last) => /^\s*/.exec(last)?.[0] + mended);
    expect(told(`${whole}\ndate: 2024-01-01\n`)).toEqual([]);
  });

  it('is found above the place where the text ends that nothing ended', () => {
    const rest = '\nauthor: Ana\ndate: 2024-01-01\n';
    expect(told(`id: a\ntitle: "Mayor${rest}`)).toEqual([{ line: 2, mend: "write title: 'Mayor'" }]);
    expect(told(`id: a\ntitle: "${rest}`)).toEqual([{ line: 5, mend: GENERAL }]);
  });

  it('is told though another one is broken below it', () => {
    expect(told('title: a: b\nsummary: c: d\n')).toEqual([{ line: 1, mend: "write title: 'a: b'" }]);
  });
});

describe('a line is not shown', () => {
  it.each([
    ['where quotation marks would make a text of a list', 'tags: [a, b\n'],
    ['where it is very long', `title: a: ${'b'.repeat(200)}\n`],
    ['where the text is very long', `title: a: b\n${'c: d\n'.repeat(3000)}`],
    ['where nothing stands beside the key', 'title:\n\tdate: 1\n'],
    ['where they do not mend it', 'a: b\n- e: @x\n'],
    ['where another line is the broken one', 'a: b\n c: d\n'],
  ])('%s', (_, text) => {
    expect(told(text)[0]?.mend).toBe(GENERAL);
  });
});
