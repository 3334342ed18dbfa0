import { parseDate } from '../dates/written.ts';
import type { Head } from '../model/head.ts';
import { expected, hasError, type Problem } from '../model/problem.ts';
import type { Publication } from '../model/publication.ts';
import type { Stamp } from '../model/stamp.ts';
import { type Fields, findFields } from './fields.ts';
import { parseFrontMatter } from './frontMatter.ts';
import { type Line, type NewsroomHead, nameInByline, parseNewsroomHead } from './newsroom.ts';
import { findPublished, joinTime } from './published.ts';
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
} from './readers.ts';
import { fingerprintOf, placeAt, type Source, type Tell, tellInto } from './source.ts';
import { describe, type Value } from './value.ts';

/** What became of an article's head. A draft has none and is asked nothing: it is not finished. */
export interface ParsedHead {
  readonly head?: Head;
  readonly isDraft: boolean;
  readonly problems: readonly Problem[];
}

/** What every part of a head is read with. */
interface Context {
  readonly source: Source;
  readonly publication: Publication;
  readonly fields: Fields;
  /** What a newsroom text says in its first lines; empty for Markdown. */
  readonly lines: NewsroomHead;
  readonly tell: Tell;
  readonly wrong: Wrong;
}

/**
 * Reads all of an article but its body: front matter, or the first lines of a newsroom text.
 *
 * @returns no head when there is any error; every problem with its line
 */
export function parseHead(source: Source, publication: Publication): ParsedHead {
  const problems: Problem[] = [];
  const tell = tellInto(problems, source);
  const wrong = wrongWith('FIELD_WRONG', tell);
  const frontMatter = parseFrontMatter(source, tell);
  if (frontMatter.mapping === undefined) return { isDraft: false, problems };

  const fields = findFields(frontMatter.mapping, tell);
  const isDraft = (fields.draft && readFlag(fields.draft.value, wrong)) ?? false;
  if (isDraft) return { isDraft, problems: [] };

  const lines = readLines(source, frontMatter.end, publication, fields);
  const head = readHead({ source, publication, fields, lines, tell, wrong });
  return head === undefined || hasError(problems) ? { isDraft, problems } : { head, isDraft, problems };
}

function readLines(source: Source, end: number, publication: Publication, fields: Fields): NewsroomHead {
  if (formatOf(source.file) === 'markdown') return { dates: [], bodyStart: end };
  const title =
    fields.title?.value.kind === 'text' ? fields.title.value.text.replace(/\s+/g, ' ').trim() : undefined;
  return parseNewsroomHead(source.text, end, new Set(publication.text.skip), title);
}

function readHead(context: Context): Head | undefined {
  const { source, fields, lines } = context;
  const title = readTitle(context);
  const published = readPublished(context);
  if (title === undefined || published === undefined) return undefined;
  const link = readAddress('link', context);
  return {
    file: source.file,
    format: formatOf(source.file),
    bodyStart: lines.bodyStart,
    fingerprint: fingerprintOf(source.text),
    slug: readSlug(context),
    title,
    published,
    updated: readUpdated(published, context),
    ...optional('updatedPlace', fields.updated && placeAt(source, fields.updated.value.at)),
    ...optional('expires', readDate('expires', context)),
    ...optional('id', readId(context)),
    ...optional('link', link),
    ...optional('externalLink', readAddress('externalLink', context)),
    ...optional(
      'summary',
      readField('summary', context, (value, wrong) => readText(value, wrong, 'a summary')),
    ),
    ...optional('language', readField('language', context, readLanguage)),
    authors: readAuthors(context),
    tags: readTags(context),
    ...optional('image', readImage(link, context)),
    idPlace: placeAt(source, fields.id?.value.at ?? 0),
  };
}

function readTitle(context: Context): string | undefined {
  const { fields, lines, tell } = context;
  const title = fields.title ? readText(fields.title.value, context.wrong, 'a title') : lines.headline?.text;
  if (title === undefined && fields.title === undefined) {
    const mend = 'add a line "title: ..." to the front matter between two lines of ---';
    tell(lines.bodyStart, { code: 'TITLE_MISSING', message: 'expected a title, found none', mend });
  }
  return title;
}

/** The name in `2014-12-21-name.md`, or the whole name where it has no date; front matter may give another. */
function readSlug(context: Context): string {
  const written = readField('slug', context, (value, wrong) => readText(value, wrong, 'a slug'));
  return slugOf(written ?? splitFileName(context.source.file).name);
}

