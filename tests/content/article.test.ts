import { expect, test } from 'vitest';
import { fitForReaders } from '../../src/content/article.ts';

const made = (html: string) => fitForReaders(html, 'https://news.example.nz/2014/');

test.each([
  ['<p>one<p>two', '<p>one</p><p>two</p>'],
  ['<p><div>one', '<p></p><p>one</p>'],
  ['<div>a<br>b</div>', '<p>a<br>b</p>'],
  ['AT&T & 1 < 2', 'AT&amp;T &amp; 1 &lt; 2'],
  ['<img src="a" src="b">', '<img src="https://news.example.nz/2014/a">'],
  ['<code>&lt;script&gt;</code>', '<code>&lt;script&gt;</code>'],
  ['<p class=c style=s id=i lang=mi dir=ltr title=t>q</p>', '<p lang="mi" dir="ltr" title="t">q</p>'],
  ['<blockquote cite="/x">q</blockquote>', '<blockquote cite="https://news.example.nz/x">q</blockquote>'],
  [
    '<img srcset="a 1x, javascript:x 2x, b">',
    '<img srcset="https://news.example.nz/2014/a 1x, https://news.example.nz/2014/b">',
  ],
  [
    '<video poster=/p src=v></video>',
    '<video src="https://news.example.nz/2014/v" poster="https://news.example.nz/p"></video>',
  ],
  ['<img src="data:image/png;base64,AA">', '<img src="data:image/png;base64,AA">'],
  ['<a href="mailto:a@b.nz">x</a>', '<a href="mailto:a@b.nz">x</a>'],
  ['<p>a<!-- c --!>b</p>', '<p>ab</p>'],
  ['<pre>\n\nx</pre>', '<pre>\n\nx</pre>'],
  ['a\u00a0b', 'a&#xA0;b'],
])('makes %s into %s', (html, fitHtml) => {
  const attributes = (text: string) => text.match(/[^\s<>]+="[^"]*"/g)?.toSorted();
  const { html: found } = made(html);
  expect(found.replace(/ [^\s<>]+="[^"]*"/g, '')).toBe(fitHtml.replace(/ [^\s<>]+="[^"]*"/g, ''));
  expect(attributes(found)).toEqual(attributes(fitHtml));
});

test.each([
  '<a href=" java&#10;script&colon;alert(1)">x</a>',
  '<a href="java\tscript:x">x</a>',
  '<a href="vbscript:x">x</a>',
  '<a href="data:text/html,x">x</a>',
  '<a href="http://[">x</a>',
])('takes the address out of %s, and says so', (html) => {
  const { html: found, removed } = made(html);
  expect(found).toBe('<a>x</a>');
  expect(removed).toHaveLength(1);
});

test.each(['script', 'style', 'svg', 'math', 'template', 'select'])('takes %s out with all in it', (name) => {
  expect(made(`a<${name}>x</${name}>b`)).toMatchObject({ html: 'ab', removed: [`<${name}>`] });
});

test.each([
  ['<img srcset="javascript:x">', '<img>'],
  ['<img src="data:image/svg+xml,x">', '<img>'],
  ['<q cite="javascript:x">q</q>', '<q>q</q>'],
  ['<p onclick="x()">q</p>', '<p>q</p>'],
])('makes %s harmless: %s', (html, harmless) => {
  const { html: found, removed } = made(html);
  expect(found).toBe(harmless);
  expect(removed).toHaveLength(1);
});

test.each([
  ['<p></p><p>one <b>road</b><br>two</p>', 'one road two'],
  ['<p>a<script>x</script>\nb</p>', 'a b'],
  ['<h1>none</h1>', ''],
])('finds the first paragraph of %s: "%s"', (html, first) => {
  expect(made(html).firstParagraph).toBe(first);
});
