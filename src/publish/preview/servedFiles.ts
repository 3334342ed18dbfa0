import type { Disk } from '../../disk/disk.ts';
import { FORMATS } from '../../feeds/formats.ts';
import type { Find, Resource } from '../../http/server/resource.ts';
import { shortHash } from '../../model/fingerprint.ts';
import { hasError, type Problem } from '../../model/problem.ts';
import { linkValuesOf } from '../../site/headersFile.ts';
import { LIVE, LIVE_STYLE, RELOAD_SCRIPT, renderBar, renderBare } from '../../site/liveReload.ts';
import { NOT_FOUND_FILE } from '../../site/notFoundPage.ts';
import { servingOf, servingOfFeed } from '../../site/servingRules.ts';
import { contentOfCopy, inputsHashOf } from '../compareOutputs.ts';
import { planCopies } from '../plan/assets.ts';
import type { CopyPlan, TextPlan } from '../plan/outputPlan.ts';
import type { PreparedBuild } from '../preparedBuild.ts';
import { formatOf, renderOutput, tryOutput } from '../renderOutput.ts';

/** The files of a build as they are served. Each is made when it is asked for, and kept from then on. */
export interface ServedFiles {
  readonly find: Find;
  /** The page that is shown if there is nothing at a path. */
  readonly notFound: () => Resource | undefined;
  /** All that was asked for, of this build and of those before, by path. */
  readonly asked: ReadonlyMap<string, Served>;
}

/** A file that was asked for, and what it was made of. */
interface Served {
  readonly resource: Resource;
  readonly inputsHash: string;
}

/** Where, when and with which problems a build is served. */
export interface Serving {
  /** Stands in the place of the publication's own address; ends in a slash. */
  readonly url: string;
  readonly now: Date;
  /** What keeps a newer build from being served: each page says so. */
  readonly problems: readonly Problem[];
  /** True if pages of other sites may read feeds and media, which may not be published yet. */
  readonly allowsOtherSites?: boolean;
}

/** Pages and their looks change while they are worked on. */
const UNSETTLED = 'no-cache';

/**
 * Serves the files of a build. A file whose bytes are as before is the same object as before, with the time of its last
 * change.
 *
 * @param build undefined if there has never been one without an error: then there is a page with the problems alone
 */
export function openServedFiles(
  disk: Disk,
  build: PreparedBuild | undefined,
  serving: Serving,
  before: ServedFiles | undefined,
): ServedFiles {
  const asked = new Map(before?.asked);
  const current = new Set<string>();
  const texts = textsByAddress(build?.plan.texts ?? []);
  const find: Find = (path) => {
    const known = asked.get(path);
    if (known && current.has(path)) return known.resource;
    const served = serve(path, known);
    if (served === undefined) return undefined;
    asked.set(path, served);
    current.add(path);
    return served.resource;
  };
  const serve = (path: string, known: Served | undefined): Served | undefined => {
    const own = OWN_FILES.get(path);
    if (own) return keepUnchanged(known, own, '', serving);
    if (build === undefined)
      return path === '' ? keepUnchanged(known, problemPage(serving.problems), '', serving) : undefined;
    const text = texts.get(path);
    if (text) return serveText(text, build, serving, known);
    const copy = path.startsWith('media/') ? copiesOf(build).find((one) => one.path === path) : undefined;
    return copy && keepUnchanged(known, copyResource(copy, build, disk), '', serving);
  };
  return { find, notFound: () => (build ? find(NOT_FOUND_FILE) : undefined), asked };
}

function serveText(
  text: TextPlan,
  build: PreparedBuild,
  serving: Serving,
  known: Served | undefined,
): Served {
  const { url, problems } = serving;
  const isPage = text.path.endsWith('.html');
  const bar =
    isPage && problems.length > 0 ? renderBar('What you see is the last good state.', problems).html : '';
  const inputsHash = `${inputsHashOf(text, build)} ${bar}`;
  if (known?.inputsHash === inputsHash) return known;
  const rendered = renderServed(text, build, url);
  // The last good state of an article whose file is another by now can be in memory alone.
  if (rendered === undefined)
    return known ?? keepUnchanged(known, problemPage([...problems, ...problemsOf(text, build)]), '', serving);
  const barred = bar === '' ? rendered : rendered.replace('<body>', () => `<body>\n${bar}`);
  const links = text.kind === 'feed' ? linkValuesOf(url, text.path, build.plan.settings.hubs) : [];
  // Rendering may have read bodies, which are a part of the hash.
  const hash = `${inputsHashOf(text, build)} ${bar}`;
  const rule = text.kind === 'feed' && servingOfFeed(formatOf(text));
  return keepUnchanged(known, { ...textResource(text.path, barred), ...rule, links }, hash, serving);
}

