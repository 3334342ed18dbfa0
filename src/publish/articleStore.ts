import { mayBeCopied } from '../articles/media/candidates.ts';
import type { ParsedItem } from '../articles/parseBody.ts';
import type { Fragment } from '../feeds/fragment.ts';
import { hashContent } from '../identity/contentHash.ts';
import type { Article } from '../model/article.ts';
import type { MediaFile } from '../model/media.ts';
import { hasError } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { internEmptyList } from '../model/sharedLists.ts';
import { type ArticleFaults, faultOf } from './articleFaults.ts';
import { type ArticleLinks, linkTargetsOf, openLinks } from './articleLinks.ts';
import { type BodyRecord, NO_FILES, NO_LINKS, NO_SIZES, type Records } from './incremental/articleRecord.ts';
import { cacheFileStates } from './incremental/fileStates.ts';
import type { MeasuredRecordings } from './incremental/measuredRecordings.ts';
import type { ArticleIndex } from './indexArticles.ts';
import { keepLoaded, type LoadedArticle } from './loadedArticles.ts';
import { atStart, type ReadBody } from './readArticle.ts';
import { isBodyOf } from './translatedIndex.ts';
import { mapInBatches, type Results } from './worker/mapInBatches.ts';
import { bodiesJob } from './worker/tasks.ts';
import type { World } from './world.ts';

/** The bodies of a build's articles: read one by one, recorded, and let go. */
export interface ArticleStore {
  /** Names the bodies that will be loaded, in their order, so that a worker can read some of them. */
  readonly expect: (articles: readonly Article[]) => void;
  /** Reads a body, unless it is in memory. */
  readonly load: (article: Article) => LoadedArticle;
  /** What an article adds to documents. Its body is read, unless documents of the last run are known to have it. */
  readonly fragmentOf: (article: Article) => Fragment;
  /** Hashes what readers see of an article. */
  readonly contentHashOf: (article: Article) => string;
  /** Lets a body go that is not wanted again soon. */
  readonly release: (article: Article) => void;
  /** Returns what is recorded of a body as it is now; undefined if it has not been read since it changed. */
  readonly recordOf: (article: Article) => BodyRecord | undefined;
  /** Adds facts to the record of a body that was read. */
  readonly addFacts: (article: Article, facts: Partial<BodyRecord>) => void;
  /** Makes what was thrown while something was made of an article a problem of it. */
  readonly fail: (article: Article, error: unknown) => void;
  /** True for an article at which something was thrown. */
  readonly hasFailed: (article: Article) => boolean;
}

const CHANGED = 'expected the text that was there when the run began, found another';

/** What earlier runs found out, where that is sure to be so still. */
export interface Recalled {
  readonly links?: ArticleLinks;
  readonly recordings?: MeasuredRecordings;
  /** What an article adds to documents, or undefined; where it is not found there, it is rendered. */
  readonly publishedOf?: (article: Article, render: () => Fragment) => Fragment | undefined;
}

