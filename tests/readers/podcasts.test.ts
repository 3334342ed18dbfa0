import { describe, expect, it } from 'vitest';
import { renderAtom } from '../../src/feeds/atom.ts';
import { renderRss } from '../../src/feeds/rss.ts';
import type { AnyItem } from '../../src/model/item.ts';
import type { Chapter, Episode, Location, Person } from '../../src/model/podcast.ts';
import { completeShow, EPISODES, SHOW } from '../feeds/completeShow.ts';
import {
  feedparserReader,
  feedsmithReader,
  type PodcastReader,
  partytimeReader,
  podcastparser,
  xmlRss,
} from './podcastReaders.ts';
import { requiredReaders } from './readers.ts';

const RSS = renderRss(completeShow());
const ATOM = renderAtom(completeShow());

const here = requiredReaders([partytimeReader, feedsmithReader, podcastparser, feedparserReader, xmlRss]);
const itWith = (reader: PodcastReader) => it.skipIf(!here.includes(reader));

/** A value as JSON has it: without what is undefined, and with dates as texts. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const { owner, publisher, value, updateFrequency, trailers = [], podroll = [] } = SHOW;
const [whole = {}] = EPISODES;
const firstFile = ({ enclosures = [] }: Partial<AnyItem>) => enclosures[0];
const roundedDuration = (item: Partial<AnyItem>) => Math.round(firstFile(item)?.duration ?? 0);

describe('podcast-partytime', () => {
  const capital = (text = '') => text.charAt(0).toUpperCase() + text.slice(1);
  const people = (persons?: readonly Person[]) =>
    persons?.map(({ role, group, ...person }) => ({ ...person, role: capital(role), group: capital(group) }));

  /** What it calls the fields of an episode. */
  const episodeOf = (item: Partial<AnyItem>) => {
    const { episode = {}, transcripts, chapters } = item;
    const { alternates, social, soundbites, license } = episode;
    return {
      guid: item.id,
      title: item.title,
      duration: roundedDuration(item),
      explicit: episode.isExplicit ?? false,
      itunesImage: episode.image,
      itunesSeason: episode.season?.number,
      itunesEpisode: appleNumber(episode),
      itunesEpisodeType: episode.type,
      podcastSeason: episode.season,
      podcastEpisode: episode.number,
      podcastPeople: people(episode.persons),
      podcastLocation: episode.location,
      license: license && { identifier: license.name, url: 'https://spdx.org/licenses/CC-BY-4.0.html' },
      // A soundbite without a title has that of the show.
      podcastSoundbites: soundbites?.map(({ startInSeconds, durationInSeconds, title }) => ({
        startTime: startInSeconds,
        duration: durationInSeconds,
        title: title ?? 'The harbour show',
      })),
      // A transcript without a language has that of the show.
      podcastTranscripts: transcripts?.map(({ type, ...one }) => ({
        language: 'en-NZ',
        ...one,
        type: type === 'application/x-subrip' ? 'application/srt' : type,
      })),
      podcastChapters: chapters,
      alternativeEnclosures: alternates?.map(({ sources, language, integrity, isDefault, ...one }) => ({
        ...one,
        lang: language,
        default: isDefault ?? false,
        source: sources.map((source) => ({ contentType: one.type, ...source })),
        integrity: integrity && { type: 'sri', value: integrity },
      })),
      podcastSocialInteraction: social?.map(({ protocol, uri, accountId, accountUrl, priority }) => ({
        platform: protocol,
        url: uri,
        id: accountId ?? '',
        profileUrl: accountUrl,
        priority,
      })),
    };
  };

  it('sees each field of the show that it knows', async () => {
    expect(plain(await partytimeReader.read(RSS))).toMatchObject(
      plain({
        itunesImage: SHOW.image,
        itunesCategory: ['News > Daily News', 'Leisure'],
        explicit: SHOW.isExplicit,
        author: SHOW.author,
        owner,
        itunesType: SHOW.type,
        guid: SHOW.guid,
        locked: SHOW.isLocked,
        podcastOwner: owner?.email,
        itunesNewFeedUrl: SHOW.newFeedUrl,
        itunesComplete: SHOW.isComplete,
        itunesBlock: SHOW.isBlocked,
        medium: SHOW.medium,
        podcastFunding: SHOW.funding?.map(({ title, url }) => ({ message: title, url })),
        podcastPeople: people(SHOW.persons),
        podcastLocation: SHOW.location,
        license: { identifier: SHOW.license?.name, url: SHOW.license?.url },
        trailers: trailers.map(({ published, ...one }) => ({ ...one, pubdate: new Date(published) })),
        podroll,
        podcastPublisher: publisher,
        podcastTxt: SHOW.texts,
        value: {
          ...value,
          suggested: Number(value?.suggested),
          recipients: value?.recipients.map(({ isFee, ...one }) => ({ ...one, fee: isFee ?? false })),
        },
      }) as object,
    );
  });

  it('sees each field of each episode that it knows', async () => {
    const { items } = await partytimeReader.read(RSS);
    expect(plain(items)).toMatchObject(plain(EPISODES.map(episodeOf)) as object[]);
  });
});

