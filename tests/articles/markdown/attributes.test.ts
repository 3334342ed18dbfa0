import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/articles/markdown/parser.ts';

describe('attributes in a line', () => {
  it.each([
    ['[a](b){:target="_blank" rel=\'me\'}', '<a href="b">a</a>'],
    ['[a](b){#c .d lang=mi onclick=x href=javascript:x}', '<a href="b" id="c" lang="mi">a</a>'],
    ['![a](b.png){width=50 height="40"}', '<img src="b.png" width="50" height="40" alt="a" />'],
    ['*a*{.b} **c**{: .d} `e`{.f}', '<em>a</em> <strong>c</strong> <code>e</code>'],
    ['[*a*](b){#c}', '<a href="b" id="c"><em>a</em></a>'],
    ['[a](b){c}', '<a href="b">a</a>{c}'],
    ['[a](b) {.c} d', '<a href="b">a</a> {.c} d'],
    ['a{.b} c', 'a{.b} c'],
    ['{.b} c', '{.b} c'],
    ['a * {.b} c', 'a * {.b} c'],
    ['*a*[{.b}](c)', '<em>a</em><a href="c">{.b}</a>'],
    ['[[a](b){.c}](d)', '[<a href="b">a</a>](d)'],
  ])('%s', (text, html) => {
    expect(renderMarkdown(`x\n${text}`)).toBe(`<p>x\n${html}</p>\n`);
  });
});

describe('attributes of a block', () => {
  it.each([
    ['One.\n{: .lead #one}', '<p id="one">One.</p>\n'],
    ['{: #one}\nOne.', '<p id="one">One.</p>\n'],
    ['One. {.lead}', '<p>One.</p>\n'],
    ['> One.\n\n{: #one}', '<blockquote id="one">\n<p>One.</p>\n</blockquote>\n'],
    ['One.\n\n{: #one}\n\nTwo.', '<p id="one">One.</p>\n<p>Two.</p>\n'],
    ['- One.\n{: .list}', '<ul>\n<li>One.</li>\n</ul>\n'],
    ['---\n\n{: #one}', '<hr />\n'],
    ['```\na\n```\n{: #one}', '<pre><code>a\n</code></pre>\n'],
    ['# One\n\n{: #two}', '<h1 id="one">One</h1>\n'],
    ['{: #one}', ''],
    ['# One {#two}', '<h1 id="two">One</h1>\n'],
    ['\\begin{align}\na_1\n\\end{align}', '<p>\\begin{align}\na_1\n\\end{align}</p>\n'],
    ['The {: .lead} is', '<p>The {: .lead} is</p>\n'],
    ['One.\n{:toc}', '<p>One.\n{:toc}</p>\n'],
  ])('%j', (text, html) => {
    expect(renderMarkdown(text)).toBe(html);
  });
});
