import { expect, test } from 'vitest';
import { parseTree } from '../../src/html/parse.ts';
import { sanitise } from '../../src/html/sanitise.ts';
import { canonicalHtml, canonicalTree } from '../../src/import/compareTrees.ts';
import { LINK } from './material.ts';

test.each([
  ['white space between blocks', '<p>a</p><p>b</p>', ' <p>a</p>\n\n<p>b</p>\n'],
  ['white space at the ends of a block', '<p>a</p>', '<p>\n a\t</p>'],
  ['white space beside a line break', '<p>a<br>b</p>', '<p>a <br>\nb</p>'],
  ['runs of white space', '<p>a b</p>', '<p>a \n b</p>'],
  ['the order of attributes', '<a href="b" title="c">a</a>', '<a title="c" href="b">a</a>'],
])('takes %s for the same', (_name, one, other) => {
  expect(canonicalHtml(one)).toBe(canonicalHtml(other));
});

test.each([
  ['a space between words', '<p>a b</p>', '<p>ab</p>'],
  ['a space at the edge of an element in a line', '<p>a <b>b</b></p>', '<p>a<b>b</b></p>'],
  ['on which side of a tag a space is', '<p>a <b>b</b></p>', '<p>a<b> b</b></p>'],
  ['a space beside a film', '<p>a <video></video></p>', '<p>a<video></video></p>'],
  ['white space in a code sample', '<pre>a  b</pre>', '<pre>a b</pre>'],
  ['a space at the end of a code sample', '<pre>a </pre>', '<pre>a</pre>'],
  ['a sample of a space and an empty one', '<pre> </pre>', '<pre></pre>'],
  ['a line break at the end of a code sample', '<pre>a\n</pre>', '<pre>a</pre>'],
  ['a space that does not break', '<p>a&nbsp;</p>', '<p>a</p>'],
  ['markup and its text', '<p>&lt;b&gt;&lt;/b&gt;</p>', '<p><b></b></p>'],
  ['an attribute', '<p lang="mi">a</p>', '<p>a</p>'],
])('tells %s', (_name, one, other) => {
  expect(canonicalHtml(one)).not.toBe(canonicalHtml(other));
});

const treeOf = (html: string) => canonicalTree(parseTree(html, false).childNodes);

test.each([
  ['white space between blocks', '<div><p>a</p></div><p>b</p>', ' <div>\n<p>a</p>\n</div>\n\n<p>b</p>\n'],
  ['a span that says nothing', '<br>a <b>b</b>', '<span>\n<br>a <b>b</b>\n</span>'],
  [
    'a span of a line and its picture',
    '<img src="a.png"><b>b</b>',
    '<span>\n<img src="a.png"><b>b</b></span>',
  ],
  ['the order of attributes', '<a href="b" title="c">a</a>', '<a title="c" href="b">a</a>'],
  ['a comment', '<p>a<!-- b --></p>', '<p>a</p>'],
  ['the id that a heading is given', '<h2>a</h2>', '<h2 id="a">a</h2>'],
  ['what WordPress calls a paragraph', '<p class="wp-block-paragraph">a</p>', '<p>a</p>'],
])('takes %s for the same in trees, and so do readers', (_name, one, other) => {
  expect(treeOf(one)).toBe(treeOf(other));
  expect(canonicalHtml(sanitise(one, LINK).html)).toBe(canonicalHtml(sanitise(other, LINK).html));
});

test.each([
  [
    'a span of nothing but pictures',
    '<img src="a.png"><img src="b.png">',
    '<span><img src="a.png"><img src="b.png"></span>',
  ],
  ['a span around a film', '<video src="a.mp4"></video>a', '<span><video src="a.mp4"></video>a</span>'],
  ['a span with a class', 'a', '<span class="b">a</span>'],
  ['white space in a code sample', '<pre>a  b</pre>', '<pre>a b</pre>'],
  ['a class', '<p class="lead">a</p>', '<p>a</p>'],
  ['markup and its text', '<p>&lt;b&gt;&lt;/b&gt;</p>', '<p><b></b></p>'],
])('tells %s in trees', (_name, one, other) => {
  expect(treeOf(one)).not.toBe(treeOf(other));
});
