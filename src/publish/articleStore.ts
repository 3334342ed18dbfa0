import type { ParsedItem } from '../articles/parseBody.ts';
import type { Disk, FoundFile } from '../disk/disk.ts';
import type { Article } from '../model/article.ts';
import { hasError } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { internEmptyList } from '../model/sharedLists.ts';
import { type KnownBody, NO_FILES, NO_SIZES } from './incremental/articleRecord.ts';
import type { Cache } from './incremental/cacheFile.ts';
import { encodeHead } from './incremental/codec.ts';
import { atStart, openEyes, type ReadBody, readBody } from './readArticle.ts';
import { isWorthSharing, type Means, type Shared, share, type Task } from './worker/batches.ts';
import { unpackBody } from './worker/tasks.ts';

/** Gives the whole article of a head. */
export type Load = (head: Article) => ParsedItem;

/** The bodies of a run's articles: read when they are asked for, and let go. */
export interface Bodies {
  /** Tells which bodies will be asked for, in their order: another thread may read some of them. */
  readonly expect: (heads: readonly Article[]) => void;
  readonly load: Load;
  /** What is known of a body without reading it. */
  readonly peek: (head: Article) => KnownBody | undefined;
  /** What is known of a body; it is read where nobody has read it since it changed. */
  readonly know: (head: Article) => KnownBody;
  /** Keeps something that was found out about a body. */
  readonly add: (head: Article, found: Partial<KnownBody>) => void;
  /** Decides all that is made of an article; undefined while its body is unknown. */
  readonly keyOf: (head: Article) => string | undefined;
}

/** So many articles are in memory at once: the documents of a month need no more. */
const MAX_HELD = 400;

const CHANGED = 'expected the text that was there when the run began, found another';

/**
 * The bodies of these files.
 *
 * @param settingsHash decides how they are read: the publication and the program
 */
export function bodiesOf(
  files: readonly FoundFile[],
  disk: Disk,
  settings: Settings,
  settingsHash: string,
  cache: Cache,
  { hand, progress }: Means,
): Bodies {
  const foundByFile = new Map(files.map((found) => [found.file, found]));
  const held = new Map<Article, ParsedItem>();
  /** Those that the cache cannot have, and those that were found to be as the cache has them. */
  const known = new Map<Article, KnownBody>();
  const sights = openEyes(disk);
  const { stateOf } = sights;

  const readHere = (head: Article): ReadBody => {
    const found = foundByFile.get(head.file) as FoundFile;
    return readBody(found, head, disk, settings, sights);
  };

  let shared: Shared<ReadBody> | undefined;
  let expected = 0;
  let count = 0;
  const places = new Map<Article, number>();
  const expect = (heads: readonly Article[]) => {
    const unread = heads.filter((head) => peek(head) === undefined);
    expected = unread.length;
    if (hand === undefined || !isWorthSharing(unread.length)) return;
    for (const [index, head] of unread.entries()) places.set(head, index);
    hand.give({ kind: 'settings', settings });
    shared = share(unread, hand, taskOf, unpackBody, readHere);
  };
  const taskOf = (number: number, heads: readonly Article[]): Task => {
    const articles = heads.map((head) => {
      const { entry: _, replacedEntry: __, candidateEntries: ___, ...rest } = head;
      return {
        found: foundByFile.get(head.file) as FoundFile,
        head: encodeHead(rest),
      };
    });
    return { kind: 'bodies', number, articles };
  };

  const read = (head: Article): ParsedItem => {
    const place = places.get(head);
    places.delete(head);
    const body = place === undefined || shared === undefined ? readHere(head) : shared.take(place);
    const isNew = peek(head) === undefined;
    if (isNew || body.isChanged) keep(head, knownOf(head, body));
    if (isNew) count += 1;
    if (isNew && expected > 0) progress?.('articles', Math.min(count, expected), expected);
    return body.parsed;
  };

  const knownOf = ({ file, fingerprint, id, link }: Article, body: ReadBody): KnownBody => {
    const { parsed, looked, isChanged } = body;
    const { problems, media } = parsed;
    return {
      settingsHash,
      fingerprint: isChanged ? '' : fingerprint,
      id,
      link,
      looked: looked.size === 0 ? NO_FILES : looked,
      problems: internEmptyList(
        isChanged ? [...problems, atStart(file, 'FILE_CHANGED', CHANGED, 'run it again')] : problems,
      ),
      media: internEmptyList(media),
      sizes: NO_SIZES,
    };
  };

  const isOf = (body: KnownBody, { fingerprint, id, link }: Article) =>
    body.settingsHash === settingsHash &&
    body.fingerprint === fingerprint &&
    body.id === id &&
    body.link === link;

  const keep = (head: Article, body: KnownBody) => {
    const article = cache.articles.get(head.file);
    // Where something is missing, it is told what else is there: no file's state says whether that is so still.
    const isKept = article !== undefined && !hasError(body.problems);
    if (isKept) {
      const { state, parsed } = article;
      cache.articles.set(head.file, { state, parsed, body });
    }
    if (!isKept || body.looked.size > 0) known.set(head, body);
  };

  const peek = (head: Article) => {
    const there = known.get(head);
    if (there) return there;
    const body = cache.articles.get(head.file)?.body;
    if (body === undefined || !isOf(body, head)) return undefined;
    for (const [path, state] of body.looked) if (stateOf(path) !== state) return undefined;
    if (body.looked.size > 0) known.set(head, body);
    return body;
  };

  const load = (head: Article) => {
    const there = held.get(head);
    if (there) return there;
    if (held.size >= MAX_HELD) held.delete(held.keys().next().value as Article);
    const parsed = read(head);
    held.set(head, parsed);
    return parsed;
  };

  const know = (head: Article) => {
    const there = peek(head);
    if (there) return there;
    load(head);
    return peek(head) as KnownBody;
  };

  return {
    expect,
    load,
    peek,
    know,
    add: (head, found) => keep(head, { ...know(head), ...found }),
    keyOf: (head) => {
      const body = peek(head);
      if (body === undefined) return undefined;
      // A file's name says what format it has, and may say when its article is from.
      return [head.file, settingsHash, body.fingerprint, body.id, body.link, ...body.looked.values()].join(
        ' ',
      );
    },
  };
}
