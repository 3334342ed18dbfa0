import { describe, expect, it, test } from 'vitest';
import { renderMarkdown } from '../../../src/articles/markdown/parser.ts';
import { readArticle } from '../material.ts';

/** The text that a code sample shows. */
function sampleOf(...lines: string[]): string | undefined {
  const html = renderMarkdown(lines.join('\n'));
  const text = /<pre><code(?: class="[^"]*")?>(.*)<\/code><\/pre>/s.exec(html)?.[1];
  return text?.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>');
}

const CODE = ['<div class="x">', '', '  *a* {{ b }} {% c %} ``', '</div>'];

describe('a code sample between two codes', () => {
  it.each([
    ['{% highlight html %}', '{% endhighlight %}'],
    ['{%- highlight html linenos -%}', '{%-endhighlight-%}'],
    ['{{< highlight html "linenos=table" >}}', '{{< /highlight >}}'],
    ['{{% highlight "html" %}}', '{{% / highlight %}}'],
  ])('is shown to the letter: %s', (open, close) => {
    expect(renderMarkdown([open, ...CODE, close].join('\n'))).toContain('<pre><code class="language-html">');
    expect(sampleOf(open, ...CODE, close)).toBe(`${CODE.join('\n')}\n`);
    expect(readArticle({ body: [open, ...CODE, close, '', '{{ d }}'] }).told).toMatch(
      /^items\/road\.md:12:1 .*$/,
    );
  });

  it('may have no language', () => {
    const html = renderMarkdown('{% codeblock %}\na\n{% endcodeblock %}');
    expect(html).toBe('<pre><code>a\n</code></pre>\n');
  });

  it.each([
    ['a list', ['- a', '', '  {% highlight c %}', '  b', '    c', '  {% endhighlight %}'], 'b\n  c\n'],
    ['a quotation', ['> {% highlight c %}', '> b', '>', '> c', '> {% endhighlight %}'], 'b\n\nc\n'],
    ['a paragraph', ['a', '{% highlight c %}', 'b', '{% endhighlight %}', 'c'], 'b\n'],
    ['the lines of its codes', ['{% highlight c %}a', ' b', '  c{% endhighlight %}'], 'a\n b\n  c\n'],
    ['one line', ['{% highlight c %} a {% endhighlight %} '], 'a\n'],
    ['no line', ['{% highlight c %}', '{% endhighlight %}'], ''],
    ['front of other text', ['{% highlight %}', 'a', '{% endhighlight %}', '# b'], 'a\n'],
  ])('may stand in %s', (_what, lines, sample) => {
    expect(sampleOf(...lines)).toBe(sample);
  });

  it('may stand in a line', () => {
    expect(renderMarkdown('See {{< highlight go >}}a*b*c{{< /highlight >}}.')).toBe(
      '<p>See <code>a*b*c</code>.</p>\n',
    );
    expect(renderMarkdown('See {% highlight go %}a `` b{% endhighlight %}.')).toBe(
      '<p>See <code>a `` b</code>.</p>\n',
    );
    expect(renderMarkdown('<p>{% highlight go %}a<b*c*{% endhighlight %}</p>')).toBe(
      '<p><code>a&lt;b*c*</code></p>',
    );
  });

  it('has the title that Hexo shows above it', () => {
    const lines = ['{% codeblock The *tide* lang:js line_number:false %}', 'a', '{% endcodeblock %}'];
    const sample = '<pre><code class="language-js">a\n</code></pre>\n';
    expect(renderMarkdown(lines.join('\n'))).toBe(`<p>The <em>tide</em></p>\n${sample}`);
    expect(renderMarkdown(lines.join('\n').replace('The *tide* ', ''))).toBe(sample);
    const short = lines.map((line) => line.replace('codeblock', 'code'));
    expect(renderMarkdown(short.join('\n'))).toBe(`<p>The <em>tide</em></p>\n${sample}`);
  });

  it('may stand in a block of HTML', () => {
    const lines = ['<div>', '{% highlight c %}', ' a <b>', 'c', '{% endhighlight %}', '</div>'];
    expect(renderMarkdown(lines.join('\n'))).toBe('<div>\n<pre><code> a &lt;b&gt;\nc\n</code></pre>\n</div>');
  });

  it('is told where nothing ends it', () => {
    expect(readArticle({ body: ['{% highlight c %}', 'a', '', 'b'] }).told).toMatch(
      /^items\/road\.md:5:1 .*TEMPLATE_CODE/,
    );
  });
});

