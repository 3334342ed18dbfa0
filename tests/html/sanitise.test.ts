import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';

const made = (html: string) => sanitise(html, 'https://news.example.nz/2014/');

test.each([
  ['<p>one<p>two', '<p>one</p><p>two</p>'],
  ['<div>a<br>b</div>', '<p>a<br>b</p>'],
  ['AT&T & 1 < 2', 'AT&amp;T &amp; 1 &lt; 2'],
  ['<code>&lt;script&gt;</code>', '<code>&lt;script&gt;</code>'],
  ['<p class=c style=s id=i lang=mi dir=ltr title=t>q</p>', '<p lang="mi" dir="ltr" title="t">q</p>'],
  ['<blockquote cite="/x">q</blockquote>', '<blockquote cite="https://news.example.nz/x">q</blockquote>'],
  ['<a href="mailto:a@b.nz">x</a>', '<a href="mailto:a@b.nz">x</a>'],
  [
    '<video poster=/p src=v></video>',
    '<video poster="https://news.example.nz/p" src="https://news.example.nz/2014/v"></video>',
  ],
  ['<img src="a" src="b" alt="A">', '<figure><img src="https://news.example.nz/2014/a" alt="A"></figure>'],
  [
    '<img src="data:image/png;base64,AA" alt="A">',
    '<figure><img src="data:image/png;base64,AA" alt="A"></figure>',
  ],
  [
    'x <img src="c" srcset="a 1x, javascript:x 2x, b" alt="A">',
    'x <img src="https://news.example.nz/2014/c" srcset="https://news.example.nz/2014/a 1x, https://news.example.nz/2014/b" alt="A">',
  ],
  ['<p>a<!-- c --!>b</p>', '<p>ab</p>'],
  ['<pre>\n\nx</pre>', '<pre>\n\nx</pre>'],
  ['a\u00a0b', 'a&#xA0;b'],
])('makes %s into %s', (html, fitHtml) => {
  expect(made(html).html).toBe(fitHtml);
});

describe('what is empty', () => {
  test.each([
    ['a paragraph', '<p></p>'],
    ['a paragraph of white space', '<p> \n</p>'],
    ['a paragraph that a stray end tag opens', '</p>'],
    ['a paragraph that ends at a block', '<p><div></div>'],
    ['a paragraph whose only content goes', '<p><script>x</script></p>'],
    ['a figure whose only content goes', '<figure><script>x</script></figure>'],
    ['a figure around an empty paragraph', '<figure> <p></p></figure>'],
    ['a container', '<div></div>'],
    ['an <img> without an address', '<img alt="A">'],
    ['an <img> with an empty address', '<img src=" " alt="A">'],
    ['an <img> with an address that no reader opens', '<img src="javascript:x" alt="A">'],
    ['an <img> whose set has nothing else', '<img srcset="javascript:x 2x" alt="A">'],
    ['a paragraph around such an <img>', '<p><img alt="A"></p>'],
    ['a figure around such an <img>', '<figure><img alt="A"></figure>'],
  ])('goes: %s', (_what, html) => {
    expect(made(html).html).toBe('');
  });

  test('goes from between what is not', () => {
    expect(made('<p>one</p>\n<p></p>\n<p>two</p>').html).toBe('<p>one</p>\n<p>two</p>');
  });

  test('stays where it has a place in a structure', () => {
    expect(made('<ul><li></li></ul>').html).toBe('<ul><li></li></ul>');
  });
});

test.each([
  ['<a href=" java&#10;script&colon;alert(1)">x</a>', ' java\nscript:alert(1)'],
  ['<a href="java\tscript:x">x</a>', 'java\tscript:x'],
  ['<a href="vbscript:x">x</a>', 'vbscript:x'],
  ['<a href="data:text/html,x">x</a>', 'data:text/html,x'],
  ['<a href="http://[">x</a>', 'http://['],
])('takes the address out of %s, and says so', (html, near) => {
  const { html: found, findings } = made(html);
  expect(found).toBe('<a>x</a>');
  expect(findings).toMatchObject([{ at: 0, near, fault: { code: 'CONTENT_REMOVED' } }]);
});

