import type { Disk, SourceFile } from '../../disk/disk.ts';
import type { Article } from '../../model/article.ts';
import type { Settings } from '../../model/settings.ts';
import { faultOf } from '../articleFaults.ts';
import { type ArticleLinks, type LinkContext, openLinks } from '../articleLinks.ts';
import {
  decodeHead,
  decodeReadBody,
  decodeReadHead,
  type EncodedBody,
  type EncodedHead,
  encodeHead,
  encodeReadBody,
  encodeReadHead,
} from '../incremental/codec.ts';
import { cacheFileStates, type FileStates } from '../incremental/fileStates.ts';
import type { MeasuredRecording } from '../incremental/measuredRecordings.ts';
import { type ReadBody, type ReadHead, readBody, readHead, withoutBody } from '../readArticle.ts';
import type { Answer, Job, Task } from './mapInBatches.ts';

/** What all tasks of a kind share. */
interface JobContext {
  readonly settings: Settings;
  /** A `LinkContext` as JSON: most articles link to no other, so it is seldom parsed. */
  readonly links?: string;
  /** Those of earlier runs, and of this one so far. */
  readonly recordings?: ReadonlyMap<string, MeasuredRecording>;
}

/** Reads heads. Whatever is thrown while one is read is a problem of its article. */
export function headsJob(disk: Disk, settings: Settings): Job<SourceFile, ReadHead> {
  return {
    kind: 'heads',
    context: { settings } satisfies JobContext,
    run: (found) => {
      try {
        return readHead(found, disk, settings);
      } catch (error) {
        const problems = [faultOf(found.file, error)];
        return { state: found.state, result: { isDraft: false, problems }, isReadable: false };
      }
    },
    encode: (found) => found,
    decode: (result) => decodeReadHead(result as EncodedHead),
  };
}

/** An article whose body is wanted, on its way between threads. */
interface EncodedArticle {
  readonly file: string;
  readonly path: string;
  readonly head: string;
}

/** A body on its way back, with the recordings that were measured for it. */
interface BodyFromThere {
  readonly body: EncodedBody;
  readonly measured: ReadonlyMap<string, MeasuredRecording>;
}

/**
 * Reads bodies. Whatever is thrown while one is read is a problem of its article.
 *
 * @param pathOf the name of an article's file as the disk has it
 */
export function bodiesJob(
  disk: Disk,
  settings: Settings,
  states: FileStates,
  pathOf: (article: Article) => string,
  links: ArticleLinks,
): Job<Article, ReadBody> {
  return {
    kind: 'bodies',
    get context(): JobContext {
      const { before, now } = states.recordings;
      const recordings = new Map([...before(), ...now]);
      return { settings, links: JSON.stringify(links.contextOf()), recordings };
    },
    run: (article) => {
      try {
        return readBody(pathOf(article), article, disk, settings, states, links);
      } catch (error) {
        return withoutBody(article, settings, faultOf(article.file, error));
      }
    },
    encode: (article): EncodedArticle => {
      const { entry: _, replacedEntry: __, candidateEntries: ___, ...head } = article;
      return { file: article.file, path: pathOf(article), head: encodeHead(head) };
    },
    decode: (result, article) => {
      const { body, measured } = result as BodyFromThere;
      for (const [path, one] of measured) states.recordings.now.set(path, one);
      return decodeReadBody(body, article);
    },
  };
}

/** What another thread does with the tasks that it is given: the same as this thread would. */
export function taskRunner(disk: Disk): (task: Task) => Answer {
  let settings: Settings;
  let states: FileStates;
  let links: ArticleLinks;
  const run: Readonly<Record<string, (input: unknown) => unknown>> = {
    heads: (input) => {
      const found = input as SourceFile;
      return encodeReadHead(found.file, readHead(found, disk, settings));
    },
    bodies: (input) => {
      const { file, path, head } = input as EncodedArticle;
      const { before } = states.recordings;
      const own = { ...states, recordings: { before, now: new Map() } };
      const body = readBody(path, decodeHead(head, file) as Article, disk, settings, own, links);
      return { body: encodeReadBody(body), measured: own.recordings.now } satisfies BodyFromThere;
    },
  };
  return ({ kind, number, context, inputs }) => {
    if (context !== undefined) {
      const shared = context as JobContext;
      settings = shared.settings;
      const { recordings = new Map() } = shared;
      states = cacheFileStates(disk, { before: () => recordings, now: new Map() });
      links = openLinks(() => JSON.parse(shared.links ?? '') as LinkContext, settings);
    }
    try {
      return { number, results: inputs.map((input) => run[kind]?.(input)) };
    } catch {
      // The thread that posted the task will do it again, and say of which article it is.
      return { number };
    }
  };
}
