import { parseDate } from '../../dates/parseDate.ts';
import { type Fault, hasError, type Problem, problemAt, SEVERITY } from '../../model/problem.ts';
import type { Stamp } from '../../model/stamp.ts';
import { collectProblems, createLocator } from '../../syntax/sourceText.ts';
import { ghostDataOf, readGhost } from '../exports/ghost.ts';
import { isOutbox, readMastodon } from '../exports/mastodon.ts';
import { readAtom } from './atom.ts';
import type { PlacedFault, ReadFeed } from './feedDocument.ts';
import type { FeedContext } from './fieldValues.ts';
import { foreignDocument, foreignXml } from './foreignFormats.ts';
import { readJsonFeed } from './jsonFeed.ts';
import { type JsonObject, parseJson } from './jsonTree.ts';
import { readMovableType } from './movableType/readMovableType.ts';
import { isMovableType } from './movableType/splitExport.ts';
import { readRss } from './rss.ts';
import { parseXml } from './xml.ts';
import { notAFeed } from './xmlProblems.ts';

/** In characters: a hundred times the longest feed that we have found. */
const MAX_LENGTH = 100_000_000;

/** In characters. */
const MAX_DATE = 100;

/** How the publication writes dates. */
export interface FeedZone {
  /** IANA; in it dates print. */
  readonly timeZone: string;
  /** The zone in which times without one are read, if that is another. */
  readonly withoutZone?: string;
  /** BCP 47: names of months and days are read in it too. */
  readonly language?: string;
}

/** What of an export is wanted beside the articles that everyone may read: they are marked so. */
export type Wanted = 'drafts' | 'pages';

const NOTHING_ELSE: ReadonlySet<Wanted> = new Set();

export interface ReadOptions {
  /** Where the document was fetched: relative addresses in it are resolved against it. */
  readonly address?: string;
  /** The address of the site, where the document says none. */
  readonly site?: string | undefined;
  /**
   * The publication's, in which dates that are no dates of feeds are read as those of articles are. With it, a date that cannot be
   * read is a warning.
   */
  readonly zone?: FeedZone | undefined;
  readonly wanted?: ReadonlySet<Wanted> | undefined;
}

/** The feed of a document, and the problems of the document. */
export interface FeedResult {
  /** Undefined if one of the problems is an error. */
  readonly feed?: ReadFeed;
  readonly problems: readonly Problem[];
  /** True if there are dates that cannot be read, though the zone of the publication is known: their words may be of another language. */
  readonly hasUnreadDates?: boolean;
}

/**
 * Reads a feed document: RSS 0.9 to 2.0, Atom 1.0, or JSON Feed 1; or an export in XML, JSON or text. The content shows which.
 *
 * @param file the document's name in problems
 * @returns the feed, with a warning for each value that was left out (`FEED_ENTRY`), or the errors of an unreadable one:
 * `FEED_BROKEN`, `FEED_DOCTYPE`, `FEED_DATE`
 * @example readFeed('rss.xml', '<rss version="2.0"><channel><title>News</title></channel></rss>').feed?.title // 'News'
 */
export function readFeed(file: string, document: string, options: ReadOptions = {}): FeedResult {
  const { value: feed, problems, hasUnreadDates } = readText(file, document, options, readDocument);
  if (feed === undefined || hasError(problems)) return { problems };
  return { feed, problems: [...problems, ...tellUnpublished(feed, file)], hasUnreadDates };
}

/**
 * Reads a text with the places of what is reported in it.
 *
 * @param read reads the text, whose line ends are those of XML
 */
