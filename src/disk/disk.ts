import type { Probe, Recording } from '../model/media.ts';
import type { Settings } from '../model/settings.ts';

/** The state of a file that is not there, or that may not be looked at. */
export const NO_STATE = 'none';

/** Stands in a state before what makes it equal to no other, where the file may change and keep its time. */
export const DOUBT = '?';

/** True if a file has the same size and times in both states, though it may have changed within them. */
export function isSameLook(a: string, b: string): boolean {
  const certain = (state: string) => state.split(DOUBT)[0];
  return certain(a) === certain(b);
}

/** A file that may be an article. */
export interface SourceFile {
  /** Relative to feed.yaml, with `/`, in NFC: the same on every machine. */
  readonly file: string;
  /** The name as the disk has it. */
  readonly path: string;
  /** The state of the file when it was found: see `Disk.stateOf`. */
  readonly state: string;
}

/** Where the files of a publication are, and which of them are no articles. */
export type SourceFolders = Pick<Settings, 'items' | 'output' | 'outside' | 'ignore' | 'leafBundles'>;

/** What a walk through the items' folders found. */
export interface SourceTree {
  readonly files: readonly SourceFile[];
  /** Files that look like articles in a format that is not read. */
  readonly unread: readonly string[];
  /** Files that may say something of all articles in their folder: pages of folders, and data of Eleventy. */
  readonly folderFiles: readonly SourceFile[];
  /** Symbolic links that lead out of their folder; they are not followed. */
  readonly linksOutside: readonly string[];
  /** Files and folders that are there and cannot be read, as far as a walk notices that. */
  readonly unreadable: readonly UnreadablePath[];
  /** Files that have one name in NFC; the second of two is not among the files. */
  readonly twins: readonly Alike[];
  /** Files and folders of one folder that have one name on some other disks. */
  readonly alike: readonly Alike[];
  /** Folders that lead out of that of feed.yaml; they are not walked, unless that is allowed. */
  readonly foldersOutside: readonly string[];
  /** Folders that are not there. */
  readonly missing: readonly string[];
  /** Patterns of `ignore` that leave nothing out. */
  readonly unusedIgnores: readonly string[];
  /** True if there are files, or folders, and `ignore` leaves out all of them. */
  readonly isAllIgnored: boolean;
}

/** A file or a folder that a walk cannot read. */
export interface UnreadablePath {
  /** Relative to feed.yaml, in NFC. Bytes of its name that are no UTF-8 are U+FFFD. */
  readonly file: string;
  readonly isFolder: boolean;
  /** As Node gives it. */
  readonly code: string;
  /** What was found. */
  readonly why: string;
}

/** What is in a folder, links not followed. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** Two paths, as the disk has them, whose names are too much alike. */
export interface Alike {
  readonly first: string;
  readonly second: string;
}

/**
 * What stands at a path: nothing (a file could be made there), a regular file, or something else: a link, a folder, or
 * anything in a folder that leads out of the one that was asked about.
 */
export type Occupant = 'nothing' | 'file' | 'other';

