import { describe, expect, it } from 'vitest';
import { articleAt, goneFrom, lineOf, whoIsWho } from './material.ts';

const FERRY = 'The ferry sails at noon.';

describe('an article that comes back is the one that it was', () => {
  it.each([
    ['in its file, as it was', articleAt('items/road.md')],
    ['in its file, edited', articleAt('items/road.md', { text: FERRY })],
    ['in its file, with another date', articleAt('items/road.md', { day: 27 })],
    ['in another file', articleAt('items/street.md')],
    ['with its id and nothing else', articleAt('items/new.md', { text: FERRY, day: 27, id: 'urn:road' })],
    ['in its file with another id', articleAt('items/road.md', { id: 'urn:x' })],
  ])('%s', (_, head) => {
    expect(whoIsWho([head], [goneFrom('items/road.md')])).toEqual({ [head.file]: 'urn:road' });
  });

  it('but not in another file with another date: the same notice may be given again', () => {
    const heads = [articleAt('items/street.md', { day: 27 })];
    expect(whoIsWho(heads, [goneFrom('items/road.md')])).toEqual({ 'items/street.md': 'new' });
  });

  it('under the name of another that is gone and had its time', () => {
    const entries = [goneFrom('items/a.md'), goneFrom('items/b.md', { text: FERRY })];
    expect(whoIsWho([articleAt('items/a.md', { text: FERRY })], entries)).toEqual({ 'items/a.md': 'urn:b' });
  });

  it('with the id that it would be given', () => {
    const entry = goneFrom('items/street.md', { id: 'tag:news.example.nz,2014-12-21:road' });
    const heads = [articleAt('items/road.md', { text: FERRY })];
    expect(whoIsWho(heads, [entry])).toEqual({ 'items/road.md': entry.id });
  });

  it('in its file, where another of its words and time is gone too', () => {
    const entries = [goneFrom('items/a.md'), goneFrom('items/b.md')];
    expect(whoIsWho([articleAt('items/b.md')], entries)).toEqual({ 'items/b.md': 'urn:b' });
  });

  it('in another file, where another of its words is gone that had another time', () => {
    const entries = [goneFrom('items/a.md', { day: 21 }), goneFrom('items/b.md', { day: 22 })];
    expect(whoIsWho([articleAt('items/c.md', { day: 22 })], entries)).toEqual({ 'items/c.md': 'urn:b' });
  });

  it('where another was renamed to its name meanwhile', () => {
    const entries = [goneFrom('items/a.md'), lineOf('items/a.md', { id: 'urn:b', text: FERRY })];
    const heads = [articleAt('items/a.md', { text: FERRY }), articleAt('items/c.md')];
    expect(whoIsWho(heads, entries)).toEqual({ 'items/a.md': 'urn:b', 'items/c.md': 'urn:a' });
  });
});

describe('an article that is there comes before one that is gone', () => {
  it('where both had its words and it was renamed', () => {
    const entries = [goneFrom('items/a.md'), lineOf('items/b.md')];
    expect(whoIsWho([articleAt('items/c.md')], entries)).toEqual({ 'items/c.md': 'urn:b' });
  });

  it('where both had its words and it was renamed to the name of the other', () => {
    const entries = [goneFrom('items/a.md'), lineOf('items/b.md', { day: 22 })];
    expect(whoIsWho([articleAt('items/a.md', { day: 22 })], entries)).toEqual({ 'items/a.md': 'urn:b' });
  });

  it('where both had its words and it has the time of the other', () => {
    const entries = [goneFrom('items/a.md'), lineOf('items/b.md', { day: 22 })];
    expect(whoIsWho([articleAt('items/c.md')], entries)).toEqual({ 'items/c.md': 'urn:b' });
  });

  it('where both had its words and time, and so it is with another', () => {
    const days = [21, 22];
    const entries = days.flatMap((day) => [
      goneFrom(`items/gone${day}.md`, { day }),
      lineOf(`items/live${day}.md`, { day }),
    ]);
    const heads = days.map((day) => articleAt(`items/new${day}.md`, { day }));
    expect(whoIsWho(heads, entries)).toEqual({
      'items/new21.md': 'urn:live21',
      'items/new22.md': 'urn:live22',
    });
  });

  it('where both were in its file and it was edited', () => {
    const entries = [goneFrom('items/a.md', { id: 'urn:old' }), lineOf('items/a.md', { day: 22 })];
    expect(whoIsWho([articleAt('items/a.md', { text: FERRY })], entries)).toEqual({ 'items/a.md': 'urn:a' });
  });

  it('where both were in its file with its words', () => {
    const entries = [goneFrom('items/a.md', { id: 'urn:old' }), lineOf('items/a.md')];
    expect(whoIsWho([articleAt('items/a.md')], entries)).toEqual({ 'items/a.md': 'urn:a' });
  });

  it('where both had its name in another format', () => {
    const entries = [goneFrom('items/a.txt', { id: 'urn:old' }), lineOf('items/a.md', { day: 22 })];
    const heads = [articleAt('items/a.markdown', { text: FERRY })];
    expect(whoIsWho(heads, entries)).toEqual({ 'items/a.markdown': 'urn:a' });
  });
});

