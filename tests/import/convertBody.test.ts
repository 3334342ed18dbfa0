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
    ['quotes', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
    [
      'code',
      '<p><code>a &lt; b</code></p><pre><code>if (a) {\n\n}\n</code></pre>',
      '`a < b`\n\n```\nif (a) {\n\n}\n```',
    ],
    ['line breaks', '<p>one<br>two</p>', 'one\\\ntwo'],
    [
      'lists in quotes, one behind the other',
      '<blockquote><ul><li>a</li></ul><ul><li>b</li></ul></blockquote>',
      '> - a\n>\n> <!-- -->\n>\n> - b',
    ],
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
    ['emphasis in a word', '<p>a<em>b</em>c, <strong>“d”</strong></p>', 'a*b*c, **“d”**'],
    [
      'pictures between blocks',
      '<p>a</p><img src="/a.jpg" alt="A"><p>b</p>',
      'a\n\n![A](https://example.org/a.jpg)\n\nb',
    ],
    [
      'linked pictures between blocks',
      '<a href="/b"><img src="/a.jpg" alt="A"></a>',
      '[![A](https://example.org/a.jpg)](https://example.org/b)',
    ],
    ['places in the text', '<p><a href="#n">1</a></p><h2 id="n">One</h2>', '[1](#n)\n\n## One {#n}'],
    ['headings with the ids that they get anyway', '<h2 id="the-road">The road</h2>', '## The road'],
    ['headings of more than text', '<h2 id="a-b"><em>a</em> b</h2>', '## *a* b {#a-b}'],
    [
      'what programs say of each block',
      '<p class="wp-block-paragraph">a</p><h2 class="wp-block-heading" id="h-b">b</h2><ul class="wp-block-list"><li>c</li></ul>',
      'a\n\n## b {#h-b}\n\n- c',
    ],
    [
      'code in a language',
      '<pre tabindex="0"><code class="language-go" data-lang="go">a\n```\n</code></pre>',
      '````go\na\n```\n````',
    ],
    [
      'what is between the tags of a container',
      '<div class="x"><p>a</p>b <i>c</i><section><p>d</p></section></div>',
      '<div class="x">\n\na\n\n<span>\nb <i>c</i>\n</span>\n\n<section>\n\nd\n\n</section>\n\n</div>',
    ],
    ['comments', '<p>a<!--more--></p><!-- b\n\nc --><p>d</p>', 'a<!--more-->\n\n<!-- b\nc -->\n\nd'],
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
    ['10&nbsp;000', '10\u00a0000'],
    ['&nbsp;one&nbsp;', '&#160;one&#160;'],
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
    ['a space that Markdown would move', '<p><strong>Note: </strong>one</p>', '<strong>Note: </strong>one'],
    ['emphasis that would not end', '<p>a<em>“b”</em>c</p>', 'a<em>“b”</em>c'],
    ['emphasis in emphasis', '<p><strong><em>a</em></strong> <s></s></p>', '<strong>*a*</strong> <s></s>'],
    [
      'code with a class, or without a word',
      '<p>a <code class="x">b</code><code></code></p>',
      'a <code class="x">b</code><code></code>',
    ],
    [
      'a line break that ends a paragraph',
      '<p>a<br class="x">b<br></p><h2>c<br>d</h2>',
      'a<br class="x">b<br>\n\n## c<br>d',
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
      'places that links lead to',
      '<p><a href="#n">1</a></p><p id="n">one</p>',
      '[1](#n)\n\n<p id="n">one</p>',
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

describe('a block of which Markdown cannot say all stays as it is', () => {
  test.each([
    '<h2 class="a">b</h2>',
    '<h2 id="a:b">c</h2>',
    '<h2>a #</h2>',
    '<h2></h2>',
    '<h2>a<canvas></canvas></h2>',
    '<ul class="a"><li>b</li></ul>',
    '<ul><!-- a --><li>b</li></ul>',
    '<ul></ul>',
    '<ol reversed=""><li>a</li></ol>',
    '<ol start="-1"><li>a</li></ol>',
    '<ol start="01"><li>a</li></ol>',
    '<ul><li class="a">b</li></ul>',
    '<ul><li></li></ul>',
    '<ul><li>a<ul><li class="b">c</li></ul></li></ul>',
    '<ul><li><p>a</p></li><li>b</li></ul>',
    '<blockquote>a</blockquote>',
    '<blockquote></blockquote>',
    '<blockquote><p>a</p><!-- b --></blockquote>',
    '<pre><code>a</code>b</pre>',
    '<pre><code><b>a</b>\n</code></pre>',
    '<pre><code></code></pre>',
    '<pre><code class="a">b\n</code></pre>',
    '<pre><code id="a">b\n</code></pre>',
    '<pre><code class="language-a" data-lang="b">c\n</code></pre>',
    '<pre tabindex="1"><code>a\n</code></pre>',
    '<figure>a</figure>',
    '<figure></figure>',
    '<figure><img src="https://a.example/b.png" alt="c" width="4"></figure>',
    '<figure><p>a</p></figure>',
    '<figure><img src="https://a.example/b.png" alt="c"><figcaption><b>d</b></figcaption></figure>',
    '<figure><img src="https://a.example/b.png" alt="c"><figcaption class="d">e</figcaption></figure>',
    '<figure><img src="https://a.example/b.png" alt="c"><p>d</p></figure>',
    '<figure><a href="https://a.example/" rel="b"><img src="https://a.example/b.png" alt="c"></a></figure>',
    '<figure><a href="https://a.example/">b</a></figure>',
    '<p>a <canvas></canvas></p>',
    '<p>a<!-- b\nc --></p>',
    '<p>https://a.example/</p>',
    '<p>a@b.example</p>',
    '<p><!-- a -->b</p>',
    '<p><img src="https://a.example/b.png" alt="c" class="d"></p>',
    '<section class="a"><p class="b">c</p></section>',
    '<section class="a">b</section>',
  ])('%s', (html) => {
    const { isSame, isWhole } = made(html);
    expect({ markdown: markdownOf(html), isSame, isWhole }).toEqual({
      markdown: html,
      isSame: true,
      isWhole: true,
    });
  });

  test.each([
    [
      'a picture of two lines',
      '<p>a <img src="https://a.example/b" alt="c\nd"></p>',
      'a <img src="https://a.example/b" alt="c&#10;d">',
    ],
    [
      'a title of two lines',
      '<p>a <a href="https://a.example/" title="b\nc">d</a></p>',
      'a <a href="https://a.example/" title="b&#10;c">d</a>',
    ],
    [
      'code of backticks',
      '<p>a <code>`b`</code> <code> c </code> <code> </code></p>',
      'a `` `b` `` `  c  ` <code> </code>',
    ],
    [
      'an address that Markdown would encode',
      '<p>a <img src="https://a.example/[b]" alt="c"></p>',
      'a <img src="https://a.example/[b]" alt="c">',
    ],
  ])('in its line: %s', (_name, html, markdown) => {
    expect({ markdown: markdownOf(html), isSame: made(html).isSame }).toEqual({ markdown, isSame: true });
  });

  test('if Markdown would take it for something else', () => {
    const html = '<p>a | b<br>:-- | --</p><p>e</p>';
    expect({ markdown: markdownOf(html), isSame: made(html).isSame }).toEqual({
      markdown: '<p>a | b<br>:-- | --</p>\n\ne',
      isSame: true,
    });
  });

  test('also if it is deep', () => {
    const html = `<p>${'<i>'.repeat(40)}a${'</i>'.repeat(40)}</p>`;
    expect({ markdown: markdownOf(html), isSame: made(html).isSame }).toEqual({
      markdown: html,
      isSame: true,
    });
  });
});

test('only what readers get is in the file where no file can hold more', () => {
  const html = '<script>a %% b</script><p>c</p><script>d %% e</script>';
  expect(made(html)).toMatchObject({ markdown: '<span>\n<p>c</p>\n</span>', isSame: true, isWhole: false });
});

describe('what readers do not get stays in the file', () => {
  test.each([
    [
      'a player',
      '<p>a</p><iframe width="5" src="/embed/a?b=1&amp;c" title="Talk" allowfullscreen></iframe>',
      'a\n\n<iframe width="5" src="https://example.org/embed/a?b=1&amp;c" title="Talk" allowfullscreen=""></iframe>',
    ],
    [
      'a film of an older kind',
      '<object data="a.swf"><param name="movie" value="a.swf"><param value="y"></object>',
      `<span>\n<object data="${LINK}a.swf"><param name="movie" value="${LINK}a.swf"><param value="y"></object>\n</span>`,
    ],
    [
      'a formula',
      '<p class="lead">So <math><mi>e</mi><mo>=</mo><mi>m</mi></math> holds.</p>',
      '<p class="lead">So <math><mi>e</mi><mo>=</mo><mi>m</mi></math> holds.</p>',
    ],
    [
      'a drawing',
      '<div><svg viewBox="0 0 1 1"><linearGradient id="g"/><use xlink:href="#g"/></svg></div>',
      '<div><svg viewBox="0 0 1 1"><linearGradient id="g"></linearGradient><use xlink:href="#g"></use></svg></div>',
    ],
    [
      'classes, styles and data',
      '<p id="a" style="color: red" data-b="c">a <span class="d">e</span></p>',
      '<p id="a" style="color: red" data-b="c">a <span class="d">e</span></p>',
    ],
    [
      'a script, but for blank lines',
      '<script>if (a < b)\n\n  c();</script>',
      '<script>if (a < b)\n  c();</script>',
    ],
    [
      'a script in which a block of HTML would end',
      '<script>a("</pre>");</script>',
      '<span>\n<script>a("</pre>");</script>\n</span>',
    ],
    ['a script in a line', 'one <script>a()</script>', '<span>\none <script>a()</script>\n</span>'],
    ['a template', '<template><b>a</b></template>', '<span>\n<template><b>a</b></template>\n</span>'],
    [
      'pictures that a script loads',
      '<img data-src="/a.jpg" srcset="/b.jpg 2x, https://c.example/d.jpg," alt="">',
      '<img data-src="https://example.org/a.jpg" srcset="https://example.org/b.jpg 2x, https://c.example/d.jpg" alt="">',
    ],
    [
      'addresses that lead nowhere',
      '<p><a href="http://[">a</a> <a href="//[">a</a> <a href="">b</a> <a href="javascript:c()">c</a></p>',
      '<a href="http://[">a</a> <a href="//[">a</a> [b]() <a href="javascript:c()">c</a>',
    ],
  ])('%s', (_name, html, markdown) => {
    const { isSame, isWhole } = made(html);
    expect({ markdown: markdownOf(html), isSame, isWhole }).toEqual({
      markdown,
      isSame: true,
      isWhole: true,
    });
  });

  test('but for what nothing can end', () => {
    expect(markdownOf('<div class="x"><plaintext>a')).toBe('<div class="x"></div>');
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
    expect({ isSame, text: article.write().html.replace(/<.*?>/g, '') }).toEqual({
      isSame: false,
      text: 'one',
    });
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
    expect({ markdown, isSame }).toEqual({
      markdown: '[1](https://example.org/#n)\n\n<p id="n">one</p>',
      isSame: false,
    });
  });
});

test('of comments in what readers never got only the mark of a summary stays', () => {
  const html =
    '<p>a<!--more--></p><!-- secret --><template><!-- secret --><p>b</p></template><p>c<!-- more secret --></p><!--more Go on-->';
  expect(importBody(html, LINK, LINK, true).markdown).not.toContain('secret');
  expect(importBody(html, LINK, LINK, true).markdown).toMatch(/<!--more-->[\s\S]*<!--more Go on-->/);
  expect(markdownOf(html)).toContain('<!-- secret -->');
});
