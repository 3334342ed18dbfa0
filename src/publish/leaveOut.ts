import type { ParsedItem } from '../articles/parseBody.ts';
import { MAX_NAME_LENGTH } from '../articles/title.ts';
import type { Disk } from '../disk/disk.ts';
import { cutAtWord } from '../html/summary.ts';
import type { Article } from '../model/article.ts';
import { fingerprint } from '../model/fingerprint.ts';
import { type LockEntry, NEVER_SHOWN } from '../model/lockEntry.ts';
import { addressOf } from '../model/pageAddress.ts';
import type { Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { optional } from '../syntax/value.ts';
import type { ArticleStore } from './articleStore.ts';
import { type BodyRecord, NO_FILES, NO_LINKS, NO_SIZES } from './incremental/articleRecord.ts';
import { type ArticleIndex, isAtOrBelow } from './indexArticles.ts';
import { withFragment } from './loadedArticles.ts';
import { findMostlyUnread } from './mostlyUnread.ts';
import { type PublishedItem, readBack } from './publishedItems.ts';
import { atStart } from './readArticle.ts';

/**
 * Finds the articles' files that have errors and are not left out yet, and folders that cannot be read. An error of anything
 * else is none of these.
 */
export function filesWithErrors(
  problems: readonly Problem[],
  { tree, leftOut }: ArticleIndex,
): ReadonlySet<string> {
  const articles = new Set([...tree.files, ...tree.unreadable].map(({ file }) => file));
  const wrong = problems.filter(({ severity, file }) => severity === 'error' && articles.has(file));
  return new Set(wrong.map(({ file }) => file).filter((file) => !leftOut.has(file)));
}

/**
 * Leaves some articles out of an index. What subscribers have of them stays: their lines in the lock, and their items as the
 * last documents have them.
 *
 * @param problems those of these articles that the index does not have
 */
export function leaveOut(
  index: ArticleIndex,
  files: ReadonlySet<string>,
  problems: readonly Problem[],
  disk: Disk,
): ArticleIndex {
  const { lock, settings } = index;
  const out = new Set([...files, ...index.sharingIds]);
  const articles = index.articles.filter(({ file }) => !out.has(file));
  const former = formerEntriesOf(index, out);
  const formerFiles = [...former.values()].flatMap((entries) => entries.map(({ file }) => file));
  const unreadable = new Set([...index.unreadable, ...out, ...formerFiles]);
  const taken = new Set(articles.map(({ id }) => id));
  const staying = lock.entries.filter(
    ({ id, file, isGone, isDraft }) => !isGone && !isDraft && unreadable.has(file) && !taken.has(id),
  );
  // No document shows an unlisted article. Its page is left as it is.
  const [unlisted, waiting] = partition(staying, ({ isUnlisted }) => isUnlisted === true);
  const published = readBack(disk, settings, waiting);
  const kept = waiting.flatMap((entry) => {
    const found = published.get(entry.id);
    return found ? [keep(entry, found, settings)] : [];
  });
  // What was in no feed may be in no document.
  const lost = waiting.filter(({ id, contentHash }) => contentHash !== NEVER_SHOWN && !published.has(id));
  const told = settings.archive ? lost.map(({ file }) => atStart(file, 'KEPT_MISSING', LOST, BUILD)) : [];
  const isKept = (file: string) =>
    kept.some(([article]) => isAtOrBelow(article.file, file)) ||
    unlisted.some((entry) => isAtOrBelow(entry.file, file)) ||
    former.get(file)?.some(({ id }) => published.has(id)) === true;
  const leftOut = new Map([...out].map((file) => [file, isKept(file)]));
  return {
    ...index,
    articles,
    unreadable,
    leftOut,
    kept: new Map(kept),
    problems: [
      ...index.problems.filter(({ code }) => code !== 'MOSTLY_UNREAD'),
      ...findMostlyUnread({ ...index, leftOut }),
      ...problems,
      ...told,
    ],
  };
}

const LOST = 'expected what subscribers have of it in the documents of the output folder, found none';
const BUILD =
  'until its error is mended it is in no document; take the output folder back from version control';

function partition<T>(all: readonly T[], matches: (one: T) => boolean): readonly [T[], T[]] {
  return [all.filter(matches), all.filter((one) => !matches(one))];
}

/** The lines that the lock has of these articles, or may have: under another name, if they were renamed. */
function formerEntriesOf(index: ArticleIndex, out: ReadonlySet<string>): ReadonlyMap<string, LockEntry[]> {
  const staying = new Set(
    index.articles.flatMap(({ file, entry }) => (entry && !out.has(file) ? [entry] : [])),
  );
  const theirs = index.articles.filter(({ file }) => out.has(file));
  return new Map(
    theirs.map(({ file, entry, replacedEntry, candidateEntries = [] }) => [
      file,
      [entry, replacedEntry, ...candidateEntries].flatMap((one) => (one && !staying.has(one) ? [one] : [])),
    ]),
  );
}

/** An article as it was published last: all that plans and documents ask of one. */
function keep(
  entry: LockEntry,
  { item, deleted }: PublishedItem,
  settings: Settings,
): readonly [Article, ParsedItem] {
  const { file, id, textHash, pages = [] } = entry;
  const { title, link, description = file, published, date, language, author, category } = item;
  const place = { file, line: 1, column: 1 };
  const isOurs = link.startsWith(settings.url) && pages.includes(addressOf(item, settings));
  const article: Article = {
    id,
    link,
    hasOwnLink: !isOurs,
    file,
    format: 'markdown',
    bodyStart: 0,
    fingerprint: fingerprint(item, deleted),
    textHash,
    slug: '',
    title: title || cutAtWord(description, MAX_NAME_LENGTH, settings.language),
    published,
    publishedPlace: place,
    updated: date,
    authors: author,
    tags: category.map(({ name }) => name as string),
    enclosures: (item.enclosures ?? []).map(({ url, type }) => ({
      src: url,
      at: 0,
      ...optional('type', type),
    })),
    transcripts: [],
    idPlace: place,
    entry,
    ...(language !== undefined && { language }),
    ...(deleted && {
      withdrawn: { time: date, ...(deleted.comment !== undefined && { reason: deleted.comment }) },
    }),
  };
  return [article, { item, html: item.content ?? '', media: [], problems: [] }];
}

/** The bodies of an index, and those of the articles that stay as they were published. */
export function withKept(
  articles: ArticleStore,
  kept: ReadonlyMap<Article, ParsedItem>,
  settings: Settings,
): ArticleStore {
  const recordOf = ({ id, link, fingerprint: hash }: Article): BodyRecord => ({
    settingsHash: '',
    fingerprint: hash,
    id,
    link,
    dependencies: NO_FILES,
    links: NO_LINKS,
    problems: [],
    media: [],
    sizes: NO_SIZES,
  });
  const records = new Map([...kept.keys()].map((article) => [article, recordOf(article)]));
  const loaded = new Map([...kept].map(([article, parsed]) => [article, withFragment(parsed, settings)]));
  return {
    expect: (some) => articles.expect(some.filter((article) => !kept.has(article))),
    load: (article) => loaded.get(article) ?? articles.load(article),
    fragmentOf: (article) => loaded.get(article)?.fragment ?? articles.fragmentOf(article),
    contentHashOf: articles.contentHashOf,
    release: articles.release,
    recordOf: (article) => records.get(article) ?? articles.recordOf(article),
    addFacts: (article, facts) => {
      const record = records.get(article);
      if (record) records.set(article, { ...record, ...facts });
      else articles.addFacts(article, facts);
    },
    fail: (article, error) => {
      // Of what subscribers have already, nothing else is left to be published.
      if (kept.has(article)) throw error;
      articles.fail(article, error);
    },
    hasFailed: articles.hasFailed,
  };
}
