import type { Fault } from './problem.ts';

/** What is at a path of the author's, and only so much of it as one has to know to serve it. */
export type Probe = Missing | { readonly kind: 'outside' } | ProbedFile;

/** No file that can be served: nothing at all, or a folder. */
export interface Missing {
  readonly kind: 'missing';
  /** Looks for a file whose name differs only in capitals or in Unicode form. It lists folders: ask only to tell. */
  readonly nearest?: () => string | undefined;
}

export interface ProbedFile {
  readonly kind: 'file';
  /** The name as the disk has it, relative to feed.yaml. */
  readonly path: string;
  /** Bytes. */
  readonly length: number;
  /** SHA-256 of all bytes, in lower-case hexadecimal. */
  readonly hash: string;
  /** The first 4 MiB. */
  readonly head: Uint8Array;
}

/** Width and height in pixels, as a picture is shown. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A file of the author's as it will be served. */
export interface MediaFile {
  /** The name as the disk has it, relative to feed.yaml. */
  readonly source: string;
  /** Where it is written, relative to the output folder: a name that changes with the bytes. */
  readonly path: string;
  /** Where it is served. */
  readonly url: string;
  /** MIME */
  readonly type: string;
  /** Bytes. */
  readonly length: number;
  /** Pixels, as the picture is shown; pictures only. */
  readonly width?: number;
  readonly height?: number;
}

/** What an address that an author wrote leads to. */
export type Located =
  | { readonly kind: 'local'; readonly file: MediaFile }
  | { readonly kind: 'remote'; readonly url: string }
  | { readonly kind: 'wrong'; readonly fault: Fault };

/** Finds what an article refers to. A picture has to be one that readers show. */
export type Locate = (reference: string, wanted: 'picture' | 'file') => Located;
