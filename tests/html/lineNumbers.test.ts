import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';

const made = (html: string) => sanitise(html, 'https://news.example.nz/tide/');

const CODE = '<pre><code>a = 1\n\nb = 2\n</code></pre>';

describe('a column of line numbers is taken out, and the code is one sample', () => {
  test.each([
    [
      'Rouge',
      '<div class="highlight"><pre class="highlight"><code><table class="rouge-table"><tbody><tr>' +
        '<td class="rouge-gutter gl"><pre class="lineno">1\n2\n3\n</pre></td>' +
        '<td class="rouge-code"><pre><span class="n">a</span> = 1\n\nb = 2\n</pre></td>' +
        '</tr></tbody></table></code></pre></div>',
    ],
    [
      'Pygments',
      '<table class="highlighttable"><tr><td class="linenos"><div class="linenodiv"><pre><span class="normal">1</span>\n2\n3</pre></div></td>' +
        '<td class="code"><div class="highlight"><pre><span></span><code>a = 1\n\nb = 2\n</code></pre></div></td></tr></table>',
    ],
    [
      'Chroma',
      '<div class="highlight"><div class="chroma"><table class="lntable"><tr>' +
        '<td class="lntd"><pre class="chroma"><code><span class="lnt">1\n</span><span class="lnt">2\n</span><span class="lnt">3\n</span></code></pre></td>' +
        '<td class="lntd"><pre class="chroma"><code class="language-py"><span class="line"><span class="cl">a = 1\n</span></span>\nb = 2\n</code></pre></td>' +
        '</tr></table></div></div>',
    ],
    [
      'Hexo',
      '<table><tr><td class="gutter"><pre><span class="line">1</span><br><span class="line">2</span><br><span class="line">3</span><br></pre></td>' +
        '<td class="code"><pre><span class="line">a = 1</span><br><span class="line"></span><br><span class="line">b = 2</span><br></pre></td></tr></table>',
    ],
    [
      'SyntaxHighlighter',
      '<div class="syntaxhighlighter"><table><tr><td class="gutter"><div class="line number1">1</div><div>2</div><div>3</div></td>' +
        '<td class="code"><div class="container"><div class="line">a = 1</div><div class="line"></div><div class="line">b = 2</div></div></td></tr></table></div>',
    ],
    [
      'GitHub',
      '<table class="highlight"><tr><td class="blob-num" data-line-number="1"></td><td class="blob-code">a = 1</td></tr>' +
        '<tr><td class="blob-num" data-line-number="2"></td><td class="blob-code">\n</td></tr>' +
        '<tr><td class="blob-num" data-line-number="3"></td><td class="blob-code">b = 2</td></tr></table>',
    ],
    [
      'highlightjs-line-numbers',
      '<pre><code class="hljs"><table class="hljs-ln"><tr><td class="hljs-ln-numbers" data-line-number="1"><div class="hljs-ln-n" data-line-number="1"></div></td><td class="hljs-ln-code">a = 1</td></tr>' +
        '<tr><td data-line-number="2"></td><td></td></tr><tr><td data-line-number="3"></td><td>b = 2</td></tr></table></code></pre>',
    ],
  ])('of %s', (_program, html) => {
    const { html: found, findings } = made(html);
    expect(found).toBe(CODE);
    expect(findings).toEqual([]);
  });

  test('with the name of the file above it', () => {
    expect(
      made(
        '<table class="highlighttable"><tr><th colspan="2" class="filename"><b>a.py</b></th></tr>' +
          '<tr><td class="linenos">1</td><td class="code"><pre>a = 1\n</pre></td></tr></table>',
      ).html,
    ).toBe('<p><b>a.py</b></p><pre><code>a = 1\n</code></pre>');
  });

  test('in the figure that is around it, with its caption', () => {
    const table =
      '<table><tr><td class="gutter"><pre>1</pre></td><td class="code"><pre>a = 1</pre></td></tr></table>';
    expect(made(`<figure class="highlight py"><figcaption>a.py</figcaption>${table}</figure>`).html).toBe(
      '<figure><figcaption>a.py</figcaption><pre><code>a = 1</code></pre></figure>',
    );
  });

  test('beside it, which is no table', () => {
    expect(made('<div class="gutter"><pre>1\n2</pre></div><div><pre>a = 1\nb = 2</pre></div>').html).toBe(
      '<pre>a = 1\nb = 2</pre>',
    );
    expect(made('<pre class="lineno">1\n2</pre><pre>a\nb</pre>').html).toBe('<pre>a\nb</pre>');
  });
});

describe('a number before a line is taken out', () => {
  test.each([
    ['Chroma', '<span class="ln"> 9</span><span class="cl">a\n</span><span class="ln">10</span>b', 'a\nb'],
    ['Pygments', '<span class="linenos"> 9</span>a\n<span class="linenos">10</span>b', 'a\nb'],
    ['Rouge', '<span class="lineno">9: </span>a\n<span class="lineno">10: </span>b', 'a\nb'],
    ['Docusaurus', '<span class="codeLineNumber_Tfdd">9</span>a\n', 'a\n'],
    ['Prism', 'a\n<span aria-hidden="true" class="line-numbers-rows"><span></span></span>', 'a\n'],
    ['an attribute', '<i data-line-number="9">9</i>a', 'a'],
    ['a number with the end of its line', '<span class="lnt">9\n</span>a', '\na'],
  ])('of %s', (_program, code, left) => {
    expect(made(`<p>x</p><pre><code>${code}</code></pre>`).html).toBe(
      `<p>x</p><pre><code>${left}</code></pre>`,
    );
  });
});

describe('code and tables stay as they are', () => {
  test.each([
    [
      'Pandoc, whose lines have the attribute',
      '<pre><code><a data-line-number="1">a</a>\n</code></pre>',
      '<pre><code><a>a</a>\n</code></pre>',
    ],
    ['words under such a name', '<pre><b class="ln">nine</b>\n</pre>', '<pre><b>nine</b>\n</pre>'],
    [
      'numbers under another name',
      '<pre><b class="n">9</b> + <i>1</i></pre>',
      '<pre><b>9</b> + <i>1</i></pre>',
    ],
    ['a number in a text', '<p>line <b class="lineno">9</b></p>', '<p>line <b>9</b></p>'],
    [
      'a table of other things',
      '<table><tbody><tr><td class="line">9</td></tr><tr><td class="ln">nine</td><td>b</td></tr></tbody></table>',
      '<table><tbody><tr><td>9</td></tr><tr><td>nine</td><td>b</td></tr></tbody></table>',
    ],
    [
      'a table of one column',
      '<table><tbody><tr><td class="ln">9</td></tr></tbody></table>',
      '<table><tbody><tr><td>9</td></tr></tbody></table>',
    ],
    ['an empty table', '<table class="lntable"></table>', '<table></table>'],
    [
      'other text in the sample around',
      '<pre>x<table><tbody><tr><td class="ln">9</td><td>a</td></tr></tbody></table></pre>',
      '<pre>x<pre><code>a</code></pre></pre>',
    ],
  ])('%s', (_what, html, left) => {
    expect(made(html).html).toBe(left);
  });
});
