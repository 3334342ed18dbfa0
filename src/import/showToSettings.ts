import { ifAny } from '../articles/fields.ts';
import { isEpisode } from '../model/isEpisode.ts';
import { isRecordingType } from '../model/mediaType.ts';
import type { Podcast, PodcastValue, RemoteItem, Trailer, UpdateFrequency } from '../model/podcast.ts';
import { type Fault, quoted } from '../model/problem.ts';
import { formatRfc3339 } from '../model/stamp.ts';
import { readGuid, readMedium, readRule } from '../syntax/podcastForms.ts';
import { optional } from '../syntax/value.ts';
import { appleCategories } from './appleCategory.ts';
import type { ReadFeed, ReadPodcast } from './reader/feedDocument.ts';
import { validLicense, validLocation, validNumber, validPersons, validTexts } from './validPodcast.ts';
import { type ReportFault, validAddress, validForm, validLine, validPerson, validType } from './validText.ts';

/** The `podcast:` of a feed.yaml. */
export interface ShowSettings {
  readonly podcast: Readonly<Record<string, unknown>>;
  /** False if a run demands more than the feed says. */
  readonly isComplete: boolean;
}

const readUuid = readGuid('');

/**
 * The settings of a feed's show. What a run would refuse is left out and reported, and so is what it demands and the feed
 * does not say.
 *
 * @returns undefined for a feed that is no podcast: it has no recording, and no picture with a category either
 */
export function showSettingsOf(feed: ReadFeed, report: ReportFault): ShowSettings | undefined {
  const { podcast: show } = feed;
  if (show === undefined) return undefined;
  if (!isPodcast(feed)) {
    report(NO_PODCAST);
    return undefined;
  }
  const category = appleCategories(show.categories ?? [], report);
  const image = validAddress(show.image, report) ?? validAddress(feed.icon, report);
  if (image === undefined) report(missing('a picture', 'image'));
  if (category.length === 0) report(missing('a category', 'category'));
  if (show.isExplicit === undefined) report(NOT_RATED);
  if (show.newFeedUrl !== undefined) report(movedTo(show.newFeedUrl));
  const silent = feed.entries.filter((entry) => !hasRecording(entry));
  if (silent.length > 0) report(withoutRecording(silent.length, feed.entries.length));
  const podcast = {
    image,
    category: category.length > 1 ? category : category[0],
    explicit: show.isExplicit ?? false,
    ...ofApple(show, report),
    ...ofPodcasting2(show, report),
    simpleChapters: feed.entries.some(({ chapterList }) => chapterList !== undefined) || undefined,
  };
  return { podcast, isComplete: image !== undefined && category.length > 0 };
}

/** True for an entry that is an episode of a show here. */
function hasRecording({ enclosures }: ReadFeed['entries'][number]): boolean {
  return isEpisode({
    enclosures: enclosures.map(({ url, type }) => ({ src: url, ...optional('type', type), at: 0 })),
  });
}

/** True for a feed that has a recording, or all that Apple demands of one. */
function isPodcast({ podcast, entries }: ReadFeed): boolean {
  const isWhole = podcast?.image !== undefined && podcast.categories !== undefined;
  return (
    isWhole || entries.some(({ enclosures }) => enclosures.some(({ type = '' }) => isRecordingType(type)))
  );
}

function ofApple(show: ReadPodcast, report: ReportFault): Record<string, unknown> {
  return {
    owner: ownerOf(show, report),
    author: validLine(show.author),
    type: show.type,
    guid: validForm(show.guid, readUuid, 'a UUID in podcast:guid', report),
    locked: show.isLocked || undefined,
    complete: show.isComplete,
    block: show.isBlocked,
  };
}

function ofPodcasting2(show: ReadPodcast, report: ReportFault): Record<string, unknown> {
  return {
    medium: validForm(show.medium, readMedium, 'a medium of Podcasting 2.0', report),
    funding: ifAny(
      show.funding?.flatMap(({ url, title }) => {
        const address = validAddress(url, report);
        return address === undefined ? [] : { url: address, title: validLine(title) ?? address };
      }),
    ),
    persons: ifAny(validPersons(show.persons, report)),
    location: validLocation(show.location, report),
    license: validLicense(show.license, report),
    trailers: ifAny(show.trailers?.flatMap((one) => trailerOf(one, report) ?? [])),
    podroll: ifAny(show.podroll?.flatMap((one) => remoteItemOf(one, report) ?? [])),
    publisher: publisherOf(show.publisher, report),
    updateFrequency: show.updateFrequency && frequencyOf(show.updateFrequency, report),
    txt: ifAny(validTexts(show.texts)),
    value: show.value && paymentOf(show.value),
  };
}

