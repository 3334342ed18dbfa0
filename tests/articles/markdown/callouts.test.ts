import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/articles/markdown/parser.ts';

const quotation = (...blocks: string[]) => `<blockquote>\n${blocks.join('\n')}\n</blockquote>\n`;
const NOTE = '<p><strong>Note</strong></p>';

describe('an alert', () => {
  it.each([
    ['> [!tip]- Mind *this*\n> Text', quotation('<p><strong>Mind <em>this</em></strong></p>', '<p>Text</p>')],
    ['> [!FAQ]+', quotation('<p><strong>Faq</strong></p>')],
    ['> [!NOTE]\n>\n> - a', quotation(NOTE, '<ul>\n<li>a</li>\n</ul>')],
    ['> [!NOTE]\n> a\n> b', quotation(NOTE, '<p>a\nb</p>')],
    ['> a\n>\n> [!NOTE]', quotation('<p>a</p>', '<p>[!NOTE]</p>')],
    ['> [!NOTE](/a)', quotation('<p><a href="/a">!NOTE</a></p>')],
    ['> # [!NOTE]', quotation('<h1 id="note">[!NOTE]</h1>')],
  ])('%j', (text, html) => {
    expect(renderMarkdown(text)).toBe(html);
  });
});

describe('a box between colons', () => {
  it.each([
    [
      '::: tip Mind :::\nText\n:::\nafter',
      `${quotation('<p><strong>Mind</strong></p>', '<p>Text</p>')}<p>after</p>\n`,
    ],
    [
      ':::note[Mind *this*]{.x}\nText',
      quotation('<p><strong>Mind <em>this</em></strong></p>', '<p>Text</p>'),
    ],
    ['::: {.note}\nText\n:::', quotation(NOTE, '<p>Text</p>')],
    ['before\n:::note\n\n- a\n:::', `<p>before</p>\n${quotation(NOTE, '<ul>\n<li>a</li>\n</ul>')}`],
    [
      '::::note\n:::tip\na\n:::\nb\n::::',
      quotation(NOTE, quotation('<p><strong>Tip</strong></p>', '<p>a</p>').trim(), '<p>b</p>'),
    ],
    [':::note\n    :::\n:::', quotation(NOTE, '<pre><code>:::\n</code></pre>')],
    ['- :::note\n  a\n\nb', `<ul>\n<li>\n${quotation(NOTE, '<p>a</p>')}</li>\n</ul>\n<p>b</p>\n`],
    [':::columns\na\n:::', '<p>:::columns\na\n:::</p>\n'],
    ['::: \na', '<p>:::\na</p>\n'],
    ['> a\n    :::note', '<blockquote>\n<p>a\n:::note</p>\n</blockquote>\n'],
    ['    :::note', '<pre><code>:::note\n</code></pre>\n'],
  ])('%j', (text, html) => {
    expect(renderMarkdown(text)).toBe(html);
  });
});

describe('a box below exclamation marks', () => {
  it.each([
    ['!!! note\n    a\n\n    b\n\nc', `${quotation(NOTE, '<p>a</p>', '<p>b</p>')}<p>c</p>\n`],
    ['!!! note inline "Mind"\n    a', quotation('<p><strong>Mind</strong></p>', '<p>a</p>')],
    ['??? note ""\n    a', quotation('<p>a</p>')],
    ['???+ note\n\n    a', quotation(NOTE, '<p>a</p>')],
    ['!!! note\na', '<p>!!! note\na</p>\n'],
    ['!!! note', '<p>!!! note</p>\n'],
    ['!!!\n    a', '<p>!!!\na</p>\n'],
  ])('%j', (text, html) => {
    expect(renderMarkdown(text)).toBe(html);
  });
});
