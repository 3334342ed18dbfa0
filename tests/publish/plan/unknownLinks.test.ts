import { describe, expect, it } from 'vitest';
import { findUnknownLinks } from '../../../src/publish/plan/unknownLinks.ts';
import { roadHead } from '../../support/articles.ts';
import { tellAll } from '../../support/problems.ts';
import { auckland } from '../../support/publication.ts';

const unpaged = { ...auckland, pages: false };
const ours = { ...roadHead, hasOwnLink: false };
const theirs = { ...roadHead, hasOwnLink: true };

describe('articles whose address nobody knows', () => {
  it('are told once, with the first of them', () => {
    expect(tellAll(findUnknownLinks([theirs, ours, ours], unpaged))).toMatchInlineSnapshot(
      `"feed.yaml:1:1 warning LINK_UNKNOWN expected to know where the pages of articles are, found pages: false and 2 articles without an address; items/road.md links to https://news.example.nz/2014/12/21/road/ - write links: in feed.yaml, with the addresses that your site has (links: dateline if they are these), or link: into the article"`,
    );
    expect(tellAll(findUnknownLinks([ours], unpaged))).toContain('found pages: false and an article without');
  });

  it('are none where pages are ours, where all have links, or where the author knows', () => {
    expect(findUnknownLinks([ours], auckland)).toEqual([]);
    expect(findUnknownLinks([theirs], unpaged)).toEqual([]);
    const links = [{ pattern: ':year/:month/:day/:slug/', like: 'dateline' }] as const;
    expect(findUnknownLinks([ours], { ...unpaged, links })).toEqual([]);
  });

  it('are told where a rule gives no address', () => {
    const links = [{ pattern: 'posts/:abbrlink.html', like: 'hexo' }] as const;
    expect(findUnknownLinks([ours], { ...unpaged, links })).toHaveLength(1);
  });
});
