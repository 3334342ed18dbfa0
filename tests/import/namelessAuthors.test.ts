import { describe, expect, it } from 'vitest';
import { identifyEntries } from '../../src/import/identifyEntries.ts';
import { findNamelessAuthors } from '../../src/import/namelessAuthors.ts';
import type { Author } from '../../src/model/item.ts';
import { entryOf, feedOf, frontMatterOf, importOne, told } from './material.ts';

const ADMIN = 'admin@site.example';

/** What is told of entries with these authors. */
function toldOf(...authors: Author[][]): string[] {
  const entries = authors.map((some, index) => entryOf({ id: `urn:${index}`, authors: some }));
  return told(findNamelessAuthors(identifyEntries(feedOf(entries), new Set(), 'old.xml').entries, 'old.xml'));
}

describe('authors of whom there is nothing but an address', () => {
  it.each([
    ['an e-mail address', { email: ADMIN }],
    ['an e-mail address as the name', { name: ADMIN, email: ADMIN }],
    ['a link', { link: 'https://site.example/who' }],
    ['a link as the name', { name: 'https://site.example/who' }],
    ['what Blogger writes of a hidden profile', { name: 'Unknown', email: 'noreply@blogger.com' }],
  ])('get no name of it: %s', (_, author) => {
    const front = frontMatterOf(importOne({ authors: [author] }));
    expect(front.join('\n')).not.toContain('authors');
    expect(toldOf([author])).toHaveLength(1);
  });

  it.each([
    ['a name', { name: 'Ana', email: ADMIN }],
    [
      'a name that somebody has, behind the address of Blogger',
      { name: 'Ana', email: 'noreply@blogger.com' },
    ],
    ['a handle', { name: '@ana@social.example' }],
    ['somebody who is called so', { name: 'Unknown' }],
    ['nothing', {}],
  ])('are not those with %s', (_, author) => {
    expect(toldOf([author])).toEqual([]);
  });

  it('give way to the feed, and are told once', () => {
    expect(
      toldOf([{ email: ADMIN }], [{ name: 'Ana' }], [{ email: 'other@site.example' }, { name: 'Ben' }]),
    ).toEqual([
      'old.xml:7 warning FEED_ENTRY expected authors with names, found 2 entries with an address alone: "admin@site.example" - no name is made of it; where there is no other author, those of the publication stand',
    ]);
    expect(toldOf([{ email: ADMIN }])[0]).toContain('found an entry with an address alone');
  });
});
