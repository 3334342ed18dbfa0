import { describe, expect, it } from 'vitest';
import { renderJson } from '../../src/feeds/jsonFeed.ts';
import type { AnyItem } from '../../src/model/item.ts';
import type { AlternateEnclosure } from '../../src/model/podcast.ts';
import { completeShow } from './completeShow.ts';
import { HOME, inAll } from './material.ts';
import { attributesOf } from './xmlReader.ts';

const TALK = { url: `${HOME}talk.mp3`, type: 'audio/mpeg', length: 7 };
const OPUS: AlternateEnclosure = { type: 'audio/opus', length: 3, sources: [{ uri: `${HOME}talk.opus` }] };

const attachmentsOf = (item: Partial<AnyItem>) =>
  inAll({ enclosures: [TALK], ...item }).json['attachments'] as readonly object[];
const alternatesOf = (...alternates: readonly AlternateEnclosure[]) =>
  attachmentsOf({ episode: { alternates } });

describe('a recording in several files', () => {
  it('is one thing by one title in JSON Feed: that of the article', () => {
    expect(alternatesOf(OPUS)).toEqual([
      { url: `${HOME}talk.mp3`, mime_type: 'audio/mpeg', title: 'Road', size_in_bytes: 7 },
      { url: `${HOME}talk.opus`, mime_type: 'audio/opus', title: 'Road', size_in_bytes: 3 },
    ]);
  });

  it('has the title of its first file, where that has one', () => {
    const enclosures = [{ ...TALK, title: 'The talk' }];
    expect(attachmentsOf({ enclosures, episode: { alternates: [OPUS] } })).toMatchObject([
      { title: 'The talk' },
      { title: 'The talk' },
    ]);
  });

  it('stands before what else belongs to the article, whose title it does not share', () => {
    const enclosures = [TALK, { url: `${HOME}notes.pdf`, type: 'application/pdf' }];
    expect(attachmentsOf({ enclosures, episode: { alternates: [OPUS] } })).toMatchObject([
      { title: 'Road' },
      { title: 'Road' },
      { url: `${HOME}notes.pdf` },
    ]);
    expect(attachmentsOf({ enclosures, episode: { alternates: [OPUS] } })[2]).not.toHaveProperty('title');
  });

  it('is at the first address of the web that has the file itself', () => {
    const sources = [
      { uri: 'ipfs://Qm' },
      { uri: `${HOME}talk.torrent`, contentType: 'application/x-bittorrent' },
      { uri: `${HOME}talk.opus`, contentType: 'audio/opus' },
    ];
    expect(alternatesOf({ ...OPUS, rel: 'default', sources })).toMatchObject([
      {},
      { url: `${HOME}talk.opus` },
    ]);
  });

  it('has no title in common with an article that has none, and so no other files', () => {
    expect(attachmentsOf({ title: '', episode: { alternates: [OPUS] } })).toHaveLength(1);
  });

  it.each<{ what: string; alternate: AlternateEnclosure }>([
    { what: 'another recording', alternate: { ...OPUS, rel: 'commentary' } },
    { what: 'the same file', alternate: { ...OPUS, type: 'audio/mpeg', sources: [{ uri: TALK.url }] } },
    { what: 'a file at no address of the web', alternate: { ...OPUS, sources: [{ uri: 'ipfs://Qm' }] } },
  ])('is not told of $what', ({ alternate }) => {
    expect(alternatesOf(alternate)).toEqual([
      { url: `${HOME}talk.mp3`, mime_type: 'audio/mpeg', size_in_bytes: 7 },
    ]);
  });

  it('is of unknown size where nobody knows it: nothing in JSON Feed, 0 in RSS', () => {
    const { length: _, ...unknown } = OPUS;
    const item = { enclosures: [TALK], episode: { alternates: [unknown] } };
    expect(attachmentsOf(item)[1]).not.toHaveProperty('size_in_bytes');
    expect(attributesOf(inAll(item).rss, 'podcast:alternateEnclosure')).toMatchObject([{ length: '0' }]);
  });

  it('is one link in Atom, which has no alternates', () => {
    const { atom } = inAll({ enclosures: [TALK], episode: { alternates: [OPUS] } });
    expect(attributesOf(atom, 'link').filter(({ rel }) => rel === 'enclosure')).toHaveLength(1);
  });
});

it('durations in JSON Feed are whole numbers, which strict readers want', () => {
  const items: { attachments: { duration_in_seconds?: number }[] }[] = JSON.parse(
    renderJson(completeShow()),
  ).items;
  const durations = items.flatMap(({ attachments }) =>
    attachments.map(({ duration_in_seconds }) => duration_in_seconds),
  );
  expect(durations).toEqual([3723, undefined, 60, 61]);
});
