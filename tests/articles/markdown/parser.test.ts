import { describe, expect, it } from 'vitest';
import { withoutCode } from '../../../src/articles/markdown/codeSamples.ts';
import { parseMarkdown, renderMarkdown } from '../../../src/articles/markdown/parser.ts';
import { sourceFinder, splitBlocks } from '../../../src/articles/markdown/sourceBlocks.ts';
import { renderBlocks } from '../longWay.ts';

/** Where in Markdown is what is at an index of its HTML. */
function sourceIndex(text: string, at: number, near: string): number {
  const { html, blockAt } = renderBlocks(splitBlocks(parseMarkdown(text)));
  expect(html).toBe(renderMarkdown(text));
  return sourceFinder(text)(blockAt(at), near);
}

describe('Markdown', () => {
  it.each([
    ['| a |\n| - |\n| b |', '<table>'],
    ['~~shut~~', '<s>shut</s>'],
    ['<b onclick="x">raw</b>', '<b onclick="x">raw</b>'],
    ['[road]', '[road]'],
    ['"quoted" -- text', '<p>&quot;quoted&quot; -- text</p>'],
  ])('%j has %s', (text, html) => {
    expect(renderMarkdown(text)).toContain(html);
  });

  it('has footnotes, each with its way there and back', () => {
    const html = renderMarkdown('Open[^1].\n\n[^1]: Since noon.\n');
    expect(html).toContain('<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>');
    expect(html).toContain('<li id="fn1" class="footnote-item"><p>Since noon. <a href="#fnref1"');
  });

  it('has no footnotes within the line, whose sign people write by chance', () => {
    expect(renderMarkdown('Open^[since noon].')).toBe('<p>Open^[since noon].</p>\n');
  });
});

describe('a picture in Markdown', () => {
  it.each([
    ['![A ferry](ferry.jpg)', '<img src="ferry.jpg" alt="A ferry" />'],
    ['![A *fast* `ferry`](ferry.jpg "Fast")', '<img src="ferry.jpg" title="Fast" alt="A fast ferry" />'],
    ['![ferry]\n\n[ferry]: ferry.jpg', '<img src="ferry.jpg" alt="ferry" />'],
    ['![](ferry.jpg)', '<img src="ferry.jpg" />'],
    ['<img src="ferry.jpg" alt="">', '<img src="ferry.jpg" alt="">'],
  ])('%j is %s', (text, html) => {
    expect(renderMarkdown(text)).toContain(html);
  });
});

describe('a character reference in Markdown', () => {
  it.each(['&#146;', '&#x92;', '&#X92;', '&#0;', '&#x1F;', '&#xFFFE;', '&#x110000;'])(
    'to a control character or none passes as it is, for others to read: %s',
    (reference) => {
      expect(renderMarkdown(`It${reference}s`)).toBe(`<p>It${reference}s</p>\n`);
      expect(renderMarkdown(`[It${reference}s](/a)`)).toBe(`<p><a href="/a">It${reference}s</a></p>\n`);
    },
  );

  it.each([
    ['&#35;', '#'],
    ['&#x2019;', '’'],
    ['&eacute;', 'é'],
    ['&lt;', '&lt;'],
    ['`&#146;`', '<code>&amp;#146;</code>'],
    ['\\&#146;', '&amp;#146;'],
    ['&#;', '&amp;#;'],
    ['&#12345678;', '&amp;#12345678;'],
  ])('%s is %s', (text, html) => {
    expect(renderMarkdown(text)).toBe(`<p>${html}</p>\n`);
  });
});

describe('the place in Markdown of what stands in its HTML', () => {
  /** The line, from 1, on which what is `near` the nth `what` of the HTML is found. */
  const lineOf = (text: string, what: string, near: string, nth = 0) => {
    const at = renderMarkdown(text)
      .split(what)
      .slice(0, nth + 1)
      .join(what).length;
    const index = sourceIndex(text, at, near);
    return { line: text.slice(0, index).split('\n').length, found: text.slice(index, index + near.length) };
  };

  it.each([
    { what: 'a paragraph', text: 'One.\n\nTwo.\n\n<b>x</b> three.', line: 5 },
    { what: 'a later line of a paragraph', text: 'One.\n\nTwo\nand\n<b>x</b>.', line: 5 },
    { what: 'raw HTML', text: 'One.\n\n<div>\n<p>\n<b>x</b>\n</p>\n</div>\n\nTwo.', line: 5 },
    { what: 'raw HTML after a list', text: '- One.\n- Two.\n\n\n<div><b>x</b></div>', line: 5 },
    { what: 'a list', text: 'One.\n\n- Two.\n\n  - <b>x</b>\n', line: 5 },
    { what: 'a quotation', text: '> One.\n>\n> - Two.\n>\n> <b>x</b>', line: 5 },
    { what: 'a table', text: '| a |\n| - |\n| b |\n| c |\n| <b>x</b> |', line: 5 },
    { what: 'a heading below a rule', text: 'One.\n\n---\n\n## <b>x</b>', line: 5 },
    { what: 'a footnote', text: 'One[^1].\n\nTwo.\n\n[^1]: <b>x</b>', line: 5 },
    { what: 'what follows a reference', text: '[a]: /b\n\n[c]: /d\n\n[a] <b>x</b>', line: 5 },
  ])('is its line in $what', ({ text, line }) => {
    expect(lineOf(text, '<b>', '<b>')).toEqual({ line, found: '<b>' });
  });

  it('is in its own block, where several hold the same', () => {
    const text = '![a](x.png)\n\nWords.\n\n![b](x.png)\n\n<p><img src="x.png"></p>';
    expect([0, 1, 2].map((nth) => lineOf(text, '<img', 'x.png', nth).line)).toEqual([1, 5, 7]);
  });

  it('is found in any capitals', () => {
    expect(lineOf('One.\n\n<SCRIPT>x</SCRIPT>', '<SCRIPT', '<script').found).toBe('<SCRIPT');
  });

  it('is found without the white space around it', () => {
    expect(sourceIndex('See x.png', 0, ' x.png\n')).toBe(4);
  });

  it('is the start of its block, where the text says it otherwise', () => {
    expect(lineOf('One.\n\nTwo [now](java&#115;cript:x).', 'Two', 'javascript:x')).toMatchObject({ line: 3 });
  });

  it('is the start of its block, where it stands only in a later one', () => {
    expect(lineOf('A &lt; b.\n\n<', 'A', '<')).toMatchObject({ line: 1 });
  });

  it('is the start of an empty text', () => {
    expect(sourceIndex('', 0, 'x')).toBe(0);
  });
});

describe('Markdown without its code', () => {
  it.each([
    ['a fence', 'One\n\n```\ncode\n```\n\ntwo', 'One\n\n   \n    \n   \n\ntwo'],
    ['an indented block', 'One\n\n    code\n\ntwo', 'One\n\n        \n\ntwo'],
    ['a span', 'One `code` two', 'One        two'],
    ['a span of two backticks with one in it', 'One `` a ` b `` two', 'One             two'],
    ['a backtick that nothing closes', 'One ` two', 'One ` two'],
    ['elements of HTML', '<p>One <code>code</code> two</p>', '<p>One           </code> two</p>'],
    ['an element that nothing closes', '<p>One <code>two</p>', '<p>One <code>two</p>'],
    ['a cell of a table', '| `a` | b |\n| - | - |\n| c | `d` |', '|     | b |\n| - | - |\n| c |     |'],
    ['nothing', '', ''],
  ])('keeps every place, with %s', (_what, text, plain) => {
    expect(withoutCode(text, parseMarkdown(text))).toBe(plain);
  });
});
