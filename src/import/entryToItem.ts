import { ifAny } from '../articles/fields.ts';
import type { ExaminedArticle } from '../html/sanitise.ts';
import type { AnyItem, Author, Enclosure, Item, Picture, Transcript } from '../model/item.ts';
import { expected } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { summaryOf, titleOf } from './entryTexts.ts';
import type { FeedHead, ReadEntry } from './reader/feedDocument.ts';
import { withoutUndefined } from './reader/fieldValues.ts';
import { validChapters, validEpisode } from './validEpisode.ts';
import { validNumber } from './validPodcast.ts';
import {
  type EntryDates,
  ignoreFault,
  type ReportFault,
  validAddress,
  validAuthors,
  validLanguage,
  validLine,
  validType,
} from './validText.ts';

/** An entry as an item: the same values under the names of our model. */
export function asItem({ authors, tags, summary, ...entry }: ReadEntry): Partial<AnyItem> {
  const { enclosures, transcripts, published, updated = published, ...others } = entry;
  return withoutUndefined({
    ...others,
    published,
    date: updated,
    description: summary,
    author: [...authors],
    category: tags.map((name) => ({ name })),
    enclosures: [...enclosures],
    transcripts: [...transcripts],
  });
}

/** What an item is made of beside its entry. */
export interface ItemParts {
  readonly id: string;
  readonly dates: EntryDates;
  readonly link: string | undefined;
  /** The address that relative addresses are resolved against. */
  readonly base: string;
  /** The content as feed readers will get it. */
  readonly article: ExaminedArticle;
}

/** An entry as an item that our own reader accepts. What it would refuse is left out and reported. */
export function validItemOf(
  entry: ReadEntry,
  { id, dates, link, base, article }: ItemParts,
  { feed, settings }: { readonly feed: FeedHead; readonly settings: Settings },
  report: ReportFault,
): Item {
  const own = validLanguage(entry.language, report) ?? validLanguage(feed.language, ignoreFault);
  const language = own ?? settings.language;
  const chapterList = ifAny(validChapters(entry.chapterList, report));
  return withoutUndefined({
    ...asItem(entry),
    id,
    title: titleOf(entry, { article, published: dates.published, language }, report),
    published: dates.published,
    date: dates.updated ?? dates.published,
    author: authorsOf(entry, feed, settings, report),
    category: tagsOf(entry).map((name) => ({ name })),
    link: link ?? '',
    externalLink: validAddress(entry.externalLink, report),
    via: validAddress(entry.via, report),
    source: sourceOf(entry, report),
    comments: validAddress(entry.comments, report),
    description: summaryOf(entry, { article, base, language }),
    language: own === settings.language ? undefined : own,
    image: pictureOf(imageOf(entry, report), report),
    enclosures: enclosuresOf(entry, report),
    transcripts: transcriptsOf(entry, report),
    // The list is what listeners see, and a file of chapters is made of it; the other host's may vanish.
    chapters: chapterList === undefined ? chaptersOf(entry, report) : undefined,
    chapterList,
    episode: validEpisode(entry.episode, report),
  });
}

/** The entry's own authors, or else the feed's unless they are the publication's. */
function authorsOf(entry: ReadEntry, feed: FeedHead, settings: Settings, report: ReportFault): Author[] {
  const own = validAuthors(entry.authors, report);
  if (own.length > 0) return own;
  const ofFeed = validAuthors(feed.authors, ignoreFault);
  const ofPublication = validAuthors(settings.authors, ignoreFault);
  return JSON.stringify(ofFeed) === JSON.stringify(ofPublication) ? [] : ofFeed;
}

function tagsOf({ tags }: ReadEntry): string[] {
  return [...new Set(tags.flatMap((tag) => validLine(tag) ?? []))];
}

function sourceOf({ source }: ReadEntry, report: ReportFault): Item['source'] {
  const url = validAddress(source?.url, report);
  return url === undefined ? undefined : { title: validLine(source?.title) ?? '', url };
}

/** The picture of an episode is that which directories show; another one is reported. */
function imageOf({ image, episode }: ReadEntry, report: ReportFault): Picture | undefined {
  if (episode?.image === undefined || image === undefined || image.url === episode.image) return image;
  const mend = 'it is left out, since itunes:image is another, which directories show';
  report(expected('FEED_ENTRY', 'one picture', image.url, mend));
  return { url: episode.image };
}

function pictureOf(image: Picture | undefined, report: ReportFault): Picture | undefined {
  const url = validAddress(image?.url, report);
  if (image === undefined || url === undefined) return undefined;
  return withoutUndefined({
    url,
    alt: image.alt === '' ? '' : validLine(image.alt),
    caption: validLine(image.caption),
    credit: validLine(image.credit),
    type: validType(image.type, report),
    length: validNumber(image.length, /^\d{1,15}$/),
    width: validNumber(image.width, /^[1-9]\d{0,5}$/),
    height: validNumber(image.height, /^[1-9]\d{0,5}$/),
  });
}

function enclosuresOf({ enclosures }: ReadEntry, report: ReportFault): Enclosure[] {
  return enclosures.flatMap((file) => {
    const url = validAddress(file.url, report);
    if (url === undefined) return [];
    const described = {
      type: validType(file.type, report),
      length: validNumber(file.length, /^\d{1,15}$/),
      // No recording is so short; 0 stands for a duration that nobody knows.
      duration: validNumber(file.duration, /^\d{1,9}(?:\.\d+)?$/) || undefined,
      title: validLine(file.title),
    };
    return withoutUndefined({ url, ...described });
  });
}

function transcriptsOf({ transcripts }: ReadEntry, report: ReportFault): Transcript[] {
  return transcripts.flatMap((transcript) => {
    const url = validAddress(transcript.url, report);
    if (url === undefined) return [];
    const type = validType(transcript.type, report) ?? '';
    const language = validLanguage(transcript.language, report);
    return withoutUndefined({ url, type, language, rel: validLine(transcript.rel) });
  });
}

function chaptersOf({ chapters }: ReadEntry, report: ReportFault): Item['chapters'] {
  const url = validAddress(chapters?.url, report);
  return url === undefined ? undefined : { url, type: validType(chapters?.type, report) ?? '' };
}
