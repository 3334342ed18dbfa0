import { describe, expect, it } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';
import { keepStrictest, lostToStrictest } from '../../src/html/strictestReader.ts';

const BASE = 'https://news.example.nz/2014/12/21/road/';
const PICTURE = 'https://news.example.nz/media/ferry.jpg';

describe('what every reader keeps', () => {
  it.each([
    '<p>A <b>b</b> <i>i</i> <em>e</em> <strong>s</strong> <sub>1</sub><sup>2</sup> <code>c</code><br>B</p>',
    '<h1>1</h1><h2>2</h2><h3>3</h3><h4>4</h4><h5>5</h5><h6>6</h6>',
    '<ul><li>A<ol><li>B</li></ol></li></ul><dl><dt>T</dt><dd>D</dd></dl>',
    '<blockquote><p>Q</p></blockquote><pre>  a\n  b</pre>',
    '<table><thead><tr><th>A</th></tr></thead><tr><td>B</td></tr></table>',
    '<p><a href="https://a.example/?a=1&amp;b=2" title="T">link</a> <a href="mailto:a@b.example">mail</a></p>',
    `<img src="${PICTURE}" alt="A &quot;ferry&quot;" title="T">`,
    'a &lt;b&gt; &amp;&#xA0;c',
  ])('stays: %s', (html) => {
    expect({ kept: keepStrictest(html), lost: lostToStrictest(html) }).toEqual({ kept: html, lost: [] });
  });
});

describe('what some reader drops', () => {
  it.each([
    ['<p><u>a</u> <mark>b</mark></p>', '<p>a b</p>'],
    ['<p><s>a</s><del>b</del><ins>c</ins></p>', '<p>abc</p>'],
    ['<p><q>a</q> <abbr title="T">b</abbr> <small>c</small> <cite>d</cite></p>', '<p>a b c d</p>'],
    ['<p><kbd>a</kbd><samp>b</samp><var>c</var><time datetime="2014">d</time></p>', '<p>abcd</p>'],
    ['<details open><summary>A</summary><p>B</p></details>', 'A<p>B</p>'],
    [
      `<figure><img src="${PICTURE}" alt=""><figcaption>C</figcaption></figure>`,
      `<img src="${PICTURE}" alt="">C`,
    ],
    [
      `<picture><source srcset="${PICTURE}"><img src="${PICTURE}" alt="A"></picture>`,
      `<img src="${PICTURE}" alt="A">`,
    ],
    ['<table><tfoot><tr><td>A</td></tr></tfoot></table>', '<table><tr><td>A</td></tr></table>'],
  ])('leaves its text: %s', (html, kept) => {
    expect(keepStrictest(html)).toBe(kept);
  });

  it('leaves nothing of a character that no XML may have', () => {
    expect(keepStrictest('<p>A<b>\u0001</b></p>')).toBe('<p>A<b></b></p>');
  });

  it('leaves nothing of a line, and of a place to break a word', () => {
    expect(keepStrictest('<p>A<wbr>B</p><hr><p>C</p>')).toBe('<p>AB</p><p>C</p>');
  });

  it('leaves of a film or a sound what stood in it for those who cannot play it', () => {
    expect(keepStrictest('<video src="https://a.example/v.mp4"></video>')).toBe('');
    const audio =
      '<audio controls><source src="https://a.example/a.mp3"><a href="https://a.example/a.mp3">Listen</a></audio>';
    expect(keepStrictest(audio)).toBe('<a href="https://a.example/a.mp3">Listen</a>');
  });

  it('puts a table’s caption before the table, as a browser does with text that stands between rows', () => {
    expect(keepStrictest('<table><caption>Tides</caption><tr><td>A</td></tr></table>')).toBe(
      'Tides<table><tr><td>A</td></tr></table>',
    );
  });

  it.each([
    [
      `<img src="${PICTURE}" srcset="${PICTURE} 2x" alt="A" width="64" height="36">`,
      `<img src="${PICTURE}" alt="A">`,
    ],
    ['<p id="n" lang="mi" dir="ltr" title="T">A</p>', '<p>A</p>'],
    ['<ol start="3" reversed type="a"><li value="9">A</li></ol>', '<ol><li>A</li></ol>'],
    [
      '<table><tr><td colspan="2" rowspan="2" headers="h">A</td></tr></table>',
      '<table><tr><td>A</td></tr></table>',
    ],
    ['<blockquote cite="https://a.example/">A</blockquote>', '<blockquote>A</blockquote>'],
  ])('takes attributes away: %s', (html, kept) => {
    expect(keepStrictest(html)).toBe(kept);
  });

  it.each([
    ['<a href="tel:+6445550100">Ring</a>', 'Ring'],
    ['<a>Name</a>', 'Name'],
    ['<a href="https-x:y">A</a>', 'A'],
    ['<img src="data:image/png;base64,AA" alt="A">', ''],
    ['<img alt="A">', ''],
  ])('takes a link and a picture for none without an address that all readers keep: %s', (html, kept) => {
    expect(keepStrictest(html)).toBe(kept);
  });

  it('keeps every line break at the start of preformatted text', () => {
    expect(keepStrictest('<pre><samp>\n\nA</samp></pre>')).toBe('<pre>\n\n\nA</pre>');
  });

  it.each([
    '<script>x()</script>',
    '<style>a{}</style>',
    '<iframe src="https://a.example/"></iframe>',
    '<svg><text>A</text></svg>',
  ])('has nothing of what our articles never have: %s', (html) => {
    expect(keepStrictest(`A${html}B`)).toBe('AB');
  });

  it('keeps of our own article what its readers need', () => {
    const written = `<p>Boats <q>sail</q>.</p><p><img src="${PICTURE}" alt="A ferry" title="At dawn"></p><hr><p>Ring <a href="tel:1">us</a>.</p>`;
    const { html } = sanitise(written, BASE);
    expect(keepStrictest(html)).toBe(
      `<p>Boats sail.</p><img src="${PICTURE}" alt="A ferry">At dawn\n<p>Ring us.</p>`,
    );
  });
});

