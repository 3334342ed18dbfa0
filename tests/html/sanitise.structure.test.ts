import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';

const PAGE = 'https://news.example.nz/tide/';

const made = (html: string) => sanitise(html, PAGE).html;

test.each([
  ['headings', '<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h5>e</h5><h6>f</h6>'],
  [
    'stress and styles',
    '<p><b>a</b><strong>b</strong><i>c</i><em>d</em><u>e</u><s>f</s><small>g</small></p>',
  ],
  ['code and keys', '<p><code>a</code><kbd>b</kbd><samp>c</samp><var>d</var></p>'],
  ['raised and lowered', '<p>H<sub>2</sub>O m<sup>3</sup></p>'],
  ['an abbreviation', '<p><abbr title="kilometres">km</abbr></p>'],
  ['a work that is cited', '<p><cite>The Almanac</cite></p>'],
  ['marked words', '<p><mark>a</mark></p>'],
  ['a time', '<p><time datetime="2014-12-21T20:03+13:00">8:03 pm</time></p>'],
  ['places to break a line', '<p>a<br>b<wbr>c</p>'],
  ['a rule', '<p>a</p><hr><p>b</p>'],
  ['a quotation', '<blockquote><p>a</p></blockquote>'],
  ['words of another language', '<p lang="mi">Pōneke <b dir="rtl" title="t">x</b></p>'],
  ['definitions', '<dl><dt>ebb</dt><dd>out</dd><dd>and away</dd><dt>flood</dt><dd>in</dd></dl>'],
  ['lists in lists', '<ul><li>a<ol><li>b<ul><li>c</li></ul></li></ol></li><li>d</li></ul>'],
  ['numbered lists', '<ol start="3" reversed="" type="a"><li value="7">a</li><li>b</li></ol>'],
  [
    'tables',
    '<table><caption>Tides</caption><thead><tr><th scope="col" abbr="T">Time</th><th scope="col">m</th></tr></thead><tbody><tr><th scope="row" rowspan="2">6:00</th><td headers="m">0.3</td></tr></tbody><tfoot><tr><td colspan="2">end</td></tr></tfoot></table>',
  ],
  ['what opens', '<details open=""><summary>More</summary><p>a</p></details>'],
  [
    'what opens in what opens',
    '<details><summary>a</summary><details><summary>b</summary>c</details></details>',
  ],
  ['sounds', '<audio controls="" preload="none" src="https://x.example/a.mp3">gone</audio>'],
  [
    'films',
    '<video controls="" preload="none" width="64" height="36"><source src="https://x.example/a.mp4" type="video/mp4" media="print"></video>',
  ],
])('keeps %s: %s', (_what, html) => {
  expect(made(html)).toBe(html);
});

test.each([
  [
    '<ins cite="/a" datetime="2014-12-21">b</ins>',
    `<ins cite="https://news.example.nz/a" datetime="2014-12-21">b</ins>`,
  ],
  ['<del cite="a" datetime="2014-12-21">b</del>', `<del cite="${PAGE}a" datetime="2014-12-21">b</del>`],
  ['<q cite="//x.example/a">b</q>', '<q cite="https://x.example/a">b</q>'],
  ['<blockquote cite="../a">b</blockquote>', '<blockquote cite="https://news.example.nz/a">b</blockquote>'],
])('keeps where words come from: %s', (html, expected) => {
  expect(made(html)).toBe(expected);
});

describe('an attribute', () => {
  test.each([
    [
      'that readers drop goes',
      '<p class="c" style="s" id="i" data-x="y" role="note" hidden>a</p>',
      '<p>a</p>',
    ],
    ['of another element goes', '<p href="a" colspan="2" start="3">a</p>', '<p>a</p>'],
    [
      'of a link but its address goes',
      '<a href="/" target="_blank" rel="me" ping="/p" download>a</a>',
      '<a href="https://news.example.nz/">a</a>',
    ],
    [
      'that starts a film goes',
      '<video src="/a.mp4" autoplay muted loop></video>',
      '<video src="https://news.example.nz/a.mp4"></video>',
    ],
    [
      'that styles a table goes',
      '<table border=1 width=9 bgcolor=red><tr><td align=right nowrap>a</table>',
      '<table><tbody><tr><td align="right">a</td></tr></tbody></table>',
    ],
    [
      'is quoted, whatever it holds',
      `<b title='a "b" <c> & d'>e</b>`,
      '<b title="a &quot;b&quot; &lt;c&gt; &amp; d">e</b>',
    ],
  ])('%s: %s', (_what, html, expected) => {
    expect(made(html)).toBe(expected);
  });
});

