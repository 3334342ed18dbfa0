import type { AnyFeed, Show } from '../../src/model/channel.ts';
import type { AnyItem } from '../../src/model/item.ts';
import { Stamp } from '../../src/model/stamp.ts';
import { feedOf, HOME } from './material.ts';

const at = (day: number) => new Stamp(Date.UTC(2026, 2, day, 17), 780);

/** A show that says all that a show can say. */
export const SHOW: Show = {
  image: `${HOME}cover.jpg`,
  categories: [{ name: 'News', below: 'Daily News' }, { name: 'Leisure' }],
  isExplicit: false,
  author: 'Harbour News & Sons',
  owner: { name: 'The desk', email: 'desk@news.example.nz' },
  type: 'serial',
  guid: '917393e3-1b1e-5cef-ace4-edaa54e1f810',
  isLocked: true,
  newFeedUrl: `${HOME}moved/rss.xml`,
  isComplete: true,
  isBlocked: true,
  medium: 'audiobook',
  funding: [
    { url: `${HOME}support?a=1&b=2`, title: 'Support "us"' },
    { url: `${HOME}members`, title: 'Become a member' },
  ],
  persons: [
    {
      name: 'Ana Lee',
      role: 'host',
      group: 'cast',
      img: `${HOME}ana.jpg`,
      href: 'https://ana.example/?a=1&b=2',
    },
    { name: 'Ben <Wu>', role: 'editor', group: 'writing' },
  ],
  location: { name: 'Ōamaru', geo: 'geo:-45.1,170.97', osm: 'R1643221' },
  license: { name: 'harbour-licence-1', url: `${HOME}licence` },
  trailers: [
    {
      title: 'What is to come',
      url: `${HOME}media/trailer.mp3`,
      published: at(1),
      length: 9000,
      type: 'audio/mpeg',
      season: 7,
    },
  ],
  podroll: [
    {
      feedGuid: '9b024349-ccf0-5f69-a609-6b82873eab3c',
      feedUrl: 'https://podnews.net/rss',
      title: 'Podnews',
    },
    {
      feedGuid: '29cdca4a-32d8-56ba-b48b-09a011c5daa9',
      feedUrl: 'https://buzz.example/rss',
      itemGuid: 'urn:buzz:1',
      medium: 'music',
    },
  ],
  publisher: { feedGuid: '003af0a0-6a45-55cf-b765-68e3d349551a', feedUrl: `${HOME}publisher.xml` },
  updateFrequency: {
    text: 'Every Monday, ten times',
    rrule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=10',
    start: at(2),
    isComplete: true,
  },
  texts: [{ value: 'S6lpp-7ZCn8', purpose: 'verify' }, { value: 'Free & easy' }],
  value: {
    type: 'lightning',
    method: 'keysend',
    suggested: '0.00000005000',
    recipients: [
      {
        name: 'Ana',
        type: 'node',
        address: '02d5c1bf8b',
        split: 95,
        customKey: '112233',
        customValue: 'abc',
      },
      { type: 'lnaddress', address: 'host@pay.example', split: 5, isFee: true },
    ],
  },
  hasSimpleChapters: true,
};

