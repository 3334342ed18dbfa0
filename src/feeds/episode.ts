import type { AnyItem } from '../model/item.ts';
import { isRecordingType } from '../model/mediaType.ts';
import type { AlternateEnclosure, Episode } from '../model/podcast.ts';
import { findEnclosures } from './fields.ts';
import { pictureElement, renderDescribed, yesElement } from './podcastElements.ts';
import { emptyElement, parentElement, textElement } from './xml.ts';

/** The elements of an episode beside its enclosure. Frames find them behind the item's HTML. */
export function renderEpisode(item: AnyItem): string[] {
  return [...itunesElements(item), ...podcastElements(item)];
}

function itunesElements(item: AnyItem): string[] {
  const { episode } = item;
  const duration = textElement(3, 'itunes:duration', durationOf(item));
  if (episode === undefined) return [duration];
  const { title, season, number, type, isExplicit, isBlocked, image } = episode;
  return [
    textElement(3, 'itunes:title', title),
    textElement(3, 'itunes:season', counted(season)),
    textElement(3, 'itunes:episode', counted(number)),
    textElement(3, 'itunes:episodeType', type),
    textElement(3, 'itunes:explicit', isExplicit?.toString()),
    yesElement(3, 'itunes:block', isBlocked),
    pictureElement(3, image),
    duration,
  ];
}

function podcastElements({ episode, transcripts = [], chapters }: AnyItem): string[] {
  return [
    ...(episode ? ofEpisode(episode) : []),
    ...transcripts.map(({ url, type, language, rel }) =>
      emptyElement(3, 'podcast:transcript', { url, type, language, rel }),
    ),
    chapters ? emptyElement(3, 'podcast:chapters', { url: chapters.url, type: chapters.type }) : '',
  ];
}

function ofEpisode(episode: Episode): string[] {
  const { season, number, soundbites = [], alternates = [], social = [], contentLinks = [] } = episode;
  return [
    season ? textElement(3, 'podcast:season', String(season.number), { name: season.name }) : '',
    number ? textElement(3, 'podcast:episode', String(number.number), { display: number.display }) : '',
    ...renderDescribed(3, episode),
    ...soundbites.map(({ startInSeconds, durationInSeconds, title = '' }) =>
      textElement(3, 'podcast:soundbite', title, { startTime: startInSeconds, duration: durationInSeconds }),
    ),
    ...alternates.map(alternateEnclosure),
    ...social.map(({ protocol, uri, accountId, accountUrl, priority }) =>
      emptyElement(3, 'podcast:socialInteract', { protocol, uri, accountId, accountUrl, priority }),
    ),
    ...contentLinks.map(({ href, title }) => textElement(3, 'podcast:contentLink', title, { href })),
  ];
}

/** Programs leave a file out whose length is missing: 0 stands for one that nobody knows, as in `enclosure`. */
function alternateEnclosure(alternate: AlternateEnclosure): string {
  const { type, length = 0, bitrate, height, language, title, rel, codecs, isDefault } = alternate;
  const { sources, integrity } = alternate;
  const lines = [
    ...sources.map(({ uri, contentType }) => emptyElement(4, 'podcast:source', { uri, contentType })),
    integrity === undefined ? '' : emptyElement(4, 'podcast:integrity', { type: 'sri', value: integrity }),
  ];
  const isPreferred = isDefault?.toString();
  const attributes = {
    type,
    length,
    bitrate,
    height,
    lang: language,
    title,
    rel,
    codecs,
    default: isPreferred,
  };
  return parentElement(3, 'podcast:alternateEnclosure', lines, attributes);
}

/** Apple counts from 1, in whole numbers; any other number is told by Podcasting 2.0 alone. */
function counted(numbered: { readonly number: number } | undefined): string | undefined {
  if (numbered === undefined || !Number.isInteger(numbered.number) || numbered.number < 1) return undefined;
  return String(numbered.number);
}

/** The duration of the first enclosure in whole seconds; undefined if it is neither audio nor video. */
function durationOf(item: AnyItem): string | undefined {
  const [enclosure] = findEnclosures(item);
  if (enclosure?.duration === undefined || !isRecordingType(enclosure.type)) return undefined;
  return String(Math.round(enclosure.duration));
}