function readPublished({ source, fields, lines, publication, tell }: Context): Stamp | undefined {
  const { timeZone } = publication;
  const fileDay = splitFileName(source.file).day;
  const written: Line[] = fields.published ? [lineOf(fields.published.value)] : [];
  const said = [...written, ...lines.dates];
  const days = said.length === 0 && fileDay !== undefined ? [{ text: fileDay, at: 0 }] : said;
  const all = joinTime(days, lines.time, timeZone);
  const [first] = all;
  if (first === undefined) {
    const mend =
      'add a line "date: 8:03 pm on 21 December 2014" to the front matter between two lines of ---';
    tell(lines.bodyStart, {
      code: 'DATE_MISSING',
      message: 'expected a date of publication, found none',
      mend,
    });
    return undefined;
  }
  const published = findPublished(all, timeZone, tell);
  if (published && published.getTime() < 0) {
    const mend = 'some readers drop the whole feed over it; leave the article out, or date it later';
    tell(first.at, expected('DATE_BEFORE_1970', 'a date from 1970', first.text, mend));
  }
  return published;
}

function readUpdated(published: Stamp, context: Context): Stamp {
  const updated = readDate('updated', context);
  if (updated === undefined || updated.getTime() >= published.getTime()) return updated ?? published;
  const value = context.fields.updated?.value;
  if (value) {
    const mend = 'it is left out: an article is updated after it is published';
    context.tell(
      value.at,
      expected('UPDATED_BEFORE_PUBLISHED', 'a time after publication', describe(value), mend),
    );
  }
  return published;
}

function readDate(field: 'updated' | 'expires', context: Context): Stamp | undefined {
  return readField(field, context, (value) => {
    const { text, at } = lineOf(value);
    const { stamp, faults } = parseDate(text, context.publication.timeZone);
    for (const fault of faults) context.tell(at, fault);
    return stamp;
  });
}

function readId(context: Context): string | undefined {
  return readField('id', context, (value, wrong) => {
    const id = readText(value, wrong, 'an id');
    if (id === undefined || isAbsoluteUri(id)) return id;
    const mend =
      'write a URI that never changes, like tag:news.example.nz,2014-12-21:road, or leave the id out';
    return wrong(value, 'an id that is an absolute URI', mend);
  });
}

/** ASCII, a scheme, and no character that RFC 3986 leaves out: what Atom demands of an id (RFC 4287, 4.2.6). */
function isAbsoluteUri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:(?:[\w:/?#[\]@!$&'()*+,;=.~-]|%[0-9a-f]{2})+$/i.test(text);
}

function readAddress(field: 'link' | 'externalLink', context: Context): string | undefined {
  return readField(field, context, (value, wrong) => readUrl(value, wrong, context.publication.url));
}

function readAuthors(context: Context) {
  const { byline } = context.lines;
  const inText = byline ? [{ name: nameInByline(byline.text) }] : [];
  const written = readField('authors', context, (value, wrong) =>
    readList(value, (one) => readAuthor(one, wrong)),
  );
  const own = written ?? inText;
  return own.length > 0 ? own : context.publication.authors;
}

/** A list, or text with commas; each tag once. */
function readTags(context: Context): string[] {
  const tags = readField('tags', context, (value, wrong) => {
    if (value.kind === 'text') return value.text.split(',').map((tag) => tag.replace(/\s+/g, ' ').trim());
    return readList(value, (one) => readText(one, wrong, 'a tag'));
  });
  return [...new Set(tags)].filter((tag) => tag !== '');
}

function readImage(link: string | undefined, context: Context) {
  const base = link ?? context.publication.url;
  const url = readField(
    'image',
    context,
    (value, wrong) => readList(value, (one) => readUrl(one, wrong, base))[0],
  );
  return url === undefined ? undefined : { url };
}

function readField<T>(
  name: keyof Fields,
  { fields, wrong }: Context,
  reader: (value: Value, wrong: Wrong) => T,
): T | undefined {
  const entry = fields[name];
  return entry && reader(entry.value, wrong);
}

function lineOf(value: Value): Line {
  return { text: describe(value), at: value.at };
}

function formatOf(file: string): Head['format'] {
  return /\.txt$/i.test(file) ? 'newsroom' : 'markdown';
}

function splitFileName(file: string): { day?: string; name: string } {
  const base = file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const [, day, name] = /^(\d{4}-\d{2}-\d{2})[-_ ]+(.+)$/.exec(base) ?? [];
  return day === undefined || name === undefined ? { name: base } : { day, name };
}

/** Letters and digits in lower case, with hyphens between the words; Latin letters lose their marks (`Tāmaki` is `tamaki`). */
function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize()
    .toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'article';
}
