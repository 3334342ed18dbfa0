import type { EpisodeHead, Head } from '../model/article.ts';
import type { SWITCH_NAMES } from '../model/fieldNames.ts';
import type { AnyItem, Item } from '../model/item.ts';
import type { Settings } from '../model/settings.ts';
import type { Stamp } from '../model/stamp.ts';
import type { ReportProblem, Source } from '../syntax/sourceText.ts';
import type { Entry, Value, Wrong } from '../syntax/value.ts';
import type { NewsroomHead } from './newsroom/head.ts';

/** A key of a head, or a field that only helps to read other fields. */
type FieldName = keyof Head | ('embargo' | 'reason' | 'imageAlt' | 'layout' | 'tag' | 'categories');

type SwitchName = (typeof SWITCH_NAMES)[number];

/** A field that only episodes have. */
export type EpisodeFieldName =
  | (
      | 'season'
      | 'episodeNumber'
      | 'episodeType'
      | 'explicit'
      | 'block'
      | 'itunesTitle'
      | 'duration'
      | 'persons'
    )
  | ('location' | 'soundbites' | 'chapterList' | 'alternateEnclosures' | 'socialInteract' | 'txt' | 'license')
  | 'contentLinks';

/** The entries of an article's front matter by field. */
export type FieldEntries = Readonly<Partial<Record<FieldName | EpisodeFieldName | SwitchName, Entry>>>;

/** What every field of a head is read with. */
export interface HeadContext {
  readonly source: Source;
  readonly settings: Settings;
  readonly fields: FieldEntries;
  /** All entries of the front matter, whoever reads them. */
  readonly entries: readonly Entry[];
  /** What is read before the rows of the table are. */
  readonly title?: string;
  readonly published?: Stamp;
  /** The first lines of a newsroom text; empty for Markdown. */
  readonly lines: NewsroomHead;
  readonly report: ReportProblem;
  readonly wrong: Wrong;
}

/** Finds the entry that has a name. */
export type FindEntry = (name: string) => Entry | undefined;

/** One field of front matter: a row of the table in `fields.ts`. A value of `undefined` is no value. */
export interface Field {
  /** The field's key in a head, or the name of a helper. */
  readonly key: string;
  /** The part of a head's `episode` that it is. */
  readonly part?: keyof EpisodeHead;
  /** The names in order of preference; the first is the one that `import` writes. */
  readonly names: readonly string[];
  /** The names that feed.yaml has for it, which come first. One with dots looks into mappings. */
  readonly ownNames?: readonly string[];
  /** False where the entry means something else in another program, so that it counts as absent. `find` finds others. */
  readonly accepts?: (entry: Entry, find: FindEntry) => boolean;
  /** True for an entry that counts even under a later name than another. */
  readonly isStronger?: (entry: Entry) => boolean;
  /** False for a name that is too near to other programs' names to be what an author meant. */
  readonly isSuggested?: false;
  /** Reads the value of the field, and reports what is wrong with it. */
  readonly read?: (value: Value, context: HeadContext) => unknown;
  /** The value of an article whose front matter has none. */
  readonly fallback?: (context: HeadContext) => unknown;
  /** The value that `import` writes for an item. `shown` has the addresses of the pictures in the item's text. */
  readonly write?: (item: Item, shown: readonly string[]) => unknown;
  /** The name of the field in a message of `check`, and the text that a document must have of it. */
  readonly compare?: readonly [label: string, textOf: (item: Partial<AnyItem>) => string | undefined];
}

/** A field whose reader gives what its key has in a head. */
export type HeadField = { readonly [K in FieldName]: FieldOf<K> }[FieldName];

/** A field whose reader gives what its part has in the `episode` of a head. */
export type EpisodeField = { readonly [P in keyof EpisodeHead]-?: EpisodeFieldOf<P> }[keyof EpisodeHead];

interface EpisodeFieldOf<P extends keyof EpisodeHead> extends Field {
  readonly key: EpisodeFieldName;
  readonly part: P;
  readonly read: (value: Value, context: HeadContext) => EpisodeHead[P];
}

interface FieldOf<K extends FieldName> extends Field {
  readonly key: K;
  readonly read?: (value: Value, context: HeadContext) => ValueOf<K>;
  readonly fallback?: (context: HeadContext) => ValueOf<K>;
}

type ValueOf<K extends FieldName> = K extends keyof Head ? Head[K] | undefined : undefined;
