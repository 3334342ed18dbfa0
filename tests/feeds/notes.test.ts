import { describe, expect, it } from 'vitest';
import { inAll } from './material.ts';
import { texts } from './xmlReader.ts';

describe('an item without a title', () => {
  it('has none in RSS and JSON Feed, and an empty one in Atom, which demands it', () => {
    const { rss, atom, json } = inAll({
      title: '',
      description: 'The tide is in.',
      content: '<p>The tide</p>',
    });
    expect(texts(rss, 'title')).toEqual([]);
    expect(texts(rss, 'description')).toEqual(['The tide is in.']);
    expect(texts(atom, 'title')).toEqual(['']);
    expect(json).not.toHaveProperty('title');
  });

  it('counts as such where no format can hold its title', () => {
    const { rss, json } = inAll({ title: '\u0000', description: 'The tide is in.' });
    expect(texts(rss, 'title')).toEqual([]);
    expect(json).not.toHaveProperty('title');
  });

  it('has its text as its description in RSS, where it has no other', () => {
    const content = '<p><img src="https://news.example.nz/a.png"></p>';
    expect(texts(inAll({ title: '', content }).rss, 'description')).toEqual([content]);
    expect(texts(inAll({ title: '' }).rss, 'description')).toEqual(['']);
    expect(texts(inAll({}).rss, 'description')).toEqual([]);
  });
});
