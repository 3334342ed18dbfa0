import { decodeReferences } from '../html/references.ts';
import type { EpisodeHead, Head } from '../model/article.ts';
import { type ArticleFormat, articleFormatOf } from '../model/articleFormat.ts';
import { expected, type Fault, hasError, type Problem, quoted, SEVERITY } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { hasShow } from '../model/show.ts';
import type { Stamp } from '../model/stamp.ts';
import { copyText, onOneLine } from '../model/text.ts';
import { parseFrontMatter } from '../syntax/frontMatter.ts';
import { collectProblems, fingerprintOf, placeAt, type Source } from '../syntax/sourceText.ts';
import { describe, type Entry, optional, wrongWith } from '../syntax/value.ts';
import { isDefault, layersBelow, withOwnNames } from './fieldLayers.ts';
import { FIELDS, ifAny } from './fields.ts';
import { findFields, isFieldName } from './findFields.ts';
import { placeOfPublished, readPublished, readUpdated, readWithdrawn } from './headDates.ts';
import type { Field, HeadContext } from './headField.ts';
import { fileNameOf } from './headReaders.ts';
import { findSwitches } from './keptBack.ts';
import { readFolders } from './keptBackFolders.ts';
import { languageFacts } from './languages.ts';
import { findMdxCode } from './markdown/mdx.ts';
import { type NewsroomHead, parseNewsroomHead } from './newsroom/head.ts';
import { readSwitches } from './readSwitches.ts';
import { isRedirect, REDIRECT } from './redirectStub.ts';
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
export function parseHead(source: Source, settings: Settings, known: readonly Field[] = FIELDS): ParsedHead {
  const table = withOwnNames(known, settings);
  const { problems, report } = collectProblems(source);
  const wrong = wrongWith('FIELD_WRONG', report);
  const format = formatOf(source.file);
  const isName = (key: string) => isFieldName(key, table) || findSwitches(key).length > 0;
  const { mapping, end } = parseFrontMatter(source, report, format === 'newsroom' ? undefined : isName);
  const isInDrafts = readFolders(source.file, settings.items).isKeptBack;
  if (mapping === undefined) return { isDraft: isInDrafts, problems: isInDrafts ? [] : problems };

  const lower = layersBelow(mapping, source.file, settings);
  const fields = findFields(mapping, table, report, lower);
  const { isKeptBack, unlistedBy } = readSwitches([mapping, ...lower], fields, wrong);
  const isDraft = isKeptBack || isInDrafts;
  if (isDraft) return { isDraft, problems: [] };

  if (isRedirect(mapping, source.text.slice(end))) {
    report(0, REDIRECT);
    return { isDraft, problems: problems.filter(({ severity }) => severity !== 'error') };
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
  // Where no language is listed, an article has that of its front matter, and no name beside its slug.
  if (settings.languages) Object.assign(head, languageFacts(head, settings, fields.slug !== undefined));
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

/** Reports what only a program that runs MDX could show. */
function reportMdx({ text }: Source, end: number, report: HeadContext['report']): void {
  for (const { at, fault } of findMdxCode(text.slice(end))) report(end + at, fault);
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
  // What every head has comes first, and what few have is added: a spread between them takes ten times as long.
  const head: Record<string, unknown> = {
    file: source.file,
    format,
    bodyStart: lines.bodyStart,
    fingerprint: fingerprintOf(source.text),
    // A note of nothing but signs is no other one: as a slug they have letters.
    textHash: hashWords(body, titled.isUntitled ? slugOf(titled.title) : titled.title),
    title: titled.title,
    published,
    publishedPlace: placeOfPublished(context),
    updated: laterOf(readUpdated(published, context), withdrawn?.time),
    idPlace: placeAt(source, fields.id?.value.at ?? 0),
  };
  const given = {
    isBrief: body.trim().length < MIN_LENGTH || undefined,
    isUntitled: titled.isUntitled,
    updatedPlace: lastChange === undefined ? undefined : placeAt(source, lastChange),
    withdrawn,
    asides: ifAny(lines.asides.map(({ text }) => copyText(text))),
  };
  // The table has a row for every other key that a head must have.
  const rows = readRows(table, { ...context, title: titled.title, published });
  for (const [key, value] of [...Object.entries(given), ...rows]) if (value !== undefined) head[key] = value;
  return head as unknown as Head;
}

/** The values of all rows that have a reader or a fallback. */
function readRows(table: readonly Field[], context: HeadContext): readonly (readonly [string, unknown])[] {
  const entries = new Map<string, Entry>(Object.entries(context.fields));
  const values: [string, unknown][] = [];
  const episode: [string, unknown][] = [];
  const areRead = isEpisode(context);
  for (const { key, part, read, fallback } of table) {
    const entry = part === undefined || areRead ? entries.get(key) : undefined;
    const reading = entry && isDefault(entry) ? onlyErrors(context) : context;
    const value = (entry && read?.(entry.value, reading)) ?? fallback?.(context);
    if (value === undefined) continue;
    if (part === undefined) values.push([key, value]);
    else episode.push([part, value]);
  }
  if (episode.length > 0) values.push(['episode', placed(Object.fromEntries(episode), context)]);
  return values;
}

/** What is wrong with a default is told at its own place, once for all articles; no article that has it is dropped unseen. */
function onlyErrors(context: HeadContext): HeadContext {
  const report: HeadContext['report'] = (at, fault) => {
    if (SEVERITY[fault.code] === 'error') context.report(at, fault);
  };
  return { ...context, report, wrong: wrongWith('FIELD_WRONG', report) };
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