describe('what an author may miss', () => {
  it('is counted, each kind once, in the order of the article', () => {
    const html = '<hr><p><u>A</u> <mark>B</mark></p><hr><video src="https://a.example/v.mp4"></video><hr>';
    expect(lostToStrictest(html)).toEqual([
      '3 dividing lines',
      '1 underlined passage',
      '1 highlighted passage',
      '1 video',
    ]);
  });

  it('is one thing where two elements or two attributes say the same', () => {
    const html = '<s>A</s><del>B</del><ol start="2" reversed><li value="7">C</li></ol>';
    expect(lostToStrictest(html)).toEqual(['2 crossed-out passages', '2 numberings of lists']);
    const table = '<table><tr><td colspan="2" rowspan="2">A</td></tr></table>';
    expect(lostToStrictest(table)).toEqual(['1 cell that spans others']);
  });

  it.each([
    ['<a href="tel:1">A</a>', '1 link'],
    ['<img src="data:image/png;base64,AA" alt="A">', '1 picture'],
    ['<p lang="mi">A</p>', '1 change of language'],
    ['<p dir="rtl">A</p>', '1 change of writing direction'],
    ['<p id="n">A</p>', '1 place that a link leads to'],
    ['<audio src="https://a.example/a.mp3"></audio>', '1 sound'],
  ])('is told: %s', (html, told) => {
    expect(lostToStrictest(html)).toEqual([told]);
  });

  it.each([
    '<figure></figure>',
    '<table><tfoot><tr><td>A</td></tr></tfoot></table>',
    '<p>A<wbr>B <time datetime="2014">C</time></p>',
    '<video><source src="https://a.example/v.mp4" type="video/mp4"></video>',
    `<img src="${PICTURE}" alt="" width="1" height="1" srcset="${PICTURE} 2x">`,
  ])('is nothing that nobody sees: %s', (html) => {
    expect(lostToStrictest(html).filter((told) => told !== '1 video')).toEqual([]);
  });
});