/** Apple writes to an e-mail address; without one an owner is of no use, and is told unless the author is the same. */
function ownerOf({ owner, author }: ReadPodcast, report: ReportFault): Podcast['owner'] {
  if (owner === undefined) return undefined;
  const called = validLine(owner.name) ?? validLine(author) ?? String(owner.email);
  const { name, email } = validPerson(called, owner, report);
  if (email !== undefined) return { name, email };
  if (owner.name !== undefined && owner.name === author) return undefined;
  report({
    code: 'FEED_ENTRY',
    message: `expected an owner with an e-mail address, found ${quoted(String(owner.name ?? owner.email))}`,
    mend: 'it is left out; write podcast.owner into feed.yaml',
  });
  return undefined;
}

function trailerOf(trailer: Trailer, report: ReportFault): Record<string, unknown> | undefined {
  const url = validAddress(trailer.url, report);
  if (url === undefined) return undefined;
  return {
    title: validLine(trailer.title) ?? url,
    url,
    date: formatRfc3339(trailer.published),
    sizeInBytes: validNumber(trailer.length, /^[1-9]\d{0,11}$/),
    type: validType(trailer.type, report),
    season: validNumber(trailer.season, /^[1-9]\d{0,8}$/),
  };
}

function remoteItemOf(item: RemoteItem, report: ReportFault): Record<string, unknown> | undefined {
  const feedGuid = validForm(item.feedGuid, readUuid, 'a UUID in feedGuid', report);
  if (feedGuid === undefined) return undefined;
  return {
    feedGuid,
    feedUrl: validAddress(item.feedUrl, report),
    itemGuid: validLine(item.itemGuid),
    medium: validForm(item.medium, readMedium, 'a medium of Podcasting 2.0', report),
    title: validLine(item.title),
  };
}

/** Its medium is always the same, and need not be said. */
function publisherOf(item: RemoteItem | undefined, report: ReportFault): unknown {
  const { feedGuid, feedUrl, title } = (item && remoteItemOf({ ...item, medium: 'publisher' }, report)) ?? {};
  return feedGuid === undefined ? undefined : { feedGuid, feedUrl, title };
}

/** A rule that counts has to say when it begins. */
function frequencyOf(frequency: UpdateFrequency, report: ReportFault): unknown {
  const { text, start, isComplete } = frequency;
  const rrule = validForm(frequency.rrule, readRule, 'a rule of RFC 5545', report);
  const isUsable = start !== undefined || !/(?:^|;)COUNT=/.test(rrule ?? '');
  return {
    text: validLine(text),
    rrule: isUsable ? rrule : undefined,
    start: start && formatRfc3339(start),
    complete: isComplete,
  };
}

function paymentOf({ type, method, suggested, recipients }: PodcastValue): unknown {
  const usable = recipients.filter(({ split }) => split > 0);
  if (usable.length === 0) return undefined;
  const written = usable.map(({ name, address, split, customKey, customValue, isFee, ...one }) => ({
    name: validLine(name),
    type: validLine(one.type),
    address: validLine(address),
    split,
    customKey: validLine(customKey),
    customValue: validLine(customValue),
    fee: isFee,
  }));
  return {
    type: validLine(type),
    method: validLine(method),
    suggested: validLine(suggested),
    recipients: written,
  };
}

/** Who subscribes to it has them now. */
function withoutRecording(count: number, all: number): Fault {
  return {
    code: 'EPISODE_WITHOUT_AUDIO',
    message: `expected audio or video in each entry of a podcast, found ${count} of ${all} without`,
    mend: 'the feed of a show is without these; to keep them in rss.xml, move podcast: from the top of feed.yaml into a feed of its own in feeds:',
  };
}

const NO_PODCAST: Fault = {
  code: 'FEED_ENTRY',
  message: 'expected a feed with recordings, found none, but elements of a podcast',
  mend: 'they are left out; write podcast: into feed.yaml if it is one',
};

const NOT_RATED: Fault = {
  code: 'FEED_ENTRY',
  message: 'expected a show that says whether it is explicit, found none',
  mend: 'it is false now, as for directories; write podcast.explicit in feed.yaml otherwise',
};

/** It would send all subscribers away from here. */
function movedTo(address: string): Fault {
  return {
    code: 'FEED_ENTRY',
    message: `expected a show that stays where it is, found itunes:new-feed-url ${quoted(address)}`,
    mend: 'it is left out, since it would send subscribers there; write podcast.newFeedUrl into feed.yaml if they are to go',
  };
}

function missing(what: string, key: string): Fault {
  return {
    code: 'FEED_ENTRY',
    message: `expected a show with ${what}, found none that Apple takes`,
    mend: `write podcast.${key} into feed.yaml; build asks for it`,
  };
}
