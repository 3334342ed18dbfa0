import type { Author, SourceFeed } from './item.ts';
import type { LockEntry } from './lockEntry.ts';
import type { Place } from './problem.ts';
import type { Stamp } from './stamp.ts';

/** A picture as front matter names it, before anyone has looked for the file. */
export interface PictureReference {
  readonly src: string;
  readonly alt?: string;
  readonly caption?: string;
  readonly credit?: string;
  /** False for a picture that stands beside the text: it is not placed above it. */
  readonly inText?: boolean;
  /** What is said of a picture on someone's server, which nobody measures: MIME, bytes, pixels. */
  readonly type?: string;
  readonly sizeInBytes?: number;
  readonly width?: number;
  readonly height?: number;
  /** Where the author wrote it: an index into the file's text. */
  readonly at: number;
}

/** A file as front matter names it, with what is said of it there. */
export interface FileReference {
  readonly src: string;
  /** MIME */
  readonly type?: string;
  readonly sizeInBytes?: number;
  readonly durationInSeconds?: number;
  readonly title?: string;
  /** BCP 47 */
  readonly language?: string;
  readonly at: number;
}

/** An article taken back: its entry stays, and says so. */
export interface Withdrawal {
  readonly time: Stamp;
  readonly reason?: string;
}

/**
 * What a run knows of an article without its body: small, so that the heads of a hundred thousand articles are an
 * index that fits in memory, and documents can be planned from it.
 */
export interface Head {
  /** The file, relative to feed.yaml, with `/` on every machine. */
  readonly file: string;
  readonly format: 'markdown' | 'newsroom';
  /** Where the body begins: an index into the file's text. */
  readonly bodyStart: number;
  /** Tells whether the file has changed since its head was read. */
  readonly fingerprint: string;
  /** A hash of the body's words: the same in another file, in another format, under another title. */
  readonly textHash: string;
  readonly slug: string;
  readonly title: string;
  readonly published: Stamp;
  /** Where the author would mend it. */
  readonly publishedPlace: Place;
  readonly updated: Stamp;
  /** Where the author wrote it. */
  readonly updatedPlace?: Place;
  /** What was corrected when the article was updated. */
  readonly correction?: string;
  readonly withdrawn?: Withdrawal;
  readonly expires?: Stamp;
  readonly id?: string;
  readonly link?: string;
  readonly externalLink?: string;
  readonly via?: string;
  readonly source?: SourceFeed;
  readonly comments?: string;
  readonly summary?: string;
  readonly language?: string;
  readonly authors: readonly Author[];
  readonly tags: readonly string[];
  readonly image?: PictureReference;
  /** True where the author says that there is none, though the text may show pictures. */
  readonly hasNoImage?: boolean;
  readonly enclosures: readonly FileReference[];
  readonly transcripts: readonly FileReference[];
  readonly chapters?: FileReference;
  /** Where the author would mend the id: its own line, or the first. */
  readonly idPlace: Place;
}

/** A head with its id and link settled. */
export interface Article extends Head {
  readonly id: string;
  readonly link: string;
  /** True for a link that the author gave: the page is there, and its pictures may be beside it. */
  readonly hasOwnLink: boolean;
  /** What subscribers have been given of it. */
  readonly entry?: LockEntry;
  /** What subscribers have been given of it under another id. */
  readonly replacedEntry?: LockEntry;
  /** What it could be, where nobody has said yet which. */
  readonly candidateEntries?: readonly LockEntry[];
}
