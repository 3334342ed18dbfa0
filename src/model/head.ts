import type { Author, Picture } from './item.ts';
import type { Place } from './problem.ts';
import type { Stamp } from './stamp.ts';

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
  readonly slug: string;
  readonly title: string;
  readonly published: Stamp;
  readonly updated: Stamp;
  /** Where the author wrote it. */
  readonly updatedPlace?: Place;
  readonly expires?: Stamp;
  readonly id?: string;
  readonly link?: string;
  readonly externalLink?: string;
  readonly summary?: string;
  readonly language?: string;
  readonly authors: readonly Author[];
  readonly tags: readonly string[];
  readonly image?: Picture;
  /** Where the author would mend the id: its own line, or the first. */
  readonly idPlace: Place;
}

/** A head with its id and link settled. */
export interface IdentifiedHead extends Head {
  readonly id: string;
  readonly link: string;
}
