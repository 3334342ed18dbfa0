import { describe, expect, it } from 'vitest';
import { tellAll } from '../support/problems.ts';
import { headOf, markdownHead, newsroomHead, wholeHead } from './material.ts';

describe('a title and a summary', () => {
  it.each([
    ['10\u202f000 \u00ab\u00a0mots\u00a0\u00bb', '10\u202f000 \u00ab\u00a0mots\u00a0\u00bb'],
    ['\u6771\u4eac\u3000\u5927\u962a', '\u6771\u4eac\u3000\u5927\u962a'],
    ['\u00a0It is&nbsp;open.\u202f', 'It is\u00a0open.'],
    ['AT&amp;T &lt;road&gt;', 'AT&T <road>'],
    ['It&#8217;s &#x201C;open&#x201D;', 'It’s “open”'],
    ['Fish & chips; &nosuch; &', 'Fish & chips; &nosuch; &'],
    ['&amp;amp;', '&amp;'],
    ['It   is  open.', 'It is open.'],
  ])('read %s as %s', (written, read) => {
    expect(headOf(wholeHead([`summary: "${written}"`])).summary).toBe(read);
    expect(headOf(markdownHead([`title: "${written}"`, 'date: 21 December 2014'])).title).toBe(read);
  });

  it.each(['title', 'summary'])('have nothing of a reference to no character: %s', (key) => {
    const { head, problems } = markdownHead(
      ['title: A', 'date: 21 December 2014', `${key}: "Ro&#0;ad&#xD800;"`].slice(key === 'title' ? 1 : 0),
    );
    expect(head?.[key as 'title']).toBe('Road');
    expect(tellAll(problems)).toContain('found the control character U+0000, 2 times');
  });
});

describe('a reference in front matter', () => {
  it('is read once in all that people read', () => {
    const head = headOf(
      wholeHead([
        'author: [Ana &amp; Co, { name: "Ben &amp;amp; Co" }]',
        'tags: "R&amp;D, Q&amp;amp;A"',
        'categories: [B&uuml;cher]',
        'image: { src: road.jpg, alt: A &lt; B, caption: C &lt; D, credit: E &amp; F }',
        'source: { title: G &amp; H, url: "https://wire.example/" }',
        'enclosures: { url: talk.mp3, title: I &amp; J }',
        'updated: 22 December 2014',
        'correction: K &amp; L',
        'withdrawn: 23 December 2014',
        'reason: M &amp; N',
      ]),
    );
    expect(head).toMatchObject({
      authors: [{ name: 'Ana & Co' }, { name: 'Ben &amp; Co' }],
      tags: ['R&D', 'Q&amp;A', 'B\u00fccher'],
      image: { alt: 'A < B', caption: 'C < D', credit: 'E & F' },
      source: { title: 'G & H' },
      enclosures: [{ title: 'I & J' }],
      correction: 'K & L',
      withdrawn: { reason: 'M & N' },
    });
  });

  it.each([
    ['title: "&#0;"', 'expected a title'],
    ['summary: "&nbsp;"', 'expected a summary'],
  ])('is told where nothing is left: %s', (line, told) => {
    expect(
      tellAll(
        markdownHead(['title: Road', 'date: 21 December 2014', line].slice(line.startsWith('t') ? 1 : 0))
          .problems,
      ),
    ).toContain(told);
  });

  it('is not looked for in an author without a name, which is told', () => {
    const { head, problems } = wholeHead(['author: [{ email: a@x.nz }, Ana]']);
    expect(head).toBeUndefined();
    expect(tellAll(problems)).toContain('expected an author with a name');
  });

  it('leaves no author and no tag without a name', () => {
    const head = headOf(wholeHead(['author: ["&#0;", { name: "&nbsp;" }, Ana]', 'tags: ["&#0;", roads]']));
    expect([head.authors, head.tags]).toEqual([[{ name: 'Ana' }], ['roads']]);
  });

  it('is read in the text of a picture that has a field of its own', () => {
    const { image } = headOf(wholeHead(['image: road.jpg', 'imageAlt: A&nbsp;&lt; B']));
    expect(image?.alt).toBe('A\u00a0< B');
  });

  it('is text in the name of a file and in an address', () => {
    const head = headOf(wholeHead(['image: a&amp;b.jpg', 'via: https://a.example/?b&amp;c']));
    expect([head.image?.src, head.via]).toEqual(['a&amp;b.jpg', 'https://a.example/?b&amp;c']);
  });
});

describe('a space that does not break', () => {
  it('is a space in names, which are compared', () => {
    const head = headOf(wholeHead(['author: "Ana\u00a0Lee, Ben\u202fWu"', 'tags: "North\u00a0Island"']));
    expect(head.authors).toEqual([{ name: 'Ana Lee' }, { name: 'Ben Wu' }]);
    expect(head.tags).toEqual(['North Island']);
  });

  it('stays in the headline of a newsroom text, and is a space in the other lines of its head', () => {
    const lines = ['10\u202f000 pas', 'By\u00a0Ana\u00a0Lee', '21\u00a0December 2014', '', 'Un\u00a0pas.'];
    const head = headOf(newsroomHead(lines));
    expect([head.title, head.authors]).toEqual(['10\u202f000 pas', [{ name: 'Ana Lee' }]]);
  });
});

describe('the title of a newsroom text in front matter', () => {
  it.each([
    ['Fish &amp; chips', 'Fish & chips'],
    ['Fish &amp; chips', 'Fish &amp; chips'],
    ['10 000 steps', '10\u00a0000 steps'],
  ])('%s is a headline %s, which is then no part of the text', (title, headline) => {
    const { head } = newsroomHead(['---', `title: ${title}`, 'date: 2014-12-21', '---', headline, 'Text.']);
    expect(head?.bodyStart).toBe(`---\ntitle: ${title}\ndate: 2014-12-21\n---\n${headline}\n`.length);
  });

  it('is literal where it is the headline', () => {
    expect(headOf(newsroomHead(['Fish &amp; chips', '21 December 2014', 'Text.'])).title).toBe(
      'Fish &amp; chips',
    );
  });
});
