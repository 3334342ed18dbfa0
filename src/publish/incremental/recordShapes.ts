import type { FileReference, PictureReference } from '../../model/article.ts';
import type { Author, SourceFeed, Translation } from '../../model/item.ts';
import type { MediaFile } from '../../model/media.ts';
import { type Place, type Problem, SEVERITY } from '../../model/problem.ts';
import type { Packed, PackedBody, PackedHead } from './codec.ts';
import { episodeShape } from './episodeShape.ts';
import {
  isAmount,
  isCount,
  isEither,
  isFlag,
  isIntegerBetween,
  isListOf,
  isObject,
  isOneOf,
  isText,
  isTrue,
  isTuple,
  maybe,
} from './shape.ts';

// A checksum tells that a file is as it was written. Shapes tell that what was written can be used: another program, or a
// fault of this one, may have written something else. A wrong text or number in its place cannot be told from a right one.

/** RFC 3339 has four digits for a year, and hours and minutes for an offset. */
export const isMoment = isTuple(
  isIntegerBetween(Date.parse('0000-01-02T00:00:00Z'), Date.parse('9999-12-30T00:00:00Z')),
  (value) => typeof value === 'number' && Math.abs(value) <= 24 * 60,
);
const isPlace = isObject<Place>({ file: isText, line: isCount, column: isCount });
const isMark = isEither(isTuple(isCount, isCount), isPlace);
export const isTexts = isListOf(isText);

const isAuthor = isObject<Author>({
  name: maybe(isText),
  email: maybe(isText),
  link: maybe(isText),
  avatar: maybe(isText),
});

const isFileReference = isObject<FileReference>({
  src: isText,
  type: maybe(isText),
  sizeInBytes: maybe(isCount),
  durationInSeconds: maybe(isAmount),
  title: maybe(isText),
  language: maybe(isText),
  rel: maybe(isText),
  at: isCount,
});

/** Of a field that no record has. */
const isAbsent = isOneOf();

const isPictureReference = isObject<PictureReference>({
  src: isText,
  alt: maybe(isText),
  caption: maybe(isText),
  credit: maybe(isText),
  inText: maybe(isFlag),
  type: maybe(isText),
  sizeInBytes: maybe(isCount),
  width: maybe(isAmount),
  height: maybe(isAmount),
  at: isCount,
});

const isHead = isObject<PackedHead>({
  file: maybe(isAbsent),
  format: isOneOf('markdown', 'mdx', 'newsroom', 'html'),
  bodyStart: isCount,
  asides: maybe(isTexts),
  fingerprint: isText,
  textHash: isText,
  isBrief: maybe(isTrue),
  slug: isText,
  bareSlug: maybe(isText),
  hasOwnSlug: maybe(isTrue),
  translationKey: maybe(isText),
  title: isText,
  isUntitled: maybe(isFlag),
  published: isMoment,
  publishedPlace: isMark,
  updated: maybe(isMoment),
  updatedPlace: maybe(isMark),
  correction: maybe(isText),
  withdrawn: maybe(isObject<NonNullable<PackedHead['withdrawn']>>({ time: isMoment, reason: maybe(isText) })),
  expires: maybe(isMoment),
  unlistedPlace: maybe(isMark),
  id: maybe(isText),
  link: maybe(isText),
  aliases: maybe(isTexts),
  externalLink: maybe(isText),
  via: maybe(isText),
  source: maybe(isObject<SourceFeed>({ title: isText, url: isText })),
  comments: maybe(isText),
  summary: maybe(isText),
  excerptSeparator: maybe(isText),
  language: maybe(isText),
  authors: maybe(isListOf(isAuthor)),
  tags: maybe(isTexts),
  image: maybe(isPictureReference),
  hasNoImage: maybe(isFlag),
  enclosures: maybe(isListOf(isFileReference)),
  transcripts: maybe(isListOf(isFileReference)),
  chapters: maybe(isFileReference),
  episode: maybe(episodeShape(isPlace)),
  idPlace: isMark,
});

const isProblem = isObject<Problem>({
  severity: isOneOf('error', 'warning', 'note'),
  code: (value) => typeof value === 'string' && Object.hasOwn(SEVERITY, value),
  message: isText,
  mend: isText,
  file: isText,
  line: isCount,
  column: isCount,
});
const isProblems = isListOf(isProblem);

const isMediaFile = isObject<MediaFile>({
  source: isText,
  // What another program serves is not copied.
  isServed: maybe(isAbsent),
  isData: maybe(isTrue),
  data: maybe(isAbsent),
  // Copies are written here, and nowhere else.
  path: (value) => typeof value === 'string' && /^media\/[^/\\]+$/.test(value),
  url: isText,
  type: isText,
  length: isCount,
  width: maybe(isAmount),
  height: maybe(isAmount),
});

const isTranslation = isObject<Translation>({ language: isText, link: isText });

const isBody = isObject<PackedBody>({
  of: isTuple(isText, isText, isText, isText),
  problems: maybe(isProblems),
  media: maybe(isListOf(isMediaFile)),
  contentHash: maybe(isText),
  translations: maybe(isListOf(isTranslation)),
  dependencies: maybe(isListOf(isTuple(isText, isText))),
  links: maybe(isListOf(isTuple(isText, isText))),
  sizes: maybe(isListOf(isTuple(isText, isCount))),
});

const isNull = isOneOf(null);
const FIRST_FIVE = [isText, isText, isOneOf(0, 1), isEither(isNull, isHead), isEither(isNull, isBody)];
const isArticle = isEither(isTuple(...FIRST_FIVE), isTuple(...FIRST_FIVE, isProblems));
const isOutput = isTuple(isText, isText, isText);

/** True for what `encodeArticle` makes a line of. */
export function isPackedArticle(value: unknown): value is Packed {
  return isArticle(value);
}

/** True for a path, the hash of inputs and a state. */
export function isPackedOutput(
  value: unknown,
): value is readonly [path: string, inputsHash: string, state: string] {
  return isOutput(value);
}
