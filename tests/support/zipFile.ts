import { crc32, deflateRawSync } from 'node:zlib';
import type { ZipMember } from '../../src/import/archive/zipDirectory.ts';

/** What the end of a zip says, true or not. */
export interface EndFields {
  readonly disk: number;
  readonly firstDisk: number;
  readonly here: number;
  readonly count: number;
  readonly length: number;
  readonly start: number;
}

/** How a zip is made otherwise than it should be. */
export interface Lies {
  /** What members say of themselves. */
  readonly members?: (fields: ZipMember) => Partial<ZipMember>;
  readonly end?: (fields: EndFields) => Partial<EndFields>;
  readonly comment?: string;
  /** Compresses what a member holds; the default is that of zips. */
  readonly pack?: (content: Uint8Array) => Uint8Array;
}

type Files =
  | Readonly<Record<string, string | Uint8Array>>
  | readonly (readonly [string, string | Uint8Array])[];

const STORED = 0;
const DEFLATED = 8;

/** A zip of files, by their names. One that is a name alone, with a slash at its end, is a folder. */
export function zipOf(
  files: Files,
  { members, end, comment = '', pack = deflateRawSync }: Lies = {},
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Array.isArray(files) ? files : Object.entries(files)) {
    const content = Buffer.from(text);
    const packed = name.endsWith('/') ? content : Buffer.from(pack(content));
    const method = name.endsWith('/') ? STORED : DEFLATED;
    const truth = {
      name,
      flags: 0x0800,
      method,
      crc: crc32(content),
      compressedSize: packed.length,
      size: content.length,
      offset,
    };
    const said = { ...truth, ...members?.(truth) };
    const local = Buffer.concat([headerOf(0x04034b50, said), Buffer.from(said.name), packed]);
    directory.push(headerOf(0x02014b50, said), Buffer.from(said.name));
    parts.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const count = directory.length / 2;
  const truth = { disk: 0, firstDisk: 0, here: count, count, length: listed.length, start: offset };
  return Buffer.concat([
    ...parts,
    listed,
    endOf({ ...truth, ...end?.(truth) }, comment),
    Buffer.from(comment),
  ]);
}

/** The header of a member: its own, which stands before its bytes, or that in the directory (APPNOTE.TXT, 4.3.7 and 4.3.12). */
function headerOf(
  mark: number,
  { name, flags, method, crc, compressedSize, size, offset }: ZipMember,
): Buffer {
  const isListed = mark === 0x02014b50;
  const header = Buffer.alloc(isListed ? 46 : 30);
  const at = isListed ? 6 : 4;
  header.writeUInt32LE(mark, 0);
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(flags, at + 2);
  header.writeUInt16LE(method, at + 4);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(compressedSize, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(Buffer.byteLength(name), at + 22);
  if (isListed) header.writeUInt32LE(offset, 42);
  return header;
}

function endOf({ disk, firstDisk, here, count, length, start }: EndFields, comment: string): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  for (const [index, value] of [disk, firstDisk, here, count].entries())
    end.writeUInt16LE(value, 4 + 2 * index);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(start, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return end;
}
