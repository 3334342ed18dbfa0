import { describe, expect, it } from 'vitest';
import { findMdxCode, withoutMdxExtras } from '../../../src/articles/markdown/mdx.ts';
import { parseHead } from '../../../src/articles/parseHead.ts';
import { tellAll } from '../../support/problems.ts';
import { auckland } from '../../support/publication.ts';
import { wholeArticle } from '../material.ts';

const found = (...lines: string[]) => findMdxCode(lines.join('\n')).map((one) => one.found);

describe('an article in MDX', () => {
  const front = ['---', 'title: Road', 'date: 8 pm on 21 December 2014', '---'];

  it('is Markdown, without its imports and comments', () => {
    const lines = [
      ...front,
      "import Tabs from '@theme/Tabs';",
      '',
      'It is *open*.',
      '',
      '{/* From',
      '',
      'today. */}',
    ];
    const { item, told } = wholeArticle({ file: 'items/road.mdx', lines });
    expect({ content: item.content, told }).toEqual({ content: '<p>It is <em>open</em>.</p>', told: '' });
  });

  it('is refused where something of it would be lost, each kind with its line', () => {
    const text = [...front, '<Tabs>', 'Open', '</Tabs>', '', 'It costs {price}.', '<Tabs>'].join('\n');
    const { head, problems } = parseHead({ file: 'items/road.mdx', text }, auckland);
    expect(head).toBeUndefined();
    expect(tellAll(problems)).toMatchInlineSnapshot(`
      "items/road.mdx:5:1 error MDX_CODE expected Markdown without components and code, found "<Tabs" - it would be lost; write it as Markdown or HTML, or keep the article back with draft: true
      items/road.mdx:9:10 error MDX_CODE expected Markdown without components and code, found "{price}" - it would be lost; write it as Markdown or HTML, or keep the article back with draft: true"
    `);
  });

  it('leaves what it takes out in its place', () => {
    const text = "import a from 'a'\nimport 'b.css';\n\n{/* x */}\nOpen.";
    expect(withoutMdxExtras(text)).toBe(`${' '.repeat(17)}\n${' '.repeat(15)}\n\n         \nOpen.`);
  });
});

describe('code in MDX', () => {
  it.each([
    ['a component', '<Chart data="a" />', '<Chart'],
    ['a part of one', '<motion.div>', '<motion.div'],
    ['a fragment', '<>Open</>', '<>'],
    ['a comment beside words', 'It is open {/* x */} now.', '{/* x */}'],
    ['an expression', 'It costs {price}.', '{price}'],
    ['an object', '<p style={{ color: 1 }}>', '{'],
    ['an export', 'export const a = 1', 'export const a = 1'],
    ['an import that is more than that', "import a from 'a'; const b = 1", "import a from 'a'; const b = 1"],
  ])('is %s', (_, line, what) => {
    expect(found(line)).toContain(what);
  });

  it.each([
    ['code samples', '`<Tabs>` and `{a}`', '', '```', 'export const a = {}', '```'],
    ['escaped braces', 'It costs \\{price}.'],
    ['ids of headings', '## Road {#road}'],
    ['words that begin a line', 'We', 'import and', 'export fish.'],
    ['lower-case HTML', '<b>Open</b>'],
    [
      'imports of any form',
      "import a, { b as c } from 'a';",
      "import * as d from 'd'",
      'import {',
      '  e,',
      '} from "e"',
    ],
    ['comments beside imports', "import a from 'a'", '', '{/* <Tabs> */}'],
    ['an import within a comment', '{/*', '', "import a from 'a'", '', '*/}'],
  ])('is not %s', (_, ...lines) => {
    expect(found(...lines)).toEqual([]);
  });
});
