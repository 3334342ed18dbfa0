import { posix } from 'node:path';
import { articleFormatOf, withoutExtension } from '../../model/articleFormat.ts';
import { lfsFault } from '../../model/lfsPointer.ts';
import { isOfMachine } from '../../model/machineError.ts';
import type { Locate, Located, MediaFile, Missing, Probe, ProbedFile } from '../../model/media.ts';
import { isScriptable } from '../../model/mediaType.ts';
import { parseAddress } from '../../model/parseAddress.ts';
import type { Fault } from '../../model/problem.ts';
import { bareReference } from '../../model/reference.ts';
import type { Settings } from '../../model/settings.ts';
import { decodePercent } from '../../model/text.ts';
import { type Refusal, refusalIn, unreadable } from '../../model/unreadable.ts';
import { type Candidate, candidatesOf, isInside, mayBeServed, mayGiveAway, plainPath } from './candidates.ts';
import { isDataAddress, locateDataPicture } from './dataPicture.ts';
import { findScript } from './findScript.ts';
import { asServed } from './outputName.ts';
import {
  CODES,
  leadsOut,
  missing,
  noAddress,
  noPicture,
  nothing,
  scripted,
  type Wanted,
} from './referenceFaults.ts';

/** Looks at a path, relative to feed.yaml, for a file in some folders. A `Disk` has one. */
export type ProbeFile = (path: string, folders: readonly string[]) => Probe;

/** The probed files of a run, by path. All locators of a run share it, so that no file is read twice. */
export interface Seen {
  get(path: string): Sight | undefined;
  set(path: string, sight: Sight): unknown;
}

type Sight =
  | Missing
  | { readonly kind: 'outside' }
  | { readonly kind: 'unreadable'; readonly refusal: Refusal }
  | {
      readonly kind: 'file';
      readonly file: MediaFile;
      /** True for HTML with front matter: what a program makes a page of. */
      readonly isSource: boolean;
      /** What a browser would run if somebody opened it, as it is written there. */
      readonly script?: string | undefined;
      /** Set for a file that Git LFS has not fetched. */
      readonly pointer?: Fault | undefined;
    };

type FileSight = Extract<Sight, { readonly kind: 'file' }>;

/** How front matter begins: `---`, or `+++`. */
const FENCED = /^(?:---|\+\+\+)[ \t]*\r?\n/;

/** The article that refers to something. */
export interface Referrer {
  /** Relative to feed.yaml. */
  readonly file: string;
  /** The address that its author gave it, if any: what is not on the disk is then relative to it. */
  readonly link?: string;
}

/**
 * Finds what an article refers to: a file of the author's, or else an address on the web.
 *
 * @param probe asked at most once for each path that `seen` does not have
 */
export function locator(
  probe: ProbeFile,
  settings: Settings,
  from: Referrer,
  seen: Seen = new Map(),
): Locate {
  const look = (path: string): Sight => {
    const sight = seen.get(path) ?? lookAt(path, probe, settings);
    seen.set(path, sight);
    return sight;
  };
  return (reference, wanted) => {
    const written = bareReference(reference).trim();
    if (written === '') return wrong(nothing(wanted));
    if (wanted === 'picture' && isDataAddress(written))
      return locateDataPicture(written, from.file, settings.url);
    const isAddress = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(written);
    if (isAddress) return remote(written, settings.url, wanted);
    return locate(written, wanted, settings, from, look);
  };
}

function locate(
  reference: string,
  wanted: Wanted,
  settings: Settings,
  { file, link }: Referrer,
  look: (path: string) => Sight,
): Located {
  const { items, url } = settings;
  // As the author wrote it: Markdown escapes addresses on its way.
  const shown = decodePercent(reference);
  // Hexo keeps what belongs to name.md in a folder `name` beside it, and serves it beside the page.
  const isHexo = settings.links?.some(({ like }) => like === 'hexo') === true;
  const candidates = candidatesOf(reference, file, isHexo ? [withoutExtension(file), ...items] : items);
  // Only as the article itself would be served does a reference lead out of the folders of the items.
  const allowed = candidates.filter(
    ({ path, isBeside }) => (isBeside || isInside(path, items)) && mayGiveAway(path, wanted, settings),
  );

  const { best, misses } = searchIn(allowed, look);
  if (best?.kind === 'file' && !(best.isSource && wanted === 'file')) return local(best, shown, wanted);
  if (best?.kind === 'unreadable')
    return wrong(unreadable(CODES[wanted].unreadable, `a ${wanted}`, best.refusal));
  if (best?.kind === 'outside') return wrong(leadsOut(wanted, shown, items));

  const base = link ?? (reference.startsWith('/') ? url : undefined);
  if (base !== undefined)
    return findServed(reference, base, wanted, settings, look) ?? remote(reference, base, wanted);
  if (!isReachable(plainPath(reference, file), wanted, settings))
    return wrong(leadsOut(wanted, shown, items));
  const folders = new Set(
    candidates
      .filter((one) => isInside(one.path, items) || allowed.includes(one))
      .map(({ path }) => posix.dirname(path)),
  );
  const isHeldBack = allowed.length === 0 || best !== undefined;
  return wrong(missing(wanted, shown, { folders, isHeldBack, nearest: nearestOf(misses) }));
}

