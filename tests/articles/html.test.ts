import { describe, expect, it } from 'vitest';
import { parseHead } from '../../src/articles/parseHead.ts';
import { tellAll } from '../support/problems.ts';
import { auckland } from '../support/publication.ts';
import { wholeArticle } from './material.ts';

function read(body: readonly string[], front: readonly string[] = ['title: Road'], file = 'items/road.html') {
  const { item, told } = wholeArticle({
    file,
    lines: ['---', 'date: 8 pm on 21 December 2014', ...front, '---', ...body],
  });
  return { title: item.title, content: item.content, told };
}

describe('an article in HTML', () => {
  it('is read as it is, and no Markdown', () => {
    expect(read(['<p>It is *open*.</p>', '', '    <p>All day.</p>'])).toEqual({
      title: 'Road',
      content: '<p>It is *open*.</p>\n\n    <p>All day.</p>',
      told: '',
    });
    expect(read(['<p>Open.</p>'], ['title: Road'], 'items/road.HTM').content).toBe('<p>Open.</p>');
  });

  it('is told of what is taken out, and of template code, each where it stands', () => {
    const { told } = read(['<p>It is <code>{{ a }}</code> {{ b }}.</p>', '<script>x()</script>']);
    expect(told).toMatchInlineSnapshot(`
      "items/road.html:5:31 warning TEMPLATE_CODE expected text, found "{{ b }}" - readers see it as it is written; write what it would show, or take it out
      items/road.html:6:1 warning CONTENT_REMOVED expected what readers keep, found <script> - readers would not show it; take it out, or link to it"
    `);
  });

  it('has the heading that it begins with for a title', () => {
    const { title, content } = read(['<!-- x -->', '<h1>The <em>road</em></h1>', '<p>Open.</p>'], []);
    expect({ title, content }).toEqual({ title: 'The road', content: '<p>Open.</p>' });
    expect(read(['<p>Open.</p>', '<h1>Road</h1>'], []).title).toBe('');
    expect(read(['Open.'], []).title).toBe('');
    expect(read(['<h1>Road', '<p>Open.</p>'], []).title).toBe('');
  });

  it('may be a whole page: what is in its body counts', () => {
    const page = [
      '<!doctype html>',
      '<html><head><title>Road &amp; sea</title>',
      '<style>p {}</style></head>',
    ];
    const body = ['<body class="a">', '<p>Open.</p>', '</body></html>'];
    expect(read([...page, ...body])).toEqual({ title: 'Road', content: '<p>Open.</p>', told: '' });
    expect(read([...page, ...body], []).title).toBe('Road & sea');
    expect(read([...page, '<body><h1>The road</h1><p>Open.</p>'], []).title).toBe('The road');
  });
});

describe('a page of a site', () => {
  const read = (text: string) => parseHead({ file: 'items/about.html', text }, auckland);

  it('is no article without front matter, or without a date', () => {
    const parsed = read('<p>About us</p>');
    expect(parsed.head).toBeUndefined();
    expect(tellAll(parsed.problems)).toMatchInlineSnapshot(
      `"items/about.html:1:1 note FORMAT_UNREAD expected front matter with a date, found a page without one - it is not read; an article in HTML begins with lines "---", "date: ..." and "---""`,
    );
    expect(read('---\ntitle: About us\nhidden: true\n---\n').problems).toEqual(parsed.problems);
  });

  it('is an article where its name has the day', () => {
    const file = 'items/2014-12-21-road.html';
    expect(parseHead({ file, text: '---\ntitle: Road\n---\n' }, auckland).head).toBeDefined();
  });

  it('is told of a misspelt date', () => {
    expect(tellAll(read('---\ntitle: Road\ndaet: 2014-12-21\n---\n').problems)).toContain('FIELD_MISSPELT');
  });
});
