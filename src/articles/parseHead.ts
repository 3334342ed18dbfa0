import { decodeReferences } from '../html/references.ts';
import type { EpisodeHead, Head } from '../model/article.ts';
import { type ArticleFormat, articleFormatOf } from '../model/articleFormat.ts';
import { expected, type Fault, hasError, type Problem, quoted } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { hasShow } from '../model/show.ts';
import type { Stamp } from '../model/stamp.ts';
import { copyText, onOneLine } from '../model/text.ts';
import { parseFrontMatter } from '../syntax/frontMatter.ts';
import { collectProblems, fingerprintOf, placeAt, type Source } from '../syntax/sourceText.ts';
import { describe, type Entry, optional, wrongWith } from '../syntax/value.ts';
import { FIELDS, ifAny } from './fields.ts';
import { placeOfPublished, readPublished, readUpdated, readWithdrawn } from './headDates.ts';
import { type Field, findFields, type HeadContext } from './headField.ts';
import { fileNameOf } from './headReaders.ts';
import { readFolders } from './keptBackFolders.ts';
import { findMdxCode } from './markdown/mdx.ts';
import { type NewsroomHead, parseNewsroomHead } from './newsroom/head.ts';
import { findOpenFrontMatter } from './openFrontMatter.ts';
import { readSwitches } from './readSwitches.ts';
import { slugOf } from './slug.ts';
import { readHeading, readTitle } from './title.ts';
import { reportUnused } from './unusedFields.ts';
import { hashWords } from './wordHash.ts';

/** Articles of fewer characters may have the same words by chance, like `Read the quiz here`. */
const MIN_LENGTH = 200;

/** An article's head, or why there is none. The head of a draft is not read, nor is an HTML page without a date. */
export interface ParsedHead {
  readonly head?: Head;
  readonly isDraft: boolean;
  readonly problems: readonly Problem[];
}

/**
 * Reads an article without its body: front matter, and the first lines of a newsroom text.
 *
 * @returns no head if there is an error; every problem with its place
 */
export function parseHead(source: Source, settings: Settings, table: readonly Field[] = FIELDS): ParsedHead {
  const { problems, report } = collectProblems(source);
  const wrong = wrongWith('FIELD_WRONG', report);
  const frontMatter = parseFrontMatter(source, report);
  const { mapping, end } = frontMatter;
  if (mapping === undefined) return { isDraft: false, problems };

  const fields = findFields(mapping, table, report);
  const { isKeptBack, unlistedBy } = readSwitches(mapping, fields.published, wrong);
  const isDraft = isKeptBack || readFolders(source.file, settings.items).isKeptBack;
  if (isDraft) return { isDraft, problems: [] };

  const format = formatOf(source.file);
  const isMarkdown = format === 'markdown' || format === 'mdx';
  const open = end === 0 && isMarkdown ? findOpenFrontMatter(source.text, table) : undefined;
  if (open) {
    report(open.at, open.fault);
    return { isDraft, problems };
  }
  if (format === 'mdx') reportMdx(source, end, report);
  const { entries } = mapping;
  const context = { source, settings, fields, entries, report, wrong };
  if (format === 'html' && isPage(context, end)) {
    report(0, PAGE);
    return { isDraft, problems: problems.filter(({ severity }) => severity !== 'error') };
  }
  reportUnused(entries, report, table);
  const head = readHead({ ...context, lines: readLines(context, end) }, table);
  if (head === undefined || hasError(problems)) return { isDraft, problems };
  const unlistedPlace = unlistedBy && placeAt(source, unlistedBy.at);
  return { head: unlistedPlace ? { ...head, unlistedPlace } : head, isDraft, problems };
}

/** True for an article with files; where there is a show, also for one that says which of its episodes it is. */
function isEpisode({ fields, settings }: Pick<HeadContext, 'fields' | 'settings'>): boolean {
  if (fields.enclosures) return true;
  return hasShow(settings) && (fields.episodeType ?? fields.episodeNumber) !== undefined;
}

/** An HTML file without a date is a page of a site, and no article. */
function isPage(context: Omit<HeadContext, 'lines'>, end: number): boolean {
  return end === 0 || (context.fields.published === undefined && fileNameOf(context).day === undefined);
}

const PAGE: Fault = {
  code: 'FORMAT_UNREAD',
  message: 'expected front matter with a date, found a page without one',
  mend: 'it is not read; an article in HTML begins with lines "---", "date: ..." and "---"',
};

