import type { Head } from '../model/head.ts';
import { Stamp } from '../model/stamp.ts';
import type { KnownArticle, KnownBody } from './known.ts';

/** A stamp as two numbers: milliseconds since 1970, minutes east of UTC. */
type Moment = readonly [number, number];

interface PackedHead extends Omit<Head, 'published' | 'updated' | 'expires' | 'withdrawn'> {
  readonly published: Moment;
  readonly updated: Moment;
  readonly expires?: Moment;
  readonly withdrawn?: { readonly time: Moment; readonly reason?: string };
}

interface PackedBody extends Omit<KnownBody, 'looked' | 'sizes'> {
  readonly looked: [string, string][];
  readonly sizes: [string, number][];
}

type Packed = [
  file: string,
  state: string,
  parsed: Omit<KnownArticle['parsed'], 'head'>,
  head: PackedHead | null,
  body: PackedBody | null,
];

/** A line of the cache: what is known of one article's file. */
export function encodeArticle(file: string, { state, parsed, body }: KnownArticle): string {
  const { head, ...rest } = parsed;
  const packed: Packed = [file, state, rest, head ? packHead(head) : null, body ? packBody(body) : null];
  return JSON.stringify(packed);
}

/** The file of a line, and what is known of it. */
export function decodeArticle(line: string): [string, KnownArticle] {
  const [file, state, { isDraft, problems }, head, body] = JSON.parse(line) as Packed;
  const parsed = head ? { head: unpackHead(head), isDraft, problems } : { isDraft, problems };
  return [file, body ? { state, parsed, body: unpackBody(body), line } : { state, parsed, line }];
}

/** A head by itself. */
export function encodeHead(head: Head): string {
  return JSON.stringify(packHead(head));
}

/** A head that was encoded. */
export function decodeHead(text: string): Head {
  return unpackHead(JSON.parse(text) as PackedHead);
}

function packHead(head: Head): PackedHead {
  const { published, updated, expires, withdrawn } = head;
  return {
    ...head,
    published: momentOf(published),
    updated: momentOf(updated),
    ...(expires && { expires: momentOf(expires) }),
    ...(withdrawn && { withdrawn: { ...withdrawn, time: momentOf(withdrawn.time) } }),
  } as PackedHead;
}

/** In place: of what JSON gives, all have one shape, and copies would each have their own. */
function unpackHead(packed: PackedHead): Head {
  const { published, updated, expires, withdrawn } = packed;
  return Object.assign(packed, {
    published: stampOf(published),
    updated: stampOf(updated),
    ...(expires && { expires: stampOf(expires) }),
    ...(withdrawn && { withdrawn: { ...withdrawn, time: stampOf(withdrawn.time) } }),
  });
}

function packBody({ looked, sizes, ...rest }: KnownBody): PackedBody {
  return { ...rest, looked: [...looked], sizes: [...sizes] };
}

function unpackBody({ looked, sizes, ...rest }: PackedBody): KnownBody {
  return { ...rest, looked: new Map(looked), sizes: new Map(sizes) };
}

const momentOf = (stamp: Stamp): Moment => [stamp.getTime(), stamp.offsetInMinutes];
const stampOf = ([instant, offset]: Moment): Stamp => new Stamp(instant, offset);
