import type { Head } from '../model/article.ts';
import { expected, hasError, type Problem, quoted } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import type { Stamp } from '../model/stamp.ts';
import { copyText, onOneLine } from '../model/text.ts';
import { parseFrontMatter } from '../syntax/frontMatter.ts';
import { collectProblems, fingerprintOf, placeAt, type Source } from '../syntax/sourceText.ts';
import { describe, type Entry, optional, readText, wrongWith } from '../syntax/value.ts';
import { FIELDS, ifAny } from './fields.ts';
import { placeOfPublished, readPublished, readUpdated, readWithdrawn } from './headDates.ts';
import { type Field, type FieldEntries, findFields, type HeadContext } from './headField.ts';
import { isKeptBack } from './keptBack.ts';
import { type NewsroomHead, NO_LINES, parseNewsroomHead } from './newsroom/head.ts';
import { hashWords } from './wordHash.ts';

/** Articles of fewer characters may have the same words by chance, like `Read the quiz here`. */
const MIN_LENGTH = 200;

/** An article's head, or why there is none. The head of a draft is not read. */
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
  if (frontMatter.mapping === undefined) return { isDraft: false, problems };

  const fields = findFields(frontMatter.mapping, table, report);
  const isDraft = isKeptBack(source.file, frontMatter.mapping, fields.published, wrong);
  if (isDraft) return { isDraft, problems: [] };

  const lines = readLines(source, frontMatter.end, settings, fields);
  const head = readHead({ source, settings, fields, lines, report, wrong }, table);
  return head === undefined || hasError(problems) ? { isDraft, problems } : { head, isDraft, problems };
}

function readLines(source: Source, end: number, settings: Settings, fields: FieldEntries): NewsroomHead {
  if (formatOf(source.file) === 'markdown') return { ...NO_LINES, bodyStart: end };
  const title = fields.title?.value.kind === 'text' ? onOneLine(fields.title.value.text) : undefined;
  return parseNewsroomHead(source.text, end, {
    skip: new Set(settings.text.skip),
    language: settings.language,
    ...optional('title', title),
    ...optional('date', fields.published && describe(fields.published.value)),
  });
}

function readHead(context: HeadContext, table: readonly Field[]): Head | undefined {
  const { source, fields, lines } = context;
  const title = readTitle(context);
  const published = readPublished(context);
  if (title === undefined || published === undefined) return undefined;
  const withdrawn = readWithdrawn(published, context);
  const lastChange = (fields.withdrawn ?? fields.updated)?.value.at ?? lines.updates[0]?.at;
  const body = bodyOf(context);
  reportAsides(title, context);
  const head = {
    file: source.file,
    format: formatOf(source.file),
    bodyStart: lines.bodyStart,
    fingerprint: fingerprintOf(source.text),
    textHash: hashWords(body, title),
    ...optional('isBrief', body.trim().length < MIN_LENGTH || undefined),
    title,
    published,
    publishedPlace: placeOfPublished(context),
    updated: laterOf(readUpdated(published, context), withdrawn?.time),
    ...optional('updatedPlace', lastChange === undefined ? undefined : placeAt(source, lastChange)),
    ...optional('withdrawn', withdrawn),
    ...optional('asides', ifAny(lines.asides.map(({ text }) => copyText(text)))),
    idPlace: placeAt(source, fields.id?.value.at ?? 0),
  };
  // The table has a row for every other key that a head must have.
  return Object.assign(head, readRows(table, context)) as unknown as Head;
}

/** The values of all rows that have a reader or a fallback. */
function readRows(table: readonly Field[], context: HeadContext): Readonly<Record<string, unknown>> {
  const entries: Readonly<Record<string, Entry | undefined>> = context.fields;
  const values: Record<string, unknown> = {};
  for (const { key, read, fallback } of table) {
    const entry = entries[key];
    const value = (entry && read?.(entry.value, context)) ?? fallback?.(context);
    if (value !== undefined) values[key] = value;
  }
  return values;
}

function readTitle({ source, fields, lines, report, wrong }: HeadContext): string | undefined {
  if (fields.title) return readText(fields.title.value, wrong, 'a title');
  if (lines.headline) return copyText(lines.headline.text);
  const mend =
    formatOf(source.file) === 'markdown'
      ? 'add a line "title: ..." to the front matter between two lines of ---'
      : 'write the headline on a line of its own above the text';
  report(lines.bodyStart, { code: 'TITLE_MISSING', message: 'expected a title, found none', mend });
  return undefined;
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
  if (skip.length === 0 || formatOf(source.file) === 'markdown') return body;
  const skipped = new Set(skip);
  return body
    .split('\n')
    .filter((line) => !skipped.has(onOneLine(line)))
    .join('\n');
}

function laterOf(a: Stamp, b: Stamp | undefined): Stamp {
  return b !== undefined && b > a ? b : a;
}

function formatOf(file: string): Head['format'] {
  return /\.txt$/i.test(file) ? 'newsroom' : 'markdown';
}
