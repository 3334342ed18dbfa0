import { expect, test } from 'vitest';
import { fitForReaders } from '../../src/content/article.ts';

// Each of these is so, and ought not to be: where one is mended, its row moves to the table where it belongs.

const SITE = 'https://news.example.nz';
const PAGE = `${SITE}/tide/`;

const made = (html: string) => fitForReaders(html, PAGE);

test.each([
  ['a span', '<a href="/b"><span id="low">b</span></a>'],
  ['a container', '<a href="/b"><div id="low">b</div></a>'],
])('a link stays around its words where %s in it has an id that a link leads to', (_what, html) => {
  expect(made(`${html}<a href="#low">a</a>`).html).toMatch(
    /<a href="https:\/\/news\.example\.nz\/b"[^>]*>\s*b\s*<\/a>/,
  );
});

test.each([
  ['an empty paragraph', '<p id="low"></p>'],
  ['a picture', '<p>b <img id="low" src="/a.jpg" alt="A"></p>'],
])('%s keeps the id that a link leads to', (_what, html) => {
  expect(made(`<a href="#low">a</a>${html}`).html).toContain(' id="low"');
});

test.each([
  ['pictures without an address, and of one point', '<img><img src="/p.gif" width=1 height=1>'],
  [
    'frames without an address, and of one point',
    '<iframe></iframe><iframe src="/p" width=1 height=1></iframe>',
  ],
  ['one address in two attributes', '<a href="ftp://x/">a</a><img src="ftp://x/" alt="">'],
])('each kind is told, though the same stands there: %s', (_what, html) => {
  expect(made(html).findings).toHaveLength(2);
});

test('the lines of a code sample follow each other, whatever contains each', () => {
  expect(made('<pre><div>a</div><div>b</div></pre>').html).toMatch(/^<pre>\n?a\nb\n?<\/pre>$/);
});

test('a picture of one point counts readers, however much it is stressed', () => {
  const style = 'width: 1px !important; height: 1px !important';
  expect(made(`<p>a <img src="/p.gif" alt="" style="${style}"></p>`).html).toBe('<p>a </p>');
});