/** Opens the bodies of an index's articles, as their links are to be read at a time. */
export function openArticles(
  world: World,
  index: ArticleIndex,
  records: Records,
  faults: ArticleFaults,
  now: Date,
  { links = linksIn(index, now), publishedOf = () => undefined, recordings }: Recalled = {},
): ArticleStore {
  const { settings, settingsHash, tree } = index;
  const known = new Set(index.articles.map(({ file }) => file));
  const pathByFile = new Map(
    tree.files.flatMap(({ file, path }) => (known.has(file) ? [[file, path] as const] : [])),
  );
  const pathOf = ({ file }: Article) => pathByFile.get(file) as string;
  const states = cacheFileStates(world.disk, recordings);
  const job = bodiesJob(world.disk, settings, states, pathOf, links);
  const loaded = keepLoaded(settings);
  /** Records that the file of records cannot have, and those whose dependencies were compared already. */
  const verified = new Map<Article, BodyRecord>();

  let results: Results<ReadBody> | undefined;
  const places = new Map<Article, number>();
  let count = 0;
  let expected = 0;
  const expect = (articles: readonly Article[]) => {
    const unread = articles.filter((article) => soundRecordOf(article) === undefined);
    expected = unread.length;
    count = 0;
    places.clear();
    loaded.want(articles);
    for (const [place, article] of unread.entries()) places.set(article, place);
    results = mapInBatches(unread, job, world.worker);
  };

  const read = (article: Article): ParsedItem => {
    const place = places.get(article);
    places.delete(article);
    const body = place === undefined || !results ? job.run(article) : results.take(place);
    const isNew = soundRecordOf(article) === undefined;
    if (isNew || body.isChanged) save(article, recordFrom(article, body, settingsHash));
    if (isNew) count += 1;
    if (isNew && expected > 0) world.progress?.('articles', Math.min(count, expected), expected);
    return body.parsed;
  };

  const isValid = (body: BodyRecord, article: Article) =>
    body.settingsHash === settingsHash &&
    isBodyOf(article, body) &&
    body.media.every((media) => mayHave(article.file, media, settings));

  const save = (article: Article, body: BodyRecord) => {
    const record = records.articles.get(article.file);
    // An error names files that are there beside a missing one: no state says whether they still are.
    const isRecorded = record !== undefined && !hasError(body.problems);
    if (isRecorded) {
      const { state, result } = record;
      records.articles.set(article.file, { state, result, body });
    }
    if (!isRecorded || isDependent(body)) verified.set(article, body);
  };

  const leadsAsBefore = (article: Article, body: BodyRecord): boolean => {
    const outcomes = new Map<string, string>();
    const refer = links.referFrom(article, (href, outcome) => outcomes.set(href, outcome));
    for (const [href, outcome] of body.links) {
      refer(href);
      if (outcomes.get(href) !== outcome) return false;
    }
    return true;
  };

  const soundRecordOf = (article: Article) => {
    const there = verified.get(article);
    if (there) return there;
    const body = records.articles.get(article.file)?.body;
    if (body === undefined || !isValid(body, article)) return undefined;
    if (!isDependent(body)) return body;
    for (const [path, state] of body.dependencies) if (states.stateOf(path) !== state) return undefined;
    if (!leadsAsBefore(article, body)) return undefined;
    verified.set(article, body);
    return body;
  };

  const load = (article: Article) => loaded.get(article) ?? loaded.add(article, read(article));

  const bodyHashOf = (article: Article) => hashBody(article, soundRecordOf(article));

  const problemOf = (article: Article) => {
    const fault = faults.get(article.file);
    return fault && fault.bodyHash === bodyHashOf(article) ? fault.problem : undefined;
  };

  const recordOf = (article: Article) => {
    const body = soundRecordOf(article);
    const problem = problemOf(article);
    return body && problem ? { ...body, problems: [...body.problems, problem] } : body;
  };

  return {
    expect,
    load,
    fragmentOf: (article) => {
      const fragment = () => load(article).fragment;
      return publishedOf(article, fragment) ?? fragment();
    },
    contentHashOf: (article) => hashContent(load(article).item, index.lock.addresses, article.hasOwnLink),
    release: loaded.release,
    recordOf,
    addFacts: (article, facts) => save(article, { ...(soundRecordOf(article) as BodyRecord), ...facts }),
    fail: (article, error) => {
      const { file } = article;
      faults.set(file, { bodyHash: bodyHashOf(article), problem: faultOf(file, error) });
    },
    hasFailed: (article) => problemOf(article) !== undefined,
  };
}

function linksIn(index: ArticleIndex, now: Date): ArticleLinks {
  return openLinks(() => ({ targets: linkTargetsOf(index), now: now.getTime() }), index.settings);
}

/** What is recorded of a body; it is read if that is nothing. */
export function readRecord(articles: ArticleStore, article: Article): BodyRecord {
  if (articles.recordOf(article) === undefined) articles.load(article);
  return articles.recordOf(article) as BodyRecord;
}

/** Makes something of an article. Returns undefined if that throws: it is a problem of the article then. */
export function attempt<T>(article: Article, articles: ArticleStore, make: () => T): T | undefined {
  if (articles.hasFailed(article)) return undefined;
  try {
    return make();
  } catch (error) {
    articles.fail(article, error);
    return undefined;
  }
}

/** Decides all that is made of an article's file; undefined while its body is unread. */
export function hashBody(article: Article, body: BodyRecord | undefined): string | undefined {
  if (body === undefined) return undefined;
  const { settingsHash, fingerprint, id, link, translations = [], dependencies, links } = body;
  // A file's name says what format it has, and may say when its article is from.
  return [
    article.file,
    settingsHash,
    fingerprint,
    id,
    link,
    ...translations.map((one) => `${one.language} ${one.link}`),
    ...dependencies.values(),
    ...links.values(),
  ].join(' ');
}

/** True for a body that other files decide too, or other articles. */
function isDependent({ dependencies, links }: BodyRecord): boolean {
  return dependencies.size > 0 || links.size > 0;
}

/** False for a file that no article may refer to: what is recorded of it is not copied. */
function mayHave(file: string, { source, isData }: MediaFile, settings: Settings): boolean {
  return isData ? source === file : mayBeCopied(source, settings);
}

/** What is recorded of a picture in a data: address; its bytes may be millions. */
function withoutData(file: MediaFile): MediaFile {
  const { data: _, ...facts } = file;
  return file.isData ? facts : file;
}

function recordFrom(article: Article, body: ReadBody, settingsHash: string): BodyRecord {
  const { file, fingerprint, id, link, translations } = article;
  const { parsed, dependencies, links, isChanged } = body;
  const { problems, media } = parsed;
  const isTold =
    !isChanged || problems.some(({ code }) => /^(?:FILE_UNREADABLE|FILE_LARGE|NOT_UTF8)$/.test(code));
  const all = isTold ? problems : [...problems, atStart(file, 'FILE_CHANGED', CHANGED, 'run it again')];
  return {
    settingsHash,
    fingerprint: isChanged ? '' : fingerprint,
    id,
    link,
    ...(translations && { translations }),
    dependencies: dependencies.size === 0 ? NO_FILES : dependencies,
    links: links.size === 0 ? NO_LINKS : links,
    problems: internEmptyList(all),
    media: internEmptyList(media.map(withoutData)),
    sizes: NO_SIZES,
  };
}
