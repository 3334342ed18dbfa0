import type { Disk } from '../../disk/disk.ts';
import type { Find } from '../../http/server/resource.ts';
import { keyOf } from '../../model/fingerprint.ts';
import { hasError, type Problem } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { LIVE } from '../../site/liveReload.ts';
import { type Cache, emptyCache } from '../incremental/cacheFile.ts';
import { type Edition, prepareEdition } from '../planBuild.ts';
import { readSettings } from '../publish.ts';
import { findPreviews } from './readerPreviews.ts';
import { type ServedSite, serveEdition, serveProblems } from './servedFiles.ts';

/** What is served while articles are worked on. */
export interface Live {
  readonly site: ServedSite;
  /** How readers show its articles. */
  readonly previews: Find;
  /** The last one without an error. */
  readonly edition: Edition | undefined;
  /** What was found in the articles as they are now; an error keeps the edition from being newer. */
  readonly problems: readonly Problem[];
}

/** Before anything was read. */
export const EMPTY_PREVIEW: Live = {
  site: new Map(),
  previews: () => undefined,
  edition: undefined,
  problems: [],
};

/**
 * Reads everything anew, for an address of this machine: every link then works on it. Where there is an error, the last
 * good edition goes on being served, and its pages say what is wrong.
 *
 * @param url where it is served; ends in a slash
 */
export function refresh(
  disk: Disk,
  before: Live,
  { url, now }: { readonly url: string; readonly now: Date },
): Live {
  const { settings, problems: told } = readSettings(disk, { url });
  const request = { now, script: `/${LIVE.script}` };
  const prepared = settings && prepareEdition(disk, settings, request, cacheFor(before, settings));
  const problems = [...told, ...(prepared?.problems() ?? [])];
  const isGood = prepared !== undefined && !hasError(problems);
  const edition = isGood ? prepared : before.edition;
  const site = edition
    ? serveEdition(disk, edition, isGood ? [] : problems, before.site, now)
    : serveProblems(problems, before.site, now);
  const previews = isGood ? findPreviews(disk, prepared, now) : before.previews;
  return { site, previews, edition, problems };
}

/** What the last edition found out, unless it was of other settings. */
function cacheFor({ edition }: Live, settings: Settings): Cache {
  const settingsHash = keyOf(settings);
  return edition?.cache.settingsHash === settingsHash ? edition.cache : emptyCache(settingsHash);
}

/** True where anybody who looks would see something else. */
export function isOther(a: ServedSite, b: ServedSite): boolean {
  return a.size !== b.size || [...a].some(([path, resource]) => b.get(path) !== resource);
}
