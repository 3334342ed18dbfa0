import { expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';

const firstOf = (html: string) => sanitise(html, 'https://news.example.nz/tide/').firstParagraph;

test.each([
  ['is its text', '<p>one <b>road</b></p><p>two</p>', 'one road'],
  ['is on one line', '<p>\n one\n\troad </p>', 'one road'],
  ['has a space for a line break', '<p>one<br>road</p>', 'one road'],
  ['has nothing where a line may break', '<p>har<wbr>bour</p>', 'harbour'],
  ['keeps a space that does not break', '<p>8&nbsp;pm</p>', '8\u00a0pm'],
  ['is plain text', '<p>1 &lt; 2 &amp; 3</p>', '1 < 2 & 3'],
  ['has composed letters', '<p>Ma\u0304ori</p>', 'M\u0101ori'],
  ['has no character that XML forbids', '<p>a&#8;b</p>', 'ab'],
  ['has nothing of what is taken out', '<p>a<script>x</script><svg><text>y</text></svg> b</p>', 'a b'],
  ['has nothing of what becomes a link', '<p>See <iframe src="//x.example/"></iframe></p>', 'See'],
  ['has the text of a link, whatever its address', '<p><a href="javascript:x">now</a></p>', 'now'],
  ['has nothing for a picture', '<p>a<img src="a.png" alt="A ferry">b</p>', 'ab'],
  [
    'has no mark of a footnote',
    '<p>Low.<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup> High.</p>',
    'Low. High.',
  ],
  ['has what is raised and no mark', '<p>5 m<sup>2</sup></p>', '5 m2'],
  ['has a raised link to another page', '<p>a <sup><a href="/b">b</a></sup></p>', 'a b'],
  ['has a raised link that leads nowhere', '<p>a <sup><a>b</a></sup></p>', 'a b'],
  ['may stand in a quotation', '<blockquote><p>one</p></blockquote><p>two</p>', 'one'],
  [
    'is not the title of a quotation',
    '<blockquote><p><strong>Note</strong></p><p>one</p></blockquote>',
    'one',
  ],
  ['may be bold in a quotation', '<blockquote><p></p><p><strong>one</strong></p></blockquote>', 'one'],
  ['may be bold', '<p><strong>one</strong></p><p>two</p>', 'one'],
  ['may stand in a list', '<ul><li><p>one</p></li></ul><p>two</p>', 'one'],
  ['may stand in a container', '<section><p>one</p></section>', 'one'],
])('%s: %s', (_what, html, first) => {
  expect(firstOf(html)).toBe(first);
});

test.each([
  ['a heading', '<h1>a</h1><p>one</p>'],
  ['a list', '<ul><li>a</li></ul><p>one</p>'],
  ['an empty paragraph', '<p></p><p> </p><p>&nbsp;</p><p><br></p><p>one</p>'],
  ['a paragraph of pictures', '<p><img src="a.png" alt="A ferry" title="Back"></p><p>one</p>'],
  ['a paragraph of linked pictures', '<p><a href="/a"><img src="a.png" alt="A ferry"></a></p><p>one</p>'],
  ['a paragraph of a script', '<p><script>x</script></p><p>one</p>'],
  ['a paragraph that becomes a link', '<p><iframe src="//x.example/"></iframe></p><p>one</p>'],
  ['a paragraph of a footnote mark', '<p><sup><a href="#fn1">1</a></sup></p><p>one</p>'],
  [
    'a caption',
    '<figure><img src="a.png" alt="A ferry"><figcaption><p>a</p></figcaption></figure><p>one</p>',
  ],
  [
    'a container in a caption',
    '<figure><img src="a.png" alt="A ferry"><figcaption><div>a</div></figcaption></figure><p>one</p>',
  ],
  ['a container in a figure', '<figure><img src="a.png" alt="A ferry"><div>a</div></figure><p>one</p>'],
  ['a paragraph of what is taken out', '<template><p>a</p></template><p>one</p>'],
])('comes after %s', (_what, html) => {
  expect(firstOf(html)).toBe('one');
});

test.each([
  ['there is no paragraph', '<h1>a</h1>'],
  ['there is nothing', ''],
  ['no paragraph has a word', '<p><img src="a.png" alt="A ferry"></p>'],
])('is empty where %s', (_what, html) => {
  expect(firstOf(html)).toBe('');
});
