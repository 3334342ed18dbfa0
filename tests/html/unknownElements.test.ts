import { describe, expect, it } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';
import { wholeArticle } from '../articles/material.ts';

const FRONT = ['---', 'title: Road', 'date: 8 pm on 21 December 2014', '---'];
const read = (...body: string[]) => {
  const { item, told } = wholeArticle({ file: 'items/road.md', lines: [...FRONT, ...body] });
  return { content: item.content, told: told.split('\n').filter((line) => line.includes('ELEMENT')) };
};

describe('an element that HTML has not', () => {
  it('is told once by its name, where it stands, and its text is kept', () => {
    const { content, told } = read(
      'A `List<Code>`, a List<String>, and a list<string>.',
      '',
      '<my-widget size="2">All **day**</my-widget>',
      '',
      '<Chart/>',
    );
    expect(content).toBe(
      '<p>A <code>List&lt;Code&gt;</code>, a List, and a list.</p>\n<p>All <strong>day</strong></p>',
    );
    expect(told.map((line) => line.split(' - ')[0])).toEqual([
      'items/road.md:5:23 warning ELEMENT_UNKNOWN expected an element of HTML, found "<string>"',
      'items/road.md:7:1 warning ELEMENT_UNKNOWN expected an element of HTML, found "<my-widget>"',
      'items/road.md:9:1 warning ELEMENT_UNKNOWN expected an element of HTML, found "<chart>"',
    ]);
    expect(told[0]).toContain('write that as Markdown or HTML, or \\< where a sign is meant');
  });

  it.each([
    '<span>a</span>',
    '<font>a</font>',
    '<o:p>a</o:p>',
    '<label>a</label>',
    '<mjx-container>a</mjx-container>',
  ])('is none that only looks like something: %s', (html) =>
    expect(sanitise(html, 'https://news.example.nz/').findings).toEqual([]),
  );
});
