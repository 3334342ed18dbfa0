import { describe, expect, it } from 'vitest';
import { identify, mintId, mintLink } from '../../src/identity/identify.ts';
import type { Head } from '../../src/model/article.ts';
import { Stamp } from '../../src/model/stamp.ts';
import { roadHead } from '../support/articles.ts';
import { tellAll } from '../support/problems.ts';
import { auckland } from '../support/publication.ts';

const { id: _id, link: _link, hasOwnLink: _hasOwnLink, ...road } = roadHead;

function idsOf(heads: readonly Head[]) {
  return identify(heads, auckland).heads.map(({ id }) => id);
}

describe('a minted id', () => {
  it('is a tag URI of host, day and slug', () => {
    expect(mintId(road, 'https://news.example.nz/')).toBe('tag:news.example.nz,2014-12-21:road');
  });

  it("has the day of the publication's zone", () => {
    const published = new Stamp(Date.UTC(2014, 11, 20, 23, 0), 780);
    expect(mintId({ slug: 'road', published }, 'https://news.example.nz/')).toContain(',2014-12-21:');
  });

  it('has neither port nor path of the address', () => {
    expect(mintId(road, 'http://localhost:8080/news/')).toBe('tag:localhost,2014-12-21:road');
  });

  it('escapes what a URI cannot hold', () => {
    expect(mintId({ ...road, slug: '道路' }, 'https://news.example.nz/')).toBe(
      'tag:news.example.nz,2014-12-21:%E9%81%93%E8%B7%AF',
    );
  });
});

describe('an article', () => {
  it('gets an id and a link where it has none', () => {
    const { heads, problems } = identify([road], { ...auckland, url: 'https://news.example.nz/feeds/' });
    expect(problems).toEqual([]);
    expect(heads).toEqual([
      {
        ...road,
        id: 'tag:news.example.nz,2014-12-21:road',
        link: 'https://news.example.nz/feeds/2014/12/21/road/',
        hasOwnLink: false,
      },
    ]);
  });

  it('keeps the id and the link that it has', () => {
    const own = { ...road, id: 'urn:x:1', link: 'https://example.com/road' };
    const { heads, problems } = identify([own], auckland);
    expect({ heads, problems }).toEqual({ heads: [{ ...own, hasOwnLink: true }], problems: [] });
  });

  it('is named among those that share an id, if no line of the lock says whose it is', () => {
    const other = { ...road, file: 'items/street.md' };
    expect([...identify([road, other], auckland).sharingIds]).toEqual([road.file]);
    expect(identify([road], auckland).sharingIds.size).toBe(0);
  });

  it('has a link of its own only where its author gave one, though it were the same', () => {
    const [made] = identify([road], auckland).heads;
    const given = { ...road, link: made?.link ?? '' };
    expect(identify([given], auckland).heads).toEqual([{ ...made, hasOwnLink: true }]);
  });

  it('escapes the slug in its link', () => {
    expect(identify([{ ...road, slug: '道路' }], auckland).heads[0]?.link).toBe(
      'https://news.example.nz/2014/12/21/%E9%81%93%E8%B7%AF/',
    );
  });

  it('has the same slug on another day', () => {
    const next = { ...road, published: new Stamp(Date.UTC(2014, 11, 22, 7), 780) };
    expect(idsOf([road, next])).toEqual([
      'tag:news.example.nz,2014-12-21:road',
      'tag:news.example.nz,2014-12-22:road',
    ]);
  });

  it('is refused the id of another, which both files are told', () => {
    const copy = { ...road, file: 'items/copy.md', idPlace: { file: 'items/copy.md', line: 4, column: 5 } };
    const { heads, problems } = identify([road, copy, copy], auckland);
    expect(heads.map(({ file }) => file)).toEqual(['items/road.md']);
    expect(problems).toHaveLength(2);
    expect(tellAll(problems.slice(0, 1))).toMatchInlineSnapshot(
      `"items/copy.md:4:5 error ID_DUPLICATE expected an id of its own, found that of items/road.md: "tag:news.example.nz,2014-12-21:road" - give one of the two another id, or another file name"`,
    );
  });
});

describe('the link of an article whose slug is the name of a device', () => {
  const nul = { ...road, slug: 'nul' };
  const ADDRESS = '2014/12/21/nul/';

  it('is one that can be a folder everywhere, and the id is as ever', () => {
    expect(identify([nul], auckland).heads).toMatchObject([
      {
        id: 'tag:news.example.nz,2014-12-21:nul',
        slug: 'nul',
        link: 'https://news.example.nz/2014/12/21/nul-/',
      },
    ]);
  });

  it.each([
    { what: 'has its page there', pages: [ADDRESS], link: ADDRESS },
    { what: 'had its page there', pages: ['2014/12/21/old/', ADDRESS], link: ADDRESS },
    { what: 'was given out without a page', pages: undefined, link: ADDRESS },
    { what: 'had another name', pages: ['2014/12/21/old/'], link: '2014/12/21/nul-/' },
  ])('stays if the article $what', ({ pages, link }) => {
    expect(mintLink(nul, auckland.url, pages && { pages })).toBe(
      pages === undefined ? `${auckland.url}2014/12/21/nul-/` : auckland.url + link,
    );
    expect(mintLink(nul, auckland.url, { ...(pages && { pages }) })).toBe(auckland.url + link);
  });
});
