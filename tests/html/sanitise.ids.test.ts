import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';

const PAGE = 'https://news.example.nz/tide/';

const made = (html: string) => sanitise(html, PAGE).html;

describe('an id', () => {
  test.each([
    ['goes', '<h2 id="low">a</h2>', '<h2>a</h2>'],
    [
      'stays where a link leads to it',
      '<a href="#low">a</a><h2 id="low">b</h2>',
      `<a href="${PAGE}#low">a</a><h2 id="low">b</h2>`,
    ],
    [
      'stays where the link comes later',
      '<h2 id="low">b</h2><a href="#low">a</a>',
      `<h2 id="low">b</h2><a href="${PAGE}#low">a</a>`,
    ],
    [
      'stays where the link is the whole address',
      `<a href="${PAGE}#low">a</a><h2 id="low">b</h2>`,
      `<a href="${PAGE}#low">a</a><h2 id="low">b</h2>`,
    ],
    [
      'stays where its letters are not Latin',
      '<a href="#pō">a</a><h2 id="pō">b</h2>',
      `<a href="${PAGE}#p%C5%8D">a</a><h2 id="pō">b</h2>`,
    ],
    [
      'goes where the link leads to another page',
      '<a href="/#low">a</a><h2 id="low">b</h2>',
      '<a href="https://news.example.nz/#low">a</a><h2>b</h2>',
    ],
    [
      'goes where it is the second of its name',
      '<a href="#low">a</a><h2 id="low">b</h2><h2 id="low">c</h2>',
      `<a href="${PAGE}#low">a</a><h2 id="low">b</h2><h2>c</h2>`,
    ],
    [
      'goes where the address that leads to it is none',
      '<a href="http://[#low">a</a><h2 id="low">b</h2>',
      '<a>a</a><h2>b</h2>',
    ],
    [
      'stays as the name of a link',
      '<a name="low"></a>b <a href="#low">a</a>',
      `<a id="low"></a>b <a href="${PAGE}#low">a</a>`,
    ],
    [
      'stays as the name of a link that has an empty one',
      '<a id="" name="low">b</a> <a href="#low">a</a>',
      `<a id="low">b</a> <a href="${PAGE}#low">a</a>`,
    ],
    [
      'comes before the name',
      '<a id="low" name="water">b</a> <a href="#low">a</a>',
      `<a id="low">b</a> <a href="${PAGE}#low">a</a>`,
    ],
    ['goes where only its name is one of a link', '<p name="low">b</p>', '<p>b</p>'],
    ['goes with the empty link that has it', '<p>b<a name="low"></a></p>', '<p>b</p>'],
    ['goes with the empty paragraph that has it', '<p id="low"></p><p>b</p>', '<p>b</p>'],
    [
      'of what is taken out is no first one',
      '<a href="#low">a</a><svg id="low"></svg><h2 id="low">b</h2>',
      `<a href="${PAGE}#low">a</a><h2 id="low">b</h2>`,
    ],
  ])('%s: %s', (_what, html, expected) => {
    expect(made(html)).toBe(expected);
  });

  test('of what is unwrapped stays, once', () => {
    const html = '<p><a href="#low">a</a> <span id="low">b</span> <span id="low">c</span></p>';
    expect(made(html)).toBe(`<p><a href="${PAGE}#low">a</a> <a id="low"></a>b c</p>`);
  });

  test('stays in the fragment of a page whose address has one, or a query', () => {
    const html = '<a href="#low">a</a><h2 id="low">b</h2>';
    expect(sanitise(html, `${PAGE}?p=1#top`).html).toBe(`<a href="${PAGE}?p=1#low">a</a><h2 id="low">b</h2>`);
  });

  test.each([
    ['an empty paragraph', '<p id="low"></p>'],
    ['a picture', '<p>b <img id="low" src="/a.jpg" alt="A"></p>'],
  ])('stays where a link leads to it, in %s', (_what, html) => {
    expect(made(`<a href="#low">a</a>${html}`)).toContain(' id="low"');
  });

  test.each([
    ['a span', '<a href="/b"><span id="low">b</span></a>'],
    ['a container', '<a href="/b"><div id="low">b</div></a>'],
  ])('of %s in a link breaks the link not', (_what, html) => {
    expect(made(`${html}<a href="#low">a</a>`)).toMatch(
      /<a href="https:\/\/news\.example\.nz\/b"[^>]*>\s*b\s*<\/a>/,
    );
  });
});

describe('on the page of the article an id', () => {
  const paged = (html: string) => sanitise(html, PAGE).pageHtml;

  test.each([
    ['stays', '<h2 id="low">a</h2>', '<h2 id="low">a</h2>'],
    [
      'stays with other attributes',
      '<p id="a&quot;>b" lang="mi">a</p>',
      '<p id="a&quot;&gt;b" lang="mi">a</p>',
    ],
    ['stays as the name of an empty link', '<p>b<a name="low"></a></p>', '<p>b<a id="low"></a></p>'],
    [
      'goes where it is the second of its name',
      '<p id="low">a</p><p id="low">b</p>',
      '<p id="low">a</p><p>b</p>',
    ],
    ['goes where it is empty', '<p id="">a</p>', '<p>a</p>'],
    ['of what is unwrapped goes', '<p>a <span id="low">b</span></p>', '<p>a b</p>'],
  ])('%s: %s', (_what, html, expected) => {
    expect(paged(html)).toBe(expected);
    expect(made(html)).toBe(expected.replace(/ id="[^"]*"/g, '').replace('<a></a>', ''));
  });
});

test('keeps footnotes and the ways to and from them, as markdown-it-footnote writes them', () => {
  const html = `<p>Low water is at six.<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup></p>
<hr class="footnotes-sep" />
<section class="footnotes">
<ol class="footnotes-list">
<li id="fn1" class="footnote-item"><p>See the <em>almanac</em>. <a href="#fnref1" class="footnote-backref">↩︎</a></p>
</li>
</ol>
</section>
`;
  expect(made(html)).toBe(`<p>Low water is at six.<sup><a href="${PAGE}#fn1" id="fnref1">[1]</a></sup></p>
<hr>

<ol>
<li id="fn1"><p>See the <em>almanac</em>. <a href="${PAGE}#fnref1">↩︎</a></p>
</li>
</ol>`);
});