describe('feedsmith', () => {
  const shown = <T extends object>({ name, ...rest }: T & { readonly name: string }) => ({
    display: name,
    ...rest,
  });
  const described = ({
    persons,
    location,
    license,
    texts,
  }: Pick<Episode, 'persons' | 'location' | 'license' | 'texts'>) => ({
    persons: persons?.map(shown<Person>),
    locations: location && [shown<Location>(location)],
    license: license && { display: license.name, url: license.url },
    txts: texts?.map(({ value: display, purpose }) => ({ display, purpose })),
  });

  const episodeOf = (item: Partial<AnyItem>) => {
    const { episode = {}, transcripts, chapters } = item;
    return {
      itunes: {
        title: episode.title,
        duration: roundedDuration(item),
        image: episode.image,
        explicit: episode.isExplicit,
        episode: appleNumber(episode),
        season: episode.season?.number,
        episodeType: episode.type,
        block: episode.isBlocked,
      },
      podcast: {
        transcripts,
        chapters,
        ...described(episode),
        season: episode.season,
        episode: episode.number,
        soundbites: episode.soundbites?.map(({ startInSeconds, durationInSeconds, title }) => ({
          startTime: startInSeconds,
          duration: durationInSeconds,
          display: title,
        })),
        alternateEnclosures: episode.alternates?.map(({ language, integrity, isDefault, ...one }) => ({
          ...one,
          lang: language,
          default: isDefault,
          integrity: integrity && { type: 'sri', value: integrity },
        })),
        socialInteracts: episode.social,
      },
      psc: item.chapterList && { chapters: simpleChapters(item.chapterList) },
    };
  };

  it('sees each field of the show', async () => {
    expect(plain(await feedsmithReader.read(RSS))).toMatchObject(
      plain({
        itunes: {
          image: SHOW.image,
          explicit: SHOW.isExplicit,
          author: SHOW.author,
          type: SHOW.type,
          newFeedUrl: SHOW.newFeedUrl,
          block: SHOW.isBlocked,
          complete: SHOW.isComplete,
          categories: [{ text: 'News', categories: [{ text: 'Daily News' }] }, { text: 'Leisure' }],
          owner,
        },
        podcast: {
          guid: SHOW.guid,
          locked: { value: SHOW.isLocked, owner: owner?.email },
          medium: SHOW.medium,
          ...described(SHOW),
          fundings: SHOW.funding?.map(({ title, url }) => ({ display: title, url })),
          trailers: [
            {
              display: trailers[0]?.title,
              url: trailers[0]?.url,
              pubDate: 'Mon, 02 Mar 2026 06:00:00 +1300',
              length: trailers[0]?.length,
              type: trailers[0]?.type,
              season: trailers[0]?.season,
            },
          ],
          podroll: { remoteItems: podroll },
          publisher: { remoteItem: { ...publisher, medium: 'publisher' } },
          updateFrequency: {
            display: updateFrequency?.text,
            rrule: updateFrequency?.rrule,
            dtstart: '2026-03-03T06:00:00+13:00',
            complete: updateFrequency?.isComplete,
          },
          values: [
            {
              type: value?.type,
              method: value?.method,
              suggested: Number(value?.suggested),
              valueRecipients: value?.recipients.map(({ isFee, ...one }) => ({ ...one, fee: isFee })),
            },
          ],
        },
      }) as object,
    );
  });

  it('sees each field of each episode, but for links to other services', async () => {
    const { items } = await feedsmithReader.read(RSS);
    expect(plain(items)).toMatchObject(plain(EPISODES.map(episodeOf)) as object[]);
  });

  it('sees the file, its length and the chapters of an episode in Atom', async () => {
    const { entries } = await feedsmithReader.read(ATOM);
    const { url, type, length } = firstFile(whole) ?? {};
    expect(plain(entries)).toMatchObject([
      {
        links: [{ rel: 'alternate' }, { rel: 'enclosure', href: url, type, length }],
        psc: { chapters: simpleChapters(whole.chapterList) },
      },
      {},
      {},
    ]);
  });
});

