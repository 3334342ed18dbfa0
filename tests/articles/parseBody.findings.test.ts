import { describe, expect, it } from 'vitest';
import { readArticle } from './material.ts';

/** Where what is told of a body stands, and its code; the body begins at line 5. */
function places(body: readonly string[], files: readonly string[] = []): string[] {
  return readArticle({ body, files })
    .told.split('\n')
    .map((line) => line.replace(/^items\/road\.md:(\d+:\d+) \w+ (\w+) .*$/, '$1 $2'));
}

describe('what is told of a body', () => {
  it('stands where the author wrote it', () => {
    const body = [
      'Open.',
      '',
      '<SCRIPT>x</SCRIPT>',
      '',
      '<p onclick="x()">Now <a href="javascript:x">here</a></p>',
    ];
    const { item, told } = readArticle({ body });
    expect(item.content).not.toMatch(/script|onclick/i);
    expect(told).toMatchInlineSnapshot(`
      "items/road.md:7:1 warning CONTENT_REMOVED expected what readers keep, found <script> - readers would not show it; take it out, or link to it
      items/road.md:9:4 warning CONTENT_REMOVED expected what readers keep, found onclick= - readers would not show it; take it out, or link to it
      items/road.md:9:31 warning CONTENT_REMOVED expected what readers keep, found href="javascript:x" - readers would not show it; take it out, or link to it"
    `);
  });

  it('is at the start of its block where the source says it otherwise', () => {
    const body = ['Open.', '', 'Words, and', '<a href="java&#115;cript:x">now</a>'];
    expect(places(body)).toEqual(['7:1 CONTENT_REMOVED']);
  });

  it.each([
    { what: 'a block of raw HTML', body: ['<div>', '<p>One.</p>', '', '<b onclick="x">a</b>', '</div>'] },
    { what: 'a list', body: ['- One', '', '', '- <b onclick="x">a</b>'] },
    { what: 'a quotation', body: ['> One', '>', '>', '> <b onclick="x">a</b>'] },
    { what: 'a table', body: ['| a |', '| - |', '| b |', '| <b onclick="x">a</b> |'] },
    { what: 'a footnote', body: ['One[^1].', '', '', '[^1]: <b onclick="x">a</b>'] },
    { what: 'a later line of a paragraph', body: ['One', 'two', 'three', '<b onclick="x">a</b>'] },
  ])('has its line in $what', ({ body }) => {
    expect(places(body)).toEqual([
      expect.stringMatching(new RegExp(`^8:${1 + (body[3]?.indexOf('onclick') ?? 0)} CONTENT_REMOVED$`)),
    ]);
  });

  it('has its column in characters, not in bytes', () => {
    expect(places(['Ōtākou 🎉 <b onclick="x">a</b>'])).toEqual(['5:13 CONTENT_REMOVED']);
  });
});

describe('what is told of the pictures of a body', () => {
  it('is at the line of each', () => {
    const body = [
      '![A](gone.png)',
      '',
      'Words ![B](away.png)',
      'and ![](here.png).',
      '',
      '<p><img src="lost.png"></p>',
    ];
    expect(places(body, ['here.png'])).toEqual([
      '5:6 PICTURE_MISSING',
      '7:12 PICTURE_MISSING',
      '8:9 PICTURE_WITHOUT_ALT',
      '10:14 PICTURE_MISSING',
    ]);
  });

  it('is told once a picture, where it first stands in the text', () => {
    const body = ['![A](gone.png)', '', '![A](gone.png)', '', '<img src="gone.png" alt="A">'];
    expect(places(body)).toEqual(['5:6 PICTURE_MISSING']);
  });

  it('is at the picture, where a block before it has its name in words', () => {
    const body = ['The file gone.png is missing.', '', '![A](gone.png)'];
    expect(places(body)).toEqual(['7:6 PICTURE_MISSING']);
  });

  it('is at the one of two that lacks its alt text', () => {
    const body = ['![A](here.png)', '', 'Words.', '', '<p>', '<img src="here.png">', '</p>'];
    expect(places(body, ['here.png'])).toEqual(['10:11 PICTURE_WITHOUT_ALT']);
  });

  it.each(['![](here.png)', '<img src="here.png">'])('wants an alt text in %s', (picture) => {
    expect(places([picture], ['here.png'])).toEqual([expect.stringContaining(' PICTURE_WITHOUT_ALT')]);
  });

  it('lets an author say that there is nothing to say', () => {
    expect(places(['<img src="here.png" alt="">'], ['here.png'])).toEqual(['']);
  });
});
