import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/html/toPlainText.ts';

const lines = (html: string) => toPlainText(html).split('\n');

describe('paragraphs as plain text', () => {
  it('are apart by an empty line, as headings are, wherever blocks begin and end', () => {
    expect(lines('<h1>Ferry</h1>early <b>bo</b>ld<p>One</p>\n\n<p>Two</p><div>Three</div>Four')).toEqual([
      'Ferry',
      '',
      'early bold',
      '',
      'One',
      '',
      'Two',
      '',
      'Three',
      'Four',
    ]);
  });

  it('have white space as HTML collapses it, and references decoded', () => {
    expect(toPlainText('<p> A\n\t b <i> c</i> &lt;d&gt; &amp;amp; 5&nbsp;m </p>')).toBe(
      'A b c <d> &amp; 5\u00a0m',
    );
    expect(toPlainText('<p>A<b> </b>b</p>')).toBe('A b');
  });

  it('break where the author breaks them', () => {
    expect(lines('<p>A <br> b<br><br>c<br></p><br><p><br>d</p>')).toEqual(['A', 'b', '', 'c', '', 'd']);
    expect(toPlainText('<br><br>A<br><br>')).toBe('A');
  });

  it('have quotation marks', () => {
    expect(toPlainText('<p>He <q>said</q>.</p>')).toBe('He “said”.');
  });

  it('are nothing where there are no words', () => {
    expect(toPlainText('')).toBe('');
    expect(lines('<p>A</p><p> </p><p>&nbsp;</p><p></p><p>B</p>')).toEqual(['A', '', 'B']);
  });

  it('have nothing of what readers are not given', () => {
    expect(toPlainText('A<script>x()</script><style>a{}</style><svg><text>x</text></svg><!-- x -->B')).toBe(
      'AB',
    );
    expect(toPlainText('A<iframe src="https://a.example/">x</iframe>B')).toBe('AB');
  });

  it.each(['constructor', 'tostring', 'value-of'])('take an element of any name for one: <%s>', (name) => {
    expect(toPlainText(`<${name}>A</${name}>`)).toBe('A');
  });

  it('are apart from a line', () => {
    expect(lines('<p>A</p><hr><p>B</p>')).toEqual(['A', '', '--------------------', '', 'B']);
  });

  it('fold nothing away', () => {
    expect(lines('<p>A</p><details><summary>More</summary>B</details>C')).toEqual([
      'A',
      '',
      'More',
      'B',
      '',
      'C',
    ]);
  });
});

describe('lists as plain text', () => {
  it('have bullets, and are indented where one is in another', () => {
    expect(lines('<p>A</p><ul><li>one<ul><li>two</li><li>three</li></ul></li><li>four</li></ul>B')).toEqual([
      'A',
      '',
      '* one',
      '  * two',
      '  * three',
      '* four',
      '',
      'B',
    ]);
  });

  it('have numbers, and hang lines below their text', () => {
    expect(lines('<ol start="9"><li>nine</li><li><p>ten<br>and more</p><p>still</p></li></ol>')).toEqual([
      '9. nine',
      '',
      '10. ten',
      '    and more',
      '',
      '    still',
    ]);
  });

  it.each([
    ['<ol reversed><li>a</li><li>b</li></ol>', ['2. a', '1. b']],
    ['<ol reversed start="5"><li>a</li><li>b</li></ol>', ['5. a', '4. b']],
    ['<ol><li value="7">a</li><li>b</li></ol>', ['7. a', '8. b']],
    ['<ol start="x"><li value="">a</li></ol>', ['1. a']],
    ['<ol start="9999999999999999999999"><li>a</li></ol>', ['1. a']],
    ['<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>', ['1. a', '   * b', '2. c']],
    ['<li>a</li>', ['* a']],
  ])('are numbered as in a browser: %s', (html, expected) => {
    expect(lines(html)).toEqual(expected);
  });

  it('leave no bullet without a word', () => {
    expect(lines('<ul><li></li><li>a<ul><li> </li></ul></li><li><ul><li>b</li></ul></li></ul>')).toEqual([
      '* a',
      '* * b',
    ]);
    expect(lines('<ul><li><ul><li></li></ul>a</li></ul>')).toEqual(['* a']);
  });

  it('explain terms below them', () => {
    expect(lines('<dl><dt>Neap</dt><dd>Small<br>tide</dd><dt>Spring</dt><dd>Large</dd></dl>')).toEqual([
      'Neap',
      '    Small',
      '    tide',
      'Spring',
      '    Large',
    ]);
  });
});