/** An episode that says all that an episode can say. */
const WHOLE: Partial<AnyItem> = {
  id: 'tag:news.example.nz,2026:three',
  title: 'S7 E3: The tide & the ferry',
  link: `${HOME}three/`,
  description: 'High water.',
  content: '<p>High water.</p>',
  published: at(9),
  date: at(9),
  enclosures: [{ url: `${HOME}media/three.mp3`, type: 'audio/mpeg', length: 7_340_032, duration: 3723.4 }],
  transcripts: [
    { url: `${HOME}three.txt`, type: 'text/plain' },
    { url: `${HOME}three.html`, type: 'text/html', language: 'en' },
    { url: `${HOME}three.vtt`, type: 'text/vtt', language: 'en', rel: 'captions' },
    { url: `${HOME}three.srt`, type: 'application/x-subrip', language: 'mi' },
  ],
  chapters: { url: `${HOME}three.json`, type: 'application/json+chapters' },
  chapterList: [
    { startInSeconds: 0, title: 'Hello' },
    {
      startInSeconds: 61.5,
      title: '"Tides" & <ferries>',
      url: `${HOME}tides?a=1&b=2`,
      img: `${HOME}tides.jpg`,
    },
    { startInSeconds: 300, img: `${HOME}picture.jpg` },
    { startInSeconds: 600, title: 'Unlisted', isHidden: true },
    { startInSeconds: 3601, title: 'The end' },
  ],
  episode: {
    season: { number: 7, name: 'The year of the flood' },
    number: { number: 3, display: 'Ch. III' },
    type: 'full',
    isExplicit: true,
    isBlocked: true,
    title: 'The tide & the ferry',
    image: `${HOME}three.jpg`,
    persons: [{ name: 'Carl "C" Roe', role: 'guest', group: 'cast', href: `${HOME}carl` }],
    location: { name: 'Port Chalmers', geo: 'geo:-45.81,170.62' },
    soundbites: [
      { startInSeconds: 73, durationInSeconds: 60 },
      { startInSeconds: 1234.5, durationInSeconds: 42.25, title: 'Why tides & ferries' },
    ],
    alternates: [
      {
        type: 'audio/opus',
        length: 2_100_000,
        bitrate: 32_000,
        language: 'en-NZ',
        title: 'Low bandwidth',
        codecs: 'opus',
        sources: [
          { uri: `${HOME}media/three.opus` },
          { uri: 'ipfs://QmdwGqd3d2gFPGeJNLLCshdiPert45fMu84552Y4XHTy4y' },
          { uri: `${HOME}media/three.torrent`, contentType: 'application/x-bittorrent' },
        ],
        integrity: 'sha384-ExVqijgYHm15PqQqdXfW95x+Rs6C+d6E/ICxyQOeFevnxNLR/wtJNrNYTjIysUBo',
      },
      {
        type: 'video/mp4',
        length: 90_000_000,
        bitrate: 511_276.52,
        height: 720,
        rel: 'studio camera',
        sources: [{ uri: `${HOME}media/studio.mp4` }],
      },
      {
        type: 'audio/mpeg',
        length: 7_340_032,
        isDefault: true,
        sources: [{ uri: `${HOME}media/three.mp3` }],
      },
    ],
    social: [
      {
        protocol: 'activitypub',
        uri: 'https://social.example/@ana/1',
        accountId: '@ana@social.example',
        accountUrl: 'https://social.example/@ana',
        priority: 1,
      },
      { protocol: 'atproto', uri: 'at://did:plc:abc/app.bsky.feed.post/1', priority: 2 },
    ],
    texts: [{ value: 'true', purpose: 'ai-content' }],
    license: { name: 'cc-by-4.0' },
    contentLinks: [{ href: 'https://video.example/watch?v=1&t=2', title: 'Watch & listen' }],
  },
};

/** An episode between two others, which Apple has no number for. */
const BETWEEN: Partial<AnyItem> = {
  id: 'tag:news.example.nz,2026:between',
  title: 'An aside',
  link: `${HOME}between/`,
  description: 'Aside.',
  published: at(5),
  date: at(5),
  enclosures: [{ url: `${HOME}media/between.m4a`, type: 'audio/x-m4a', length: 1000, duration: 59.5 }],
  episode: { season: { number: 7 }, number: { number: 2.5 }, type: 'bonus', isExplicit: false },
};

/** A trailer, which has no number. */
const TRAILER: Partial<AnyItem> = {
  id: 'tag:news.example.nz,2026:trailer',
  title: 'What is to come',
  link: `${HOME}trailer/`,
  description: 'To come.',
  published: at(1),
  date: at(1),
  enclosures: [{ url: `${HOME}media/trailer.mp3`, type: 'audio/mpeg', length: 9000, duration: 61 }],
  episode: { season: { number: 7 }, type: 'trailer' },
};

/** The newest first. */
export const EPISODES = [WHOLE, BETWEEN, TRAILER];

/** A show with every element, and three episodes. */
export function completeShow(options: Partial<AnyFeed['options']> = {}): AnyFeed {
  return feedOf(EPISODES, {
    title: 'The harbour show',
    description: 'All that is told of a harbour',
    language: 'en-NZ',
    feedLinks: { rss: `${HOME}rss.xml`, atom: `${HOME}atom.xml`, json: `${HOME}feed.json` },
    show: SHOW,
    ...options,
  });
}
