import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../src/syntax/value.ts';
import { parseAnyYaml } from '../../src/syntax/yaml.ts';
import { parsePlainYaml } from '../../src/syntax/yamlFastPath.ts';

/** What `yaml` makes of a text, with what it would tell. */
function readSlowly(text: string, from: number): Mapping | string[] | undefined {
  const told: string[] = [];
  const mapping = parseAnyYaml(text, from, (index, { message }) => told.push(`${index} ${message}`));
  return told.length > 0 ? told : mapping;
}

const scalar = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('a', 'a b', '“ā” 1', '[a, b]', '"a"', "'a: b'") },
  fc.constantFrom(
    'Road',
    '2014-12-21 20:03',
    '2014-12-21T20:03:00+13:00',
    'true',
    'no',
    '1.50',
    '0x1F',
    '-1',
    '.5',
  ),
  fc.constantFrom(
    'null',
    '~',
    'Null',
    'nullable',
    '"a: b"',
    "'it''s'",
    "'a'",
    '"a\\nb"',
    '""',
    "''",
    '"',
    "'",
    '"a" b',
  ),
  fc.constantFrom(
    'https://a.nz/b#c',
    'a #b',
    'a: b',
    'a:b',
    'a:',
    ':a',
    '#a',
    'a ',
    ' a',
    '...',
    '---',
    '<<',
    '*a',
  ),
  fc.constantFrom(
    '[a, b]',
    '[]',
    '[ a ]',
    '["a, b", c]',
    "['a', b:c]",
    '[a',
    '[a]b',
    '[a,]',
    '[a b, 1]',
    '{a: b}',
    '[[a]]',
  ),
  fc.constantFrom(
    '|',
    '>',
    '&a b',
    '!a b',
    '@a',
    '`a',
    '%a',
    '? a',
    '- a',
    '-',
    ',a',
    '“Tāmaki”',
    '\u3000a',
    'a\u00a0',
    '😀 a',
  ),
  fc.string({
    unit: fc.constantFrom(
      ...'ab1:#-,[]{}"\'&*!|>%@`?.~\\ \t/+$(',
      'ā',
      '“',
      '\u00a0',
      '\u2028',
      '\ufeff',
      '\u0301',
      '\u0007',
      '😀',
    ),
    maxLength: 8,
  }),
);
const list = fc
  .tuple(
    fc.constantFrom('', '  ', ' ', '    '),
    fc.array(scalar, { minLength: 1, maxLength: 3 }),
    fc.constantFrom(' ', '  ', ''),
  )
  .map(([indent, items, space]) => `\n${items.map((item) => `${indent}-${space}${item}`).join('\n')}`);
