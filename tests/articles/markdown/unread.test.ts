import { describe, expect, it } from 'vitest';
import { dialectWith } from '../../../src/model/markdown.ts';
import { auckland } from '../../support/publication.ts';
import { readArticle } from '../material.ts';

/** What is told of a body, as line:column and what was found. */
function told(body: string, settings = auckland): string[] {
  const lines = readArticle({ body: body.split('\n'), settings }).told.split('\n');
  return lines
    .filter((line) => line.includes('TEMPLATE_CODE'))
    .map((line) => line.replace(/^items\/road\.md:(\d+:\d+) .*found "(.*)" - .*$/, '$1 $2'));
}

describe('a form that nobody reads', () => {
  it.each([
    ['One. ^37066d', '5:6 ^37066d'],
    ['A {++new++} b', '5:3 {++new++}'],
    ['A {>> for the editor <<} b', '5:3 {>> for the editor <<}'],
    [':::columns\na\n:::', '5:1 :::columns'],
    ['::: {.columns}\na\n:::', '5:1 ::: {.columns}'],
    ['/// details\na\n///', '5:1 /// details'],
    ['.. image:: a.png', '5:1 .. image::'],
    ['@[toc]', '5:1 @[toc]'],
    ['See {ref}`a`', '5:5 {ref}'],
    ['```{note}\na\n```', '5:1 ```{note}'],
    ['H~2~O and CO~2~', '5:1 H~2~'],
    ['x^2^ y^3^', '5:1 x^2^'],
    ['So $x_1$ and \\(y^2\\)', '5:4 $x_1$'],
    ['So \\(y^2\\)', '5:4 \\(y^2\\)'],
    ['$$\na_1\n$$', '5:1 $$ a_1 $$'],
    ['\\begin{a}\nb_1\n\\end{a}', '5:1 \\begin{a}'],
    ['**a** {: .b} c', '5:7 {: .b}'],
    ["import Link from '../Link.astro';", "5:1 import Link from '../Link.astro';"],
    ["import '../a.css'", "5:1 import '../a.css'"],
    ['export const a = 1', '5:1 export const a = 1'],
    ['See <Chart data={[1, 2]} /> here', '5:5 <Chart data={[1, 2]} />'],
  ])('is told: %s', (body, found) => {
    expect(told(body)).toEqual([found]);
  });

  it.each([
    '`{++a++} ^abcd $x_1$ {ref}`',
    '```\n:::columns\n@[toc]\n```',
    '````\n```{note}\na\n```\n````',
    '```{r}\na\n```',
    ':::note\na\n:::',
    '[a](b){: .c}\n{: .d}',
    '%%x^2^ {{ a }}%% a',
    'up 10 ^2',
    '$HOME_A and $HOME_B',
    'from $5_000 and $6',
    '\\(see below\\) \\[1\\]',
    'a.. b::',
    "import taxes don't fall",
    'export controls',
    '```\nimport a from "b"\n```',
    'if a <B and {c} > d',
  ])('is not told: %s', (body) => {
    expect(told(body)).toEqual([]);
  });

  it('is told with the setting that has it read', () => {
    expect(readArticle({ body: ['H~2~O'] }).told).toMatchInlineSnapshot(
      `"items/road.md:5:1 warning TEMPLATE_CODE expected text, found "H~2~" - readers see it as it is written; write "markdown: { subscript: true }" in feed.yaml to have it read"`,
    );
  });

  it('is told without it where the setting is on', () => {
    const settings = { ...auckland, markdown: dialectWith({ math: true }) };
    expect(readArticle({ body: ['So $\\nope$.'], settings }).told).toMatchInlineSnapshot(
      `"items/road.md:5:4 warning TEMPLATE_CODE expected text, found "$\\nope$" - readers see it as it is written; write what it would show, or take it out"`,
    );
  });

  it('is told in what is a comment elsewhere', () => {
    const settings = { ...auckland, markdown: dialectWith({ comments: false }) };
    expect(told('%%x^2^%% a', settings)).toEqual(['5:3 x^2^']);
  });

  it('is what was asked for, where there is nothing but CommonMark', () => {
    expect(told('H~2~O {ref}`a`', { ...auckland, markdown: [] })).toEqual([]);
  });
});
