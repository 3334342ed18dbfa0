import { describe, expect, test } from 'vitest';
import { importBody } from '../../src/import/convertBody.ts';
import { LINK } from './material.ts';

const made = (html: string) => importBody(html, LINK, LINK);
const markdownOf = (html: string) => made(html).markdown;

describe('what people write is Markdown', () => {
  test.each([
    [
      'paragraphs',
      '<p>The <em>tide</em> came <strong>in</strong>.</p><p>Twice.</p>',
      'The *tide* came **in**.\n\nTwice.',
    ],
    [
      'links, made absolute',
      '<p><a href="../a" title="A &amp; B">a</a></p>',
      '[a](https://example.org/2014/12/a "A & B")',
    ],
    ['headings', '<h2>Roads</h2><h3>Rail</h3>', '## Roads\n\n### Rail'],
    ['lists', '<ul><li>a</li><li>b<ol><li>c</li><li>d</li></ol></li></ul>', '- a\n- b\n  1. c\n  2. d'],
    ['lists from a number on', '<ol start="3"><li>c</li><li>d</li></ol>', '3. c\n4. d'],
    ['lists of paragraphs', '<ol><li><p>a</p></li><li><p>b</p></li></ol>', '1. a\n\n2. b'],
    ['quotes', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n> \n> b'],
    [
      'code',
      '<p><code>a &lt; b</code></p><pre><code>if (a) {\n\n}\n</code></pre>',
      '`a < b`\n\n```\nif (a) {\n\n}\n```',
    ],
    ['line breaks', '<p>one<br>two</p>', 'one\\\ntwo'],
    ['rules', '<p>one</p><hr><p>two</p>', 'one\n\n---\n\ntwo'],
    ['what is struck out', '<p><s>one</s></p>', '~~one~~'],
    ['pictures', '<p><img src="/a.jpg" alt="A ferry"></p>', '![A ferry](https://example.org/a.jpg)'],
    [
      'pictures with a caption and a link',
      '<figure><a href="/b"><img src="/a.jpg" alt="A ferry"></a><figcaption>Back "on" &amp;amp; time</figcaption></figure>',
      '[![A ferry](https://example.org/a.jpg "Back \\"on\\" &amp;amp; time")](https://example.org/b)',
    ],
    [
      'pictures in a line',
      '<p>A <img src="/a.jpg" alt="ferry" title="Back"> came</p>',
      'A ![ferry](https://example.org/a.jpg "Back") came',
    ],
    ['what a script would show', '<div class="x"><p onclick="x()">a</p><script>b()</script></div>', 'a'],
  ])('%s', (_name, html, markdown) => {
    expect({ markdown: markdownOf(html), isSame: made(html).isSame }).toEqual({ markdown, isSame: true });
  });
});

describe('text that Markdown would take for something else is escaped', () => {
  test.each([
    ['---', '\\---'],
    ['===', '\\==='],
    ['# one', '\\# one'],
    ['- one', '\\- one'],
    ['+ one', '\\+ one'],
    ['2014. A year', '2014\\. A year'],
    ['1) one', '1\\) one'],
    ['&gt; one', '\\> one'],
    ['*one* _two_ snake_case', '\\*one\\* \\_two\\_ snake_case'],
    ['[one](two) [^1]: `three`', '\\[one\\](two) \\[^1\\]: \\`three\\`'],
    ['~~one~~ ~5 km', '\\~\\~one\\~\\~ ~5 km'],
    ['&lt;b&gt; and 1 &lt; 2', '\\<b> and 1 < 2'],
    ['&amp;amp; &amp; &amp;c', '&amp;amp; & &c'],
    ['C:\\temp', 'C:\\\\temp'],
    ['10&nbsp;000', '10&nbsp;000'],
    ['　全角', '&#12288;全角'],
    ['Look!<a href="/a">a</a>', 'Look\\![a](https://example.org/a)'],
    ['one<br>- two<br>===', 'one\\\n\\- two\\\n\\==='],
    ['H~2~O x^2^ ==lit== :tada:', 'H\\~2~O x\\^2^ \\==lit== \\:tada:'],
    ['$x$ {.a} 5%% [x]', '\\$x$ \\{.a} 5&#37;% \\[x\\]'],
    [': one', '\\: one'],
    [':::note', '\\:::note'],
    ['!!! note', '\\!!! note'],
    ['https://a.example/', '<p>https://a.example/</p>'],
    ['{{ page.title }} {% raw %} {: .a}', '&#123;{ page.title }} &#123;% raw %} &#123;: .a}'],
  ])('%s', (text, markdown) => {
    expect({ markdown: markdownOf(`<p>${text}</p>`), isSame: made(`<p>${text}</p>`).isSame }).toEqual({
      markdown,
      isSame: true,
    });
  });
});

describe('what Markdown cannot say is HTML', () => {
  test.each([
    [
      'in the line where it stands',
      '<p>H<sub>2</sub>O, <b>b</b> &amp; <i lang="mi">*i*</i></p>',
      'H<sub>2</sub>O, <b>b</b> & <i lang="mi">\\*i\\*</i>',
    ],
    [
      'a link that Markdown would write anew',
      '<p><a href="/?a[]=1">a</a></p>',
      '<a href="https://example.org/?a[]=1">a</a>',
    ],
    [
      'a picture with its size',
      '<img src="/a.jpg" alt="" width="6" height="4">',
      '<img src="https://example.org/a.jpg" alt="" width="6" height="4">',
    ],
    ['a block that has attributes', '<p lang="mi">Kia ora</p>', '<p lang="mi">Kia ora</p>'],
    [
      'a space that Markdown would move',
      '<p><strong>Note: </strong>one</p>',
      '<p><strong>Note: </strong>one</p>',
    ],
    [
      'a table',
      '<table>\n\n<tr><td>one</td></tr>\n\n</table>',
      '<table>\n<tbody><tr><td>one</td></tr>\n</tbody></table>',
    ],
    [
      'a code sample with blank lines',
      '<pre>\n\na\n\n  b\n \n</pre>',
      '<pre>\n&#10;a\n&#10;  b\n &#10;</pre>',
    ],
    [
      'a code sample without a line break at its end',
      '<pre><code>a</code></pre>',
      '<pre><code>a</code></pre>',
    ],
    ['text in no paragraph', 'one <em>*two*</em>', '<span>\none <em>*two*</em>\n</span>'],
    [
      'a film',
      '<video src="/a.mp4" controls></video>',
      '<span>\n<video src="https://example.org/a.mp4" controls=""></video>\n</span>',
    ],
    [
      'a line break in an attribute',
      '<p lang="mi"><a href="/a" title="b\n\nc">a</a></p>',
      '<p lang="mi"><a href="https://example.org/a" title="b&#10;&#10;c">a</a></p>',
    ],
    [
      'template code in an address',
      '<p><a href="?a={{b}}">a</a></p>',
      '<a href="https://example.org/2014/12/road-open/?a=&#123;{b}}">a</a>',
    ],
    [
      'a figure of two pictures',
      '<figure><img src="/a.jpg" alt="A"><img src="/b.jpg" alt="B"></figure>',
      '<figure><img src="https://example.org/a.jpg" alt="A"><img src="https://example.org/b.jpg" alt="B"></figure>',
    ],
    [
      'template code in a title',
      '<p><a href="/a" title="{{ b }}">a</a></p>',
      '<p><a href="https://example.org/a" title="&#123;{ b }}">a</a></p>',
    ],
    [
      'places that links lead to',
      '<p><a href="#n">1</a></p><p id="n">one</p>',
      `[1](${LINK}#n)\n\n<p id="n">one</p>`,
    ],
    [
      'a sample in a sample',
      '<pre>a<pre>b</pre>\n\nc</pre>',
      '<span>\n<pre>a<pre>b</pre>\n&#10;c</pre>\n</span>',
    ],
  ])('%s', (_name, html, markdown) => {
    expect({ markdown: markdownOf(html), isSame: made(html).isSame }).toEqual({ markdown, isSame: true });
  });

  test('two lists, one behind the other, stay two', () => {
    const { markdown, isSame } = made('<ul><li>a</li></ul><ul><li>b</li></ul>');
    expect({ markdown, isSame }).toEqual({ markdown: '- a\n\n<!-- -->\n\n- b', isSame: true });
  });

  test('a mark that composes with the end of a tag stays a mark', () => {
    const html = '<p lang="mi"><b>&#x338;x</b></p>';
    expect(made(html)).toMatchObject({ markdown: '<p lang="mi"><b>&#824;x</b></p>', isSame: true });
  });
});

describe('what is longer or deeper than people write', () => {
  const hostile = {
    'a gap': `<pre><code>${' '.repeat(40_000)}x\n</code></pre>`,
    'a list': `<ul>${'<li>one</li>'.repeat(10_000)}</ul>`,
    'quotes in quotes': '<blockquote>'.repeat(200) + '<p>x</p>'.repeat(1000),
    'many blocks': '<p>x</p>'.repeat(15_000),
    'elements that are opened again': '<p><i>x'.repeat(5_000),
    'line breaks': `<p>${'a<br>'.repeat(20_000)}</p>`,
    stars: `<p>${'*_`[<'.repeat(50_000)}</p>`,
  };
  test.each(Object.entries(hostile))('is HTML, in a moment: %s', (_name, html) => {
    const { markdown, isSame } = made(html);
    expect({ isSame, isHtml: markdown.startsWith('<') }).toEqual({ isSame: true, isHtml: true });
  });

  test('gives ordinary Markdown of 300,000 characters in a moment', () => {
    const { markdown } = made(
      '<p>The <em>tide</em> came in, as <a href="/tide">it does</a>, twice a day.</p>\n'.repeat(4000),
    );
    expect(markdown).toMatch(/^The \*tide\* came in/);
  });

  test('says that it is not the same where it is not', () => {
    const { isSame, article } = made(`${'<b>'.repeat(300)}one`);
    expect({ isSame, text: article.html.replace(/<.*?>/g, '') }).toEqual({ isSame: false, text: 'one' });
  });
});

describe('an article whose page is ours to make', () => {
  const SITE = 'https://example.org/';
  const PAGE = 'https://example.org/2014/12/21/road/';

  test('has addresses of the site that it was on', () => {
    const { markdown, isSame } = importBody('<p><a href="a">a</a></p>', SITE, PAGE);
    expect({ markdown, isSame }).toEqual({ markdown: '[a](https://example.org/a)', isSame: true });
  });

  test('has no places that links lead to, and says so', () => {
    const { markdown, isSame } = importBody('<p><a href="#n">1</a></p><p id="n">one</p>', SITE, PAGE);
    expect({ markdown, isSame }).toEqual({ markdown: '[1](https://example.org/#n)\n\none', isSame: false });
  });
});
