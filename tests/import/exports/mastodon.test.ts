import { describe, expect, it } from 'vitest';
import { readFeed } from '../../../src/import/reader/readFeed.ts';
import { tellAll } from '../../support/problems.ts';
import { readZip } from './reading.ts';
import { ACTOR, activityOf, MASTODON, outboxOf } from './zippedExports.ts';

describe('an archive of Mastodon', () => {
  it('has the posts that are for everyone and answer nobody, and says how many others there are', () => {
    const { feed, told } = readZip(MASTODON, {});
    expect(feed?.entries.map(({ id }) => id)).toEqual(
      [1, 2, 3].map((number) => `https://social.example/@ana/${number}`),
    );
    expect(told).toContain(
      'post for followers or for persons (5), unlisted post (1), answer (2), poll (1), entry of type "Article" (1), post of files alone (1), boost (1), entry of type "Create" (1)',
    );
    expect(JSON.stringify(feed)).not.toContain('hush-');
  });

  it('has each post as its RSS has it, below what warns of it', () => {
    const { feed } = readZip(MASTODON, {});
    expect(
      feed?.entries.map((entry) => ({
        ...entry,
        published: String(entry.published),
        updated: String(entry.updated),
      })),
    ).toMatchInlineSnapshot(`
      [
        {
          "authors": [],
          "content": "<p>Low water. <a href="https://social.example/tags/tide" class="mention hashtag" rel="tag">#<span>tide</span></a></p>",
          "enclosures": [],
          "file": "old.zip/outbox.json",
          "id": "https://social.example/@ana/1",
          "isSummaryHtml": false,
          "language": "en",
          "line": 1,
          "link": "https://social.example/@ana/1",
          "published": "Fri Mar 01 2024 09:30:00 GMT+0000 (Coordinated Universal Time)",
          "tags": [
            "tide",
          ],
          "transcripts": [],
          "updated": "Fri Mar 01 2024 10:00:00 GMT+0000 (Coordinated Universal Time)",
        },
        {
          "authors": [],
          "content": "<p><strong>Spiders &amp; co</strong></p><hr><p>The tide of day 2.</p>",
          "enclosures": [],
          "file": "old.zip/outbox.json",
          "id": "https://social.example/@ana/2",
          "isSummaryHtml": false,
          "language": "en",
          "line": 1,
          "link": "https://social.example/@ana/2",
          "published": "Fri Mar 01 2024 09:30:00 GMT+0000 (Coordinated Universal Time)",
          "tags": [],
          "transcripts": [],
          "updated": "undefined",
        },
        {
          "authors": [],
          "content": "<p>The tide of day 3.</p>",
          "enclosures": [
            {
              "title": "Waves",
              "type": "audio/mpeg",
              "url": "https://files.social.example/3.mp3",
            },
          ],
          "file": "old.zip/outbox.json",
          "id": "https://social.example/@ana/3",
          "isSummaryHtml": false,
          "language": "en",
          "line": 1,
          "link": "https://social.example/@ana/3",
          "published": "Fri Mar 01 2024 09:30:00 GMT+0000 (Coordinated Universal Time)",
          "tags": [],
          "transcripts": [],
          "updated": "undefined",
        },
      ]
    `);
  });

  it('says whose it is', () => {
    expect(readZip(MASTODON, {}).feed).toMatchObject({
      title: 'Ana of the tides',
      description: 'Tides and boats',
      link: 'https://social.example/@ana',
      authors: [{ name: 'Ana of the tides', link: 'https://social.example/@ana' }],
    });
    expect(readZip(MASTODON, { site: 'https://ana.example/' }).feed?.link).toBe('https://ana.example/');
  });

  it('tells of files that are only beside it', () => {
    expect(readZip(MASTODON, {}).feed?.unread).toEqual([{ name: 'attachment', count: 1, line: 1 }]);
  });

  it('may be its list of posts alone', () => {
    const { feed, problems } = readFeed('outbox.json', outboxOf());
    expect([feed?.entries.length, feed?.title, feed?.authors]).toEqual([3, undefined, []]);
    expect(tellAll(problems)).toContain('FEED_UNPUBLISHED');
    expect(readZip({ 'outbox.json': outboxOf() }, {}).feed?.entries.length).toBe(3);
  });

  it('knows a post by its id where it has no other address, and may lack text, date and language', () => {
    const notes = [
      activityOf(1, { url: null, contentMap: null, content: null, summary: 'Spiders', published: null }),
      activityOf(2, { to: 'as:Public', tag: null, attachment: null }, { to: 'as:Public' }),
    ];
    const { feed } = readZip(
      {
        'outbox.json': outboxOf(notes),
        'actor.json': JSON.stringify({ preferredUsername: 'ana', summary: '<br>' }),
      },
      {},
    );
    expect(feed?.entries).toMatchObject([
      { id: 'https://social.example/users/ana/statuses/1', content: '<p><strong>Spiders</strong></p><hr>' },
      { id: 'https://social.example/@ana/2' },
    ]);
    expect(feed?.entries[0]?.published).toBeUndefined();
    expect(feed).toMatchObject({ title: 'ana', authors: [{ name: 'ana' }] });
  });

  it.each([
    ['{', 'FEED_BROKEN expected a name in quotation marks'],
    ['{"type":"Person"}', 'FEED_BROKEN expected a list of posts (OrderedCollection), found none'],
    ['{"type":7,"orderedItems":[]}', 'found none'],
    ['{"type":"OrderedCollection"}', 'found none'],
  ])('is refused where its list of posts is none: %s', (text, told) => {
    const read = readZip({ 'outbox.json': text, 'actor.json': ACTOR }, {});
    expect([read.feed, read.told]).toEqual([undefined, expect.stringContaining(told)]);
  });

  it('is refused where it is damaged', () => {
    expect(readZip({ ...MASTODON, 'actor.json': '{' }, {}).told).toContain(
      'old.zip/actor.json:1:2 error FEED_BROKEN',
    );
  });
});
