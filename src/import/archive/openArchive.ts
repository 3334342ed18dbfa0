import { crc32, inflateRawSync } from 'node:zlib';
import type { Fault } from '../../model/problem.ts';
import { quoted } from '../../model/problem.ts';
import { decodeDocument } from '../reader/decode.ts';
import { dataStart, readDirectory, type ZipFault, type ZipMember } from './zipDirectory.ts';

/** The members of a zip. Nothing is read of those that nobody asks for, and nothing is ever written. */
export interface Archive {
  /** Relative, without `..`, in the order of the zip. */
  readonly names: readonly string[];
  /** The text of a member that the zip has. */
  readonly read: (name: string) => { readonly text: string } | { readonly fault: Fault };
}

/** So many files no publication has. */
const MAX_MEMBERS = 50_000;
/** In bytes: a member, and all that are read. */
const MAX_SIZE = 100_000_000;
const MAX_TOTAL = 400_000_000;
/** Articles shrink to a tenth; repeated bytes to a thousandth. Small members may be as they are. */
const MAX_RATIO = 200;
const SMALL = 1_000_000;

const STORED = 0;
const DEFLATED = 8;
/** Flags of members that are encrypted, in whatever way (APPNOTE.TXT 6.3.10, 4.4.4). */
const ENCRYPTED = 0x2041;

/**
 * Opens a zip. One that is no plain zip, or not safe to read, is a fault: `FEED_BROKEN`.
 *
 * @example openArchive(bytes).names // ['posts.csv', 'posts/1.road.html']
 */
export function openArchive(bytes: Uint8Array): Archive | { readonly fault: Fault } {
  if (isGzip(bytes)) return { fault: broken(GZIP) };
  const members = readDirectory(bytes);
  const fault = 'found' in members ? members : faultOfMembers(members);
  if (fault !== undefined || 'found' in members) return { fault: broken(fault as ZipFault) };
  const byName = new Map(members.map((member) => [member.name, member]));
  let left = MAX_TOTAL;
  const read: Archive['read'] = (name) => {
    const member = byName.get(name) as ZipMember;
    left -= member.size;
    if (left < 0) return { fault: tooLarge(`at most ${MAX_TOTAL} bytes of text in all`) };
    return readMember(bytes, member);
  };
  return { names: members.map(({ name }) => name), read };
}

/** True for bytes that begin as a zip or a file of gzip does: no feed begins so. */
export function isArchive(bytes: Uint8Array): boolean {
  const [first, second, third = 0] = bytes;
  return (first === 0x50 && second === 0x4b && third < 0x09) || isGzip(bytes);
}

function isGzip([first, second]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b;
}

const GZIP: ZipFault = {
  found: 'a file of gzip',
  mend: 'unpack it; of an archive of Mastodon give outbox.json, of all else the feed or the export in it',
};

function faultOfMembers(members: readonly ZipMember[]): ZipFault | undefined {
  if (members.length > MAX_MEMBERS) {
    return {
      found: `one of ${members.length} files`,
      mend: `zip what is to be read alone, at most ${MAX_MEMBERS} files`,
    };
  }
  const names = new Set<string>();
  for (const { name, flags, method } of members) {
    if (!isWithin(name)) {
      return {
        found: `one with a name that leads out of it, ${quoted(name)}`,
        mend: 'export it again, or unpack it and zip what is in it',
      };
    }
    if (names.has(name))
      return { found: `one with two files ${quoted(name)}`, mend: 'unpack it, and zip what is meant' };
    names.add(name);
    if ((flags & ENCRYPTED) !== 0)
      return { found: 'one with a password', mend: 'unpack it, and zip what is in it again without one' };
    if (method !== STORED && method !== DEFLATED) {
      return {
        found: `one whose compression (${method}) few programs know`,
        mend: 'unpack it, and zip what is in it again',
      };
    }
  }
  return undefined;
}

/** False for names that are absolute, or lead elsewhere on any system. */
function isWithin(name: string): boolean {
  return !/^\/|[\\\0]|^[a-z]:|(?:^|\/)\.\.(?:\/|$)/i.test(name) && name !== '';
}

function readMember(bytes: Uint8Array, member: ZipMember): ReturnType<Archive['read']> {
  const { name, size, compressedSize, method } = member;
  if (size > MAX_SIZE) return { fault: tooLarge(`at most ${MAX_SIZE} bytes in ${quoted(name)}`) };
  if (size > SMALL && size > compressedSize * MAX_RATIO) {
    return { fault: tooLarge(`a file ${quoted(name)} that shrinks as articles do`) };
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = dataStart(view, member.offset);
  const packed = bytes.subarray(start, start + compressedSize);
  const content = method === STORED ? packed : inflated(packed, size);
  if (content?.length !== size || crc32(content) !== member.crc) {
    const found = `one whose file ${quoted(name)} is damaged, or not as large as it says`;
    return { fault: broken({ found, mend: 'fetch or export it again' }) };
  }
  try {
    return { text: decodeDocument(content) };
  } catch {
    const found = `one whose file ${quoted(name)} is no text`;
    return { fault: broken({ found, mend: 'save it as UTF-8, and zip it again' }) };
  }
}

/** Never more than the member says that it has. */
function inflated(packed: Uint8Array, size: number): Uint8Array | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    return undefined;
  }
}

function broken({ found, mend }: ZipFault): Fault {
  return { code: 'FEED_BROKEN', message: `expected a feed, or a zip that can be read, found ${found}`, mend };
}

function tooLarge(what: string): Fault {
  return {
    code: 'FEED_BROKEN',
    message: `expected ${what}, found more`,
    mend: 'no export needs it; unpack it, and look at what it is',
  };
}