test.each(
  'datalist noembed noframes optgroup option script select style svg template textarea title'.split(' '),
)('takes %s out with all in it, and says so', (name) => {
  const { html, findings } = made(`a<${name}>x</${name}>b`);
  expect(html).toBe('ab');
  const message = `expected what readers keep, found <${name}>`;
  expect(findings).toMatchObject([{ at: 1, near: `<${name}`, fault: { message } }]);
});

test.each('area base input link meta param track'.split(' '))('takes %s out, and says so', (name) => {
  const { html, findings } = made(`a<${name}>b`);
  expect(html).toBe('ab');
  expect(findings).toMatchObject([{ at: 1, near: `<${name}` }]);
});

test('takes out all that follows plaintext', () => {
  expect(made('a<plaintext>x</plaintext>b').html).toBe('a');
});

test.each([
  ['<q cite="javascript:x">q</q>', '<q>q</q>'],
  ['<p onclick="x()">q</p>', '<p>q</p>'],
  ['<p ONMOUSEOVER=x()>q</p>', '<p>q</p>'],
  ['<video src="javascript:x" controls>q</video>', '<video controls="">q</video>'],
  ['<video poster="data:image/svg+xml,x" controls>q</video>', '<video controls="">q</video>'],
])('makes %s harmless: %s', (html, harmless) => {
  const { html: found, findings } = made(html);
  expect(found).toBe(harmless);
  expect(findings).toHaveLength(1);
});

describe('what was taken out', () => {
  test('is told with its place, what stands there, and how to mend it', () => {
    expect(
      told('<p>Road.</p>\n<SCRIPT>x</SCRIPT>\n<p onclick="x()"><a href="javascript:x">now</a></p>'),
    ).toMatchInlineSnapshot(`
        [
          "13 <script CONTENT_REMOVED expected what readers keep, found <script> - readers would not show it; take it out, or link to it",
          "32 onclick= CONTENT_REMOVED expected what readers keep, found onclick= - readers would not show it; take it out, or link to it",
          "49 javascript:x CONTENT_REMOVED expected what readers keep, found href="javascript:x" - readers would not show it; take it out, or link to it",
        ]
      `);
  });

  test('is told once a kind, at the first of them', () => {
    const { findings } = made('a<script></script><style></style><script></script><style></style>');
    expect(findings.map(({ at, near }) => [at, near])).toEqual([
      [1, '<script'],
      [18, '<style'],
    ]);
  });

  test.each([
    ['pictures without an address, and of one point', '<img><img src="/p.gif" width=1 height=1>'],
    [
      'frames without an address, and of one point',
      '<iframe></iframe><iframe src="/p" width=1 height=1></iframe>',
    ],
    ['one address in two attributes', '<a href="ftp://x/">a</a><img src="ftp://x/" alt="">'],
  ])('is told of each kind, though the same stands there: %s', (_what, html) => {
    expect(made(html).findings).toHaveLength(2);
  });

  test('is told where a file with line ends of Windows has it', () => {
    expect(made('Road.\r\n\r\n<script></script>').findings).toMatchObject([{ at: 9 }]);
  });

  test('is told with the beginning of a long address', () => {
    const { findings } = made(`<a href="javascript:${'x'.repeat(100)}">now</a>`);
    expect(findings[0]?.fault.message).toBe(
      `expected what readers keep, found href="javascript:${'x'.repeat(29)}"`,
    );
  });

  test('is not told where readers miss nothing by it', () => {
    expect(made('<!-- a --><div class="c" style="s" data-x="y"><span>x</span></div>').findings).toEqual([]);
  });
});

function told(html: string): string[] {
  return made(html).findings.map(
    ({ at, near, fault }) => `${at} ${near} ${fault.code} ${fault.message} - ${fault.mend}`,
  );
}
