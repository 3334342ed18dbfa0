import type { Article, BareReference } from '../model/article.ts';
import type { Item, Picture } from '../model/item.ts';
import type { FileFacts, Locate, MediaFile } from '../model/media.ts';
import { isRecordingType, mediaTypeOf } from '../model/mediaType.ts';
import type { AlternateEnclosure, Chapter, Episode } from '../model/podcast.ts';
import { expected } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { hasShow } from '../model/show.ts';
import type { ReportProblem } from '../syntax/sourceText.ts';
import { optional } from '../syntax/value.ts';
import type { Attached } from './attachedFiles.ts';
import { chaptersFile, readChapterFile } from './media/chapterLists.ts';

/** What files are looked up with. */
export interface Lookup {
  readonly locate: Locate;
  readonly facts: FileFacts;
  readonly report: ReportProblem;
}

/** What an item is as an episode, and a file that was made for it. */
export interface FoundEpisode {
  readonly parts: Pick<Item, 'episode' | 'chapters' | 'chapterList'>;
  readonly made?: MediaFile;
}

/**
 * What front matter says of an article as an episode, with its files: pictures of people and chapters, the same in other files. The
 * article's own picture is the episode's where directories take it.
 *
 * @param front the picture that front matter names
 */
export function readEpisode(
  head: Article,
  {
    attached,
    front,
    settings,
  }: { readonly attached: Attached; readonly front: Picture | undefined; readonly settings: Settings },
  lookup: Lookup,
): FoundEpisode {
  const { persons, alternates, durationInSeconds: _, chapters: __, place: ___, ...said } = head.episode ?? {};
  const isShown = hasShow(settings) && (head.episode !== undefined || hasRecording(attached));
  const image = isShown ? squareOf(head, front, lookup.report) : undefined;
  const episode: Episode = {
    ...said,
    ...optional('image', image),
    ...(persons && { persons: persons.map((person) => withPicture(person, lookup)) }),
    ...(alternates && { alternates: alternates.flatMap((one) => alternateOf(one, lookup) ?? []) }),
  };
  const { chapterList, chapters, made } = findChapters(head, attached, settings, lookup);
  return {
    parts: {
      ...(Object.keys(episode).length > 0 && { episode }),
      ...optional('chapters', chapters),
      ...(chapterList && { chapterList }),
    },
    ...(made && { made }),
  };
}

/** True for an item with sound or film. */
function hasRecording({ enclosures = [] }: Pick<Attached, 'enclosures'>): boolean {
  return enclosures.some(({ type = '' }) => isRecordingType(type));
}

/** What Apple takes for the picture of an episode, in pixels. */
const MIN_SIZE = 1400;
const MAX_SIZE = 3000;

/** A picture that is nearly square is meant to be one. */
function squareOf({ image }: Article, front: Picture | undefined, report: ReportProblem): string | undefined {
  if (!image || !front) return undefined;
  const { url, type, width, height } = front;
  if (width === undefined || height === undefined) return url;
  const isRemote = /^(?:https?:|\/\/)/i.test(image.src);
  const isSquare = width === height;
  const isTaken =
    isSquare &&
    (isRemote || (/^image\/(?:jpeg|png)$/.test(`${type}`) && width >= MIN_SIZE && width <= MAX_SIZE));
  if (isTaken) return url;
  if (Math.abs(width - height) * 10 <= Math.max(width, height)) {
    const what = `a square JPEG or PNG of ${MIN_SIZE} to ${MAX_SIZE} pixels`;
    const found = `${type ?? 'a picture'}, ${width} by ${height}`;
    const mend =
      'directories show no other for an episode: they show the picture of the show; readers of feeds have it all the same';
    report(image.at, expected('EPISODE_PICTURE', what, found, mend));
  }
  return undefined;
}

/** The person or the chapter with the address of its picture; without it if there is none. */
function withPicture<T extends { readonly img?: BareReference }>(
  { img, ...rest }: T,
  { locate, report }: Lookup,
): Omit<T, 'img'> & { readonly img?: string } {
  if (img === undefined) return rest;
  const located = locate(img.src, 'picture');
  if (located.kind === 'wrong') report(img.at, located.fault);
  const url =
    located.kind === 'local' ? located.file.url : located.kind === 'remote' ? located.url : undefined;
  return { ...rest, ...optional('img', url) };
}

type AlternateHead = NonNullable<NonNullable<Article['episode']>['alternates']>[number];

/** The first source says what is not written: of a local file type and size are measured, and its hash is computed. */
function alternateOf(
  { sources, ...said }: AlternateHead,
  { locate, facts, report }: Lookup,
): AlternateEnclosure | undefined {
  const found = sources.flatMap(({ src, at, contentType }) => {
    const located = locate(src, 'file');
    if (located.kind === 'wrong') {
      report(at, located.fault);
      return [];
    }
    const file = located.kind === 'local' ? located.file : undefined;
    const uri = located.kind === 'local' ? located.file.url : located.url;
    return { file, source: { uri, ...optional('contentType', contentType) } };
  });
  const [first] = found;
  if (first === undefined) return undefined;
  const file = found.find((one) => one.file)?.file;
  return {
    ...said,
    type:
      said.type ?? first.source.contentType ?? file?.type ?? mediaTypeOf(new URL(first.source.uri).pathname),
    ...optional('length', file?.length ?? said.length),
    ...optional('integrity', said.integrity ?? integrityOf(file, facts)),
    sources: found.map(({ source }) => source),
  };
}

/** Subresource Integrity, 3.5. */
function integrityOf(file: MediaFile | undefined, { hashOf }: FileFacts): string | undefined {
  const hash = file && hashOf(file.source);
  return hash && `sha256-${Buffer.from(hash, 'hex').toString('base64')}`;
}

/**
 * The chapters that the author lists, else those of the file that he names, else those in the recording; and the file of chapters, which
 * is made where there is none in the form that apps read.
 */
function findChapters(
  head: Article,
  { chapters: named, recordings }: Attached,
  { url }: Settings,
  lookup: Lookup,
) {
  const listed = head.episode?.chapters?.map((chapter): Chapter => withPicture(chapter, lookup));
  const file = named?.file && lookup.facts.bytesOf(named.file.source);
  const read = file && readChapterFile(file);
  if (named?.file && file && !read) {
    const mend =
      'apps read JSON Chapters; Podlove’s chapters and lines like 00:01:30.000 The pier are made into them';
    lookup.report(named.at, expected('CHAPTERS_UNREAD', 'a file of chapters', named.file.source, mend));
  }
  const asIs = named && { url: named.url, type: named.type };
  if (listed === undefined && named && (read === undefined || read.isJsonChapters))
    return { chapters: asIs, chapterList: read?.chapters };
  const chapterList =
    listed ?? read?.chapters ?? recordings?.find(({ chapters }) => chapters.length > 0)?.chapters;
  if (chapterList === undefined) return {};
  const made = chaptersFile(chapterList, head, url);
  return { chapters: { url: made.url, type: made.type }, chapterList, made };
}