const mapping = fc
  .tuple(
    fc.array(
      fc.tuple(
        fc.constantFrom('  ', '  ', '    ', ' ', ''),
        fc.constantFrom('a', 'b', 'c', '- d', 'e'),
        scalar,
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    fc.constantFrom(': ', ': ', ':', ':\n'),
  )
  .map(
    ([lines, colon]) => `\n${lines.map(([indent, name, value]) => indent + name + colon + value).join('\n')}`,
  );
/** A text in lines: with empty ones and ones further to the right among them, and with other lines behind it. */
const block = fc
  .tuple(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom('>-', '|', '>', '|-') },
      fc.constantFrom('|+', '|2', '> ', '| # c'),
    ),
    fc.constantFrom(' ', '  ', '  ', '   ', ''),
    fc.array(
      fc.tuple(
        fc.oneof(
          { weight: 8, arbitrary: fc.constantFrom('', '', '\n', '\n\n') },
          fc.constantFrom(' ', '\t', '\n '),
        ),
        fc.oneof(scalar, fc.constantFrom('# a', 'a: b', '- a', '---', '...', '')),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    fc.constantFrom('', '', '\n', '\n \n', '\n   \n', '\n# b'),
  )
  .map(([header, indent, lines, end]) => {
    const written = lines.map(([more, text]) => more.replace(/(?<=\n)$/, indent) + text);
    return ` ${header}\n${written.map((text) => `${text.startsWith('\n') ? '' : indent}${text}`).join('\n')}${end}`;
  });
const key = fc.constantFrom(
  'c',
  'd',
  'e',
  'title',
  'date',
  'a',
  'b',
  'image_alt',
  'null',
  'true',
  'x-y',
  '1',
  '"q"',
  '- a',
  'é',
  '<<',
  '',
  '?',
);
const colon = fc.constantFrom(': ', ': ', ': ', ':', ':  ', ' : ', ':\t');
const line = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(key, colon, scalar).map((parts) => parts.join('')) },
  { weight: 3, arbitrary: fc.tuple(key, list).map(([name, items]) => `${name}:${items}`) },
  { weight: 1, arbitrary: fc.tuple(key, mapping).map(([name, lines]) => `${name}:${lines}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', ' ', '# a', '---', '...', '- a', '  a', '\t', '  - a', '%a', '\r'),
  },
);
const frontMatter = fc
  .tuple(fc.array(line, { maxLength: 4 }), fc.constantFrom('', '\n', '\n\n'))
  .map(([lines, end]) => lines.join('\n') + end);

describe('plain YAML', () => {
  it.each([
    ['front matter', frontMatter],
    ['a text in lines', block.map((lines) => `a:${lines}\nb: c`)],
  ])('is read as `yaml` reads it, wherever it is read at all: %s', (_, written) => {
    let read = 0;
    fc.assert(
      fc.property(written, fc.integer({ min: 0, max: 9 }), (text, from) => {
        const mapping = parsePlainYaml(text, from);
        if (mapping === undefined) return;
        read += 1;
        expect(mapping).toEqual(readSlowly(text, from));
      }),
      { numRuns: 20_000 },
    );
    expect(read).toBeGreaterThan(1000);
  });

  it.each([
    'title: Road\ndate: 2014-12-21 20:03\nauthor: Jane Doe\ntags: [road, Tāmaki Makaurau]\nsummary: The road is open.\n',
    'title: "Road: open"\ndate: 2014-12-21T20:03:00+13:00\nlink: https://news.example.nz/road#top\n',
    "layout: post\ntitle: 'Road'\ncategories:\n  - news\n  - “traffic”\ndraft: false\nweight: 3",
    'title: The 9 o’clock news (again), & more 😀\n\ntags:\n- a\n- b\nimage:\n',
    'title: Road\nsidebar:\n  nav: "docs"\n\n  more:\n    - a\n    - b\n  none:\nbuild:\n    list:\n      deep: 1\n    render: never\n',
    'title: Road\nsummary: >-\n  The road is\n  open.\n\n  # Drive  \n  slowly.\n\ntext: |\n    - a: b\n\n\n    “c”\nbuild:\n  why: >\n    a\n    b\nend: |-\n ---',
    'title: Road\ntags: []\nimage: /ferry.jpg\nprice: $3\nratio: 1/2\n',
  ])('is what front matter is written in: %j', (text) => {
    const mapping = parsePlainYaml(text, 4);
    expect(mapping).toBeDefined();
    expect(mapping).toEqual(readSlowly(text, 4));
  });

  it.each([
    ['', 'nothing'],
    ['a: b\na: c\n', 'a name that is there twice'],
    [`a: ${'b'.repeat(10_000)}\n`, 'a long text'],
    ['a: null\n', 'nothing by another name'],
    ['a: b\u0000\n', 'a character that has to go'],
    ['a: e\u0301\n', 'a character that is not composed'],
    ['a:\n  - b\n - c\n', 'items at two places'],
    ['a:\n  - \n', 'an empty item'],
    ['a: b\n- c\n', 'an item below a value'],
    ['a: [b, [c]]\n', 'a list in a list'],
    ['a: [b\u00a0]\n', 'white space in a list'],
    ['a: [b,]\n', 'an empty part of a list'],
    ['a: |\n', 'an empty block'],
    ['a: |\n\n  b\n', 'a block that begins with an empty line'],
    ['a: >\n  b\n    c\n', 'a line further to the right than its block'],
    ['a: |\n  b\n \n', 'a line of spaces in a block'],
    ['a: |+\n  b\n', 'a block that keeps what is below it'],
    ['a: |2\n  b\n', 'a block that says where it stands'],
    ['a:\n  b: |\n  c\n', 'a block as far to the left as its key'],
    ['a:\n  - |\n    b\n', 'a block in a list'],
    ['a: b # c\n', 'a comment'],
    ['a:\n  b: c\n d: e\n', 'keys at two places'],
    ['a:\n  b: c\n  - d\n', 'an item below a mapping'],
    ['a:\n  - b\n  c: d\n', 'a key below a list'],
    ['a:\n  b:\n- c\n', 'an item to the left of its key'],
    ['a:\n  b: c\n  b: d\n', 'a name that is there twice in a mapping'],
    ['a: b\n  c: d\n', 'a mapping below a value'],
    ['  a: b\n', 'keys that are indented'],
  ])('is not %j, with %s', (text) => {
    expect(parsePlainYaml(text, 0)).toBeUndefined();
  });
});
