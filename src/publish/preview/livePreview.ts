import type { Find, Resource } from '../../http/server/resource.ts';
import { fingerprint } from '../../model/fingerprint.ts';
import type { Problem } from '../../model/problem.ts';
import { LIVE } from '../../site/liveReload.ts';
import { hashBody, readRecord } from '../articleStore.ts';
import { isRefused } from '../exitStatus.ts';
import { orWithoutRecords } from '../incremental/orWithoutRecords.ts';
import { findProblems, prepareBuild } from '../prepare.ts';
import type { PreparedBuild } from '../preparedBuild.ts';
import { readSettings } from '../readSettings.ts';
import type { BuildOptions, World } from '../world.ts';
import { findPreviews } from './readerPreviews.ts';
import { openServedFiles, type ServedFiles, type Serving } from './servedFiles.ts';

/** What is served while articles are worked on. Nothing is rendered until it is asked for. */
export interface LivePreview {
  /** What is at a path: the publication's files, and how readers show its articles. */
  readonly find: Find;
  readonly notFound: () => Resource | undefined;
  /** The last build without an error; undefined if there was none yet. */
  readonly build: PreparedBuild | undefined;
  readonly files: ServedFiles | undefined;
  /** What was found in the articles as they are now; an error keeps `build` from being newer. */
  readonly problems: readonly Problem[];
  /** True if feed.yaml and all articles were read, so that there are no other problems. */
  readonly isWhole: boolean;
  /** True while bodies of `build` are unread, so that their problems are not known yet. */
  readonly isUnread: boolean;
  /** Another hash if anything that is served may be another. */
  readonly contentHash: string;
}

/** Before anything was read. */
export const EMPTY_PREVIEW: LivePreview = {
  find: () => undefined,
  notFound: () => undefined,
  build: undefined,
  files: undefined,
  problems: [],
  isWhole: false,
  isUnread: false,
  contentHash: '',
};

/** Bodies that are read at once: an edit is seen with its problems, and the first page waits for no archive. */
const MAX_READ_AT_ONCE = 100;

/**
 * Plans the publication anew. While there is an error the last good build goes on being served, and its pages say what is
 * wrong.
 *
 * @param url where it is served, ends in a slash: it stands in the place of the publication's own address, so that every
 *   link works there
 */
export function refreshPreview(
  world: World,
  before: LivePreview,
  serving: Omit<Serving, 'problems'>,
): LivePreview {
  const options = { now: serving.now, isLook: true, script: `/${LIVE.script}` };
  return orWithoutRecords(world, options, (how) => refreshOnce(world, before, serving, how));
}

function refreshOnce(
  world: World,
  before: LivePreview,
  { url, now, allowsOtherSites = false }: Omit<Serving, 'problems'>,
  options: BuildOptions,
): LivePreview {
  const publication = readSettings(world.disk);
  const prepared = publication.settings && prepareBuild(world, publication, options, before.build);
  const isUnread = prepared !== undefined && readSome(prepared);
  const problems = [...publication.problems, ...(prepared ? problemsSoFar(prepared, isUnread) : [])];
  const isGood = prepared !== undefined && !isRefused(prepared.plan, problems);
  const build = isGood ? prepared : before.build;
  const files = openServedFiles(
    world.disk,
    build,
    { url, now, problems: isGood ? [] : problems, allowsOtherSites },
    before.files,
  );
  const previews = build && findPreviews(world.disk, build, { url, now });
  return {
    find: (path) => files.find(path) ?? previews?.(path),
    notFound: files.notFound,
    build,
    files,
    problems,
    isWhole: prepared !== undefined && !isUnread,
    isUnread: isGood && isUnread,
    contentHash: fingerprint(build && hashBuild(build), isGood ? [] : problems),
  };
}

/** Reads bodies that nothing is recorded of, but only so many. Returns true if there are more. */
function readSome({ plan, articles }: PreparedBuild): boolean {
  const unread = plan.shown.filter((article) => articles.recordOf(article) === undefined);
  for (const article of unread.slice(0, MAX_READ_AT_ONCE)) readRecord(articles, article);
  return unread.length > MAX_READ_AT_ONCE;
}

/** Reads some of the bodies that are not read yet, between two refreshes. Returns true if there are more. */
export function readOn({ build, isUnread }: LivePreview): boolean {
  return isUnread && build !== undefined && readSome(build);
}

function problemsSoFar(build: PreparedBuild, isUnread: boolean): readonly Problem[] {
  return isUnread ? build.plan.problems : findProblems(build, {});
}

function hashBuild({ plan, articles }: PreparedBuild): string {
  const bodies = plan.shown.map(
    (article) => hashBody(article, articles.recordOf(article)) ?? article.fingerprint,
  );
  return fingerprint(plan.siteHash, plan.texts.length, bodies);
}
