import { Feed } from 'feed';
import { describe, expect, it } from 'vitest';
import { renderAtom } from '../../src/feeds/atom.ts';
import { renderJson } from '../../src/feeds/jsonFeed.ts';
import { renderRss } from '../../src/feeds/rss.ts';
import type { AnyFeed, Tombstone } from '../../src/model/channel.ts';
import { Stamp } from '../../src/model/stamp.ts';
import { readXmlStrictly } from '../support/strictXml.ts';

const when = new Stamp(Date.UTC(2015, 2, 5, 18, 40), 780);
const WHALE: Tombstone = { id: 'tag:x.nz,2015:whale', when, comment: 'A log & a <shadow>.' };

/** A feed with one item, which has the id `shown`. */
function feedOf(deleted: readonly Tombstone[]): AnyFeed {
  const feed: AnyFeed = new Feed({ id: 'https://x.nz/', link: 'https://x.nz/', title: 'X', copyright: '' });
  const date = new Stamp(Date.UTC(2015, 2, 1), 780);
  feed.items.push({ id: 'shown', title: 'Shown', link: 'https://x.nz/1', published: date, date });
  feed.options.deleted = deleted;
  return feed;
}

describe('an entry that was taken back', () => {
  it('is a tombstone in Atom, with its time and the reason (RFC 6721)', () => {
    const atom = renderAtom(feedOf([WHALE]));
    expect(atom).toContain(' xmlns:at="http://purl.org/atompub/tombstones/1.0"');
    expect(atom).toContain(`  <at:deleted-entry ref="tag:x.nz,2015:whale" when="2015-03-06T07:40:00+13:00">
    <at:comment>A log &#x26; a &#x3C;shadow&#x3E;.</at:comment>
  </at:deleted-entry>
`);
    expect(() => readXmlStrictly(atom)).not.toThrow();
  });

  it('needs no reason', () => {
    const { comment: _, ...bare } = WHALE;
    expect(renderAtom(feedOf([bare]))).toContain(
      '<at:deleted-entry ref="tag:x.nz,2015:whale" when="2015-03-06T07:40:00+13:00"/>',
    );
  });

  it('has the id that its entry had in Atom, where it is no URI', () => {
    expect(renderAtom(feedOf([{ id: 'post 1', when }]))).toContain('ref="https://x.nz/#post%201"');
  });

  it('is said in JSON Feed by an extension that tells what it is about', () => {
    expect(JSON.parse(renderJson(feedOf([WHALE])))).toMatchObject({
      _deleted_entries: {
        about: 'https://www.rfc-editor.org/rfc/rfc6721',
        entries: [
          { id: 'tag:x.nz,2015:whale', when: '2015-03-06T07:40:00+13:00', comment: 'A log & a <shadow>.' },
        ],
      },
    });
  });

  it('is a change of the feed', () => {
    expect(renderAtom(feedOf([WHALE]))).toContain('<updated>2015-03-06T07:40:00+13:00</updated>');
  });

  it('is nothing in RSS, which has no place for it', () => {
    expect(renderRss(feedOf([WHALE]))).not.toContain('whale');
  });

  it('has no tombstone in a document that shows it', () => {
    const feed = feedOf([{ ...WHALE, id: 'shown' }]);
    expect(renderAtom(feed)).toBe(renderAtom(feedOf([])));
    expect(renderJson(feed)).toBe(renderJson(feedOf([])));
  });
});

it('a feed from which nothing was taken back does not speak of it', () => {
  expect(renderAtom(feedOf([]))).not.toContain('tombstones');
  expect(renderJson(feedOf([]))).not.toContain('_deleted');
});
