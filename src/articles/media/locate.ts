import { posix } from 'node:path';
import { articleFormatOf } from '../../model/articleFormat.ts';
import { lfsFault } from '../../model/lfsPointer.ts';
import { isOfMachine } from '../../model/machineError.ts';
import type { Locate, Located, MediaFile, Missing, Probe, ProbedFile } from '../../model/media.ts';
import { isScriptable } from '../../model/mediaType.ts';
import { parseAddress } from '../../model/parseAddress.ts';
import { expected, type Fault } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { decodePercent } from '../../model/text.ts';
import { type Refusal, refusalIn, unreadable } from '../../model/unreadable.ts';
import { type Candidate, candidatesOf, isInside, isWithheld, plainPath } from './candidates.ts';
import { isDataAddress, locateDataPicture } from './dataPicture.ts';
import { findScript } from './findScript.ts';
import { asServed } from './outputName.ts';

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
    const written = reference.trim();
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
  const candidates = candidatesOf(reference, file, items);
  const inside = candidates.filter(({ path }) => isInside(path, items));
  const allowed = inside.filter(({ path }) => wanted === 'picture' || !isWithheld(path, settings));

  const { best, misses } = searchIn(allowed, look);
  if (best?.kind === 'file' && !(best.isSource && wanted === 'file')) return local(best, shown, wanted);
  if (best?.kind === 'unreadable')
    return wrong(unreadable(CODES[wanted].unreadable, `a ${wanted}`, best.refusal));
  if (best?.kind === 'outside') return wrong(leadsOut(wanted, shown, items));

  const base = link ?? (reference.startsWith('/') ? url : undefined);
  if (base !== undefined) return remote(reference, base, wanted);
  if (!isInside(plainPath(reference, file), items)) return wrong(leadsOut(wanted, shown, items));
  const folders = new Set(inside.map(({ path }) => posix.dirname(path)));
  const isHeldBack = allowed.length === 0 || best !== undefined;
  return wrong(missing(wanted, shown, { folders, isHeldBack, nearest: nearestOf(misses) }));
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
    const probed = probe(path, settings.items);
    return probed.kind === 'file' ? sightOf(probed, asServed(probed, settings.url)) : probed;
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

/** What an author's reference is to lead to. */
export type Wanted = 'picture' | 'file';

/** Where a file was looked for in vain. */
export interface Search {
  /** Folders, relative to feed.yaml. */
  readonly folders: ReadonlySet<string>;
  /** The name of a file that is there and differs only in capitals or in Unicode form. */
  readonly nearest?: string | undefined;
  /** It may be there, but such a file is not given away. */
  readonly isHeldBack: boolean;
}

const CODES = {
  picture: { missing: 'PICTURE_MISSING', outside: 'PICTURE_OUTSIDE', unreadable: 'PICTURE_UNREADABLE' },
  file: { missing: 'FILE_MISSING', outside: 'FILE_OUTSIDE', unreadable: 'FILE_UNREADABLE' },
} as const;

function missing(wanted: Wanted, reference: string, search: Search): Fault {
  const { folders, nearest, isHeldBack } = search;
  const places = [...folders].map((folder) => (folder === '.' ? 'the folder of feed.yaml' : folder));
  const advice = nearest
    ? `did you mean ${nearest}? Linux tells capitals apart`
    : 'put it there, or mend its name';
  const mend = isHeldBack
    ? 'articles, settings, hidden files and what is in the output folder are not served; give it another name'
    : `it was looked for in ${places.join(' and ')}; ${advice}`;
  return expected(CODES[wanted].missing, `the name of a ${wanted} that is there`, reference, mend);
}

function nothing(wanted: Wanted): Fault {
  return expected(CODES[wanted].missing, `the name of a ${wanted}`, '', 'write its name, or take it out');
}

function leadsOut(wanted: Wanted, reference: string, folders: readonly string[]): Fault {
  const mend = `it leads out of there; put the ${wanted} beside the article`;
  return expected(CODES[wanted].outside, `a ${wanted} in ${folders.join(' or ')}`, reference, mend);
}

function noAddress(wanted: Wanted, reference: string): Fault {
  const mend = `put the ${wanted} beside the article and write its name, or an address without a password`;
  return expected(CODES[wanted].missing, `a ${wanted}, or an http or https address`, reference, mend);
}

function noPicture(reference: string): Fault {
  const mend = 'save it as JPEG, PNG, GIF, WebP or AVIF, or as SVG with a width and a height or a viewBox';
  return expected(CODES.picture.unreadable, 'a picture that readers show', reference, mend);
}

/** @param script as it is written in the file */
function scripted({ source }: MediaFile, script: string): Fault {
  const mend =
    'save it without; a host that is set up as docs/hosting.md says lets no browser run it, GitHub Pages does';
  return expected('MEDIA_SCRIPT', 'a file that runs nothing', `${script} in ${source}`, mend);
}
