import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMdxCode, withoutMdxExtras } from '../../../src/articles/markdown/mdx.ts';
import { parseHead } from '../../../src/articles/parseHead.ts';
import { auckland } from '../../support/publication.ts';
import { wholeArticle } from '../material.ts';

const FRONT = ['---', 'title: Road', 'date: 8 pm on 21 December 2014', '---'];
const read = (...body: string[]) => {
  const { item, told } = wholeArticle({ file: 'items/road.mdx', lines: [...FRONT, ...body] });
  return { content: item.content?.replace(/ +/g, ' '), told };
};
const found = (...lines: string[]) =>
  findMdxCode(lines.join('\n')).map(({ kind, fault }) => `${fault.code} ${kind}`);

describe('an article in MDX', () => {
  it('is Markdown, without its imports, exports and comments', () => {
    expect(
      read(
        "import Tabs from '@theme/Tabs';",
        'export const a = () => {',
        '  const b = {};',
        '',
        '  return <b>{b}</b>;',
        '};',
        '',
        'It is *open*.',
        '',
        '{/* From',
        '',
        'today. */}',
      ),
    ).toEqual({ content: '<p>It is <em>open</em>.</p>', told: '' });
  });

  it('may begin with empty lines', () => {
    for (const empty of [[''], ['', '  ', '']])
      expect(read(...empty, "import Tabs from '@theme/Tabs';", '', 'Open.')).toEqual({
        content: '<p>Open.</p>',
        told: '',
      });
  });

  it('keeps what is in components, as Markdown, and tells each name once', () => {
    const { content, told } = read(
      '<Link href="#" onclick="alert(\'a > b\')">Come to the **sea**</Link> today.',
      '',
      '<Tabs items={["a", `}`]}>',
      '    <Tab label="x">',
      '        All of it.',
      '',
      '        ```js',
      '        const a = {}',
      '        ```',
      '    </Tab>',
      '  <Tab>And more',
      '  </Tab>',
      '</Tabs>',
      '',
      '<>The <motion.b',
      '  animate={{ x: 1 }}',
      '  size="2">end</motion.b></>.',
    );
    expect(content).toBe(
      '<p>Come to the <strong>sea</strong> today.</p>\n<p>All of it.</p>\n<pre><code>const a = {} \n</code></pre>\n<p>And more</p>\n<p>The \n\nend .</p>',
    );
    expect(told.split('\n').map((line) => line.split(' - ')[0])).toEqual([
      `items/road.mdx:5:1 warning ELEMENT_UNKNOWN expected an element of HTML, found "<Link href="#" onclick="alert('a > b')">"`,
      'items/road.mdx:7:1 warning ELEMENT_UNKNOWN expected an element of HTML, found "<Tabs items={["a", `}`]}>"',
      'items/road.mdx:8:5 warning ELEMENT_UNKNOWN expected an element of HTML, found "<Tab label="x">"',
      'items/road.mdx:19:7 warning ELEMENT_UNKNOWN expected an element of HTML, found "<motion.b animate={{ x: 1 }} size="2">"',
    ]);
  });

  it('has texts in braces, and pictures of components with an address', () => {
    const { content, told } = read(
      'It is{" "}',
      'open {`now`} {/* x */}',
      'and {}then.',
      '',
      '<Image src="https://a.example/a.png" alt="A ferry" />',
      '',
      '<p style={{ color: 1 }} className="x" title={"Sea"}>The sea</p>',
    );
    expect(content).toBe(
      '<p>It is \nopen now \nand then.</p>\n<figure><img src="https://a.example/a.png" alt="A ferry"></figure>\n\n<p title="Sea">The sea</p>',
    );
    expect(told).toBe('');
  });

  it('is refused where words of it would be lost, with the line', () => {
    const text = [...FRONT, '<Tabs>', 'Open', '</Tabs>', '', 'It costs {price}.', '<Tabs>'].join('\n');
    const { head, problems } = parseHead({ file: 'items/road.mdx', text }, auckland);
    expect(head).toBeUndefined();
    expect(problems.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`)).toEqual(
      [
        '5:1 ELEMENT_UNKNOWN expected an element of HTML, found "<Tabs>"',
        '9:10 MDX_CODE expected Markdown without code, found "{price}"',
      ],
    );
  });

  it('leaves what it takes out in its place', () => {
    const text = "import a from 'a'\nimport 'b.css';\n\n{/* x */}\nOpen <A>now</A>, <A/> and {'here'}.";
    const shown = withoutMdxExtras(text);
    expect(shown).toBe(
      `${' '.repeat(17)}\n${' '.repeat(15)}\n\n${' '.repeat(9)}\nOpen    now</x>, </x> and here</x>.`,
    );
  });
});

describe('code in MDX', () => {
  it.each([
    ['an expression', 'It costs {price}.', 'MDX_CODE {price}'],
    ['an expression that nothing closes', 'It costs {price.', 'MDX_CODE {price.'],
    [
      'an expression over lines',
      '{all.map(',
      '  (a) => <b>{a}</b>',
      ')}',
      'MDX_CODE {all.map(\n  (a) => <b>{a}</b>\n)}',
    ],
    ['an address', '<img src={hero} alt="a" />', 'MDX_CODE src={hero}'],
    ['all attributes', '<a {...all}>b</a>', 'MDX_CODE {...all}'],
    ['a picture of a component with code', '<Image src={hero} />', 'ELEMENT_UNKNOWN <Image'],
    ['a component that shows nothing', '<Chart data={{ a: "}" }} />', 'ELEMENT_UNKNOWN <Chart'],
    ['more than a comment', '{/* a */ b}', 'MDX_CODE {/* a */ b}'],
    ['a text with signs', '{"*"}', 'MDX_CODE {"*"}'],
    [
      'front matter',
      'export const frontmatter = { draft: true }',
      'MDX_CODE export const frontmatter = { draft: true }',
    ],
    ['an import that is more', "import a from 'a'; const b = 1", "MDX_CODE import a from 'a'; const b = 1"],
    ['a word', 'export default rates rise.', 'MDX_CODE export default rates rise.'],
  ])('is %s', (_, ...lines) => {
    expect(found(...lines.slice(0, -1))).toEqual([lines.at(-1)]);
  });

  it.each([
    ['code samples', '`<Tabs>` and `{a}`', '', '```', 'export const a = {}', '```'],
    ['code samples in elements', '<div>', '    ```', '    {a}', '    ```', '</div>'],
    ['escaped braces', 'It costs \\{price}.'],
    ['ids of headings', '## Road {#road}'],
    ['words that begin a line', 'We', 'import and', 'export fish.'],
    ['lower-case HTML', '<b class="a">Open</b> <br/>'],
    ['comparisons', '1 < 2 and <A'],
    [
      'imports of any form',
      "import a, { b as c } from 'a';",
      "import * as d from 'd'",
      'import {',
      '  e,',
      '} from "e"',
    ],
    [
      'exports of any form',
      'export default ({ children }) => <b>{children}</b>',
      '',
      "export * from 'a'",
      '',
      'export { b }',
    ],
    ['comments beside imports', "import a from 'a'", '', '{/* <Tabs> */}'],
    ['an import within a comment', '{/*', '', "import a from 'a'", '', '*/}'],
  ])('is not %s', (_, ...lines) => {
    expect(found(...lines)).toEqual([]);
  });

  it.each([
    '{',
    '<A a=',
    '<A {',
    ' a',
    '{\n',
    'import {\n\n',
    '<A\n',
    '{/*',
    '    ```\n',
    ' \n',
    'export const a = `',
  ])('is looked for in any number of %j', (part) => {
    const text = `<A${part.repeat(20_000)}`;
    expect(withoutMdxExtras(text)).toHaveLength(text.length);
  });

  it('leaves all lines where they are, whatever it is', () => {
    const part = fc.constantFrom(
      ...[
        '<',
        '>',
        '/',
        '{',
        '}',
        'A',
        'a',
        ' ',
        '\n',
        '    ',
        '"',
        "'",
        '`',
        '=',
        '/*',
        '*/',
        '```',
        '\n\n',
        '- ',
      ],
      ...[
        'import ',
        'export ',
        'from',
        'const b = ',
        '<Tab>',
        '</Tab>',
        '<Image src="a"/>',
        '\t',
        '\\',
        '{" "}',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const shown = withoutMdxExtras(text);
        const breaks = (of: string) => [...of.matchAll(/\n/g)].map(({ index }) => index);
        expect(breaks(shown)).toEqual(breaks(text));
        expect(shown).toHaveLength(text.length);
      }),
    );
  });

  it.each([
    'publish = false',
    'isDraft = true',
    'drafts = true',
    'meta = { unpublished: true }',
    'listed = false',
  ])('is not published where an export may keep it back: %s', (statement) => {
    expect(found(`export const ${statement}`)).toEqual([`MDX_CODE export const ${statement}`]);
  });

  it.each([
    ['imports before a text', `${"import a from 'a'; \n".repeat(60)}and more.`],
    ['code samples of many lines', `${'    ```\n    ```\n'.repeat(20_000)}`],
    ['empty lines before a text', `.\n${' \n'.repeat(200_000)}and more.`],
  ])('reads a thousand %s in no time', (_what, text) => {
    const start = performance.now();
    withoutMdxExtras(text);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
