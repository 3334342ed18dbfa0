import type { Author } from 'feed';
import type { Place } from './problem.ts';

/** Somebody who is heard, or who made it (Podcasting 2.0, `podcast:person`). */
export interface Person {
  readonly name: string;
  /** Of the Podcast Taxonomy, in lower case: `host`, `guest`. */
  readonly role?: string;
  /** Of the Podcast Taxonomy, in lower case: `cast`, `writing`. */
  readonly group?: string;
  /** The address of a picture. */
  readonly img?: string;
  /** The address of a page about them. */
  readonly href?: string;
}

/** What it is about, as a place (Podcasting 2.0, `podcast:location`). */
export interface Location {
  readonly name: string;
  /** A geo URI (RFC 5870). */
  readonly geo?: string;
  /** An object of OpenStreetMap, like `R113314`. */
  readonly osm?: string;
}

/** A part that stands for the whole (Podcasting 2.0, `podcast:soundbite`). */
export interface Soundbite {
  readonly startInSeconds: number;
  readonly durationInSeconds: number;
  readonly title?: string;
}

/** A chapter of an episode (JSON Chapters 1.2; Podlove Simple Chapters). */
export interface Chapter {
  readonly startInSeconds: number;
  readonly title?: string;
  /** The address of a picture. */
  readonly img?: string;
  /** The address of a page. */
  readonly url?: string;
  /** True for a chapter that no list shows. */
  readonly isHidden?: true;
}

/** The same in another file (Podcasting 2.0, `podcast:alternateEnclosure`). */
export interface AlternateEnclosure {
  /** MIME */
  readonly type: string;
  /** Bytes. */
  readonly length?: number;
  /** Bits a second. */
  readonly bitrate?: number;
  /** Pixels; video only. */
  readonly height?: number;
  /** BCP 47 */
  readonly language?: string;
  readonly title?: string;
  readonly rel?: string;
  /** RFC 6381 */
  readonly codecs?: string;
  readonly isDefault?: boolean;
  /** The addresses of the same bytes. */
  readonly sources: readonly { readonly uri: string; readonly contentType?: string }[];
  /** Subresource Integrity, like `sha256-…`. */
  readonly integrity?: string;
}

/** Where people talk about it (Podcasting 2.0, `podcast:socialInteract`). */
export interface SocialInteract {
  /** `activitypub`, `atproto`, `disabled` and others. */
  readonly protocol: string;
  /** The address of the post; absent only for `disabled`. */
  readonly uri?: string;
  readonly accountId?: string;
  readonly accountUrl?: string;
  /** Less comes first. */
  readonly priority?: number;
}

/** Free text (Podcasting 2.0, `podcast:txt`). */
export interface Txt {
  readonly value: string;
  readonly purpose?: string;
}

/** A licence (Podcasting 2.0, `podcast:license`). */
export interface License {
  /** Of SPDX in lower case, or a name of one's own, which has a `url`. */
  readonly name: string;
  readonly url?: string;
}

/** The same on another service (Podcasting 2.0, `podcast:contentLink`). */
export interface ContentLink {
  readonly href: string;
  readonly title: string;
}

/** What an episode is to its show (Apple, `itunes:episodeType`). */
export type EpisodeType = 'full' | 'trailer' | 'bonus';

/** What an item says of itself as an episode of a podcast, beside its files. */
export interface Episode {
  /** A name is shown in the place of the number. */
  readonly season?: { readonly number: number; readonly name?: string };
  /** Apple takes whole numbers only; `display` is shown in the place of the number. */
  readonly number?: { readonly number: number; readonly display?: string };
  readonly type?: EpisodeType;
  readonly isExplicit?: boolean;
  /** True if directories are asked not to show it. */
  readonly isBlocked?: true;
  /** The title without numbers (`itunes:title`); absent if it is the item's. */
  readonly title?: string;
  /** The address of a square picture (`itunes:image`). */
  readonly image?: string;
  readonly persons?: readonly Person[];
  readonly location?: Location;
  readonly soundbites?: readonly Soundbite[];
  readonly alternates?: readonly AlternateEnclosure[];
  readonly social?: readonly SocialInteract[];
  readonly texts?: readonly Txt[];
  readonly license?: License;
  readonly contentLinks?: readonly ContentLink[];
}

/** Where a show can be supported (Podcasting 2.0, `podcast:funding`). */
export interface Funding {
  readonly url: string;
  readonly title: string;
}

/** A trailer of the show or of a season (Podcasting 2.0, `podcast:trailer`). */
export interface Trailer {
  readonly title: string;
  readonly url: string;
  /** The time of publication. */
  readonly published: Date;
  /** Bytes. */
  readonly length?: number;
  /** MIME */
  readonly type?: string;
  readonly season?: number;
}

/** Another podcast, or one of its episodes (Podcasting 2.0, `podcast:remoteItem`). */
export interface RemoteItem {
  /** A UUID. */
  readonly feedGuid: string;
  readonly feedUrl?: string;
  readonly itemGuid?: string;
  readonly medium?: string;
  readonly title?: string;
}

/** How often there is an episode (Podcasting 2.0, `podcast:updateFrequency`). */
export interface UpdateFrequency {
  /** In words. */
  readonly text: string;
  /** RFC 5545, 3.3.10 */
  readonly rrule?: string;
  readonly start?: Date;
  readonly isComplete?: true;
}

/** Whom listeners pay, as it is given: nothing here is understood but its form (Podcasting 2.0, `podcast:value`). */
export interface PodcastValue {
  readonly type: string;
  readonly method: string;
  readonly suggested?: string;
  readonly recipients: readonly ValueRecipient[];
}

export interface ValueRecipient {
  readonly type: string;
  readonly address: string;
  readonly split: number;
  readonly name?: string;
  readonly customKey?: string;
  readonly customValue?: string;
  readonly isFee?: true;
}

/** A show as feed.yaml has it: what Apple requires, what Apple knows beside that, and Podcasting 2.0. */
export interface Podcast {
  /** Square, JPEG or PNG, 1400 to 3000 pixels. */
  readonly image: string;
  readonly imagePlace: Place;
  /** Categories of Apple's list, each perhaps with a subcategory. */
  readonly categories: readonly { readonly name: string; readonly below?: string }[];
  readonly isExplicit: boolean;
  /** Apple's contact. */
  readonly owner?: Author;
  readonly author?: string;
  /** What the show is about; the publication's description if it is absent. */
  readonly description?: string;
  readonly type?: 'episodic' | 'serial';
  /** A UUID that never changes; derived from the feed's address if it is absent. */
  readonly guid?: string;
  /** True if other hosts may not import the show. */
  readonly isLocked: boolean;
  /** The address to which subscribers are to go (`itunes:new-feed-url`). */
  readonly newFeedUrl?: string;
  /** True if there will be no more episodes (`itunes:complete`). */
  readonly isComplete?: true;
  /** True if directories are asked not to show it (`itunes:block`). */
  readonly isBlocked?: true;
  /** `podcast`, `music`, `audiobook` and others of Podcasting 2.0's list. */
  readonly medium?: string;
  readonly funding?: readonly Funding[];
  readonly persons?: readonly Person[];
  readonly location?: Location;
  readonly license?: License;
  readonly trailers?: readonly Trailer[];
  readonly podroll?: readonly RemoteItem[];
  readonly publisher?: RemoteItem;
  readonly updateFrequency?: UpdateFrequency;
  readonly texts?: readonly Txt[];
  readonly value?: PodcastValue;
  /** Episodes have their chapters in the feed too, as Podlove Simple Chapters. */
  readonly hasSimpleChapters?: true;
}
