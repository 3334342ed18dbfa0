import type {
  AlternateEnclosure,
  Chapter,
  ContentLink,
  Episode,
  SocialInteract,
  Soundbite,
} from '../model/podcast.ts';
import { readIntegrity } from '../syntax/podcastForms.ts';
import { withoutUndefined } from './reader/fieldValues.ts';
import { validLicense, validLocation, validNumber, validPersons, validTexts } from './validPodcast.ts';
import {
  type ReportFault,
  validAddress,
  validForm,
  validLanguage,
  validLine,
  validType,
} from './validText.ts';

const POSITIVE = /^[1-9]\d{0,8}$/;

/** What an entry says of itself as an episode, as our own reader takes it. What that would refuse is left out and reported. */
export function validEpisode(episode: Episode | undefined, report: ReportFault): Episode | undefined {
  if (episode === undefined) return undefined;
  const { season, number, type, isExplicit, isBlocked } = episode;
  const whole = withoutUndefined({
    season: season && withoutUndefined({ number: season.number, name: validLine(season.name) }),
    number: number && withoutUndefined({ number: number.number, display: validLine(number.display) }),
    type,
    isExplicit,
    isBlocked,
    title: validLine(episode.title),
    persons: validPersons(episode.persons, report),
    location: validLocation(episode.location, report),
    soundbites: episode.soundbites?.flatMap(soundbiteOf),
    alternates: episode.alternates?.flatMap((one) => alternateOf(one, report) ?? []),
    social: episode.social?.flatMap((one) => socialOf(one, report) ?? []),
    texts: validTexts(episode.texts),
    license: validLicense(episode.license, report),
    contentLinks: episode.contentLinks?.flatMap((one) => linkOf(one, report) ?? []),
  });
  return withoutEmptyLists(whole);
}

/** Chapters in the order in which they are heard. */
export function validChapters(
  chapters: readonly Chapter[] | undefined,
  report: ReportFault,
): Chapter[] | undefined {
  return chapters?.flatMap(({ startInSeconds, title, img, url, isHidden }) => {
    const start = seconds(startInSeconds);
    if (start === undefined) return [];
    return withoutUndefined({
      startInSeconds: start,
      title: validLine(title),
      img: validAddress(img, report),
      url: validAddress(url, report),
      isHidden,
    });
  });
}

function soundbiteOf({ startInSeconds, durationInSeconds, title }: Soundbite): Soundbite | [] {
  const [start, duration] = [seconds(startInSeconds), seconds(durationInSeconds)];
  if (start === undefined || !duration) return [];
  return withoutUndefined({ startInSeconds: start, durationInSeconds: duration, title: validLine(title) });
}

/** To a thousandth; front matter has no exponents. */
function seconds(value: number): number | undefined {
  return validNumber(Math.round(value * 1000) / 1000, /^\d{1,9}(?:\.\d+)?$/);
}

function alternateOf(alternate: AlternateEnclosure, report: ReportFault): AlternateEnclosure | undefined {
  const type = validType(alternate.type, report);
  const sources = alternate.sources.flatMap((source) => {
    const uri = validAddress(source.uri, report);
    const contentType = validType(source.contentType, report);
    return uri === undefined ? [] : withoutUndefined({ uri, contentType });
  });
  if (type === undefined || sources.length === 0) return undefined;
  return withoutUndefined({
    type,
    length: validNumber(alternate.length, /^\d{1,15}$/),
    bitrate: validNumber(alternate.bitrate, /^\d{1,12}(?:\.\d+)?$/),
    height: validNumber(alternate.height, /^[1-9]\d{0,5}$/),
    language: validLanguage(alternate.language, report),
    title: validLine(alternate.title),
    rel: validLine(alternate.rel),
    codecs: validLine(alternate.codecs),
    isDefault: alternate.isDefault,
    sources,
    integrity: validForm(alternate.integrity, readIntegrity, 'a hash such as sha384-…', report),
  });
}

function socialOf(social: SocialInteract, report: ReportFault): SocialInteract | undefined {
  const protocol = validLine(social.protocol);
  if (protocol === undefined || protocol === 'disabled') return protocol && { protocol };
  const uri = validAddress(social.uri, report);
  if (uri === undefined) return undefined;
  return withoutUndefined({
    protocol,
    uri,
    accountId: validLine(social.accountId),
    accountUrl: validAddress(social.accountUrl, report),
    priority: validNumber(social.priority, POSITIVE),
  });
}

function linkOf({ href, title }: ContentLink, report: ReportFault): ContentLink | undefined {
  const url = validAddress(href, report);
  return url === undefined ? undefined : { href: url, title: validLine(title) ?? url };
}

/** Front matter has no empty lists. */
function withoutEmptyLists(episode: Episode): Episode {
  return Object.fromEntries(
    Object.entries(episode).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  );
}
