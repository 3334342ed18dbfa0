import type { Article, Head } from '../../model/article.ts';
import type { MediaFile } from '../../model/media.ts';
import type { Problem } from '../../model/problem.ts';
import type { Stored, Sum } from './recordsFile.ts';

// Three rules hold for every record. It depends on no other article, but for where the links that it names lead. It is valid
// for one hash of settings and one program. It names the state of every file that it was made of.

/** What the beginning of an article's file says: a head, or that it is a draft, or problems. */
export interface HeadResult {
  readonly head?: Head;
  readonly isDraft: boolean;
  readonly problems: readonly Problem[];
}

/** What reading an article's file gave. */
export interface ArticleRecord {
  /** Of the file, before it was read. */
  readonly state: string;
  readonly result: HeadResult;
  readonly body?: BodyRecord;
  /** Where it was read; absent for a new record. */
  readonly stored?: Stored;
}

/** What reading an article's body gave, but for the body. */
export interface BodyRecord {
  /** Decides, with the next four, how the body was read. */
  readonly settingsHash: string;
  readonly fingerprint: string;
  readonly id: string;
  readonly link: string;
  /** Where the article is in other languages: decides the text, too. */
  readonly translations?: Article['translations'];
  /** The files that the article refers to, or that would have come first, each with its state then. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** The links that may lead to other articles, as they are written, each with what became of it. */
  readonly links: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  readonly media: readonly MediaFile[];
  /** A hash of what readers see, if a window showed the article. */
  readonly contentHash?: string;
  /** Bytes that the article adds to the largest document of a feed, by the feed's folder. */
  readonly sizes: ReadonlyMap<string, number>;
}

/** The hash of the inputs of the text that we last wrote or verified at a path, and the file's state at that time. */
export interface OutputRecord {
  readonly inputsHash: string;
  readonly state: string;
}

/**
 * What is recorded of each file, as far as a look at all of them asks: a row for each, in the order of the files. It stays as
 * bytes, of which rows are read when they are wanted.
 */
export interface SourceIndex {
  /** The name of each file and its state, a line each. */
  readonly names: Buffer;
  /** The numbers of each row, one row after the other: see `COLUMN`. */
  readonly table: Float64Array;
  /** By which words links may call each article, which its own links have, and more that is looked for in all: a line each. */
  readonly words: Buffer;
  /** For each file as it was found now the number of its row, or -1 if it is new or in another state. */
  readonly rowOf: Int32Array;
}

/**
 * What earlier runs found out. It saves time and changes nothing else: a record is used only while nothing has changed
 * since, and without records all is read and rendered anew.
 */
export interface Records {
  /** Of the settings and the program that the records are valid for. */
  readonly settingsHash: string;
  /** By file. */
  readonly articles: Map<string, ArticleRecord>;
  /** By path relative to the output folder. */
  readonly outputs: Map<string, OutputRecord>;
  /** True if there is a file that cannot be used: nothing of it is, and it is written anew. */
  readonly isDiscarded: boolean;
  /** What is recorded of all files, where `articles` has the records of some of them. */
  readonly index?: SourceIndex;
  /** The file of records as it was read. */
  readonly before: {
    readonly report: Sum;
    readonly articles: number;
    /** Whatever the settings were. */
    readonly outputs: ReadonlyMap<string, OutputRecord>;
  };
}

/** Most articles refer to no file and no article, and are in no window: one object for all of them saves memory. */
export const NO_FILES: BodyRecord['dependencies'] = new Map();
export const NO_LINKS: BodyRecord['links'] = new Map();
export const NO_SIZES: BodyRecord['sizes'] = new Map();