/** True if a file of such a name could be given away, or is withheld. */
function isReachable(path: string, wanted: Wanted, settings: Settings): boolean {
  if (isInside(path, settings.items) || mayGiveAway(path, wanted, settings)) return true;
  return wanted === 'picture' && !path.startsWith('..');
}

/**
 * A file that another program serves at the root of the publication's host: it is measured, and its address is the one that is
 * written.
 */
function findServed(
  reference: string,
  base: string,
  wanted: Wanted,
  settings: Settings,
  look: (path: string) => Sight,
): Located | undefined {
  const { static: folders = [], url } = settings;
  const address = reference.startsWith('/') ? parseAddress(reference, base) : undefined;
  if (folders.length === 0 || address === undefined || address.origin !== parseAddress(url)?.origin)
    return undefined;
  const candidates = candidatesOf(reference, '', folders).filter(({ path }) => mayBeServed(path, settings));
  const { best } = searchIn(candidates, look);
  if (best?.kind !== 'file' || (wanted === 'picture' && best.file.width === undefined)) return undefined;
  return { kind: 'local', file: { ...best.file, path: '', url: address.href, isServed: true } };
}

interface Miss extends Missing {
  /** The reference, as it was taken there. */
  readonly name: string;
}

interface Outcome {
  /** The first that is there; only where there is none, one that leads out. */
  readonly best: Exclude<Sight, Missing> | undefined;
  readonly misses: readonly Miss[];
}

function searchIn(candidates: readonly Candidate[], look: (path: string) => Sight): Outcome {
  const misses: Miss[] = [];
  let outside: Outcome['best'];
  for (const { path, name } of candidates) {
    const sight = look(path);
    if (sight.kind === 'missing') misses.push({ ...sight, name });
    else if (sight.kind === 'outside') outside = sight;
    else return { best: sight, misses };
  }
  return { best: outside, misses };
}

/** As the author would write it: the same reference, with the parts of its name spelt as the disk has them. */
function nearestOf(misses: readonly Miss[]): string | undefined {
  for (const { name, nearest } of misses) {
    const spelt = nearest?.()?.split('/');
    if (spelt === undefined) continue;
    const parts = posix.normalize(name).split('/');
    return parts.map((part, index) => (part === '..' ? part : spelt.at(index - parts.length))).join('/');
  }
  return undefined;
}

function lookAt(path: string, probe: ProbeFile, settings: Settings): Sight {
  try {
    const { items, url } = settings;
    const isOfItems = isInside(path, items);
    const probed = probe(path, isOfItems ? items : [...(settings.static ?? []), '.']);
    if (probed.kind !== 'file') return probed;
    // Nobody has said of other folders that links in them may be followed.
    if (probed.isLinked && !isOfItems) return { kind: 'outside' };
    return sightOf(probed, asServed(probed, url));
  } catch (error) {
    // What Node says of a file has a code; anything else is a mistake of ours, or the machine's trouble.
    if (error instanceof Error && 'code' in error && !isOfMachine(error))
      return { kind: 'unreadable', refusal: refusalIn(error) };
    throw error;
  }
}

function sightOf({ head }: ProbedFile, file: MediaFile): Sight {
  const isSource = articleFormatOf(file.source) === 'html' && FENCED.test(textAtStart(head));
  const script = isScriptable(file.type) ? findScript(head) : undefined;
  const pointer =
    head.length < 1024 ? lfsFault(file.source, 'a file', new TextDecoder().decode(head)) : undefined;
  return { kind: 'file', file, isSource, script, pointer };
}

function textAtStart(head: Uint8Array): string {
  return new TextDecoder().decode(head.subarray(0, 64));
}

function local({ file, script, pointer }: FileSight, reference: string, wanted: Wanted): Located {
  if (pointer) return wrong(pointer);
  const isPicture = file.width !== undefined;
  if (wanted === 'picture' && !isPicture) return wrong(noPicture(reference));
  return { kind: 'local', file, ...(script !== undefined && { fault: scripted(file, script) }) };
}

function remote(reference: string, base: string, wanted: Wanted): Located {
  const url = parseAddress(reference, base);
  const isOpen = url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return isOpen ? { kind: 'remote', url: url.href } : wrong(noAddress(wanted, reference));
}

const wrong = (fault: Fault): Located => ({ kind: 'wrong', fault });
