import { describe, expect, it, test } from 'vitest';
import { ID_MARK } from '../../src/html/fragments.ts';
import { sanitise } from '../../src/html/sanitise.ts';
import { isSteadyHtml } from '../../src/html/steadyHtml.ts';

describe('HTML that another pass leaves as it is', () => {
  test.each([
    '<p>One <kbd>two</kbd><br>three</p>\n',
    '\n<details><summary>One</summary>\n<p>Two</p>\n</details>',
    '<figure><img src="https://a.example/b.png" alt=""><figcaption>C</figcaption></figure>',
    '<figure><a href="https://a.example/"><img src="https://a.example/b.png" alt=""></a></figure>',
    '<ul>\n<li>One <b>two</b></li>\n<li><p>Three</p></li>\n</ul><hr>',
    '<table><thead><tr><th>A</th></tr></thead>\n<tbody><tr><td align="right">1 &lt; 2</td></tr></tbody></table>',
    '<dl><dt>A</dt><dd><p>B</p></dd></dl><blockquote><p>Tāmaki 道路</p></blockquote><pre><code>a\n\nb</code></pre>',
  ])('is known: %s', (html) => {
    expect(isSteadyHtml(html)).toBe(true);
    expect(sanitise(html, 'https://news.example.nz/').html).toBe(html.trim());
  });

  it('may have ids', () => {
    expect(isSteadyHtml(`<p${ID_MARK} id="a">One</p>`)).toBe(true);
  });
});

describe('of HTML nothing is known', () => {
  it.each([
    ['nothing', ''],
    ['text alone', 'one'],
    ['text before a block', 'one<p>two</p>'],
    ['text after a block', '<p>one</p>two'],
    ['an element of a line alone', '<b>one</b>'],
    ['a block in a paragraph', '<p><ul></ul></p>'],
    ['a paragraph in bold', '<ul><li><b><p>one</p></b></li></ul>'],
    ['a link in a link', '<p><a href="/a"><b><a href="/b">one</a></b></a></p>'],
    ['a picture in a paragraph', '<p><img src="https://a.example/b.png" alt=""></p>'],
    ['a picture in a quotation', '<blockquote><img src="https://a.example/b.png" alt=""></blockquote>'],
    ['a set of pictures', '<figure><img src="https://a.example/b.png" srcset="b 2x" alt=""></figure>'],
    ['text in a table', '<table>one<tbody></tbody></table>'],
    ['a row without its table', '<tr><td>one</td></tr>'],
    ['a formula', '<p><math><mi>x</mi></math></p>'],
    ['a sound', '<audio src="https://a.example/b.mp3"></audio>'],
    ['a sample with an id', '<pre id="a">one</pre>'],
    ['marks that may compose', '<p>e\u0301</p>'],
    ['what is very deep', `${'<blockquote>'.repeat(51)}${'</blockquote>'.repeat(51)}`],
  ])('with %s', (_what, html) => {
    expect(isSteadyHtml(html)).toBe(false);
  });
});
