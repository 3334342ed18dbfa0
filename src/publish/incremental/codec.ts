import type { Head } from '../../model/article.ts';
import type { Place, Problem } from '../../model/problem.ts';
import { EMPTY_LIST } from '../../model/sharedLists.ts';
import { isSameStamp, Stamp } from '../../model/stamp.ts';
import type { ReadBody, ReadHead } from '../readArticle.ts';
import {
  type ArticleRecord,
  type BodyRecord,
  type HeadResult,
  NO_FILES,
  NO_LINKS,
  NO_SIZES,
} from './articleRecord.ts';

/** A stamp as two numbers: milliseconds since 1970, minutes east of UTC. */
type Moment = readonly [instant: number, offset: number];
/** A place in the article's own file, or in any other. */
type Mark = readonly [line: number, column: number] | Place;

type Lists = 'authors' | 'tags' | 'enclosures' | 'transcripts';
type Times = 'published' | 'updated' | 'expires' | 'withdrawn';
type Places = 'publishedPlace' | 'updatedPlace' | 'unlistedPlace' | 'idPlace';

/** A head as its line has it. Defaults are left out: most articles refer to no file, and have not been updated. */
export interface PackedHead extends Omit<Head, Lists | Times | Places | 'file'> {
  readonly file?: undefined;
  readonly published: Moment;
  readonly updated: Moment | undefined;
  readonly expires: Moment | undefined;
  readonly withdrawn: { readonly time: Moment; readonly reason?: string } | undefined;
  readonly publishedPlace: Mark;
  readonly updatedPlace: Mark | undefined;
  readonly unlistedPlace: Mark | undefined;
  readonly idPlace: Mark;
  readonly authors: Head['authors'] | undefined;
  readonly tags: Head['tags'] | undefined;
  readonly enclosures: Head['enclosures'] | undefined;
  readonly transcripts: Head['transcripts'] | undefined;
}

/** A body as its line has it. */
export interface PackedBody {
  readonly of: readonly [settingsHash: string, fingerprint: string, id: string, link: string];
  readonly problems?: readonly Problem[];
  readonly media?: BodyRecord['media'];
  readonly contentHash?: string;
  readonly translations?: NonNullable<BodyRecord['translations']>;
  readonly dependencies?: readonly (readonly [string, string])[];
  readonly links?: readonly (readonly [string, string])[];
  readonly sizes?: readonly (readonly [string, number])[];
}

/** What a line has of an article's file. */
export type Packed = [
  file: string,
  state: string,
  isDraft: 0 | 1,
  head: PackedHead | null,
  body: PackedBody | null,
  problems?: readonly Problem[],
];

/** A line of the records: what is known of one article's file. */
export function encodeArticle(file: string, { state, result, body }: ArticleRecord): string {
  const { head, isDraft, problems } = result;
  const packed: Packed = [
    file,
    state,
    isDraft ? 1 : 0,
    head ? packHead(head) : null,
    body ? packBody(body) : null,
  ];
  return JSON.stringify(problems.length > 0 ? [...packed, problems] : packed);
}

/** The file that a line is about, and the record. */
export function decodeArticle(line: string): [string, ArticleRecord] {
  return unpackArticle(JSON.parse(line) as Packed);
}

/** The file and the record that a line has. */
export function unpackArticle(packed: Packed): [string, ArticleRecord] {
  const [file, state, draft, head, body, problems = EMPTY_LIST] = packed;
  const isDraft = draft === 1;
  const result: HeadResult = head
    ? { head: unpackHead(head, file), isDraft, problems }
    : { isDraft, problems };
  return [file, body ? { state, result, body: unpackBody(body) } : { state, result }];
}

/** A head by itself, without the name of its file. Between threads a stamp would lose its class. */
export function encodeHead(head: Head): string {
  return JSON.stringify(packHead(head));
}

/** The head that `encodeHead` was given. */
export function decodeHead(text: string, file: string): Head {
  return unpackHead(JSON.parse(text) as PackedHead, file);
}

function packHead(head: Head): PackedHead {
  const { file, published, updated, expires, withdrawn } = head;
  const { publishedPlace, updatedPlace, unlistedPlace, idPlace } = head;
  const markOf = (place: Place): Mark => (place.file === file ? [place.line, place.column] : place);
  const some = <T>(list: readonly T[]) => (list.length > 0 ? list : undefined);
  // JSON has nothing for what is undefined.
  return {
    ...head,
    file: undefined,
    published: momentOf(published),
    updated: isSameStamp(updated, published) ? undefined : momentOf(updated),
    expires: expires && momentOf(expires),
    withdrawn: withdrawn && { ...withdrawn, time: momentOf(withdrawn.time) },
    publishedPlace: markOf(publishedPlace),
    updatedPlace: updatedPlace && markOf(updatedPlace),
    unlistedPlace: unlistedPlace && markOf(unlistedPlace),
    idPlace: markOf(idPlace),
    authors: some(head.authors),
    tags: some(head.tags),
    enclosures: some(head.enclosures),
    transcripts: some(head.transcripts),
  };
}