describe('gPodder’s podcastparser', () => {
  const seconds =
    whole.chapterList &&
    simpleChapters(whole.chapterList).map(({ start, ...rest }) => ({
      start: start.split(':').reduce((sum, part) => sum * 60 + Math.floor(Number(part)), 0),
      ...rest,
    }));

  itWith(podcastparser)('sees each field that it knows, the oldest first in a serial show', async () => {
    expect(await podcastparser.read(RSS)).toMatchObject(
      plain({
        title: 'The harbour show',
        cover_url: SHOW.image,
        itunes_categories: [['News', 'Daily News'], ['Leisure']],
        explicit: SHOW.isExplicit,
        itunes_author: SHOW.author,
        itunes_owner: owner,
        type: SHOW.type,
        new_url: SHOW.newFeedUrl,
        episodes: EPISODES.toReversed().map((item) => ({
          guid: item.id,
          title: item.title,
          total_time: roundedDuration(item),
          enclosures: item.enclosures?.map(({ url, length, type }) => ({
            url,
            file_size: length,
            mime_type: type,
          })),
          season: item.episode?.season?.number,
          number: item.episode && appleNumber(item.episode),
          type: item.episode?.type,
          explicit: item.episode?.isExplicit,
          episode_art_url: item.episode?.image,
          chapters: item.chapterList && seconds,
        })),
      }) as object,
    );
  });

  itWith(podcastparser)('sees files and chapters in Atom', async () => {
    const { url, length, type } = firstFile(whole) ?? {};
    expect(await podcastparser.read(ATOM)).toMatchObject({
      episodes: [
        { enclosures: [{ url, file_size: length, mime_type: type }], chapters: seconds },
        { enclosures: [{}] },
        { enclosures: [{}] },
      ],
    });
  });
});

describe('feedparser', () => {
  itWith(feedparserReader)('takes the document, and sees what it knows by one name', async () => {
    const { feed, entries } = await feedparserReader.read(RSS);
    expect(feed).toMatchObject({
      image: { href: SHOW.image },
      'itunes_new-feed-url': SHOW.newFeedUrl,
      itunes_type: SHOW.type,
      itunes_block: 1,
      podcast_guid: SHOW.guid,
      podcast_medium: SHOW.medium,
      podcast_updatefrequency: { rrule: updateFrequency?.rrule },
      publisher_detail: owner,
    });
    const said = EPISODES.map((item) => ({
      id: item.id,
      itunes_season: item.episode?.season?.number.toString(),
      itunes_episode: item.episode && appleNumber(item.episode)?.toString(),
      itunes_episodetype: item.episode?.type,
      itunes_duration: String(roundedDuration(item)),
      psc_chapters: item.chapterList && { chapters: simpleChapters(item.chapterList) },
    }));
    expect(entries).toMatchObject(plain(said) as object[]);
  });
});

describe('Perl’s XML::RSS', () => {
  const podcast = 'https://podcastindex.org/namespace/1.0';
  const itunes = 'http://www.itunes.com/dtds/podcast-1.0.dtd';

  itWith(xmlRss)('takes the document, and sees each text', async () => {
    const { channel, items } = await xmlRss.read(RSS);
    expect(channel).toMatchObject({
      title: 'The harbour show',
      [podcast]: { guid: SHOW.guid, medium: SHOW.medium, license: SHOW.license?.name },
      [itunes]: { author: SHOW.author, type: SHOW.type, 'new-feed-url': SHOW.newFeedUrl },
    });
    const said = EPISODES.map((item) => ({
      title: item.title,
      guid: item.id,
      [itunes]: {
        season: item.episode?.season?.number.toString(),
        episodeType: item.episode?.type,
        duration: String(roundedDuration(item)),
      },
    }));
    expect(items).toMatchObject(said);
  });

  itWith(xmlRss)('dies of a guid of the show before the items', async () => {
    const [guid = ''] = / *<podcast:guid>.*\n/.exec(RSS) ?? [];
    const before = RSS.replace(guid, '').replace(/ *<item>/, (item) => guid + item);
    await expect(xmlRss.read(before)).rejects.toThrow('non-creatable array value');
  });
});

/** Apple has no number for what is between two episodes. */
function appleNumber({ number }: Episode): number | undefined {
  return Number.isInteger(number?.number) ? number?.number : undefined;
}

/** The chapters that a list shows, as Podlove names their parts. */
function simpleChapters(chapters: readonly Chapter[] = []) {
  const starts = ['00:00:00', '00:01:01.500', '', '', '01:00:01'];
  return chapters.flatMap(({ title, url, img, isHidden }, index) =>
    title === undefined || isHidden
      ? []
      : [
          {
            start: starts[index] ?? '',
            title,
            ...(url !== undefined && { href: url }),
            ...(img !== undefined && { image: img }),
          },
        ],
  );
}