describe('raw text', () => {
  it.each([
    ['See {% raw %}{{ x }}{% endraw %}.', '<p>See {{ x }}.</p>\n'],
    ['{% raw %}{{ x }}{% endraw %} and {% raw %}{{ y }}{% endraw %}', '<p>{{ x }} and {{ y }}</p>\n'],
    ['{% raw %}*{{ x }}* `{{ y }}`{% endraw %}', '<p><em>{{ x }}</em> <code>{{ y }}</code></p>\n'],
    ['{% raw %}\n`{{ x }}`\n{% endraw %}', '<p><code>{{ x }}</code></p>\n'],
    [
      '{% raw %}\n{{< vimeo 1 >}}\n\n- {% b %}\n{% endraw %}',
      '<p>{{&lt; vimeo 1 &gt;}}</p>\n<ul>\n<li>{% b %}</li>\n</ul>\n',
    ],
    ['{% raw %}\n<p>{{ x }}</p>\n{% endraw %}', '<p>&#123;{ x }}</p>\n'],
    [
      '{% raw %}\n```\n{{ x }}\n```\n{% endraw %}\n{{< vimeo 1 >}}',
      '<pre><code>{{ x }}\n</code></pre>\n<iframe src="https://player.vimeo.com/video/1"></iframe>\n',
    ],
    ['{% verbatim %}\n`{{ x }}`\n{% endverbatim %}', '<p><code>{{ x }}</code></p>\n'],
    ['{{< raw >}}\n<p>*{{ x }}*</p>\n{{< /raw >}}', '<p>*&#123;{ x }}*</p>\n'],
    ['See {{< rawhtml >}}<b>x</b>{{< /rawhtml >}}.', '<p>See <b>x</b>.</p>\n'],
    ['{% raw %}a\n{{ x }}{% endraw %}', '<p>a\n{{ x }}</p>\n'],
    ['{% raw %}\n{{ x }}\ny {% endraw %}', '<p>\n{{ x }}\ny </p>\n'],
  ])('shows codes as they are written: %j', (text, html) => {
    expect(renderMarkdown(text)).toBe(html);
    expect(readArticle({ body: text.split('\n') }).told).not.toContain('TEMPLATE_CODE');
  });
});

test.each([
  ['a line', 'a {% comment %}b{% endcomment %} c', '<p>a  c</p>\n'],
  ['lines of their own', 'a\n{% comment %}\nb\n\nc\n{% endcomment %}\nd', '<p>a</p>\n<p>d</p>\n'],
])('comments are not published, in %s', (_what, text, html) => {
  expect(renderMarkdown(text)).toBe(html);
  expect(readArticle({ body: text.split('\n') }).told).toBe('');
});

describe('what is not ended', () => {
  it.each([
    ['at all', '{% highlight c %}\n*a*', '<p>{% highlight c %}\n<em>a</em></p>\n'],
    [
      'in its quotation',
      '> {% comment %}\n\n{% endcomment %}',
      '<blockquote>\n<p>{% comment %}</p>\n</blockquote>\n<p>{% endcomment %}</p>\n',
    ],
    [
      'in its paragraph',
      'a {% comment %}\n\nb {% endcomment %}',
      '<p>a {% comment %}</p>\n<p>b {% endcomment %}</p>\n',
    ],
    ['by itself', '{% raw %}\n\na {% endraw %}', '<p>{% raw %}</p>\n<p>a {% endraw %}</p>\n'],
    [
      'before more text',
      '{% comment %}\n\na {% endcomment %} b',
      '<p>{% comment %}</p>\n<p>a {% endcomment %} b</p>\n',
    ],
    ['by the right code', '{% raw %}{% endhighlight %}', '<p>{% raw %}{% endhighlight %}</p>\n'],
    ['in its block of code', '{{< vimeo\n\n1 >}}', '<p>{{&lt; vimeo</p>\n<p>1 &gt;}}</p>\n'],
    [
      'in its own quotation',
      '> {{< vimeo 1\n- x >}}',
      '<blockquote>\n<p>{{&lt; vimeo 1</p>\n</blockquote>\n<ul>\n<li>x &gt;}}</li>\n</ul>\n',
    ],
  ])('%s is shown as it is written', (_what, text, html) => {
    expect(renderMarkdown(text)).toBe(html);
  });

  it('is told', () => {
    const body = ['a {% comment %}', '', 'b {% comment %} c {% endcomment %} {% raw %}'];
    expect(readArticle({ body }).told.match(/\d:\d+ warning TEMPLATE_CODE/g)).toEqual([
      '5:3 warning TEMPLATE_CODE',
      '7:36 warning TEMPLATE_CODE',
    ]);
  });
});

describe('a code sample without a fence', () => {
  const content = (...body: string[]) => readArticle({ body: ['', ...body] }).item.content;

  it('has the language in a line above it, as Pelican has it, which is not shown', () => {
    expect(content('    :::python', '    def a():', '      b')).toBe(
      '<pre><code>def a():\n  b\n</code></pre>',
    );
    expect(content('- a', '', '      :::c++  ', '      b')).toContain('<code>b\n</code>');
  });

  it.each([
    ['it is the last line', ['    a', '    :::python'], 'a\n:::python\n'],
    ['it says more', ['    :::python is here', '    a'], ':::python is here\na\n'],
    ['the sample is fenced', ['```', ':::python', 'a', '```'], ':::python\na\n'],
  ])('shows that line where %s', (_why, lines, sample) => {
    expect(content(...lines)).toBe(`<pre><code>${sample}</code></pre>`);
  });
});
