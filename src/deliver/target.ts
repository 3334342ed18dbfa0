/** A file of the output folder as it is to be at a target. */
export interface DeliveredFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  /** SHA-256 of its bytes, in hex. */
  readonly hash: string;
  readonly sizeInBytes: number;
  /** The headers that it is served with, where the target can: `content-type`, `cache-control`. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** A file of which the target itself says which version it is. */
export interface StoredFile {
  readonly bytes: Uint8Array;
  /** As the target names this version (an entity tag); given back to it as a condition, to the letter. */
  readonly version: string;
}

/** What a file must be for a write to count: the version that was read, or not there. */
export type WriteCondition = { readonly version: string } | 'absent';

/** What became of a write under a condition. After `unsure` nobody knows: read again, then decide. */
export type ConditionalResult = 'written' | 'refused' | 'unsure';

/** The bytes of a file, each time anew: a write may be tried again. */
export type OpenFile = (file: DeliveredFile) => Iterable<Uint8Array>;

/**
 * Where a publication is delivered. Each method rejects with an Error that says what was expected, what was found and how to mend it.
 * Paths are those of the output folder; where they are at the target is its own matter.
 */
export interface Target {
  /** As `deploy:` names it. */
  readonly name: string;
  /** What people read of it: `s3://news/`, `../web`. It has no secret. */
  readonly place: string;
  /** Undefined if there is none. */
  read(path: string): Promise<StoredFile | undefined>;
  /**
   * Writes files, all of which may be there before the next call begins: in any order, several at once. A file is there whole or as it
   * was. A target with `settle` keeps them apart until that is called.
   *
   * @param onWritten called after each
   */
  write(
    files: readonly DeliveredFile[],
    open: OpenFile,
    onWritten: (file: DeliveredFile) => void,
  ): Promise<void>;
  /** Writes one small file if it is as the condition says. */
  writeIf(file: DeliveredFile, bytes: Uint8Array, condition: WriteCondition): Promise<ConditionalResult>;
  /**
   * Brings what was written to where it is served, where writing alone does not: at once, or in the order of the writes.
   *
   * @returns false if the manifest is no more the last one that was read or written here
   */
  settle?(): Promise<boolean>;
  /**
   * Removes files; one that is not there is removed.
   *
   * @returns false if somebody else has written the manifest meanwhile: then some may be left
   */
  remove(paths: readonly string[], onRemoved: (path: string) => void): Promise<boolean>;
  /**
   * True if the target refuses a write whose condition does not hold; found out by trying.
   *
   * @param name what the file that this takes has in its name; by default drawn by lot
   */
  honoursConditions(name?: string): Promise<boolean>;
  /** A word for how conditions are written here, as far as is known: an earlier delivery's saves a later one the trying. */
  spelling?(): string;
  /** Takes away what a delivery that was killed has left beside the files; writing does so too. */
  tidy(): Promise<void>;
  /** Ends what is open. What was staged and not switched to is as if it had not been sent. */
  close(): Promise<void>;
}