/** Assigns in place: V8 gives all objects of `JSON.parse` one shape, and each copy a shape of its own. */
function unpackHead(packed: PackedHead, file: string): Head {
  const { updated, updatedPlace, unlistedPlace, expires, withdrawn } = packed;
  const {
    authors = EMPTY_LIST,
    tags = EMPTY_LIST,
    enclosures = EMPTY_LIST,
    transcripts = EMPTY_LIST,
  } = packed;
  const published = stampOf(packed.published);
  const placeOf = (mark: Mark): Place => ('file' in mark ? mark : { file, line: mark[0], column: mark[1] });
  return Object.assign(packed, {
    file,
    published,
    publishedPlace: placeOf(packed.publishedPlace),
    updated: updated ? stampOf(updated) : published,
    idPlace: placeOf(packed.idPlace),
    authors,
    tags,
    enclosures,
    transcripts,
    ...(updatedPlace && { updatedPlace: placeOf(updatedPlace) }),
    ...(unlistedPlace && { unlistedPlace: placeOf(unlistedPlace) }),
    ...(expires && { expires: stampOf(expires) }),
    ...(withdrawn && { withdrawn: { ...withdrawn, time: stampOf(withdrawn.time) } }),
  });
}

function packBody(body: BodyRecord): PackedBody {
  const { settingsHash, fingerprint, id, link, problems, media, dependencies, links, sizes } = body;
  const { contentHash, translations } = body;
  return {
    of: [settingsHash, fingerprint, id, link],
    ...(contentHash !== undefined && { contentHash }),
    ...(translations && { translations }),
    ...(problems.length > 0 && { problems }),
    ...(media.length > 0 && { media }),
    ...(dependencies.size > 0 && { dependencies: [...dependencies] }),
    ...(links.size > 0 && { links: [...links] }),
    ...(sizes.size > 0 && { sizes: [...sizes] }),
  };
}

function unpackBody({
  of,
  problems = EMPTY_LIST,
  media = EMPTY_LIST,
  contentHash,
  translations,
  dependencies,
  links,
  sizes,
}: PackedBody): BodyRecord {
  const [settingsHash, fingerprint, id, link] = of;
  return {
    settingsHash,
    fingerprint,
    id,
    link,
    problems,
    media,
    dependencies: dependencies ? new Map(dependencies) : NO_FILES,
    links: links ? new Map(links) : NO_LINKS,
    sizes: sizes ? new Map(sizes) : NO_SIZES,
    ...(contentHash !== undefined && { contentHash }),
    ...(translations && { translations }),
  };
}

/** What reading a head gave, on its way between threads. */
export interface EncodedHead {
  readonly line: string;
  readonly isReadable: boolean;
}

export function encodeReadHead(file: string, { isReadable, ...record }: ReadHead): EncodedHead {
  return { line: encodeArticle(file, record), isReadable };
}

export function decodeReadHead({ line, isReadable }: EncodedHead): ReadHead {
  return { ...decodeArticle(line)[1], isReadable };
}

/** A whole article, on its way between threads. */
export interface EncodedBody extends Omit<ReadBody, 'parsed'> {
  readonly parsed: Omit<ReadBody['parsed'], 'item'> & { readonly item: object };
  /** True if feeds show the whole article, so that its text is not sent twice. */
  readonly isWhole: boolean;
}

export function encodeReadBody({ parsed, ...rest }: ReadBody): EncodedBody {
  const { published: _, date: __, content, ...item } = parsed.item;
  const isWhole = content === parsed.html;
  const shown = isWhole || content === undefined ? item : { ...item, content };
  return { ...rest, isWhole, parsed: { ...parsed, item: shown } };
}

/** The stamps are those of the head. */
export function decodeReadBody({ parsed, isWhole, ...rest }: EncodedBody, head: Head): ReadBody {
  const { published, updated: date } = head;
  const item = { ...parsed.item, published, date, ...(isWhole && { content: parsed.html }) };
  return { ...rest, parsed: { ...parsed, item: item as ReadBody['parsed']['item'] } };
}

export const momentOf = (stamp: Stamp): Moment => [stamp.getTime(), stamp.offsetInMinutes];
const stampOf = ([instant, offset]: Moment): Stamp => new Stamp(instant, offset);
