import { describe, expect, it } from 'vitest';
import { tellAll } from '../support/problems.ts';
import { auckland } from '../support/publication.ts';
import { headOf, markdownHead, newsroomHead, wholeHead } from './material.ts';

describe('a draft', () => {
  it.each([
    'draft: true',
    'draft: TRUE',
    'isDraft: true',
    'published: false',
    'eleventyExcludeFromCollections: true',
    'headless: true',
  ])('is an article with %s', (line) => {
    expect(wholeHead([line])).toEqual({ isDraft: true, problems: [] });
  });

  it.each(['_drafts/road.md', 'items/_drafts/road.md', '_drafts/2015/road.txt'])('is %s', (file) => {
    expect(markdownHead(['title: Road'], auckland, file)).toEqual({ isDraft: true, problems: [] });
  });

  it('is so for one reason, whatever another says', () => {
    expect(wholeHead(['draft: false', 'published: false']).isDraft).toBe(true);
    expect(wholeHead(['draft: false', 'headless: true']).isDraft).toBe(true);
  });

  it('is asked nothing', () => {
    const lines = ['draft: true', 'date: soon', 'titel: x', 'id: no uri', 'image: { alt: a }'];
    expect(markdownHead(lines)).toEqual({ isDraft: true, problems: [] });
    expect(markdownHead(['draft: maybe'], auckland, '_drafts/road.md').problems).toEqual([]);
  });

  it('may be a newsroom text', () => {
    expect(newsroomHead(['---', 'draft: true', '---', 'Road'])).toEqual({ isDraft: true, problems: [] });
  });
});

describe('no draft', () => {
  it.each([
    'draft: false',
    'draft:',
    'draft: ""',
    'published: true',
    'eleventyExcludeFromCollections: false',
    'headless: false',
  ])('is an article with %s', (line) => {
    expect(headOf(wholeHead([line])).title).toBe('Road');
  });

  it.each(['drafts/road.md', 'items/my_drafts/road.md', 'items/_drafts.md'])('is %s', (file) => {
    expect(markdownHead(['title: Road', 'date: 2014-12-21 20:03'], auckland, file).isDraft).toBe(false);
  });
});

describe('a switch that is none', () => {
  it.each(['draft: maybe', 'draft: yes', 'draft: [true]', 'headless: 1'])('is refused: %s', (line) => {
    const { head, problems } = wholeHead([line]);
    expect(head).toBeUndefined();
    expect(tellAll(problems)).toContain('FIELD_WRONG expected true or false, found ');
  });
});