export function readText<T>(
  file: string,
  document: string,
  { address, zone, wanted = NOTHING_ELSE, site }: ReadOptions,
  read: (text: string, context: FeedContext) => T,
): { readonly value?: T; readonly problems: readonly Problem[]; readonly hasUnreadDates: boolean } {
  if (document.length > MAX_LENGTH) {
    const message = `expected at most ${MAX_LENGTH} characters, found ${document.length}`;
    const fault = {
      code: 'FEED_BROKEN',
      message,
      mend: 'give it in parts: WordPress exports by author, by category or by time',
    } as const;
    return { problems: [problemAt({ file, line: 1, column: 1 }, fault)], hasUnreadDates: false };
  }
  // As XML ends a line (XML 1.0, 2.11).
  const text = document.replace(/\r\n?/g, '\n');
  const findings: PlacedFault[] = [];
  const locate = createLocator(text);
  const local: number[] = [];
  const unread: number[] = [];
  const value = read(text, {
    report: (index, fault) => findings.push({ index, fault }),
    lineOf: (index) => locate(index).line,
    base: address,
    wanted,
    site,
    ...(zone && {
      timeZone: zone.timeZone,
      localDates: {
        parse: (date) => parseLocal(date, zone),
        count: (index) => local.push(index),
        miss: (index) => unread.push(index),
      },
    }),
  });
  const { problems, report } = collectProblems({ file, text });
  if (zone && local[0] !== undefined) report(local[0], readSo(local.length, zone));
  for (const { index, fault } of findings.toSorted((a, b) => a.index - b.index)) report(index, fault);
  return { value, problems, hasUnreadDates: unread.length > 0 };
}

function parseLocal(text: string, { timeZone, language, withoutZone }: FeedZone): Stamp | undefined {
  const { stamp, faults } = parseDate(text.slice(0, MAX_DATE), timeZone, language, withoutZone);
  return faults.some(({ code }) => SEVERITY[code] === 'error') ? undefined : stamp;
}

function readSo(count: number, { timeZone, withoutZone = timeZone }: FeedZone): Fault {
  const message = `expected dates as feeds have them, with a zone, found ${count} in other forms`;
  const mend = `they are read as those of articles are, in ${withoutZone} where they say no zone; look at the dates of some`;
  return { code: 'FEED_DATE_LOCAL', message, mend };
}

/** Told once, with the number of each kind: nothing else here names what nobody was to see. */
export function tellUnpublished({ unpublished = [] }: ReadFeed, file: string): Problem[] {
  const [first] = unpublished;
  if (first === undefined) return [];
  const kinds = unpublished.map(({ kind, count }) => `${kind} (${count})`).join(', ');
  const message = `expected entries that everyone may read, found beside them: ${kinds}`;
  const mend = 'they are left out; what is to be published, publish there first, or write it into an article';
  return [problemAt({ file, line: first.line, column: 1 }, { code: 'FEED_UNPUBLISHED', message, mend })];
}

/** JSON begins with a brace, XML with an angle bracket, an export of Movable Type with a name in capitals. */
function readDocument(text: string, context: FeedContext): ReadFeed | undefined {
  const { index } = /[^\s\ufeff]/.exec(text) ?? { index: 0 };
  const foreign = foreignDocument(text, index, context.base);
  if (foreign === undefined && text[index] === '{') return readJson(text, context);
  if (foreign === undefined && text[index] === '<') return readXml(text, context);
  if (isMovableType(text)) return readMovableType(text, context);
  context.report(index, foreign ?? notAFeed(text.slice(index, index + 100)));
  return undefined;
}

function readJson(text: string, context: FeedContext): ReadFeed | undefined {
  const read = parseJson(text);
  if ('value' in read) return readJsonDocument(read.value, context);
  context.report(read.finding.index, read.finding.fault);
  return undefined;
}

/** What an object says that it is: an export, or else a feed. */
function readJsonDocument(document: JsonObject, context: FeedContext): ReadFeed | undefined {
  const ghost = ghostDataOf(document);
  if (ghost) return readGhost(ghost, context);
  return isOutbox(document) ? readMastodon(document, undefined, context) : readJsonFeed(document, context);
}

const READERS: ReadonlyMap<string, typeof readRss> = new Map([
  ['rss', readRss],
  ['rdf:RDF', readRss],
  ['atom:feed', readAtom],
]);

function readXml(text: string, context: FeedContext): ReadFeed | undefined {
  const read = parseXml(text, context.base, ({ name, index }) =>
    READERS.has(name) ? undefined : (foreignXml(name, text) ?? notAFeed(text.slice(index, index + 100))),
  );
  if ('root' in read) return READERS.get(read.root.name)?.(read.root, context);
  context.report(read.finding.index, read.finding.fault);
  return undefined;
}
