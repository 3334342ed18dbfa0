import fc from 'fast-check';
import MarkdownIt, { type StateBlock, type StateInline, type Token } from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { describe, expect, it } from 'vitest';
import { quick } from '../../../src/articles/markdown/fastTokens.ts';
import { bounded } from '../../../src/articles/markdown/limits.ts';

function parser() {
  return new MarkdownIt('commonmark', { html: true })
    .enable(['table', 'strikethrough'])
    .use(footnotes)
    .use(bounded);
}

const slow = parser();
const fast = parser().use(quick);

/** All that means something in Markdown, and some that does not. */
const TEXT = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'\n \n\n \n  \n    \n\t| - * _ ** __ ~~ ` ``` ~~~ # > 1. + [ ] ( ) ![ [^1] [^1]: [road]: < </p> <b> <http://a.nz/> &amp; &#1; \\ : = --- | a | \r\n \0'.split(
          / (?=\S)/,
        ),
      ),
      fc.constantFrom(
        '[road](/a)',
        '![ferry](b.jpg "B")',
        '| a |\n| - |\n| b |',
        '- item',
        '  ',
        ' \t',
        'Māori',
      ),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

const LINK = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc
    .tuple(
      fc.constantFrom('http://', 'https://', 'HTTP://', 'ftp://', '//', 'mailto:', ''),
      fc.array(
        fc.oneof(
          fc.constantFrom(...'.:@/?#%[]-_~ \'"(),;&=+$!*'),
          fc.string({ maxLength: 3, unit: 'binary' }),
          fc.constantFrom('a', 'nz', '7', 'x'.repeat(63), 'xn--'),
        ),
        { maxLength: 20 },
      ),
    )
    .map(([start, rest]) => start + rest.join('')),
);

describe('tokens of our own making', () => {
  it('are those of markdown-it, in every field', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        expect(fast.parse(text, {})).toStrictEqual(slow.parse(text, {}));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['', ' ', '\n', 'a', 'a ', 'a\n  ', '  \n\ta', '\t a\n \t', 'a  \n   b'])(
    'have the lines of %j where markdown-it has them',
    (text) => {
      const blockOf = (md: typeof slow) => ({
        ...new md.block.State(text, md, {}, []),
        md: undefined,
        Token: 0,
      });
      expect(blockOf(fast)).toStrictEqual(blockOf(slow));
    },
  );

  it('are tokens and states of markdown-it, with its methods and in their place', () => {
    const made: Token[] = [];
    const states: (StateBlock | StateInline)[] = [];
    const spied = parser().use(quick);
    spied.block.ruler.before('table', 'spy', (state) => states.push(state) === 0);
    spied.inline.ruler.before('text', 'spy', (state) => states.push(state) === 0);
    for (const token of spied.parse('A *road*.', {})) made.push(token, ...(token.children ?? []));
    expect(made).toHaveLength(8);
    for (const token of made) expect(token).toBeInstanceOf(MarkdownIt.Token);
    expect(states[0]).toBeInstanceOf(MarkdownIt.StateBlock);
    expect(states.at(-1)).toBeInstanceOf(MarkdownIt.StateInline);
    // Made by ours, not by markdown-it's own.
    for (const state of states) expect(state.Token).not.toBe(MarkdownIt.Token);
    expect(new (states[0] as StateBlock).Token('hr', 'hr', 0)).toStrictEqual(
      new MarkdownIt.Token('hr', 'hr', 0),
    );
    made[0]?.attrSet('class', 'lead');
    expect(made[0]?.attrGet('class')).toBe('lead');
  });
});

describe('the address of a link', () => {
  it('is what markdown-it makes of it', () => {
    fc.assert(
      fc.property(LINK, (url) => {
        expect(fast.normalizeLink(url)).toBe(slow.normalizeLink(url));
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    'https://news.example.nz/road/2014?page=2',
    'https://news.example.nz/a/b-c.html',
    'https://NEWS.example.nz/',
    'https://a.b.c.d.e.f/g@h:1/~i!*$&+,=',
    'https://ā.nz/ō',
    `https://${'a'.repeat(70)}.nz/`,
  ])('%s too', (url) => {
    expect(fast.normalizeLink(url)).toBe(slow.normalizeLink(url));
  });
});

it.each(['a\r\nb\rc\n', '\r', '\r\r\n', 'a\0b\r\n\0', '> a\r> b'])(
  'the line ends of %j are what they were',
  (text) => {
    expect(fast.parse(text, {})).toStrictEqual(slow.parse(text, {}));
  },
);
