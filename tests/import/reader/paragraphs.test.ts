import { describe, expect, it } from 'vitest';
import { paragraphsOf } from '../../../src/import/reader/paragraphs.ts';
import { domOf } from '../dom.ts';

const VIDEO = '<iframe src="https://video.example/1">\n\n</iframe>';

describe('text with blank lines', () => {
  it.each([
    ['a blank line ends a paragraph', 'one\n\ntwo\n \t\n\nthree', '<p>one</p><p>two</p><p>three</p>'],
    ['another line break is one', 'one\ntwo', '<p>one<br>two</p>'],
    [
      'two breaks of a line end a paragraph',
      'one<br />\n<br>two<br><br>three',
      '<p>one</p><p>two</p><p>three</p>',
    ],
    [
      'a line break beside a break of a line is none',
      'one<br>\ntwo\n<br/>three',
      '<p>one<br>two<br>three</p>',
    ],
    ['nothing is no paragraph', ' \n\n\n', ''],
    ['a break alone is no paragraph', 'one\n\n<br>\n\ntwo', '<p>one</p><p>two</p>'],
    ['tags in a line stay in it', 'a <b>b\n\nc</b> d', '<p>a <b>b</p>\n<p>c</b> d</p>'],
    ['a picture alone is a paragraph', '<img src="a.png">\n\none', '<p><img src="a.png"></p><p>one</p>'],
    ['a player stays as it is', `one\n\n${VIDEO}\n\ntwo`, `<p>one</p><p>${VIDEO}</p><p>two</p>`],
    ['a comment is for nobody who reads', 'one<!-- a\n\nb -->two', '<p>onetwo</p>'],
    ['a tag over lines is one', '<em\nclass="a"\n\n>one</em>', '<p><em class="a">one</em></p>'],
  ])('%s', (_, text, html) => {
    expect(domOf(paragraphsOf(text))).toEqual(domOf(html));
  });

  it('has the mark of a summary between paragraphs', () => {
    expect(paragraphsOf('one\n<!--more Read on-->\ntwo')).toBe('<p>one</p>\n<!--more Read on-->\n<p>two</p>');
    expect(paragraphsOf('<p>one<!--nextpage-->two')).toBe('<p>one</p>\n<!--nextpage-->\n<p>two</p>');
  });
});

describe('blocks in it', () => {
  it.each([
    ['stand between paragraphs', 'one\n<h2>two</h2>\nthree', '<p>one</p><h2>two</h2><p>three</p>'],
    ['end a paragraph that is not ended', '<p>one\ntwo<h2>three</h2>', '<p>one<br>two</p><h2>three</h2>'],
    ['may be paragraphs', '<p>one\ntwo</p>three', '<p>one<br>two</p><p>three</p>'],
    ['may be paragraphs with blank lines in them', '<p>one\n\ntwo</p>', '<p>one</p><p>two</p>'],
    ['may be headings with blank lines in them', '<h2>one\n\ntwo</h2>', '<h2>one<br>two</h2>'],
    ['may be rules', 'one\n<hr />\ntwo', '<p>one</p><hr><p>two</p>'],
    ['may be code', 'one\n<pre>\na\n\n<b>b</b></pre>\ntwo', '<p>one</p><pre>\na\n\n<b>b</b></pre><p>two</p>'],
    ['may be code in code', '<pre>a<pre>b</pre>\n\nc</pre>d', '<pre>a<pre>b</pre>\n\nc</pre><p>d</p>'],
    ['may be code that is not ended', '<p>one<pre>a\n\nb', '<p>one</p><pre>a\n\nb</pre>'],
    [
      'may be quotations',
      '<blockquote>one\n\ntwo</blockquote>',
      '<blockquote><p>one</p><p>two</p></blockquote>',
    ],
    ['may be quotations of a line', '<blockquote>one</blockquote>', '<blockquote><p>one</p></blockquote>'],
    [
      'may be lists',
      '<ul>\n<li>one</li>\n\n<li>two\nthree</li>\n</ul>',
      '<ul><li>one</li><li>two<br>three</li></ul>',
    ],
    ['may be lists without ends', '<ul>\n<li>one\n<li>two\n</ul>', '<ul><li>one</li><li>two</li></ul>'],
    ['may be lists with paragraphs', '<ol><li>one\n\ntwo</li></ol>', '<ol><li>one<p>two</p></li></ol>'],
    ['may be lists of paragraphs', '<ul><li>\n\none</li></ul>', '<ul><li><p>one</p></li></ul>'],
    ['may be lists with text between', '<ul>one<li>two</li></ul>', '<ul>one<li>two</li></ul>'],
    [
      'may be lists in lists',
      '<ul><li>one\n<ul><li>two</li></ul>\n</li></ul>',
      '<ul><li>one<ul><li>two</li></ul></li></ul>',
    ],
    [
      'may be tables',
      '<table>\n<tr>\n<td>one\ntwo</td>\n</tr>\n</table>',
      '<table><tbody><tr><td>one<br>two</td></tr></tbody></table>',
    ],
    ['may be divisions', '<div>one</div>two', '<div>one</div><p>two</p>'],
    ['may be divisions with paragraphs', '<div>one\n\ntwo</div>', '<div><p>one</p><p>two</p></div>'],
    [
      'may be figures',
      '<figure><a href="b"><img src="a"></a>\n<figcaption>one\ntwo</figcaption></figure>',
      '<figure><a href="b"><img src="a"></a><figcaption>one<br>two</figcaption></figure>',
    ],
    [
      'may be in a link',
      '<a href="b">\n<figure><img src="a"></figure>\n</a>',
      '<a href="b"><figure><img src="a"></figure></a>',
    ],
    ['may end what has not begun', 'one</div>\ntwo', '<p>one</p><p>two</p>'],
    ['may end in a heading what has not begun', '<h2>1 < </div> two</h2>', '<h2>1 &lt; two</h2>'],
  ])('%s', (_, text, html) => {
    expect(domOf(paragraphsOf(text))).toEqual(domOf(html));
  });

  it('take linear time, however they are nested', () => {
    const start = performance.now();
    for (const part of ['<div>', '<pre>', '<p>\n\n', '\n \t ', '<!--', '<a "', '</p>', '<li>a<ul>'])
      paragraphsOf(part.repeat(20_000));
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
