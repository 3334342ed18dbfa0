import { describe, expect, it } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';

const made = (html: string) => sanitise(html, 'https://news.example.nz/tide/');
const textOf = (html: string) => made(html).summaryText;

describe('the text of a summary, where there is no paragraph, is', () => {
  it.each([
    ['a list', '<ul><li>one</li><li>two</li></ul>', 'one; two'],
    ['a list of sentences', '<ol><li>One.</li><li>Two?</li></ol>', 'One. Two?'],
    ['a table', '<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>', 'a; b; 1; 2'],
    ['code', '<pre><code>a\n  b</code></pre>', 'a b'],
    ['a quotation', '<blockquote>one <b>road</b></blockquote>', 'one road'],
    ['text in no element', 'one <b>road</b><br>here', 'one road here'],
    ['text behind a block', '<h2>a</h2>one<hr>two', 'one; two'],
    ['text behind an embed', '<iframe src="https://x.example/a"></iframe> one', 'one'],
    ['what a picture shows', '<p><img src="a.png" alt="A ferry"></p>', 'A ferry'],
    [
      'pictures, each once',
      '<img src="a.png" alt="A"><img src="b.png" alt="A"><img src="c.png" alt="C">',
      'A; C',
    ],
    [
      'a caption',
      '<figure><video src="a.mp4">No video.</video><figcaption>A tide.</figcaption></figure>',
      'A tide.',
    ],
    ['the title of a video', '<video src="a.mp4" title="The tide">No video.</video>', 'The tide'],
    ['text before pictures', '<figure><img src="a.png" alt="A"></figure><ul><li>one</li></ul>', 'one'],
    ['nothing of headings', '<h1>a</h1><h2>b</h2>', ''],
    ['nothing of a link for an embed', '<iframe src="https://x.example/a" title="T"></iframe>', ''],
    ['nothing of a picture without a word', '<img src="a.png" alt="">', ''],
    ['nothing of a tracking pixel', '<img src="a.png" alt="x" width="1" height="1">', ''],
    ['nothing where there is nothing', '', ''],
  ])('that of %s: %s', (_, html, text) => {
    expect(textOf(html)).toBe(text);
  });
});

describe('text that is in no paragraph', () => {
  it.each([
    ['counts before the first block', 'one<ul><li>a</li></ul><p>two</p>', 'one'],
    ['counts in a container', '<div>one<p>two</p></div>', 'one'],
    ['is looked for in what is unwrapped', '<font><p>one</p></font><p>two</p>', 'one'],
    ['is none where there is only an embed', '<iframe src="https://x.example/a"></iframe><p>one</p>', 'one'],
    ['is no line that stands for an embed', '<p><iframe src="https://x.example/a"></iframe></p>one', 'one'],
    ['may be lines before an embed', 'one<br><br>two<iframe src="https://x.example/a"></iframe>', 'one two'],
    ['comes after a paragraph', '<ul><li>a</li></ul>two<p>one</p>', 'one'],
  ])('%s: %s', (_, html, text) => {
    expect(textOf(html)).toBe(text);
  });
});

describe('the author’s mark ends a summary', () => {
  it.each([
    '<!--more-->',
    '<!-- more -->',
    '<!--MORE-->',
    '<!--more Read on-->',
    '<!-- readmore -->',
    '<!--break-->',
    '<!--nextpage-->',
    '<!-- page_break -->',
    '<!-- excerpt -->',
    '<!-- end of excerpt -->',
    '<!--endexcerpt-->',
    '<!-- excerpt-end -->',
    '<!-- TEASER_END -->',
    '<!-- PELICAN_END_SUMMARY -->',
    '<!-- truncate -->',
  ])('that is %s', (mark) => {
    expect(textOf(`<h2>a</h2><p>One.</p><p>Two.</p>${mark}<p>Three.</p>`)).toBe('One. Two.');
    expect(textOf(`<p>One.${mark} Two.</p>`)).toBe('One.');
    expect(made(`<p>One.</p>${mark}`)).toMatchObject({ isSummaryEnded: true, html: '<p>One.</p>' });
    expect(textOf(`<p>One.<sup><a href="#fn1">1</a></sup></p>\n${mark}`)).toBe('One.');
  });

  it.each([
    ['another comment', '<p>One.</p><!-- more to come --><p>Two.</p>'],
    ['one that is shown', '<p>One.</p><p><code>&lt;!--more--></code></p>'],
    ['one before all text', '<!--more--><p>One.</p><p>Two.</p>'],
    ['template code', '<p>One.</p>{{ excerpt }}'],
    ['a note that begins so', '<p>One.</p><!-- break the news gently --><p>Two.</p>'],
  ])('and not %s', (_, html) => {
    expect(made(html)).toMatchObject({ summaryText: 'One.', isSummaryEnded: false });
  });
});
