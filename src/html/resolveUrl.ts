import type { Locate, MediaFile } from '../model/media.ts';
import { parseAddress } from '../model/parseAddress.ts';
import type { Fault } from '../model/problem.ts';
import { bareReference, type Refer } from '../model/reference.ts';

/** What addresses are resolved with. */
export interface Surroundings {
  /** The article's own link. */
  readonly base: string;
  /** Finds the files that stand beside the article. */
  readonly locate: Locate;
  /** Finds the articles that links name; without it no link does. */
  readonly refer?: Refer | undefined;
}

/** An address as readers can use it, or why there is none. */
export interface Resolved {
  readonly url?: string | undefined;
  /** The author's own picture, sound or film that is served there. */
  readonly file?: MediaFile;
  /** What has to be told. Undefined, as `url` is, where the address is one that readers must not open. */
  readonly fault?: Fault | undefined;
  /** What the author has written, if it is not the address as it is here. */
  readonly near?: string;
}

const WEB = ['http:', 'https:'];
const LINKS = [...WEB, 'mailto:', 'tel:'];
const DATA_PICTURE = /^data:image\/(?:avif|gif|jpeg|png|webp)[;,]/i;

/**
 * An address that everyone writes so: letters, digits and marks that nobody encodes, a host that is a name in lower case,
 * no dots for folders.
 */
const CANONICAL =
  /^https?:\/\/(?:(?!xn--)[a-z\d](?:[a-z\d-]{0,30}[a-z\d])?\.){0,4}(?!xn--)[a-z](?:[a-z\d-]{0,30}[a-z\d])?(?:\/(?!\.)[\w~!*$&+,=:@.-]*)+$/;

/** A longer one is left to the parsers. */
const MAX_LENGTH = 500;

/** True for an address that no parser of addresses would change. Of other addresses it says nothing. */
export function isCanonical(address: string): boolean {
  return address.length < MAX_LENGTH && CANONICAL.test(address);
}

/** The address of a page, another article, a file beside the article, a mail or a telephone number. */
export function resolveLink(written: string, { base, locate, refer }: Surroundings): Resolved {
  const value = bareReference(written);
  const referred = refer?.(value);
  if (referred) return referred;
  if (isCanonical(value)) return { url: value };
  const url = absoluteAddress(value, base, LINKS);
  if (url === undefined || !isRelative(value) || !hasFileName(value)) return { url };
  const located = locate(value.trim(), 'file');
  if (located.kind !== 'local') return { url };
  return { url: located.file.url + new URL(url).hash, fault: located.fault };
}

/** An address that is quoted and never opened by itself. */
export function resolveCitation(value: string, { base }: Surroundings): Resolved {
  return { url: absoluteAddress(value, base, WEB) };
}

/** The address of a picture, or of a sound or a film. */
export function resolveMedia(
  written: string,
  wanted: 'picture' | 'file',
  surroundings: Surroundings,
): Resolved {
  const value = bareReference(written);
  const { base, locate } = surroundings;
  if (wanted === 'picture' && /^\s*data:/i.test(value)) return resolveData(value.trim(), locate);
  const url = value.trim() === '' ? undefined : absoluteAddress(value, base, WEB);
  if (url === undefined || !isRelative(value)) return { url };
  const located = locate(value.trim(), wanted);
  if (located.kind === 'local') return { url: located.file.url, file: located.file, fault: located.fault };
  return located.kind === 'remote' ? { url: located.url } : { fault: located.fault };
}

/** A picture in the address itself: a file of its own, where there is a place for files. */
function resolveData(address: string, locate: Locate): Resolved {
  const located = locate(address, 'picture');
  if (located.kind === 'local') return { url: located.file.url, file: located.file };
  if (located.kind === 'wrong') return { fault: located.fault };
  return DATA_PICTURE.test(address) ? { url: address } : {};
}

/** One picture of a `srcset` (HTML, 4.8.4.2.1): its address, and when to take it (`2x`, `640w`). */
export interface SrcsetCandidate {
  readonly address: string;
  readonly descriptor: string;
}

/** Every candidate of a `srcset`. */
export function parseSrcset(srcset: string): SrcsetCandidate[] {
  const candidates: SrcsetCandidate[] = [];
  for (const part of srcset.split(/,(?=\s)|(?<=\s),|(?<=\s[\d.]+[wxh]),/)) {
    const [address = '', descriptor = ''] = part.trim().split(/\s+/);
    if (address !== '') candidates.push({ address: address.replace(/^,+|,+$/g, ''), descriptor });
  }
  return candidates;
}

/** The candidate that shows most; the first of several. */
export function largestOf(candidates: readonly SrcsetCandidate[]): SrcsetCandidate | undefined {
  const sizeOf = ({ descriptor }: SrcsetCandidate) => Number.parseFloat(descriptor) || 1;
  return candidates.reduce<SrcsetCandidate | undefined>(
    (largest, one) => (largest === undefined || sizeOf(one) > sizeOf(largest) ? one : largest),
    undefined,
  );
}

/** The WHATWG parser is the one that browsers resolve with: what it takes for a scheme they would too. */
function absoluteAddress(value: string, base: string, schemes: readonly string[]): string | undefined {
  const url = parseAddress(value, base);
  return url && schemes.includes(url.protocol) ? url.href : undefined;
}

/** What has no colon has no scheme. */
function isRelative(value: string): boolean {
  const isAddress = value.includes(':') && parseAddress(value) !== undefined;
  return !isAddress && !/^[\s\0]*[\\/]{2}/.test(value);
}

/** `report.pdf`, but neither `#notes`, `?page=2` nor `about/`. */
function hasFileName(value: string): boolean {
  return /^[^?#]*\.[a-z0-9]{1,8}(?:[?#]|$)/i.test(value.trim());
}
