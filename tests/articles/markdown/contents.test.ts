import { describe, expect, it, test } from 'vitest';
import { renderMarkdown } from '../../../src/articles/markdown/parser.ts';
import { sanitiseMarkdown } from '../../../src/articles/sanitiseBody.ts';
import { readArticle } from '../material.ts';

const LIST = '<ul>\n<li><a href="#low-water">Low water</a></li>\n</ul>\n';

describe('a table of contents', () => {
  it.each(['[[toc]]', '[[TOC]]', '[[_TOC_]]', '[TOC]', '[toc]', '{{< toc >}}', '{{<toc/>}}', '{{% toc %}}'])(
    'is what %s becomes, and nothing is told',
    (line) => {
      expect(renderMarkdown(`${line}\n\n## Low *water*`)).toContain(`${LIST}<h2 id="low-water">`);
      expect(readArticle({ body: [line, '', '## Low water', '', 'It is low.'] }).told).toBe('');
    },
  );

  it.each([
    ['* TOC\n{:toc}', LIST],
    ['- Contents\n{: toc}', LIST],
    ['1. This is replaced.\n{:toc .wide}', LIST.replaceAll('ul>', 'ol>')],
  ])('is what the list of kramdown becomes: %j', (list, expected) => {
    expect(renderMarkdown(`${list}\n\n## Low water`)).toContain(expected);
    expect(readArticle({ body: [...list.split('\n'), '', '## Low water', '', 'Low.'] }).told).toBe('');
  });

  it('has a list within an item for what is below a heading', () => {
    expect(renderMarkdown('[TOC]\n\n### A\n## B\n#### C\n### D\n## E')).toBe(`<ul>
<li><a href="#a">A</a></li>
<li><a href="#b">B</a>
<ul>
<li><a href="#c">C</a></li>
<li><a href="#d">D</a></li>
</ul>
</li>
<li><a href="#e">E</a></li>
</ul>
<h3 id="a">A</h3>
<h2 id="b">B</h2>
<h4 id="c">C</h4>
<h3 id="d">D</h3>
<h2 id="e">E</h2>
`);
  });

  it('leaves out a heading that is not to be listed', () => {
    const text = '## Contents\n{:.no_toc}\n\n[TOC]\n\n## A {.unlisted}\n\n## Low water';
    expect(renderMarkdown(text)).toContain(`<h2 id="contents">Contents</h2>\n${LIST}<h2 id="a">A</h2>`);
  });

  it('leads to the headings in feeds too', () => {
    const { html } = sanitiseMarkdown('[TOC]\n\n## Low water', 'https://news.example.nz/tide/');
    expect(html).toContain('<a href="https://news.example.nz/tide/#low-water">Low water</a>');
    expect(html).toContain('<h2 id="low-water">');
  });

  it('is nothing where there is no heading, and in a second place', () => {
    expect(renderMarkdown('[TOC]\n\nLow.')).toBe('<p>Low.</p>\n');
    expect(renderMarkdown('[TOC]\n\n## Low water\n\n[TOC]')).toBe(
      `${LIST}<h2 id="low-water">Low water</h2>\n`,
    );
  });
});

test.each([
  ['a line with more in it', 'See [TOC].', '<p>See [TOC].</p>'],
  ['a link of that name', '[toc]\n\n[toc]: /toc', '<p><a href="/toc">toc</a></p>'],
  ['a heading', '## [TOC]', '<h2 id="toc">[TOC]</h2>'],
  ['a code sample', '    [TOC]', '<pre><code>[TOC]'],
  ['a list of two items', '* a\n* b\n{:toc}', '<li>b\n{:toc}</li>'],
  ['a paragraph', 'a\n{:toc}', '<p>a\n{:toc}</p>'],
  ['a list after a list', '- a\n\n1. b\n{:toc}\n2. c', '<li>b\n{:toc}</li>'],
])('%s is no table of contents', (_what, text, expected) => {
  expect(renderMarkdown(text)).toContain(expected);
});