/** The files of one publication, by paths relative to the folder of its feed.yaml. It decides nothing about feeds. */
export interface Disk {
  /**
   * Finds every file of the folders that has the name of an article and is neither hidden nor left out by `ignore`, in the order
   * of their names. What `ignore` leaves out is not looked at.
   */
  discover(folders: SourceFolders): SourceTree;
  /**
   * Reads a file, unless it has more than so many bytes.
   *
   * @throws Error (with a `code`, as Node gives it) when the file cannot be read; `EFBIG`, with its `size`, for a larger one
   */
  read(path: string, maxBytes?: number): Uint8Array;
  /**
   * Reads so many bytes of a file from a place on, or fewer where it ends before that, and tells how many it has.
   *
   * @throws Error (with a `code`, as Node gives it) when the file cannot be read
   */
  readPart(path: string, from: number, length: number): { readonly bytes: Uint8Array; readonly size: number };
  /**
   * Returns undefined if there is no such file.
   *
   * @throws Error (with a `code`, as Node gives it) when there is one and it cannot be read
   */
  readIfThere(path: string): Uint8Array | undefined;
  /** Tells one state of a file from every other, without reading it. One that is too new to be sure of equals no other. */
  stateOf(path: string): string;
  /** Returns the bytes of a regular file; undefined if there is none. */
  sizeOf(path: string): number | undefined;
  /** Returns the SHA-256 of a regular file, in lower-case hexadecimal; undefined if there is none, or it cannot be read. */
  hashOf(path: string): string | undefined;
  /** True if a file has exactly this text, in UTF-8. A file that cannot be read has another. */
  hasText(path: string, text: string | Uint8Array): boolean;
  /** True if a file has this text somewhere in it. A file that cannot be read has not. */
  includes(path: string, text: string): boolean;
  /** Tells what stands at a path in a folder, links followed. */
  occupantOf(folder: string, path: string): Occupant;
  /**
   * Looks at a file that an article refers to. One that is in none of the folders, symbolic links followed, is outside.
   *
   * @throws Error (with a `code`, as Node gives it) when the file cannot be read
   */
  probe(path: string, folders: readonly string[]): Probe;
  /** Reads what a recording says of itself. Returns undefined where nobody can: it is read on another thread, which the edge has. */
  recordingOf(path: string): Recording | undefined;
  /** Returns the names in a folder; none if there is no such folder. */
  names(path: string): readonly string[];
  /**
   * Returns what is in a folder, in the order of names, links not followed; nothing if there is no such folder.
   *
   * @throws Error (with a `code`, as Node gives it) when the folder cannot be read
   */
  list(path: string): readonly FolderEntry[];
  /** True if a run that was killed has left temporary files or its claim. */
  hasLeftovers(output: string): boolean;
  /**
   * Reads some bytes of a file that can be made anew: as many of them as there are. Returns undefined if there is none, or the
   * file cannot be read.
   *
   * @throws Error when its folder is a symbolic link: what is written there would be written somewhere else
   */
  readCache(path: string, start: number, length: number): Buffer | undefined;
  /** Writes a file that can be made anew, whole or not at all. Returns false where the disk refuses it, which is no error. */
  writeCache(path: string, parts: Iterable<string | Uint8Array>): boolean;
  /** Adds to the end of a file that can be made anew, if it has so many bytes. Returns false if that is not done whole. */
  appendCache(path: string, sizeInBytes: number, parts: Iterable<string | Uint8Array>): boolean;
  /**
   * Begins to write into a folder, which no other process does until `end`. Waits for another process, then removes what
   * a killed one has left in the folder and beside feed.yaml.
   *
   * @throws Error when the folder cannot be written to, or the other process does not end
   */
  begin(folder: string): Transaction;
}

/**
 * Changes of files that appear together, by paths relative to the transaction's folder. Until `commit` every file is as it
 * was.
 */
export interface Transaction {
  /**
   * Writes a text under a temporary name.
   *
   * @throws Error when the disk refuses it
   */
  stage(path: string, text: string): void;
  /**
   * Writes bytes, part by part, under a temporary name.
   *
   * @throws Error when the disk refuses it
   */
  stageParts(path: string, parts: Iterable<Uint8Array>): void;
  /**
   * Copies a file, named relative to feed.yaml, or bytes under a temporary name.
   *
   * @param hash how the SHA-256 of the file begins, in lower-case hexadecimal
   * @throws Error when it is another file by now, or the disk refuses it
   */
  copy(path: string, source: string | Uint8Array, sizeInBytes: number, hash: string): void;
  /** Names a file that goes, with the folders that it leaves empty. */
  remove(path: string): void;
  /** Names a file that goes before anything else changes. One that is gone by then is no error. */
  removeFirst(path: string): void;
  /** Names a file beside feed.yaml, which is put in its place after all documents. */
  stageLast(path: string, text: string | Uint8Array): void;
  /**
   * Writes bytes, part by part, under a temporary name: those of a file that is worth nothing without the document that it is made
   * of, and is put in its place after all others.
   *
   * @throws Error when the disk refuses it
   */
  stageAfterLast(path: string, parts: Iterable<Uint8Array>): void;
  /**
   * Puts everything in its place, after what goes first has gone: copies first, so that no document ever points at a picture that is
   * not there, then documents, then removals, then what was staged last, and after last.
   *
   * @throws Error when the disk refuses it: before the first renaming all is as it was; after it every file is old or new
   */
  commit(): void;
  /** Removes what was staged and not committed, and lets other processes in. */
  end(): void;
}
