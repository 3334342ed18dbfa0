import { atStart, readSource } from './articles.ts';
import type { Cache, KnownBody } from './cache/cache.ts';
import type { Disk, FoundFile } from './disk/disk.ts';
import { stateOfFile } from './last.ts';
import { locator, type Seen } from './media/locate.ts';
import type { IdentifiedHead } from './model/head.ts';
import type { Publication } from './model/publication.ts';
import { type ParsedItem, parseItem } from './parse/body.ts';
import { fingerprintOf } from './parse/source.ts';

/** Gives the whole article of a head. */
export type Load = (head: IdentifiedHead) => ParsedItem;

/** The bodies of a run's articles: read when they are asked for, and let go. */
export interface Bodies {
  readonly load: Load;
  /** What is known of a body without reading it. */
  readonly peek: (head: IdentifiedHead) => KnownBody | undefined;
  /** What is known of a body; it is read where nobody has read it since it changed. */
  readonly know: (head: IdentifiedHead) => KnownBody;
  /** Keeps something that was found out about a body. */
  readonly add: (head: IdentifiedHead, found: Partial<KnownBody>) => void;
  /** Decides all that is made of an article; undefined while its body is unknown. */
  readonly keyOf: (head: IdentifiedHead) => string | undefined;
}

/** So many articles are in memory at once: the documents of a month need no more. */
const MOST_HELD = 400;

/**
 * The bodies of these files.
 *
 * @param settings decides how they are read: the publication and the program
 */
export function bodiesOf(
  files: readonly FoundFile[],
  disk: Disk,
  publication: Publication,
  settings: string,
  cache: Cache,
): Bodies {
  const foundByFile = new Map(files.map((found) => [found.file, found]));
  const held = new Map<IdentifiedHead, ParsedItem>();
  const known = new Map<IdentifiedHead, KnownBody>();
  const states = new Map<string, string>();
  const seen: Seen = new Map();

  const stateOf = (path: string) => {
    const state = states.get(path) ?? stateOfFile(disk, path);
    states.set(path, state);
    return state;
  };
  const fitting = ({ fingerprint, id, link }: IdentifiedHead) => `${settings} ${fingerprint} ${id} ${link}`;

  const read = (head: IdentifiedHead): ParsedItem => {
    const found = foundByFile.get(head.file);
    const source = found && readSource(found, disk, []);
    if (source === undefined) throw new Error(`${head.file} went away during the run; run it again`);
    const looked = new Map<string, string>();
    const watched: Seen = {
      get: (path) => {
        const sight = seen.get(path);
        looked.set(path, stateOf(path));
        if (sight?.kind === 'file') looked.set(sight.file.source, stateOf(sight.file.source));
        return sight;
      },
      set: (path, sight) => {
        if (sight.kind === 'file') looked.set(sight.file.source, stateOf(sight.file.source));
        return seen.set(path, sight);
      },
    };
    const from = { file: found?.path ?? head.file, ...(head.hasOwnLink && { link: head.link }) };
    const parsed = parseItem(source, head, publication, locator(disk.probe, publication, from, watched));
    const isChanged = fingerprintOf(source.text) !== head.fingerprint;
    const message = 'expected the text that was there when the run began, found another';
    const problems = isChanged
      ? [...parsed.problems, atStart(head.file, 'FILE_CHANGED', message, 'run it again')]
      : parsed.problems;
    const body = {
      of: isChanged ? '' : fitting(head),
      looked,
      problems,
      media: parsed.media,
      sizes: new Map(),
    };
    if (peek(head) === undefined) keep(head, body);
    return parsed;
  };

  const keep = (head: IdentifiedHead, body: KnownBody) => {
    known.set(head, body);
    const article = cache.articles.get(head.file);
    if (article === undefined) return;
    const { line: _, ...rest } = article;
    cache.articles.set(head.file, { ...rest, body });
  };

  const peek = (head: IdentifiedHead) => {
    const there = known.get(head);
    if (there) return there;
    const body = cache.articles.get(head.file)?.body;
    if (body?.of !== fitting(head)) return undefined;
    for (const [path, state] of body.looked) if (stateOf(path) !== state) return undefined;
    known.set(head, body);
    return body;
  };

  const load = (head: IdentifiedHead) => {
    const there = held.get(head);
    if (there) return there;
    if (held.size >= MOST_HELD) held.delete(held.keys().next().value as IdentifiedHead);
    const parsed = read(head);
    held.set(head, parsed);
    return parsed;
  };

  const know = (head: IdentifiedHead) => {
    const there = peek(head);
    if (there) return there;
    load(head);
    return known.get(head) as KnownBody;
  };

  return {
    load,
    peek,
    know,
    add: (head, found) => keep(head, { ...know(head), ...found }),
    keyOf: (head) => {
      const body = peek(head);
      return body && `${body.of} ${[...body.looked.values()].join(' ')}`;
    },
  };
}