/** The first lines of a newsroom text, or the heading that another article begins with. */
function readLines(context: Omit<HeadContext, 'lines'>, end: number): NewsroomHead {
  const { source, settings, fields } = context;
  const format = formatOf(source.file);
  if (format !== 'newsroom') return readHeading(context, format, end);
  const title = fields.title?.value.kind === 'text' ? decodeReferences(fields.title.value.text) : undefined;
  return parseNewsroomHead(source.text, end, {
    skip: new Set(settings.text.skip),
    language: settings.language,
    ...optional('title', title),
    ...optional('date', fields.published && describe(fields.published.value)),
  });
}

/** Reports what only a program that runs MDX could show. Without it the article would not be whole. */
function reportMdx({ text }: Source, end: number, report: HeadContext['report']): void {
  const mend = 'it would be lost; write it as Markdown or HTML, or keep the article back with draft: true';
  for (const { at, found } of findMdxCode(text.slice(end)))
    report(end + at, expected('MDX_CODE', 'Markdown without components and code', found, mend));
}

function readHead(context: HeadContext, table: readonly Field[]): Head | undefined {
  const { source, fields, lines } = context;
  const format = formatOf(source.file);
  const titled = readTitle(context, format);
  const published = readPublished(context);
  if (titled === undefined || published === undefined) return undefined;
  const withdrawn = readWithdrawn(published, context);
  const lastChange = (fields.withdrawn ?? fields.updated)?.value.at ?? lines.updates[0]?.at;
  const body = bodyOf(context);
  reportAsides(titled.title, context);
  const head = {
    file: source.file,
    format,
    bodyStart: lines.bodyStart,
    fingerprint: fingerprintOf(source.text),
    // A note of nothing but signs is no other one: as a slug they have letters.
    textHash: hashWords(body, titled.isUntitled ? slugOf(titled.title) : titled.title),
    ...optional('isBrief', body.trim().length < MIN_LENGTH || undefined),
    ...titled,
    published,
    publishedPlace: placeOfPublished(context),
    updated: laterOf(readUpdated(published, context), withdrawn?.time),
    ...optional('updatedPlace', lastChange === undefined ? undefined : placeAt(source, lastChange)),
    ...optional('withdrawn', withdrawn),
    ...optional('asides', ifAny(lines.asides.map(({ text }) => copyText(text)))),
    idPlace: placeAt(source, fields.id?.value.at ?? 0),
  };
  // The table has a row for every other key that a head must have.
  return Object.assign(
    head,
    readRows(table, { ...context, title: titled.title, published }),
  ) as unknown as Head;
}

/** The values of all rows that have a reader or a fallback. */
function readRows(table: readonly Field[], context: HeadContext): Readonly<Record<string, unknown>> {
  const entries: Readonly<Record<string, Entry | undefined>> = context.fields;
  const values: Record<string, unknown> = {};
  const episode: Record<string, unknown> = {};
  const areRead = isEpisode(context);
  for (const { key, part, read, fallback } of table) {
    const entry = entries[key];
    if (part !== undefined && (entry === undefined || !areRead)) continue;
    const value = (entry && read?.(entry.value, context)) ?? fallback?.(context);
    if (value === undefined) continue;
    if (part === undefined) values[key] = value;
    else episode[part] = value;
  }
  return Object.keys(episode).length === 0 ? values : { ...values, episode: placed(episode, context) };
}

/** Where a show counts its episodes by it. */
function placed(episode: Readonly<Record<string, unknown>>, { source, fields }: HeadContext): EpisodeHead {
  const entry = fields.episodeNumber ?? fields.season ?? fields.episodeType;
  return { ...episode, ...optional('place', entry && placeAt(source, entry.at)) };
}

/** A line of the head that no rule knows is text; only the author can say whether readers need it. */
function reportAsides(title: string, { lines, report }: HeadContext): void {
  const mend = `${quoted(title)} is the title, and this line begins the text; take it out, or list it under text.skip in feed.yaml`;
  for (const { text, at } of lines.asides) {
    report(at, expected('HEAD_LINE_UNKNOWN', 'a headline, a date or a byline above the text', text, mend));
  }
}

/** The body as the author wrote it, without the lines that are skipped in newsroom text. */
function bodyOf({ source, lines, settings }: HeadContext): string {
  const body = source.text.slice(lines.bodyStart);
  const { skip } = settings.text;
  if (skip.length === 0 || formatOf(source.file) !== 'newsroom') return body;
  const skipped = new Set(skip);
  return body
    .split('\n')
    .filter((line) => !skipped.has(onOneLine(line)))
    .join('\n');
}

function laterOf(a: Stamp, b: Stamp | undefined): Stamp {
  return b !== undefined && b > a ? b : a;
}

/** Only files that have a format are articles. */
function formatOf(file: string): ArticleFormat {
  return articleFormatOf(file) as ArticleFormat;
}
