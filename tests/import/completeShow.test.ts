import { describe, expect, test } from 'vitest';
import { renderRss } from '../../src/feeds/rss.ts';
import type { ReadFeed } from '../../src/import/reader/feedDocument.ts';
import type { Episode } from '../../src/model/podcast.ts';
import { completeShow, EPISODES, SHOW } from '../feeds/completeShow.ts';
import { parsed, takeOver } from './material.ts';
import { feedIn } from './reader/material.ts';

const DOCUMENT = renderRss(completeShow());

describe('of a show with every element the reader', () => {
  test('reads the show as it is, each field of it', () => {
    const { hasSimpleChapters: _, publisher, ...rest } = SHOW;
    expect(feedIn(DOCUMENT).podcast).toEqual({ ...rest, publisher: { ...publisher, medium: 'publisher' } });
  });

  test('reads the episodes as they are, each field of them', () => {
    expect(feedIn(DOCUMENT).entries.map(({ episode }) => episode)).toEqual(
      EPISODES.map(({ episode }) => episode),
    );
  });

  test('reads chapters that a list shows, and transcripts with what they are', () => {
    const [{ transcripts = [], chapterList = [] } = {}] = EPISODES;
    expect(feedIn(DOCUMENT).entries[0]).toMatchObject({
      transcripts,
      chapterList: chapterList.filter(({ title, isHidden }) => title !== undefined && !isHidden),
    });
  });

  test('takes every element', () => {
    expect(feedIn(DOCUMENT)).not.toHaveProperty('unread');
  });
});

describe('a show that is imported and published here', () => {
  const { original, documents, told } = takeOver(DOCUMENT, new Date('2026-04-01T00:00:00Z'));
  const again = parsed(documents['rss.xml']);

  test('is the same show, but that it sends nobody away', () => {
    const { newFeedUrl: _, ...rest } = original.podcast ?? {};
    expect(again.podcast).toEqual(rest);
  });

  test('has the same episodes', () => {
    expect(again.entries.map(({ episode }) => episode)).toEqual(original.entries.map(ofWeb));
  });

  test('has the same chapters and files', () => {
    expect(filesOf(again)).toEqual(filesOf(original));
  });

  test('tells what front matter cannot say', () => {
    expect(told).toMatchInlineSnapshot(`
      [
        "old.xml:50 warning FEED_ENTRY expected an address on http or https, without a password, found "ipfs://QmdwGqd3d2gFPGeJNLLCshdiPert45fMu84552Y4XHTy4y" - it is left out; write it into the file where you know better",
        "old.xml:50 warning FEED_ENTRY expected an address on http or https, without a password, found "at://did:plc:abc/app.bsky.feed.post/1" - it is left out; write it into the file where you know better",
      ]
    `);
  });
});

/** What an episode says without addresses that are none of the web, which front matter does not take. */
function ofWeb({ episode }: ReadFeed['entries'][number]): Episode | undefined {
  const isOfWeb = ({ uri }: { readonly uri?: string }) => uri?.startsWith('https:');
  const { alternates, social, ...rest } = episode ?? {};
  return {
    ...rest,
    ...(alternates && {
      alternates: alternates.map((one) => ({ ...one, sources: one.sources.filter(isOfWeb) })),
    }),
    ...(social && { social: social.filter(isOfWeb) }),
  };
}

function filesOf({ entries }: ReadFeed): unknown[] {
  return entries.map(({ enclosures, transcripts, chapterList, image }) => ({
    enclosures,
    transcripts,
    chapterList,
    image: image?.url,
  }));
}
