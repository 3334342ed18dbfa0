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
  /** Symbolic links that lead out of their folder; they are not followed. */
  readonly linksOutside: readonly string[];
  /** Folders that are not there. */
  readonly missing: readonly string[];
}

/** A document and where it is served, relative to the output folder. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

/** Which files a run changed and which it found as they should be. */
export interface Writing {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
}

/** The files of one publication, seen from the folder of its feed.yaml. All that the core knows of a disk. */
export interface Disk {
  /** Every `.md` and `.txt` file of the folders that is not hidden, in the order of their names. */
  discover(folders: readonly string[], output: string): Discovery;
  /** @throws Error (with a `code`, as Node gives it) when the file cannot be read */
  read(path: string): Uint8Array;
  /** Which of the files differ from what is there. */
  compare(folder: string, files: readonly OutputFile[]): Writing;
  /**
   * Writes what differs: each file beside its place, flushed, and only when all are there renamed into it.
   *
   * @throws Error when a file cannot be written: before the first renaming all is as it was; every file is old or new
   */
  write(folder: string, files: readonly OutputFile[]): Writing;
}
