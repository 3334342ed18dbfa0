import { describe, expect, it } from 'vitest';
import { inAll } from './material.ts';
import { all, attributesOf, only, texts } from './xmlReader.ts';

describe('where the author learnt of it', () => {
  const via = 'https://friend.example/7?a=1&b=2';

  it('is a link in both XML formats', () => {
    const { rss, atom } = inAll({ via });
    expect(attributesOf(rss, 'atom:link')).toEqual([{ href: via, rel: 'via' }]);
    expect(attributesOf(atom, 'link')).toContainEqual({ rel: 'via', href: via });
  });
});

describe('the feed that an article was taken from', () => {
  const source = { title: 'Wire & more', url: 'https://wire.example/feed.xml?a=1&b=2' };

  it('is a source with its title and the address of the feed', () => {
    const { rss, atom } = inAll({ source });
    expect(only(rss, 'source')).toMatchObject({ text: source.title, attributes: { url: source.url } });
    const inAtom = only(atom, 'source');
    expect(texts(inAtom, 'title')).toEqual([source.title]);
    expect(attributesOf(inAtom, 'link')).toEqual([{ rel: 'self', href: source.url }]);
  });
});

describe('the page on which people talk about it', () => {
  const comments = 'https://talk.example/road?a=1&b=2';

  it('is comments in RSS and replies in Atom', () => {
    const { rss, atom } = inAll({ comments });
    expect(texts(rss, 'comments')).toEqual([comments]);
    expect(attributesOf(atom, 'link')).toContainEqual({ rel: 'replies', type: 'text/html', href: comments });
  });
});

describe('the page that it is about', () => {
  const externalLink = 'https://elsewhere.example/';

  it('is related in Atom and the external address in JSON Feed', () => {
    const { atom, json } = inAll({ externalLink });
    expect(attributesOf(atom, 'link')).toContainEqual({ rel: 'related', href: externalLink });
    expect(json).toMatchObject({ external_url: externalLink });
  });
});

describe('an item of which nothing of this is known', () => {
  it('says nothing of it', () => {
    const { rss, atom, json } = inAll({});
    expect(all(rss, /^(?:source|comments|atom:link)$/)).toEqual([]);
    expect(all(atom, 'source')).toEqual([]);
    expect(attributesOf(atom, 'link').map(({ rel }) => rel)).toEqual(['alternate']);
    expect(json).not.toHaveProperty('external_url');
  });
});
