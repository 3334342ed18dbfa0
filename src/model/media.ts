import type { Chapter } from './podcast.ts';
import type { Fault } from './problem.ts';

/** The result of looking up a file that an article refers to: only the facts that are needed to serve it. */
export type Probe = Missing | { readonly kind: 'outside' } | ProbedFile;

/** The path leads to nothing, or to a folder. */
export interface Missing {
  readonly kind: 'missing';
  /** Finds a file whose name differs only in case or Unicode form. Slow, since it lists folders: for messages only. */
  readonly nearest?: () => string | undefined;
}

export interface ProbedFile {
  readonly kind: 'file';
  /** The file's name on the disk, relative to feed.yaml. */
  readonly path: string;
  /** Bytes. */
  readonly length: number;
  /** SHA-256 of all bytes, in lower-case hexadecimal. */
  readonly hash: string;
  /** The first 4 MiB. */
  readonly head: Uint8Array;
  /** True if a symbolic link leads to it, at any place of its path. */
  readonly isLinked?: true;
}

/** Width and height in pixels, as a picture is shown. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A media file of the author's, as it is published. */
export interface MediaFile {
  /** The file's name on the disk, relative to feed.yaml; of a picture in a data: address the article's. */
  readonly source: string;
  /** True for a file that another program serves: it is not copied, and has no path. */
  readonly isServed?: true;
  /** True for a picture in a data: address. */
  readonly isData?: true;
  /** Its bytes, until they are copied; no record has them. */
  readonly data?: Uint8Array;
  /** Its path in the output folder. The name contains a hash of the bytes. */
  readonly path: string;
  /** The address at which it is served. */
  readonly url: string;
  /** MIME */
  readonly type: string;
  /** Bytes. */
  readonly length: number;
  /** Pixels, as the picture is shown; pictures only. */
  readonly width?: number;
  readonly height?: number;
}

/** The result of resolving a reference in an article. */
export type Located =
  | {
      readonly kind: 'local';
      readonly file: MediaFile;
      /** What has to be told of the file, though it is published. */
      readonly fault?: Fault;
    }
  | { readonly kind: 'remote'; readonly url: string }
  | { readonly kind: 'wrong'; readonly fault: Fault };

/** Resolves a reference in an article. A picture must have a format that feed readers show. */
export type Locate = (reference: string, wanted: 'picture' | 'file') => Located;

/** The bytes of a recording, which is too large to be in memory. */
export interface RecordingBytes {
  readonly size: number;
  /** The bytes from one index to another; fewer at the end. */
  readonly read: (start: number, end: number) => Uint8Array<ArrayBuffer>;
}

/** What a recording says of itself. */
export interface Recording {
  /** The form of its file: `MPEG`, `WAVE`. Absent where the bytes are no recording that is known. */
  readonly container?: string;
  readonly durationInSeconds?: number;
  /** True if there is less of it than it says. */
  readonly isCut?: true;
  readonly chapters: readonly Chapter[];
}

/** What is found out of a file of the author's beside its address, by its name relative to feed.yaml. */
export interface FileFacts {
  /** Undefined where nobody can look. */
  readonly recordingOf: (path: string) => Recording | undefined;
  /** The bytes of a small file; undefined for another, and where there is none. */
  readonly bytesOf: (path: string) => Uint8Array | undefined;
  /** SHA-256 in lower-case hexadecimal. */
  readonly hashOf: (path: string) => string | undefined;
}
