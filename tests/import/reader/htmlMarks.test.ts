import fc from 'fast-check';
import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { describe, expect, it } from 'vitest';
import { htmlMarks, proseFinder } from '../../../src/import/reader/htmlMarks.ts';
import { runsOf } from '../../support/runs.ts';

const MODES: Readonly<Record<string, number>> = {
  iframe: TokenizerMode.RAWTEXT,
  style: TokenizerMode.RAWTEXT,
  textarea: TokenizerMode.RCDATA,
};

/** The tags and comments that parse5 finds, as a browser does. */
function foundByParse5(html: string): string[] {
  const found: string[] = [];
  const add = (name: string, { location }: Token.TagToken | Token.CommentToken) =>
    found.push(`${name} ${location?.startOffset} ${location?.endOffset}`);
  const ignore = () => {};
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: (token) => {
        add(`open ${token.tagName}`, token);
        tokenizer.state = (MODES[token.tagName] ?? tokenizer.state) as typeof tokenizer.state;
      },
      onEndTag: (token) => add(`close ${token.tagName}`, token),
      onComment: (token) => add(`comment ${token.data}`, token),
      onCharacter: ignore,
      onWhitespaceCharacter: ignore,
      onNullCharacter: ignore,
      onDoctype: ignore,
      onEof: ignore,
    },
  );
  tokenizer.write(html, true);
  return found;
}

/** `</>` shows nothing, and is not even a comment. */
const found = (html: string) =>
  htmlMarks(html)
    .filter(({ start, end }) => html.slice(start, end) !== '</>')
    .map(({ kind, name, start, end }) => `${kind} ${name} ${start} ${end}`);

const PIECES = [
  '<',
  '>',
  '</',
  '<a',
  '<B ',
  '</a',
  '/',
  ' ',
  '\n',
  '=',
  '"',
  "'",
  'b',
  '<!--',
  '-->',
  '--!>',
  'x',
  '<style>',
  '</style>',
  '<iframe>',
  '</iframe ',
  '<textarea>',
  '</TEXTAREA>',
  '1',
  '<br/>',
  ' a="<b>"',
  " a='>'",
  " a=it's",
];

describe('the tags and comments of HTML', () => {
  it('are those that a browser finds', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), (pieces) => {
        // A tag or a comment that nothing ends is cut off there: a browser drops the one and ends the other.
        const html = `${pieces.join('')} -->"'>`;
        expect(found(html)).toEqual(foundByParse5(html));
      }),
      runsOf(5000),
    );
  });

  it.each([
    ['a < b <1> <', []],
    ['<b', ['open b 0 2']],
    ['<b a="c', ['open b 0 7']],
    ['<b a=c', ['open b 0 6']],
    ['<b a=', ['open b 0 5']],
    ['<b =" /= a>c">', ['open b 0 11']],
    ['<!-- a', ['comment  a 0 6']],
    ['<!-->a', ['comment  0 5']],
    ['<!--->a', ['comment  0 6']],
    ['<?php a ?>b', ['comment php a ? 0 10']],
    ['<!a', ['comment  0 3']],
    ['<script><b></script>', ['open script 0 8', 'close script 11 20']],
    ['<style><b>', ['open style 0 7']],
  ])('may have no end: %s', (html, marks) => {
    expect(found(html)).toEqual(marks);
  });
});

it('is prose between them, but in code', () => {
  const html = 'a<b>c</b><pre>d<code>e</code></pre>f<!--g-->h<code>i';
  const isProse = proseFinder(html);
  const letters = [...'acdefghi'].map((letter) => [letter, html.indexOf(`${letter}`)] as const);
  expect(letters.filter(([, at]) => at >= 0).length).toBe(8);
  const places = [...html].map((_, at) => at);
  const prose = places.filter((at) => isProse(at)).map((at) => html[at]);
  expect(prose.join('')).toBe('acfh');
});