describe('quotations as plain text', () => {
  it('have a mark before each line, but not before the empty line that sets them apart', () => {
    expect(
      lines('A<blockquote><p>one<br>two</p><p>three</p></blockquote><blockquote>B</blockquote>C'),
    ).toEqual(['A', '', '> one', '> two', '>', '> three', '', '> B', '', 'C']);
  });

  it('may hold others, and lists', () => {
    expect(lines('<blockquote>A<blockquote>B</blockquote><ul><li>C<p>D</p></li></ul></blockquote>')).toEqual([
      '> A',
      '>',
      '> > B',
      '>',
      '> * C',
      '>',
      '>   D',
    ]);
  });

  it('stop to grow wider', () => {
    const deep = toPlainText(`${'<blockquote>'.repeat(100)}A<br>B`).split('\n');
    expect(deep.at(-1)).toBe(`${'> '.repeat(20)}B`);
  });
});

describe('preformatted text as plain text', () => {
  it('is kept as it is but for tabs, which are spaces; in a quotation too', () => {
    expect(lines('<p>A</p><pre><code>  a\n\n\tb  c\n</code></pre>B')).toEqual([
      'A',
      '',
      '  a',
      '',
      '    b  c',
      '',
      'B',
    ]);
    expect(lines('<blockquote><pre>a\n\n b</pre></blockquote>')).toEqual(['> a', '>', '>  b']);
  });

  it('has a line where it says one, however it is written', () => {
    expect(lines('<pre>a<br>b&#13;c&#13;&#10;d <b>e</b>  f</pre>')).toEqual(['a', 'b', 'c', 'd e  f']);
  });
});

describe('tables as plain text', () => {
  it('are row by row, with bars between cells', () => {
    const head = '<thead><tr><th>Port</th><th>Tide</th></tr></thead>';
    const rows = '<tr><td>Lyttelton</td><td>6:14</td></tr>\n<tr> <td></td> <td>18:40</td> </tr>';
    expect(lines(`A<table><caption>Tides</caption>${head}<tbody>${rows}</tbody></table>B`)).toEqual([
      'A',
      '',
      'Tides',
      'Port | Tide',
      'Lyttelton | 6:14',
      ' | 18:40',
      '',
      'B',
    ]);
  });

  it('have each row on one line, whatever its cells hold', () => {
    const cell =
      '<p>a</p><p>b<br>c</p><ul><li>d</li><li>e</li></ul><pre>f\n g</pre><hr><blockquote>h</blockquote>';
    expect(lines(`<table><tr><td>${cell}</td><td><img src="x" alt="i"></td></tr></table>`)).toEqual([
      'a b c d e f g h | [image: i]',
    ]);
    const inner = '<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>';
    expect(lines(`<table><tr><td>${inner}</td><td>4</td></tr></table>`)).toEqual(['1 2 3 | 4']);
    const empty = '<table><tr></tr></table>';
    expect(lines(`<table><tr><td>1${empty}</td><td>2</td></tr></table>`)).toEqual(['1 | 2']);
  });

  it('keep the margin of what they stand in', () => {
    expect(
      lines('<blockquote><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table></blockquote>'),
    ).toEqual(['> a | b', '> c']);
  });
});

describe('links as plain text', () => {
  it('have a number, and their address at the end; the same address has the same number', () => {
    const html =
      '<p>The <a href="https://a.example/?a=1&amp;b=2">times</a>, <a href="mailto:b@c.example">mail</a> and <a href="https://a.example/?a=1&amp;b=2">times </a>again.</p>';
    expect(lines(html)).toEqual([
      'The times [1], mail [2] and times [1] again.',
      '',
      '[1] https://a.example/?a=1&b=2',
      '[2] mailto:b@c.example',
    ]);
  });

  it.each(['<a>A</a>', '<a href="#n">A</a>', '<a href=" ">A</a>'])(
    'have none without an address: %s',
    (html) => {
      expect(toPlainText(html)).toBe('A');
    },
  );

  it('have their address on one line', () => {
    expect(toPlainText('<a href=" https://a.example/\nb">A</a>')).toBe('A [1]\n\n[1] https://a.example/ b');
  });
});

describe('pictures, films and sounds as plain text', () => {
  it('say what they show, with the caption below', () => {
    expect(
      lines(
        '<p>A</p><figure><img src="x" alt=" A\n ferry "><figcaption>At dawn</figcaption></figure><p>B</p>',
      ),
    ).toEqual(['A', '', '[image: A ferry]', 'At dawn', '', 'B']);
  });

  it('say that they say nothing', () => {
    expect(toPlainText('<img src="x"> and <picture><img src="x" alt=""></picture> here')).toBe(
      '[image] and [image] here',
    );
  });

  it('have the address of what could be played', () => {
    const video = '<video src="https://a.example/v.mp4"><p>No video</p></video>';
    const audio = '<audio><source type="x"><source src="https://a.example/a.mp3"></audio><audio></audio>';
    expect(lines(`A${video}${audio}`)).toEqual([
      'A',
      '',
      '[video] [1]',
      '',
      'No video',
      '',
      '[audio] [2]',
      '',
      '[audio]',
      '',
      '[1] https://a.example/v.mp4',
      '[2] https://a.example/a.mp3',
    ]);
  });
});
