import type { ArticleFormat } from './articleFormat.ts';
import type { Author, SourceFeed, Translation } from './item.ts';
import type { LockEntry } from './lockEntry.ts';
import type { AlternateEnclosure, Chapter, Episode, Person } from './podcast.ts';
import type { Place } from './problem.ts';
import type { Stamp } from './stamp.ts';

/** A picture as front matter names it, before the file is looked up. */
export interface PictureReference {
  readonly src: string;
  readonly alt?: string;
  readonly caption?: string;
  readonly credit?: string;
  /** False for a picture that readers show beside the text, so it is not placed above it. */
  readonly inText?: boolean;
  /** What front matter says of a remote picture, which is never measured. MIME; then bytes and pixels. */
  readonly type?: string;
  readonly sizeInBytes?: number;
  readonly width?: number;
  readonly height?: number;
  /** The index in the file's text at which the author wrote it. */
  readonly at: number;
}

/** A file as front matter describes it. */
export interface FileReference {
  readonly src: string;
  /** MIME */
  readonly type?: string;
  readonly sizeInBytes?: number;
  readonly durationInSeconds?: number;
  readonly title?: string;
  /** BCP 47 */
  readonly language?: string;
  /** What a transcript is to its file: `captions`. */
  readonly rel?: string;
  readonly at: number;
}

/** A file or an address, where nothing else is said of it. */
export type BareReference = Pick<FileReference, 'src' | 'at'>;

/** The same episode in other files, as front matter names it: sources stand for the same bytes. */
export interface AlternateReference extends Omit<AlternateEnclosure, 'type' | 'sources'> {
  /** MIME */
  readonly type?: string;
  readonly sources: readonly (BareReference & { readonly contentType?: string })[];
}

/** What front matter says of an article as an episode, before any file is looked up. */
export interface EpisodeHead extends Omit<Episode, 'image' | 'persons' | 'alternates'> {
  readonly persons?: readonly (Omit<Person, 'img'> & { readonly img?: BareReference })[];
  readonly alternates?: readonly AlternateReference[];
  /** Of its first file. */
  readonly durationInSeconds?: number;
  /** Its chapters, where they are no file. */
  readonly chapters?: readonly (Omit<Chapter, 'img'> & { readonly img?: BareReference })[];
  /** The place of its number, of its season, or else of its type. */
  readonly place?: Place;
}

/** A withdrawn article stays in the feeds with a note. */
export interface Withdrawal {
  readonly time: Stamp;
  readonly reason?: string;
}

/**
 * The metadata of an article without its body. It is small, so the heads of 100,000 articles fit in memory and
 * documents can be planned from them.
 */
export interface Head {
  /** The file, relative to feed.yaml, with `/` on every machine. */
  readonly file: string;
  readonly format: ArticleFormat;
  /** The index in the file's text at which the body begins. */
  readonly bodyStart: number;
  /** Lines among those of a newsroom text's head that are none of it: the body begins with them. */
  readonly asides?: readonly string[];
  /** A hash of the file's text, to detect that the file changed after its head was read. */
  readonly fingerprint: string;
  /** A hash of the body's words. It does not depend on the file, the format or the title. */
  readonly textHash: string;
  /** True if the body is so short that another article may have the same words. */
  readonly isBrief?: true;
  readonly slug: string;
  /** The slug that its translations have too, where its language is a part of `slug`. */
  readonly bareSlug?: string;
  /** True if front matter has the slug, where there are languages: translations may be known by it. */
  readonly hasOwnSlug?: true;
  /** What front matter says that its translations have too. */
  readonly translationKey?: string;
  /** What people see of it in lists: its title, or the first words of a note. */
  readonly title: string;
  /** True for a note: an article without a title of its own. Feeds say so. */
  readonly isUntitled?: boolean;
  readonly published: Stamp;
  /** The place where the author can correct it. */
  readonly publishedPlace: Place;
  readonly updated: Stamp;
  /** The place where the author wrote it. */
  readonly updatedPlace?: Place;
  /** What was corrected when the article was updated. */
  readonly correction?: string;
  readonly withdrawn?: Withdrawal;
  readonly expires?: Stamp;
  /** Where its author says that it has a page, and that no feed and no list shows it. Absent for any other article. */
  readonly unlistedPlace?: Place;
  readonly id?: string;
  readonly link?: string;
  /** Addresses that its page had before. */
  readonly aliases?: readonly string[];
  readonly externalLink?: string;
  readonly via?: string;
  readonly source?: SourceFeed;
  readonly comments?: string;
  readonly summary?: string;
  /** What ends the summary in the body, where the author has a mark of their own. */
  readonly excerptSeparator?: string;
  readonly language?: string;
  readonly authors: readonly Author[];
  readonly tags: readonly string[];
  readonly image?: PictureReference;
  /** True if the author says that there is no picture, even if the text has some. */
  readonly hasNoImage?: boolean;
  readonly enclosures: readonly FileReference[];
  readonly transcripts: readonly FileReference[];
  readonly chapters?: FileReference;
  /** Present if front matter says of it what only an episode of a podcast has. */
  readonly episode?: EpisodeHead;
  /** The place where the author can correct the id: its own line, or the first line. */
  readonly idPlace: Place;
}

/** An article that has a page, and that no feed and no list shows. */
export type UnlistedArticle = Article & Required<Pick<Article, 'unlistedPlace'>>;

/** A head with its final id and link. */
export interface Article extends Head {
  readonly id: string;
  readonly link: string;
  /** True if the author gave the link: the page exists elsewhere, with its pictures perhaps beside it. */
  readonly hasOwnLink: boolean;
  /** The same article in other languages, where they are out; itself last. */
  readonly translations?: readonly Translation[];
  /** The article's entry in the lock. */
  readonly entry?: LockEntry;
  /** The entry in the lock that the article had under another id. */
  readonly replacedEntry?: LockEntry;
  /** The entries in the lock that the article may have, while that is undecided. */
  readonly candidateEntries?: readonly LockEntry[];
}
