/** A member of a zip as its directory has it; sizes and places are in bytes. */
export interface ZipMember {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Where its own header begins. */
  readonly offset: number;
}

/** What is wrong with a zip, and what to do; both follow "expected a zip". */
export interface ZipFault {
  readonly found: string;
  readonly mend: string;
}

/** What marks the parts of a zip (APPNOTE.TXT 6.3.10, 4.3). */
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;
const MAX_COMMENT = 0xffff;
/** Stands for a number that is in the fields of zip64. */
const ELSEWHERE = 0xffffffff;

const CUT_OFF: ZipFault = { found: 'one that is cut off or damaged', mend: 'fetch or export it again' };
const ZIP64: ZipFault = {
  found: 'one in the form for large files (zip64)',
  mend: 'unpack it, and zip what is in it again without its pictures',
};

/** The text of names: most are UTF-8, and those that are not are only compared. */
const NAMES = new TextDecoder();

/**
 * The directory of a zip in one part, without those of its members that are folders.
 *
 * @returns a fault for a zip that is cut off or in several parts, for zip64, and for members that share bytes
 */
export function readDirectory(bytes: Uint8Array): readonly ZipMember[] | ZipFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return CUT_OFF;
  const [disk, first, here, count] = [4, 6, 8, 10].map((at) => view.getUint16(end + at, true));
  const [length, start] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  if (count === 0xffff || length === ELSEWHERE || start === ELSEWHERE) return ZIP64;
  if (disk !== 0 || first !== 0 || here !== count) {
    return {
      found: 'one of several parts',
      mend: 'join the parts, or unpack it and zip what is in it again',
    };
  }
  if (start + length > end) return CUT_OFF;
  const members = readMembers(bytes, view, { start, end: start + length, count: here as number });
  return Array.isArray(members) ? (faultOfPlaces(members, view, start) ?? withoutFolders(members)) : members;
}

/** The end record, behind which stands nothing but the comment that it announces. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at -= 1) {
    const isEnd = view.getUint32(at, true) === END && view.getUint16(at + 20, true) === last - at;
    if (isEnd) return at;
  }
  return undefined;
}

function readMembers(
  bytes: Uint8Array,
  view: DataView,
  { start, end, count }: Readonly<Record<'start' | 'end' | 'count', number>>,
): ZipMember[] | ZipFault {
  const members: ZipMember[] = [];
  let at = start;
  for (let left = count; left > 0; left -= 1) {
    if (at + CENTRAL_LENGTH > end || view.getUint32(at, true) !== CENTRAL) return CUT_OFF;
    const name = view.getUint16(at + 28, true);
    const next = at + CENTRAL_LENGTH + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return CUT_OFF;
    const member = {
      name: NAMES.decode(bytes.subarray(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + name)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    if ([member.compressedSize, member.size, member.offset].includes(ELSEWHERE)) return ZIP64;
    members.push(member);
    at = next;
  }
  return at === end ? members : CUT_OFF;
}

/** Members stand one behind the other before the directory; in a bomb many are the same bytes. */
function faultOfPlaces(members: readonly ZipMember[], view: DataView, start: number): ZipFault | undefined {
  let end = 0;
  for (const { offset, compressedSize } of members.toSorted((a, b) => a.offset - b.offset)) {
    if (offset < end)
      return { found: 'one whose members overlap', mend: 'export it again; this one is not safe to read' };
    if (offset + LOCAL_LENGTH > start || view.getUint32(offset, true) !== LOCAL) return CUT_OFF;
    end = dataStart(view, offset) + compressedSize;
    if (end > start) return CUT_OFF;
  }
  return undefined;
}

function withoutFolders(members: readonly ZipMember[]): ZipMember[] {
  return members.filter(({ name }) => !name.endsWith('/'));
}

/** Where the bytes of a member begin, behind its own header, which starts at an offset. */
export function dataStart(view: DataView, offset: number): number {
  return offset + LOCAL_LENGTH + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
}
