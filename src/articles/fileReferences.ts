import type { FileReference, PictureReference } from '../model/article.ts';
import type { SourceFeed } from '../model/item.ts';
import type { ReportProblem } from '../syntax/sourceText.ts';
import {
  isEmpty,
  readFlag,
  readLanguage,
  readText,
  readType,
  readUrl,
  type Value,
  type Wrong,
} from '../syntax/value.ts';
import { readFrontText } from './frontText.ts';
import { withoutDataAddress } from './media/dataPicture.ts';
import { partsOf, readerOfParts, readNumber, readOptionalText } from './parts.ts';
import { readDuration } from './readDuration.ts';
import { reportUnused } from './unusedFields.ts';

export const PICTURE = {
  src: ['src', 'url', 'path', 'image', 'file', 'filename'],
  alt: ['alt'],
  caption: ['caption', 'title'],
  credit: ['credit'],
  inText: ['inText'],
  type: ['type'],
  size: ['sizeInBytes'],
  width: ['width'],
  height: ['height'],
};
export const FILE = {
  src: ['url', 'src', 'file', 'path'],
  type: ['type'],
  size: ['sizeInBytes', 'length'],
  duration: ['durationInSeconds', 'duration'],
  title: ['title'],
  language: ['language'],
  rel: ['rel'],
};
export const SOURCE = { title: ['title', 'name'], url: ['url'] };

/** A picture: its address or file name, or a mapping of src, alt, caption, credit and the like. Of a list, the first. */
export function readPicture(value: Value, wrong: Wrong, report: ReportProblem): PictureReference | undefined {
  const [one = value] = value.kind === 'list' ? value.values : [value];
  if (one.kind !== 'mapping') {
    const src = readText(one, wrong, 'a picture');
    return src === undefined ? undefined : { src: withoutDataAddress(src), at: one.at };
  }
  const parts = partsOf(one, PICTURE, report);
  const { src } = parts;
  if (src === undefined) return wrong(one, 'a picture with src', 'add src: with its address or file name');
  const address = src.kind === 'nothing' || isEmpty(src) ? undefined : readText(src, wrong, 'a picture');
  if (address === undefined) return undefined;
  const read = readerOfParts(parts, wrong);
  const text = readOptionalText(report);
  // Themes of other publishers have their own meaning of these: `width: 100%`.
  const said = readerOfParts(parts, () => undefined);
  return {
    src: withoutDataAddress(address),
    at: src.at,
    // An empty one says that the picture shows nothing that has to be told.
    ...read('alt', 'alt', (alt) => (isEmpty(alt) ? '' : text(alt, wrong))),
    ...read('caption', 'caption', text),
    ...read('credit', 'credit', text),
    ...read('inText', 'inText', readFlag),
    ...said('type', 'type', readType),
    ...said('sizeInBytes', 'size', readBytes),
    ...said('width', 'width', readPixels),
    ...said('height', 'height', readPixels),
  };
}

/** An enclosure, a transcript or chapters: an address or file name, or a mapping with what is known of it. */
export function readFile(value: Value, wrong: Wrong, report: ReportProblem): FileReference | undefined {
  if (value.kind !== 'mapping') {
    const src = readText(value, wrong, 'a file');
    return src === undefined ? undefined : { src, at: value.at };
  }
  const parts = partsOf(value, FILE, report);
  reportUnused(value.entries, report);
  if (parts.src === undefined)
    return wrong(value, 'a file with url', 'add url: with its address or file name');
  const src = readText(parts.src, wrong, 'a file');
  if (src === undefined) return undefined;
  const read = readerOfParts(parts, wrong);
  return {
    src,
    at: parts.src.at,
    ...read('type', 'type', readType),
    ...read('sizeInBytes', 'size', readBytes),
    ...read('durationInSeconds', 'duration', readDuration),
    ...read('title', 'title', readOptionalText(report)),
    ...read('language', 'language', readLanguage),
    ...read('rel', 'rel', readText),
  };
}

/** The feed that an article was taken from: a mapping of title and url, or the feed's address alone. */
export function readSourceFeed(value: Value, wrong: Wrong, report: ReportProblem): SourceFeed | undefined {
  if (value.kind !== 'mapping') {
    // A name alone ("AP") is a credit and no feed; it is left alone as other names of front matter are.
    if (value.kind !== 'text' || !/^https?:/i.test(value.text.trim())) return undefined;
    const url = readUrl(value, wrong);
    return url === undefined ? undefined : { title: new URL(url).hostname, url };
  }
  const parts = partsOf(value, SOURCE, report);
  const url = parts.url && readUrl(parts.url, wrong);
  const title = parts.title && readFrontText(parts.title, { wrong, report }, 'a title');
  if (parts.url === undefined)
    return wrong(value, 'a source with url', 'add url: with the address of the feed');
  if (url === undefined) return undefined;
  return { title: title ?? new URL(url).hostname, url };
}

/** Where the author learnt of it: an address, or a mapping with url. */
export function readVia(value: Value, wrong: Wrong, report: ReportProblem): string | undefined {
  if (value.kind !== 'mapping') return readUrl(value, wrong);
  const { url } = partsOf(value, { url: ['url'], title: ['title'] }, report);
  return url ? readUrl(url, wrong) : wrong(value, 'an address', 'add url: with the address');
}

/** A size in bytes. */
export const readBytes = (value: Value, wrong: Wrong) =>
  readNumber(value, /^\d{1,15}$/, 'a number of bytes', wrong);
/** A length in pixels. */
export const readPixels = (value: Value, wrong: Wrong) =>
  readNumber(value, /^[1-9]\d{0,5}$/, 'a number of pixels', wrong);