/** A resource before the time of its last change is known. */
type Unstamped = Omit<Resource, 'modified'>;

/**
 * Two changes within a second have two times, none of them in the future: a reader that knows no more than the time has to
 * be given the new version. libcurl, and so newsboat, goes by the time even if the entity tag is another.
 */
const LAG_IN_SECONDS = 5;

function keepUnchanged(
  known: Served | undefined,
  made: Unstamped,
  inputsHash: string,
  { now, allowsOtherSites = false }: Serving,
): Served {
  const before = known?.resource;
  if (before && before.hash === made.hash && before.status === made.status)
    return { resource: before, inputsHash };
  const modified = Math.floor(now.getTime() / 1000 - LAG_IN_SECONDS) * 1000;
  const stamp = before ? Math.max(modified, before.modified + 1000) : modified;
  const isShared = made.isShared && allowsOtherSites;
  return { resource: { ...made, isShared, modified: stamp }, inputsHash };
}

function addressOf(path: string): string {
  return path.replace(/(^|\/)index\.html$/, '$1');
}

/** Texts by what is asked for. Of a folder without a page, a further copy of a feed is shown that is its `index.xml`, as on many hosts. */
function textsByAddress(texts: readonly TextPlan[]): ReadonlyMap<string, TextPlan> {
  const indexes = texts.flatMap((text) => {
    const folder = text.kind === 'feed' && text.alias ? /^(.*\/)?index\.xml$/.exec(text.path) : null;
    return folder ? [[folder[1] ?? '', text] as const] : [];
  });
  return new Map([...indexes, ...texts.map((text) => [addressOf(text.path), text] as const)]);
}

/** The text under the address that it is served at; undefined if an article's file is no longer as it was planned. */
function renderServed(text: TextPlan, { plan, articles }: PreparedBuild, url: string): string | undefined {
  try {
    const rendered = tryOutput(text, articles, (whole) => renderOutput(whole, plan, articles));
    return rendered === undefined || hasError(problemsOf(text, { articles }))
      ? undefined
      : withAddress(rendered, plan.settings.url, url);
  } catch {
    return undefined;
  }
}

function problemsOf(text: TextPlan, { articles }: Pick<PreparedBuild, 'articles'>): Problem[] {
  return text.articles.flatMap((article) => articles.recordOf(article)?.problems ?? []);
}

/** A text in which the publication is served at another address. */
export function withAddress(text: string, published: string, served: string): string {
  return text.replaceAll(published, served).replaceAll(new URL(published).href, served);
}

/** Copies of the files that the articles which were read refer to. */
function copiesOf({ plan, articles }: PreparedBuild): CopyPlan[] {
  const media = plan.shown.flatMap((article) => articles.recordOf(article)?.media ?? []);
  return planCopies([...plan.media, ...media]);
}

/** The name of a copy has a hash of its bytes in it. A recording is read part by part, and never as a whole. */
function copyResource(copy: CopyPlan, build: PreparedBuild, disk: Disk): Unstamped {
  const { path, source, isData, sizeInBytes: total } = copy;
  const read = () => {
    const content = contentOfCopy(copy, build);
    return typeof content === 'string' ? disk.read(content) : content;
  };
  const readPart = (from: number, length: number) => {
    const { bytes, size } = disk.readPart(source, from, length);
    return size === total ? bytes : undefined;
  };
  return {
    ...servingOf(path, FORMATS),
    isShared: true,
    links: [],
    hash: shortHash(path),
    read,
    ...(!isData && { parts: { length: total, read: readPart } }),
  };
}

function problemPage(problems: readonly Problem[]): Unstamped {
  const page = renderBare('Nothing to show yet', renderBar('There is nothing to show yet.', problems));
  return { ...textResource('index.html', page), status: 503 };
}

function textResource(path: string, text: string): Unstamped {
  const bytes = Buffer.from(text);
  const { type, isShared, cacheControl } = servingOf(path, FORMATS);
  return {
    type,
    isShared,
    cacheControl: /\.(?:html|css|js)$/.test(path) ? UNSETTLED : cacheControl,
    links: [],
    hash: shortHash(bytes),
    ...(path === NOT_FOUND_FILE && { status: 404 }),
    read: () => bytes,
  };
}

/** What is served to the publisher alone. */
const OWN_FILES: ReadonlyMap<string, Unstamped> = new Map([
  [LIVE.script, textResource(LIVE.script, RELOAD_SCRIPT)],
  [LIVE.style, textResource(LIVE.style, LIVE_STYLE)],
  // Browsers ask for it on their own, and complain if there is none.
  ['favicon.ico', { ...textResource('favicon.ico', ''), type: 'image/x-icon' }],
]);
