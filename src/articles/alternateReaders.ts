import type { AlternateReference, EpisodeHead } from '../model/article.ts';
import { readIntegrity } from '../syntax/podcastForms.ts';
import {
  isEmpty,
  optional,
  readFlag,
  readLanguage,
  readList,
  readText,
  readType,
  readUrl,
  type Value,
  type Wrong,
} from '../syntax/value.ts';
import { readBytes, readPixels } from './fileReferences.ts';
import type { HeadContext } from './headField.ts';
import { parseChapterLine } from './media/chapterLists.ts';
import {
  orNone,
  type Parts,
  partsOf,
  readerOfParts,
  readNumber,
  readOptionalText,
  readReference,
} from './parts.ts';
import { readDuration } from './readDuration.ts';

const ALTERNATE = {
  sources: ['sources', 'source', 'url', 'src', 'file', 'uri'],
  type: ['type'],
  length: ['length', 'sizeInBytes'],
  bitrate: ['bitrate'],
  height: ['height'],
  language: ['language', 'lang'],
  title: ['title'],
  rel: ['rel'],
  codecs: ['codecs'],
  isDefault: ['default'],
  integrity: ['integrity'],
};

/** The same in other files: names or addresses, or mappings of what is known of them. */
export function readAlternates(value: Value, context: HeadContext): EpisodeHead['alternates'] {
  return orNone(readList(value, (one) => readAlternate(one, context)));
}

function readAlternate(value: Value, { wrong, report }: HeadContext): AlternateReference | undefined {
  const parts: Parts<keyof typeof ALTERNATE> =
    value.kind === 'mapping' ? partsOf(value, ALTERNATE, report) : { sources: value };
  const sources = parts.sources ? readList(parts.sources, (one) => readSource(one, wrong, report)) : [];
  if (sources.length === 0)
    return wrong(value, 'a file with url, or with sources', 'add url: with its address or file name');
  const read = readerOfParts(parts, wrong);
  return {
    sources,
    ...read('type', 'type', readType),
    ...read('length', 'length', readBytes),
    ...read('bitrate', 'bitrate', (one) =>
      readNumber(one, /^\d{1,12}(?:\.\d+)?$/, 'a number of bits a second', wrong),
    ),
    ...read('height', 'height', readPixels),
    ...read('language', 'language', readLanguage),
    ...read('title', 'title', readOptionalText(report)),
    ...read('rel', 'rel', readText),
    ...read('codecs', 'codecs', readText),
    ...read('isDefault', 'isDefault', readFlag),
    ...read('integrity', 'integrity', readIntegrity),
  };
}

const SOURCE = { src: ['uri', 'url', 'src', 'file', 'path'], type: ['contentType', 'type'] };

function readSource(value: Value, wrong: Wrong, report: HeadContext['report']) {
  const parts: Parts<keyof typeof SOURCE> =
    value.kind === 'mapping' ? partsOf(value, SOURCE, report) : { src: value };
  if (parts.src === undefined)
    return wrong(value, 'a source with uri', 'add uri: with its address or file name');
  if (parts.src.kind === 'nothing' || isEmpty(parts.src)) return undefined;
  const found = readReference(parts.src, wrong);
  return found && { ...found, ...readerOfParts(parts, wrong)('contentType', 'type', readType) };
}

const CHAPTER = {
  start: ['start', 'startTime', 'start_time', 'time'],
  title: ['title', 'name'],
  img: ['img', 'image'],
  url: ['url', 'href', 'link'],
  toc: ['toc'],
};

/** Chapters: mappings of `start`, `title`, `img`, `url` and `toc`, or lines like `00:01:30.000 The pier <https://…>`. */
export function readChapters(value: Value, context: HeadContext): EpisodeHead['chapters'] {
  const chapters = readList(value, (one) =>
    one.kind === 'mapping' ? readChapter(one, context) : readLine(one, context),
  );
  return orNone(chapters.toSorted((a, b) => a.startInSeconds - b.startInSeconds));
}

type ChapterHead = NonNullable<EpisodeHead['chapters']>[number];

function readChapter(
  value: Extract<Value, { kind: 'mapping' }>,
  { wrong, report }: HeadContext,
): ChapterHead | undefined {
  const parts = partsOf(value, CHAPTER, report);
  const read = readerOfParts(parts, wrong);
  if (parts.start === undefined)
    return wrong(value, 'a chapter with start', 'add start: with its time, like 1:30');
  const startInSeconds = readDuration(parts.start, wrong);
  if (startInSeconds === undefined) return undefined;
  return {
    startInSeconds,
    ...read('title', 'title', readOptionalText(report)),
    ...read('img', 'img', readReference),
    ...read('url', 'url', readUrl),
    ...optional('isHidden', parts.toc && readFlag(parts.toc, wrong) === false ? true : undefined),
  };
}

function readLine(value: Value, { wrong }: HeadContext): ChapterHead | undefined {
  const chapter = parseChapterLine(value.kind === 'text' ? value.text : '');
  if (chapter === undefined)
    return wrong(value, 'a chapter', 'write { start: 1:30, title: The pier }, or 00:01:30.000 The pier');
  // A line has no picture.
  const { img: _, ...rest } = chapter;
  return rest;
}
