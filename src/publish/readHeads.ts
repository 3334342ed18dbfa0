import type { Discovery, Disk, FoundFile } from '../disk/disk.ts';
import { identify } from '../identity/identify.ts';
import { parseLock } from '../identity/lockFile.ts';
import type { ArticleTexts } from '../identity/matchBySimilarity.ts';
import type { Article, Head } from '../model/article.ts';
import { LOCK_FILE } from '../model/fileNames.ts';
import type { LockEntry } from '../model/lockEntry.ts';
import type { Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { createHeadInterner, internEmptyList } from '../model/sharedLists.ts';
import type { KnownArticle } from './incremental/articleRecord.ts';
import type { Cache } from './incremental/cacheFile.ts';
import { readLastFeed } from './publishedFeed.ts';
import { atStart, type ReadHead, readHead, readSource } from './readArticle.ts';
import { isWorthSharing, type Means, share } from './worker/batches.ts';
import { unpackHead } from './worker/tasks.ts';

/** All articles of a publication, without their bodies. */
export interface Index {
  readonly heads: readonly Article[];
  /** Files of articles that are not finished. */
  readonly drafts: ReadonlySet<string>;
  /** What subscribers have been given. */
  readonly entries: readonly LockEntry[];
  /** Where the publication is and was served, the first address first. */
  readonly addresses: readonly string[];
  /** The ids that the last documents show, where there is no lock. */
  readonly before: ReadonlySet<string>;
  /** False where the lock is damaged, so that nobody can say what they have been given. */
  readonly isLockSound: boolean;
  /** Files that are there but could not be read. */
  readonly unreadable: ReadonlySet<string>;
}

/** Finds the files that may be articles. */
export function discoverFiles(disk: Disk, settings: Settings, problems: Problem[]): Discovery {
  const discovery = disk.discover(settings.items, settings.output);
  const { files, unread, linksOutside, missing } = discovery;
  for (const file of linksOutside) {
    const message = 'expected a file of this folder, found a symbolic link that leads out of it or nowhere';
    problems.push(atStart(file, 'LINK_OUTSIDE', message, 'it is not read; put the file itself here'));
  }
  for (const file of unread) {
    const message = 'expected .md, .markdown or .txt, found another format';
    problems.push(atStart(file, 'FORMAT_UNREAD', message, 'it is not read; save it as text or Markdown'));
  }
  for (const folder of missing) {
    const message = `expected a folder ${folder}, found none`;
    problems.push(atStart(folder, 'FOLDER_MISSING', message, 'make it, or mend items: in feed.yaml'));
  }
  if (files.length === 0 && missing.length === 0) {
    const message = 'expected articles (.md, .markdown or .txt), found none';
    problems.push(atStart(settings.items.join(', '), 'NO_ITEMS', message, 'put an article into the folder'));
  }
  return discovery;
}

/** Reads the lock and the heads of all articles, and finds out which article is which. */
export function readIndex(
  files: readonly FoundFile[],
  disk: Disk,
  settings: Settings,
  isReissue: boolean,
  cache: Cache,
  means: Means,
  problems: Problem[],
): Index {
  const { entries, ...lock } = readLock(disk, settings, problems);
  const heads: Head[] = [];
  const unreadable = new Set<string>();
  const drafts = new Set<string>();
  for (const [found, parsed] of knowArticles(files, disk, settings, cache, means)) {
    problems.push(...parsed.problems);
    if (parsed.head) heads.push(parsed.head);
    else if (parsed.isDraft) drafts.add(found.file);
    else unreadable.add(found.file);
  }
  const there = new Set(files.map(({ file }) => file));
  for (const file of cache.articles.keys()) if (!there.has(file)) cache.articles.delete(file);
  const kept = new Set([...unreadable, ...drafts]);
  const texts = textsOf(files, disk, settings);
  const identified = identify(heads, settings, { entries, reservedFiles: kept, isReissue, texts });
  for (const problem of identified.problems) problems.push(problem);
  return { heads: identified.heads, drafts, entries, unreadable, ...lock };
}

/** What is known of each file: read, unless it is as it was when somebody last did. */
function* knowArticles(
  files: readonly FoundFile[],
  disk: Disk,
  settings: Settings,
  cache: Cache,
  { hand, progress }: Means,
): Generator<readonly [FoundFile, KnownArticle['parsed']]> {
  const isSame = ({ file, path }: FoundFile) => {
    const before = cache.articles.get(file);
    return before !== undefined && before.state === disk.stateOf([path]);
  };
  const same = new Set(files.filter(isSame));
  const changed = files.filter((found) => !same.has(found));
  const read = (found: FoundFile) => readHead(found, disk, settings);
  hand?.give({ kind: 'settings', settings });
  const shared =
    hand && isWorthSharing(changed.length)
      ? share(changed, hand, (number, some) => ({ kind: 'heads', number, files: some }), unpackHead, read)
      : { take: (index: number) => read(changed[index] as FoundFile) };
  const lean = createHeadInterner();
  let index = 0;
  for (const found of files) {
    const before = cache.articles.get(found.file);
    if (before && same.has(found)) {
      yield [found, before.parsed];
      continue;
    }
    const head = shared.take(index);
    index += 1;
    progress?.('heads', index, changed.length);
    const known = knownOf(head, before, lean);
    // What could not be read may be there the next time, and looks the same.
    if (head.isReadable) cache.articles.set(found.file, known);
    else cache.articles.delete(found.file);
    yield [found, known.parsed];
  }
}

function knownOf(
  { state, head, isDraft, problems }: ReadHead,
  before: KnownArticle | undefined,
  lean: (head: Head) => Head,
): KnownArticle {
  const told = internEmptyList(problems);
  const parsed = head ? { head: lean(head), isDraft, problems: told } : { isDraft, problems: told };
  return before?.body ? { state, parsed, body: before.body } : { state, parsed };
}

/** What articles were, as the last `feed.json` has it, and are. Read when it is asked for, which is rare. */
function textsOf(files: readonly FoundFile[], disk: Disk, settings: Settings): ArticleTexts {
  let former: ReturnType<typeof readLastFeed> | undefined;
  return {
    lastShown: ({ id }) => {
      former ??= readLastFeed(disk, settings);
      const { title, content_html: html, summary } = former.get(id) ?? {};
      const text = [html, summary].find((one) => typeof one === 'string');
      return text === undefined ? undefined : { title: String(title), text };
    },
    current: ({ file, bodyStart }) => {
      const found = files.find((one) => one.file === file);
      return (found && readSource(found, disk, [])?.text.slice(bodyStart)) ?? '';
    },
  };
}

/** None where there is no lock yet, and none where it is damaged: then there is an error too. */
function readLock(
  disk: Disk,
  settings: Settings,
  problems: Problem[],
): Pick<Index, 'entries' | 'addresses' | 'before' | 'isLockSound'> {
  const { url } = settings;
  const bytes = disk.readIfThere(LOCK_FILE);
  if (bytes === undefined) {
    const before = new Set(readLastFeed(disk, settings).keys());
    return { entries: [], addresses: [url], before, isLockSound: true };
  }
  const lock = parseLock(bytes);
  for (const problem of lock.problems) problems.push(problem);
  const addresses = [...new Set([...lock.addresses, url])];
  return { entries: lock.entries, addresses, before: new Set(), isLockSound: lock.problems.length === 0 };
}
