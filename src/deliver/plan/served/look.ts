import type { InventoryFile } from '../inventory.ts';

/** A file, and how it is to be served. */
export type WantedFile = Pick<InventoryFile, 'path' | 'hash' | 'sizeInBytes' | 'headers' | 'kind'>;

/** How a host answered one request. */
export interface ServedAnswer {
  readonly status: number;
  /** By names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** SHA-256 of the body once it is unpacked, in hex; undefined if nobody can unpack it. */
  readonly hash: string | undefined;
}

/** An answer, or why there was none. */
export type Asked = ServedAnswer | { readonly why: string; readonly isPassing: boolean };

/** What a host does with one file. */
export interface Look {
  readonly file: WantedFile;
  /** Where it is to be. */
  readonly address: string;
  /** Where it leads to, in this order; the last one was not asked if it is at another host. */
  readonly redirects: readonly string[];
  /** Asked as most readers ask: with gzip. */
  readonly usual: Asked;
  /** Asked without compression, from a page of another site; absent where nobody asked. */
  readonly plain?: Asked | undefined;
  /** Asked with the ETag of the usual answer. */
  readonly byTag?: Asked | undefined;
  /** Asked with the time of the usual answer alone. */
  readonly byTime?: Asked | undefined;
}

/** Where the page is from that asks: some hosts speak of CORS to pages alone. */
export const ORIGIN = 'https://reader.example';

/** True if everybody gets the bytes that the file has here. */
export function isPublic({ file, usual, plain = usual }: Look): boolean {
  return [usual, plain].every((answer) => isWhole(answer) && answer.hash === file.hash);
}

/** True for an answer that has the document. */
export function isWhole(answer: Asked): answer is ServedAnswer {
  return 'status' in answer && answer.status === 200;
}

/** The value of a header that a file is to be served with. */
export function wantedHeader({ headers }: WantedFile, name: string): string | undefined {
  return headers.find(([other]) => other === name)?.[1];
}