describe('a file that could not be read', () => {
  it('keeps its line, though its words appear elsewhere', () => {
    const options = { unreadable: ['items/road.md'] };
    expect(whoIsWho([articleAt('items/copy.md')], [lineOf('items/road.md')], options)).toEqual({
      'items/copy.md': 'new',
    });
  });

  it('gives its line to the article that has the id in its front matter', () => {
    const options = { unreadable: ['items/road.md'] };
    const heads = [articleAt('items/copy.md', { id: 'urn:road' })];
    expect(whoIsWho(heads, [lineOf('items/road.md')], options)).toEqual({ 'items/copy.md': 'urn:road' });
  });

  it('keeps no line of an article that is gone from it', () => {
    const options = { unreadable: ['items/road.md'] };
    expect(whoIsWho([articleAt('items/street.md')], [goneFrom('items/road.md')], options)).toEqual({
      'items/street.md': 'urn:road',
    });
  });
});

describe('it is asked which article it is', () => {
  it('where it could be either of two that are no longer there', () => {
    const entries = [lineOf('items/a.md'), lineOf('items/b.md')];
    expect(whoIsWho([articleAt('items/c.md')], entries)).toEqual({ 'items/c.md': '? urn:a urn:b' });
  });

  it('where it could be either of two that are gone', () => {
    const entries = [goneFrom('items/a.md'), goneFrom('items/b.md')];
    expect(whoIsWho([articleAt('items/c.md')], entries)).toEqual({ 'items/c.md': '? urn:a urn:b' });
  });

  it('where the file that it was is still there, edited, with the same time: it may be a copy put aside', () => {
    const heads = [articleAt('items/b.md', { text: FERRY }), articleAt('items/b-old.md')];
    expect(whoIsWho(heads, [lineOf('items/b.md')])).toEqual({
      'items/b.md': 'urn:b',
      'items/b-old.md': '? urn:b',
    });
  });

  it('where one that is no longer there was renamed or copied to two', () => {
    const heads = [articleAt('items/b.md'), articleAt('items/c.md')];
    expect(whoIsWho(heads, [lineOf('items/a.md')])).toEqual({
      'items/b.md': '? urn:a',
      'items/c.md': '? urn:a',
    });
  });

  it('where two of the same words and time were renamed both', () => {
    const heads = [articleAt('items/c.md'), articleAt('items/d.md')];
    expect(whoIsWho(heads, [lineOf('items/a.md'), lineOf('items/b.md')])).toEqual({
      'items/c.md': '? urn:a urn:b',
      'items/d.md': '? urn:a urn:b',
    });
  });

  it('but not where its author wrote an id', () => {
    const heads = [articleAt('items/c.md', { id: 'urn:x' })];
    expect(whoIsWho(heads, [lineOf('items/a.md'), lineOf('items/b.md')])).toEqual({ 'items/c.md': 'new' });
  });

  it('but not where its author wrote the id of one of them', () => {
    const heads = [articleAt('items/c.md', { id: 'urn:b' })];
    expect(whoIsWho(heads, [lineOf('items/a.md'), lineOf('items/b.md')])).toEqual({ 'items/c.md': 'urn:b' });
  });
});
