import { createHash } from 'node:crypto';
import type { Disk, OutputFile } from './disk/disk.ts';
import { feedLinks } from './hosting.ts';
import type { Problem } from './model/problem.ts';
import type { Publication } from './model/publication.ts';
import { servingOf } from './model/serving.ts';
import { LIVE, LIVE_STYLE, RELOAD_SCRIPT, renderBar, renderBare } from './pages/live.ts';
import { NOT_FOUND } from './pages/notFoundPage.ts';
import type { Edition } from './publish.ts';
import type { Resource } from './server/resource.ts';

/** What is served to a publisher who works on it, by path: `''` is the front page, `2014/12/21/road/` an article's. */
export type ServedSite = ReadonlyMap<string, Resource>;

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
  { publication, outputs }: Edition,
  problems: readonly Problem[],
  before: ServedSite,
  now: Date,
): ServedSite {
  const bar =
    problems.length > 0
      ? `<body>\n${renderBar('What you see is the last good state.', problems).html}`
      : undefined;
  return keepUnchanged(before, now, [
    ...outputs.flatMap((file) => ('removedBy' in file ? [] : resourceOf(file, bar, disk, publication))),
    ...liveFiles(),
  ]);
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

type Fresh = Omit<Resource, 'modified'> & { readonly path: string };

function keepUnchanged(before: ServedSite, now: Date, files: readonly Fresh[]): ServedSite {
  const modified = Math.floor(now.getTime() / 1000 - LAG_IN_SECONDS) * 1000;
  return new Map(
    files.map(({ path, ...file }) => {
      const address = path.replace(/(^|\/)index\.html$/, '$1');
      const known = before.get(address);
      if (known?.hash === file.hash && known.status === file.status) return [address, known];
      return [address, { ...file, modified: known ? Math.max(modified, known.modified + 1000) : modified }];
    }),
  );
}

function resourceOf(
  file: Exclude<OutputFile, { readonly removedBy: string }>,
  bar: string | undefined,
  disk: Disk,
  { url, hubs }: Publication,
): Fresh {
  if ('text' in file) {
    const isPage = file.path.endsWith('.html');
    const text = bar !== undefined && isPage ? file.text.replace('<body>', () => bar) : file.text;
    const links = /\.(?:xml|json)$/.test(file.path) ? feedLinks(url, file.path, hubs) : [];
    const status = file.path === NOT_FOUND ? 404 : undefined;
    return { ...textResource(file.path, text, status), links };
  }
  // Its name has a hash of its bytes in it.
  const hash = hashOf(file.path);
  return { path: file.path, ...servingOf(file.path), links: [], hash, read: () => disk.read(file.copyOf) };
}

function textResource(path: string, text: string, status?: number): Fresh {
  const bytes = Buffer.from(text);
  const { type, isShared, cacheControl } = servingOf(path);
  return {
    path,
    type,
    isShared,
    cacheControl: /\.(?:html|css|js)$/.test(path) ? UNSETTLED : cacheControl,
    links: [],
    hash: hashOf(bytes),
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
