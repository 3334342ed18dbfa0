import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';

const PAGE = 'https://news.example.nz/tide/';

/** What the author is told of an article. */
const told = (html: string) =>
  sanitise(html, PAGE).findings.map(({ fault }) => `${fault.message} - ${fault.mend}`);

describe('a link to a place in the article that is not there is told', () => {
  test('with how to make that place', () => {
    expect(told('<a href="#here">a</a>')).toMatchInlineSnapshot(`
      [
        "expected a link to a heading, or to an id, of this article, found "#here" - write {#here} behind the heading that is meant",
      ]
    `);
  });

  test.each([
    ['#wimd', 'did you mean #wind?'],
    ['#Wind', 'did you mean #wind? Browsers tell capitals apart'],
    ['#%57ind', 'did you mean #wind? Browsers tell capitals apart'],
  ])('with the nearest that is: %s', (href, mend) => {
    expect(told(`<a href="${href}">a</a><h2 id="wind">b</h2>`)).toEqual([expect.stringContaining(mend)]);
  });

  test('without the nearest, where there are more names than are compared', () => {
    const names = Array.from({ length: 2000 }, (_, n) => `<p id="name${n}x">a</p><a href="#name${n}y">b</a>`);
    const all = told(names.join(''));
    expect(all[0]).toContain('did you mean #name0x?');
    expect(all[90]).toContain('write {#name90y} behind the heading');
  });

  test('once, where it first stands', () => {
    const html = '<p>a</p><a href="#b">b</a><a href="#b">c</a><a href="#%">d</a>';
    expect(sanitise(html, PAGE).findings.map(({ at, near }) => [at, near])).toEqual([
      [8, '#b'],
      [44, '#%'],
    ]);
  });

  test('where it leads to what is taken out', () => {
    expect(told('<a href="#low">a</a><svg id="low"></svg>')).toContainEqual(
      expect.stringContaining('"#low"'),
    );
  });
});

describe('nothing is told of a link', () => {
  test.each([
    ['to an id', '<a href="#low">a</a><p id="low">b</p>'],
    ['to a name', '<a href="#low">a</a><a name="low"></a>'],
    ['to an id in what is unwrapped', '<a href="#low">a</a><div id="low">b</div>'],
    ['with escapes', '<a href="#p%C5%8D">a</a><p id="pō">b</p>'],
    ['without the escapes', '<a href="#a b">a</a><p id="a b">b</p>'],
    ['to the start of the page', '<a href="#">a</a><a href="#top">b</a><a href="#Top">c</a>'],
    ['to a text', '<a href="#:~:text=low">a</a><a href="#low:~:text=water">b</a><p id="low">c</p>'],
    ['that is the whole address', `<a href="${PAGE}#comments">a</a>`],
    ['to another page', '<a href="/b/#low">a</a>'],
  ])('%s', (_what, html) => {
    expect(told(html)).toEqual([]);
  });
});
