import { createHash } from 'node:crypto';
import type { CopiedFile, Disk, TextFile } from '../../disk/disk.ts';
import type { Resource } from '../../http/server/resource.ts';
import type { Problem } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { feedLinks } from '../../site/headersFile.ts';
import { LIVE, LIVE_STYLE, RELOAD_SCRIPT, renderBar, renderBare } from '../../site/liveReload.ts';
import { NOT_FOUND_FILE } from '../../site/notFoundPage.ts';
import { servingOf } from '../../site/servingRules.ts';
import type { Edition } from '../planBuild.ts';

/** Something that is served, and what it was made of. */
export interface Served extends Resource {
  /** Decides its text. */
  readonly key: string;
  /** The text without what is only shown to its publisher. */
  readonly bare: Buffer;
}

/** What is served to a publisher who works on it, by path: `''` is the front page, `2014/12/21/road/` an article's. */
export type ServedSite = ReadonlyMap<string, Served>;

/** Pages and their looks change while they are worked on. */
const UNSETTLED = 'no-cache';

/**
 * All that an edition would write, as it is served. What has not changed is the same object as before, with the time of
 * its last change.
 *
 * @param problems what keeps a newer edition from being shown; each page says so
 */
export function serveEdition(
  disk: Disk,
  { settings, outputs }: Edition,
  problems: readonly Problem[],
  before: ServedSite,
  now: Date,
): ServedSite {
  const bar =
    problems.length > 0
      ? `<body>\n${renderBar('What you see is the last good state.', problems).html}`
      : undefined;
  const fresh: Fresh[] = [];
  for (const file of outputs()) {
    if ('render' in file) fresh.push(documentOf(file, before, bar, settings));
    if ('copyOf' in file) fresh.push(copyOf(file, disk));
  }
  return keepUnchanged(before, now, [...fresh, ...liveFiles()]);
}

/** What is served where there has never been an edition without an error. */
export function serveProblems(problems: readonly Problem[], before: ServedSite, now: Date): ServedSite {
  const page = renderBare('Nothing to show yet', renderBar('There is nothing to show yet.', problems));
  return keepUnchanged(before, now, [textResource('index.html', page, 503), ...liveFiles()]);
}

/**
 * What changes twice within a second has two times all the same, none of them in the future: whoever knows no more than the
 * time has to be given the new version. libcurl, and so newsboat, goes by it even where the entity tag is another.
 */
const LAG_IN_SECONDS = 5;

type Fresh = Omit<Served, 'modified'> & { readonly path: string };

function keepUnchanged(before: ServedSite, now: Date, files: readonly Fresh[]): ServedSite {
  const modified = Math.floor(now.getTime() / 1000 - LAG_IN_SECONDS) * 1000;
  return new Map(
    files.map(({ path, ...file }) => {
      const address = addressOf(path);
      const known = before.get(address);
      if (known?.hash === file.hash && known.status === file.status) return [address, known];
      return [address, { ...file, modified: known ? Math.max(modified, known.modified + 1000) : modified }];
    }),
  );
}

function addressOf(path: string): string {
  return path.replace(/(^|\/)index\.html$/, '$1');
}

/** A text that was made before is not made again: of the last good state there may be no file any more. */
function documentOf(
  { path, key, render }: TextFile,
  before: ServedSite,
  bar: string | undefined,
  { url, hubs }: Settings,
): Fresh {
  const known = before.get(addressOf(path));
  const bare = known && known.key === key() ? known.bare : Buffer.from(render());
  const isBarred = bar !== undefined && path.endsWith('.html');
  const bytes = isBarred ? Buffer.from(bare.toString().replace('<body>', () => bar)) : bare;
  const links = /\.(?:xml|json)$/.test(path) ? feedLinks(url, path, hubs) : [];
  const status = path === NOT_FOUND_FILE ? 404 : undefined;
  return { ...textResource(path, bytes, status), links, key: key(), bare };
}

/** Its name has a hash of its bytes in it. */
function copyOf({ path, copyOf: source }: CopiedFile, disk: Disk): Fresh {
  const hash = hashOf(path);
  const read = () => disk.read(source);
  return { path, ...servingOf(path), links: [], hash, key: hash, bare: EMPTY, read };
}

const EMPTY = Buffer.alloc(0);

function textResource(path: string, text: string | Buffer, status?: number): Fresh {
  const bytes = Buffer.from(text);
  const { type, isShared, cacheControl } = servingOf(path);
  return {
    path,
    type,
    isShared,
    cacheControl: /\.(?:html|css|js)$/.test(path) ? UNSETTLED : cacheControl,
    links: [],
    hash: hashOf(bytes),
    key: '',
    bare: EMPTY,
    ...(status !== undefined && { status }),
    read: () => bytes,
  };
}

function liveFiles(): Fresh[] {
  return [
    textResource(LIVE.script, RELOAD_SCRIPT),
    textResource(LIVE.style, LIVE_STYLE),
    // Browsers ask for it on their own, and complain where there is none.
    { ...textResource('favicon.ico', ''), type: 'image/x-icon' },
  ];
}

function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