describe('an element that readers drop', () => {
  test.each([
    ['span', '<p>a<span>b</span>c</p>', '<p>abc</p>'],
    ['font', '<p><font color=red>a</font></p>', '<p>a</p>'],
    ['an element of the author’s own', '<p><tide-table>a</tide-table></p>', '<p>a</p>'],
    ['marquee and blink', '<p><marquee>a</marquee><blink>b</blink></p>', '<p>ab</p>'],
    ['dfn', '<p><dfn>a</dfn></p>', '<p>a</p>'],
    ['label, button and slot', '<p><label>a</label><button>b</button><slot>c</slot></p>', '<p>abc</p>'],
    ['the map of a picture', '<p>a<map name=m>b</map></p>', '<p>ab</p>'],
    ['noscript', '<noscript><p>a</p></noscript>', '<p>a</p>'],
    ['canvas and applet', '<canvas><p>a</p></canvas><applet>b</applet>', '<p>a</p>b'],
    [
      'early samples',
      '<xmp><b>a</b>\nb</xmp><listing>\nc\nd</listing>',
      '<pre>&lt;b&gt;a&lt;/b&gt;\nb</pre><pre>c\nd</pre>',
    ],
    [
      'a form',
      '<form><fieldset><legend>a</legend><label>b <input></label> <select><option>c</select><button>d</button></fieldset></form>',
      '<p>a</p>\nb  d',
    ],
    ['a dialog', '<dialog open>a</dialog>', '<p>a</p>'],
    ['body', '<html><body><p>a</p></body></html>', '<p>a</p>'],
  ])('leaves what is in it: %s', (_what, html, expected) => {
    expect(made(html)).toBe(expected);
  });
});

describe('an element that is more than its words', () => {
  test.each([
    ['ruby', '<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>'],
    ['complex ruby', '<p><ruby><rb>漢</rb><rb>字</rb><rtc><rt>kan</rt><rt>ji</rt></rtc></ruby></p>'],
    ['a change of direction', '<p><bdo dir="rtl">abc</bdo> <bdi dir="auto">אב</bdi></p>'],
    ['a folding section', '<details open=""><summary>a</summary><p>b</p></details>'],
    ['a film and a sound', '<video controls=""><p>a</p></video><audio controls="">b</audio>'],
  ])('stays where readers keep it: %s', (_what, html) => {
    expect(made(html)).toBe(html);
  });

  test.each([
    ['<button class="copy-btn">Copy</button>', ''],
    ['<button aria-label="Copy to clipboard">x</button>', ''],
    ['<pre>a<button>Run</button></pre>', '<pre>a</pre>'],
    ['<button class="photocopy">a</button>', 'a'],
  ])('goes where a program adds it to code: %s', (html, left) => {
    expect(made(html)).toBe(left);
  });
});

describe('a container that readers drop', () => {
  test.each(
    'address article aside center dir div fieldset footer form header hgroup main menu nav search section'.split(
      ' ',
    ),
  )('leaves its words as a paragraph: %s', (name) => {
    expect(made(`<${name}>one <b>road</b></${name}>`)).toBe('<p>one <b>road</b></p>');
  });

  test.each([
    ['its blocks', '<div><h2>a</h2><p>b</p></div>', '<h2>a</h2><p>b</p>'],
    ['paragraphs of those in it', '<div><div>a</div><div>b</div></div>', '<p>a</p>\n<p>b</p>'],
    ['words beside a block as they are', '<section>a<p>b</p></section>', 'a<p>b</p>'],
    [
      'paragraphs in a list',
      '<ul><li><div>a</div><div>b</div></li></ul>',
      '<ul><li><p>a</p>\n<p>b</p>\n</li></ul>',
    ],
    [
      'paragraphs in a table',
      '<table><tr><td><div>a</div></table>',
      '<table><tbody><tr><td><p>a</p>\n</td></tr></tbody></table>',
    ],
    [
      'paragraphs in a quotation',
      '<blockquote><div>a</div></blockquote>',
      '<blockquote><p>a</p>\n</blockquote>',
    ],
    ['its words in a heading', '<h2><div>a</div></h2>', '<h2>\na\n</h2>'],
    [
      'its words in what opens',
      '<details><summary><div>a</div></summary></details>',
      '<details><summary>\na\n</summary></details>',
    ],
    ['its words in a link', '<a href="/"><div>a</div></a>', '<a href="https://news.example.nz/">\na\n</a>'],
    ['nothing where it is empty', 'a<div> <span></span></div>b', 'a\n \nb'],
  ])('leaves %s: %s', (_what, html, expected) => {
    expect(made(html)).toBe(expected);
  });
});

describe('a code sample', () => {
  test.each([
    [
      'its line breaks',
      '<pre><code class="language-js">a\n  b\n\nc\n</code></pre>',
      '<pre><code>a\n  b\n\nc\n</code></pre>',
    ],
    ['its first line where it is empty', '<pre>\n\na</pre>', '<pre>\n\na</pre>'],
    ['not the line break after <pre>', '<pre>\na</pre>', '<pre>a</pre>'],
    [
      'tags as text',
      '<pre>&lt;script&gt;a &amp;&amp; b&lt;/script&gt;</pre>',
      '<pre>&lt;script&gt;a &amp;&amp; b&lt;/script&gt;</pre>',
    ],
    ['references as text', '<code>&amp;amp; &amp;lt;</code>', '<code>&amp;amp; &amp;lt;</code>'],
    ['its words without their colours', '<pre><span class="k">let</span> a</pre>', '<pre>let a</pre>'],
  ])('keeps %s', (_what, html, expected) => {
    expect(made(html)).toBe(expected);
  });

  test('keeps its lines one below the other, whatever contains each', () => {
    expect(made('<pre><div>a</div><div>b</div></pre>')).toMatch(/^<pre>\n?a\nb\n?<\/pre>$/);
  });
});
