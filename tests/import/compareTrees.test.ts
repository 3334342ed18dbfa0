import { expect, test } from 'vitest';
import { canonicalHtml } from '../../src/import/compareTrees.ts';

test.each([
  ['white space between blocks', '<p>a</p><p>b</p>', ' <p>a</p>\n\n<p>b</p>\n'],
  ['white space at the ends of a block', '<p>a</p>', '<p>\n a\t</p>'],
  ['white space beside a line break', '<p>a<br>b</p>', '<p>a <br>\nb</p>'],
  ['runs of white space', '<p>a b</p>', '<p>a \n b</p>'],
  ['the order of attributes', '<a href="b" title="c">a</a>', '<a title="c" href="b">a</a>'],
  ['how characters are written', '<p>a &lt; b&nbsp;c</p>', '<p>a &#60; b&#160;c</p>'],
  ['how tags are closed', '<ul><li>a<li>b</ul>', '<ul><li>a</li><li>b</li></ul>'],
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
