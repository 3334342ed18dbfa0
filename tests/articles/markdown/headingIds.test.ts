import { describe, expect, it, test } from 'vitest';
import { renderMarkdown } from '../../../src/articles/markdown/parser.ts';
import { sanitiseMarkdown } from '../../../src/articles/sanitiseBody.ts';
import { readArticle } from '../material.ts';

const PAGE = 'https://news.example.nz/tide/';

/** The ids of the headings of a text. */
function idsOf(...lines: string[]): string[] {
  return [...renderMarkdown(lines.join('\n')).matchAll(/<h\d id="([^"]*)"/g)].map(([, id]) => `${id}`);
}

describe('a heading has the id that GitHub makes of its text', () => {
  it.each([
    ['## What it costs', 'what-it-costs'],
    ['## What  it costs?', 'what--it-costs'],
    ['## The “new” ferry, *at last*', 'the-new-ferry-at-last'],
    ['## Run `npm ci` in snake_case', 'run-npm-ci-in-snake_case'],
    ['## [A link](/b) and ![a picture](/a.png)', 'a-link-and-'],
    ['## Tāmaki', 'tāmaki'],
    ['## 道路', '道路'],
    ['## C++ & C#', 'c--c'],
    ['## 1.2.0 - 2015', '120---2015'],
    ['Low\nwater\n===', 'low-water'],
    ['Low\\\nwater\n---', 'low-water'],
    ['## Low[^1]\n\n[^1]: Water.', 'low'],
    ['> ## Low', 'low'],
  ])('%j has %s', (text, id) => {
    expect(idsOf(text)).toEqual([id]);
  });

  it('has a number where another has it already', () => {
    expect(idsOf('# A', '## A', '## A 1', '## A')).toEqual(['a', 'a-1', 'a-1-1', 'a-2']);
  });

  it('is called heading, as in Hugo, where it has neither a letter nor a digit', () => {
    expect(idsOf('## 🎉', '##', '## ?!')).toEqual(['heading', 'heading-1', 'heading-2']);
  });
});

describe('a heading has the id that its author gave it', () => {
  it.each([
    ['## Wind {#low}', 'Wind'],
    ['## Wind {#low .wide}', 'Wind'],
    ['## Wind {.wide #low key="a b"}', 'Wind'],
    ['## Wind { #low - }', 'Wind'],
    ['## Wind {:#low}', 'Wind'],
    ['## Wind {: #low .wide}', 'Wind'],
    ['## Wind ## {#low}', 'Wind'],
    ['## C# {#low}', 'C#'],
    ['## Wind {#low} ##', 'Wind'],
    ['Wind {#low}\n---', 'Wind'],
    ['Wind ## {#low}\n---', 'Wind ##'],
    ['## *Wind*{#wind}\n{: #low}', '<em>Wind</em>'],
    ['## Wind\n{: #low .wide}', 'Wind'],
    ['Wind\n---\n{: #low}', 'Wind'],
    ['## {#low}', ''],
  ])('%j', (text, shown) => {
    expect(renderMarkdown(text)).toBe(`<h2 id="low">${shown}</h2>\n`);
  });

  it('before the text that follows the line below', () => {
    expect(renderMarkdown('## Wind\n{: #low}\nIt *blows*.')).toBe(
      '<h2 id="low">Wind</h2>\n<p>It <em>blows</em>.</p>\n',
    );
  });

  it('and others give way to it', () => {
    expect(idsOf('## Wind', '## Gale {#wind}')).toEqual(['wind-1', 'wind']);
  });

  it('and keeps its own where it has only a class', () => {
    expect(idsOf('## Wind {.wide}')).toEqual(['wind']);
  });
});

describe('a heading shows braces that are no attributes', () => {
  it.each([
    ['## Wind \\{#low}', 'Wind {#low}'],
    ['## Wind {#}', 'Wind {#}'],
    ['## Wind {low}', 'Wind {low}'],
    ['## Wind{#low}', 'Wind{#low}'],
    ['## `{#low}`', '<code>{#low}</code>'],
    ['## Wind {#low} and more', 'Wind {#low} and more'],
  ])('%j', (text, shown) => {
    expect(renderMarkdown(text)).toContain(`>${shown}</h2>`);
  });

  it('and so does a line below of no form', () => {
    expect(renderMarkdown('## Wind\n{: low }')).toContain('<p>{: low }</p>');
  });

  it.each([
    ['with an empty line between', '## Wind\n\n{: #low}'],
    ['of another block', '## Wind\n- {: #low}'],
  ])('but no line below is its own %s', (_what, text) => {
    expect(renderMarkdown(text)).toContain('<h2 id="wind">Wind</h2>');
  });
});

test('attributes that are read are not told as template code', () => {
  const body = ['## One {:#a}', '', 'Two {:#b}', '---', '{: .c}', '', '## Three', '{: #d}', '', '[1](#a)'];
  expect(readArticle({ body }).told).toBe('');
  expect(readArticle({ body: ['## {{ road }} {:#a}'] }).told).toContain('found "{{ road }}"');
});

describe('the ids of an article', () => {
  it('are all on its page, and in feeds where a link of the article leads to', () => {
    const { html, pageHtml } = sanitiseMarkdown('[b](#wind)\n\n## Wind\n\n## Tide {#low}', PAGE);
    expect(html).toBe(`<p><a href="${PAGE}#wind">b</a></p>\n<h2 id="wind">Wind</h2>\n<h2>Tide</h2>`);
    expect(pageHtml).toBe(html.replace('<h2>', '<h2 id="low">'));
  });

  it('are the same where raw HTML stands among them', () => {
    const { html, pageHtml } = sanitiseMarkdown('<div>a</div>\n\n## Wind\n\n<h2 id="wind">b</h2>', PAGE);
    expect(html).toBe('<p>a</p>\n\n<h2>Wind</h2>\n<h2>b</h2>');
    expect(pageHtml).toBe('<p>a</p>\n\n<h2 id="wind">Wind</h2>\n<h2>b</h2>');
  });
});
