import { decodeReferences } from '../html/summary.ts';
import type { FileReference, Head, PictureReference } from '../model/article.ts';
import { expected, hasError, type Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import type { Stamp } from '../model/stamp.ts';
import { copyText, onOneLine } from '../model/text.ts';
import { parseFrontMatter } from '../syntax/frontMatter.ts';
import { collectProblems, fingerprintOf, placeAt, repairText, type Source } from '../syntax/sourceText.ts';
import { type Entry, isEmpty } from '../syntax/value.ts';
import {
  optional,
  readAuthor,
  readFlag,
  readLanguage,
  readList,
  readText,
  readUrl,
  type Wrong,
  wrongWith,
} from '../syntax/valueReaders.ts';
import { type Fields, findFields } from './fields.ts';
import { readFile, readPicture, readSourceFeed, readVia } from './fileReferences.ts';
import { type Context, nameOf, readField } from './headContext.ts';
import { placeOfPublished, readDate, readPublished, readUpdated, readWithdrawn } from './headDates.ts';
import { type Line, type NewsroomHead, nameInByline, parseNewsroomHead } from './newsroom/head.ts';
import { slugOf } from './slug.ts';
import { hashWords } from './wordHash.ts';

/** What became of an article's head. A draft has none and is asked nothing: it is not finished. */
export interface ParsedHead {
  readonly head?: Head;
  readonly isDraft: boolean;
  readonly problems: readonly Problem[];
}

/**
 * Reads all of an article but its body: front matter, or the first lines of a newsroom text.
 *
 * @returns no head when there is any error; every problem with its line
 */
export function parseHead(source: Source, settings: Settings): ParsedHead {
  const { problems, report } = collectProblems(source);
  const wrong = wrongWith('FIELD_WRONG', report);
  const frontMatter = parseFrontMatter(source, report);
  if (frontMatter.mapping === undefined) return { isDraft: false, problems };

  const fields = findFields(frontMatter.mapping, report);
  const isDraft = isKeptBack(source.file, fields, wrong);
  if (isDraft) return { isDraft, problems: [] };

  const lines = readLines(source, frontMatter.end, settings, fields);
  const head = readHead({ source, settings, fields, lines, report, wrong });
  return head === undefined || hasError(problems) ? { isDraft, problems } : { head, isDraft, problems };
}

/** A draft, in the words of any of the publishers whose folders we read. */
function isKeptBack(file: string, { draft, isHidden, isPublished }: Fields, wrong: Wrong): boolean {
  const says = (entry: Entry | undefined, flag: boolean) =>
    entry !== undefined && readFlag(entry.value, wrong) === flag;
  // Eleventy may hide an article from some collections only: a list of them.
  const isHiddenAll = isHidden?.value.kind === 'text' && says(isHidden, true);
  return says(draft, true) || isHiddenAll || says(isPublished, false) || /(?:^|\/)_drafts\//.test(file);
}

function readLines(source: Source, end: number, settings: Settings, fields: Fields): NewsroomHead {
  if (formatOf(source.file) === 'markdown') return { dates: [], bodyStart: end };
  const title = fields.title?.value.kind === 'text' ? onOneLine(fields.title.value.text) : undefined;
  return parseNewsroomHead(source.text, end, new Set(settings.text.skip), title);
}

function readHead(context: Context): Head | undefined {
  const { source, fields, lines } = context;
  const title = readTitle(context);
  const published = readPublished(context);
  if (title === undefined || published === undefined) return undefined;
  const withdrawn = readWithdrawn(published, context);
  const lastWritten = fields.withdrawn ?? fields.updated;
  return {
    file: source.file,
    format: formatOf(source.file),
    bodyStart: lines.bodyStart,
    fingerprint: fingerprintOf(source.text),
    textHash: hashWords(readBody(context), title),
    slug: readSlug(context),
    title,
    published,
    publishedPlace: placeOfPublished(context),
    updated: laterOf(readUpdated(published, context), withdrawn?.time),
    ...optional('updatedPlace', lastWritten && placeAt(source, lastWritten.value.at)),
    ...optional('correction', readCorrection(context)),
    ...optional('withdrawn', withdrawn),
    ...optional('expires', readDate('expires', context)),
    ...optional('id', readId(context)),
    ...optional('link', readAddress('link', context)),
    ...optional('externalLink', readAddress('externalLink', context)),
    ...optional('via', readField('via', context, readVia)),
    ...optional('source', readField('source', context, readSourceFeed)),
    ...optional('comments', readAddress('comments', context)),
    ...optional('summary', readSummary(context)),
    ...optional('language', readField('language', context, readLanguage)),
    authors: readAuthors(context),
    tags: readTags(context),
    ...optional('image', readImage(context)),
    ...optional('hasNoImage', isSwitchedOff(fields.imageSwitch)),
    enclosures: readFiles('enclosures', context),
    transcripts: readFiles('transcripts', context),
    ...optional('chapters', readFiles('chapters', context)[0]),
    idPlace: placeAt(source, fields.id?.value.at ?? 0),
  };
}

function readTitle(context: Context): string | undefined {
  const { fields, lines, report } = context;
  const title = fields.title
    ? readText(fields.title.value, context.wrong, 'a title')
    : lineIn(lines.headline);
  if (title === undefined && fields.title === undefined) {
    const mend = 'add a line "title: ..." to the front matter between two lines of ---';
    report(lines.bodyStart, { code: 'TITLE_MISSING', message: 'expected a title, found none', mend });
  }
  return title;
}

function lineIn(line: Line | undefined): string | undefined {
  return line && copyText(line.text);
}

/** The name in `2014-12-21-name.md`, or the whole name where it has no date; front matter may give another. */
function readSlug(context: Context): string {
  const written = readField('slug', context, (value, wrong) => readText(value, wrong, 'a slug'));
  return slugOf(written ?? nameOf(context).name);
}

/** The body as it is written, without the lines that are dropped from newsroom text. */
function readBody({ source, lines, settings }: Context): string {
  const body = source.text.slice(lines.bodyStart);
  const { skip } = settings.text;
  if (skip.length === 0 || formatOf(source.file) === 'markdown') return body;
  const isDropped = new Set(skip);
  return body
    .split('\n')
    .filter((line) => !isDropped.has(onOneLine(line)))
    .join('\n');
}

function laterOf(a: Stamp, b: Stamp | undefined): Stamp {
  return b !== undefined && b > a ? b : a;
}

/** A correction has the time of the update that it came with. */
function readCorrection(context: Context): string | undefined {
  const { fields, report } = context;
  if (fields.correction && fields.updated === undefined) {
    const message = 'expected updated: beside correction:, found none';
    const mend = 'add a line "updated: ..." with the time of the correction';
    report(fields.correction.at, { code: 'FIELD_WRONG', message, mend });
  }
  return readField('correction', context, (value, wrong) => readText(value, wrong, 'a correction'));
}

/** To the letter, since readers compare ids so; Atom alone demands a URI of it. */
function readId(context: Context): string | undefined {
  return readField('id', context, (value, wrong, report) => {
    const line = readText(value, wrong, 'an id');
    if (line === undefined || value.kind !== 'text') return undefined;
    const written = value.text.trim();
    const id = /[\t\n\r]/.test(written) ? line : written;
    if (!isAbsoluteUri(id)) {
      const mend =
        'in Atom it stands behind the address of the publication; for a new article write a URI, or leave the id out';
      report(value.at, expected('ID_NOT_URI', 'an id that is an absolute URI', id, mend));
    }
    return id;
  });
}

/** ASCII, a scheme, and no character that RFC 3986 leaves out: what Atom demands of an id (RFC 4287, 4.2.6). */
function isAbsoluteUri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:(?:[\w:/?#[\]@!$&'()*+,;=.~-]|%[0-9a-f]{2})+$/i.test(text);
}

function readAddress(field: 'link' | 'externalLink' | 'comments', context: Context): string | undefined {
  return readField(field, context, (value, wrong) => readUrl(value, wrong, context.settings.url));
}

function readAuthors(context: Context) {
  const { byline } = context.lines;
  const inText = byline ? [{ name: copyText(nameInByline(byline.text)) }] : [];
  const written = readField('authors', context, (value, wrong) =>
    readList(value, (one) => readAuthor(one, wrong)),
  );
  const own = written ?? inText;
  return own.length > 0 ? own : context.settings.authors;
}

/** A list, or text with commas; each tag once. In a post of Jekyll's, which has a layout, categories are words. */
function readTags(context: Context): string[] {
  const tags = readField('tags', context, (value, wrong) => {
    if (value.kind === 'text') return splitTags(value.text, context).map(onOneLine);
    return readList(value, (one) =>
      one.kind === 'nothing' || isEmpty(one) ? undefined : readText(one, wrong, 'a tag'),
    );
  });
  return [...new Set(tags)].filter((tag) => tag !== '');
}

function splitTags(text: string, { fields }: Context): string[] {
  const isJekyll = fields.tags?.key === 'categories' && fields.layout !== undefined;
  return text.split(isJekyll && !text.includes(',') ? /\s+/ : ',');
}

function readSummary(context: Context): string | undefined {
  return readField('summary', context, (value, wrong) => {
    const text = readText(value, wrong, 'a summary');
    return text === undefined ? undefined : repairText(decodeReferences(text), value.at, context.report);
  });
}

/** Undefined where nobody says so. */
function isSwitchedOff(entry: Entry | undefined): true | undefined {
  const isOff = entry?.value.kind === 'text' && /^(?:false|no|off)$/i.test(entry.value.text.trim());
  return isOff || undefined;
}

/** The picture; what it shows may stand in a field beside it. */
function readImage(context: Context): PictureReference | undefined {
  const picture = readField('image', context, readPicture);
  const alt = readField('imageAlt', context, (value, wrong) =>
    readText(value, wrong, 'what the picture shows'),
  );
  return picture && { ...optional('alt', alt), ...picture };
}

function readFiles(field: 'enclosures' | 'transcripts' | 'chapters', context: Context): FileReference[] {
  const files = readField(field, context, (value, wrong, report) =>
    readList(value, (one) => readFile(one, wrong, report)),
  );
  return files ?? [];
}

function formatOf(file: string): Head['format'] {
  return /\.txt$/i.test(file) ? 'newsroom' : 'markdown';
}
