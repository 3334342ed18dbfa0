import type { Probe } from '../model/media.ts';
import type { KnownTexts } from './outputRecord.ts';

/** A file that may be an article. */
export interface FoundFile {
  /** Relative to feed.yaml, with `/`, in NFC: the same on every machine. */
  readonly file: string;
  /** The name as the disk has it. */
  readonly path: string;
}

/** What a walk through the items' folders found. */
export interface Discovery {
  readonly files: readonly FoundFile[];
  /** Files that look like articles in a format that is not read. */
  readonly unread: readonly string[];
  /** Symbolic links that lead out of their folder; they are not followed. */
  readonly linksOutside: readonly string[];
  /** Folders that are not there. */
  readonly missing: readonly string[];
}

/** What is served, at a path relative to the output folder. */
export type OutputFile = TextFile | CopiedFile | RemovedFile;

/** A document, made when it is asked for. */
export interface TextFile {
  readonly path: string;
  /** Decides the text: under one path and one key there is never another. Asked anew, once the text was made. */
  readonly key: () => string;
  readonly render: () => string;
  /** What a file that stands there has to have in it to be replaced; where this is absent, it is ours whatever it is. */
  readonly mark?: string;
}

/** A file beside feed.yaml. */
export interface RecordFile {
  readonly path: string;
  readonly text: string;
}

/** A file of the author's. Its path holds the hash of its bytes, so that another file has another path. */
export interface CopiedFile {
  readonly path: string;
  /** The name as the disk has it, relative to feed.yaml. */
  readonly copyOf: string;
  /** Bytes. */
  readonly length: number;
}

/** A document that is no more: the file goes, and the folders that it leaves empty. */
export interface RemovedFile {
  readonly path: string;
  /** What the file has to have in it; any other stays. */
  readonly removedBy: string;
}

/** Which files a run changed and which it found as they should be. */
export interface Writing {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  /** Files of somebody else's that stand where ours would be; they are left as they are. */
  readonly foreign: readonly string[];
  /** What became of the record, where there is one. */
  readonly record?: 'written' | 'unchanged';
  /** True where a run that was killed has left something behind. */
  readonly hasLeftovers?: boolean;
}

/** The files of one publication, seen from the folder of its feed.yaml. All that the core knows of a disk. */
export interface Disk {
  /** Every `.md`, `.markdown` and `.txt` file of the folders that is not hidden, in the order of their names. */
  discover(folders: readonly string[], output: string): Discovery;
  /** @throws Error (with a `code`, as Node gives it) when the file cannot be read */
  read(path: string): Uint8Array;
  /**
   * Undefined where there is no such file.
   *
   * @throws Error (with a `code`, as Node gives it) when there is one and it cannot be read
   */
  readIfThere(path: string): Uint8Array | undefined;
  /**
   * Looks at a file that an article refers to, by its path relative to feed.yaml. One that is in none of the folders,
   * symbolic links followed, is outside.
   *
   * @throws Error (with a `code`, as Node gives it) when the file cannot be read
   */
  probe(path: string, folders: readonly string[]): Probe;
  /** Tells one state of these files, relative to feed.yaml, from every other, without reading them. */
  stateOf(paths: readonly string[]): string;
  /** The names in a folder; none where there is no such folder. */
  names(path: string): readonly string[];
  /**
   * Which of the files differ from what is there; a copy of the same length is taken for the same. What is known of a text
   * spares its making.
   */
  compare(
    folder: string,
    files: Iterable<OutputFile>,
    known: KnownTexts,
    record: RecordFile | undefined,
  ): Writing;
  /** As `compare`, but undefined as soon as anything differs. */
  settled(
    folder: string,
    files: Iterable<OutputFile>,
    known: KnownTexts,
    record: RecordFile | undefined,
  ): Writing | undefined;
  /**
   * Writes what differs: each file into the folder under another name, flushed, and only when all are there renamed. Copies are
   * renamed before documents, so that no document ever points at a picture that is not there; the record is the last.
   *
   * @param record a file beside feed.yaml
   * @param isGood asked when all texts were made: where it says no, nothing is changed
   * @returns undefined where nothing was to be changed
   * @throws Error when a file cannot be written: before the first renaming all is as it was; every file is old or new
   * @throws Error when a file to copy has not the length that it had when it was looked at
   */
  write(
    folder: string,
    files: Iterable<OutputFile>,
    known: KnownTexts,
    record: RecordFile | undefined,
    isGood: () => boolean,
  ): Writing | undefined;
  /** Keeps something that can be made anew, whole or not at all; a disk that refuses it is no error. */
  keep(path: string, parts: Iterable<string | Uint8Array>): void;
  /**
   * Does something that no other process does at the same time, and first clears away what a killed one has left in
   * the output folder and beside feed.yaml. Another process is waited for.
   *
   * @throws Error when the folder cannot be written to, or the other process does not end
   */
  exclusively<T>(folder: string, act: () => T): T;
}
