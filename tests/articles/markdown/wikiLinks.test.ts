import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/articles/markdown/parser.ts';

describe('a link in double brackets', () => {
  it.each([
    ['[[b]]', '<a href="article:b">b</a>'],
    ['[[ b]] and [[b ]]', '[[ b]] and <a href="article:b">b</a>'],
    ['[[b|see *this*]]', '<a href="article:b">see *this*</a>'],
    ['[[folder/b.md]]', '<a href="article:folder/b.md">b</a>'],
    ['[[b#The wind, at 9]]', '<a href="article:b#the-wind-at-9">b &gt; The wind, at 9</a>'],
    ['[[b#The wind|there]]', '<a href="article:b#the-wind">there</a>'],
    ['[[#Tā]]', '<a href="#t%C4%81">Tā</a>'],
    ['[[b#^a1b2]]', '<a href="article:b">b</a>'],
    ['[[What now?]]', '<a href="article:What%20now%3F">What now?</a>'],
    ['[[report.pdf]]', '<a href="report.pdf">report.pdf</a>'],
    ['![[b]]', '<a href="article:b">b</a>'],
    ['![[horn.mp3|The horn]]', '<a href="horn.mp3">The horn</a>'],
    ['[[ferry.jpg]]', '<a href="ferry.jpg">ferry.jpg</a>'],
    ['![[ferry.jpg]]', '<img src="ferry.jpg" />'],
    ['![[pictures/a ferry.jpg|640]]', '<img src="pictures/a%20ferry.jpg" />'],
    ['![[ferry.jpg|640x480]]', '<img src="ferry.jpg" />'],
    ['![[ferry.jpg|A ferry]]', '<img src="ferry.jpg" alt="A ferry" />'],
    ['[[[b]]]', '[<a href="article:b">b</a>]'],
    ['(see [[b]])', '(see <a href="article:b">b</a>)'],
  ])('%s is %s', (text, html) => {
    expect(renderMarkdown(text)).toBe(`<p>${html}</p>\n`);
  });

  it('may have its bar escaped in a table', () => {
    expect(renderMarkdown('| a |\n| - |\n| [[b\\|there]] |')).toContain(
      '<td><a href="article:b">there</a></td>',
    );
  });
});

describe('double brackets are what CommonMark has them for', () => {
  it.each([
    ['[[a]](/b)', '<a href="/b">[a]</a>'],
    ['[[a]][b]\n\n[b]: /c', '<a href="/c">[a]</a>'],
    ['[[a]]\n\n[A]: /c', '[<a href="/c">a</a>]'],
    ['[[a|b]]\n\n[a|b]: /c', '[<a href="/c">a|b</a>]'],
    ['[see [[b]] there](/c)', '<a href="/c">see [[b]] there</a>'],
    ['`[[b]]`', '<code>[[b]]</code>'],
    ['\\[[b]]', '[[b]]'],
    ['[[ -f b ]]', '[[ -f b ]]'],
    ['[[b', '[[b'],
    ['[[a\nb]]', '[[a\nb]]'],
    ['[[]]', '[[]]'],
    [`[[${'b'.repeat(201)}]]`, `[[${'b'.repeat(201)}]]`],
  ])('%j', (text, html) => {
    expect(renderMarkdown(text)).toBe(`<p>${html}</p>\n`);
  });

  it('as around a footnote', () => {
    expect(renderMarkdown('A[[^1]]\n\n[^1]: B')).toContain('A[<sup class="footnote-ref">');
  });
});
