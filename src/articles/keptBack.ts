import type { Entry, Value } from '../syntax/value.ts';

/** A field by which authors keep an article back, or out of feeds and lists. A value that is in none of its lists is an error. */
export interface Switch {
  /** Capitals, `-`, `_` and spaces do not matter: `isDraft` is `is_draft` too. */
  readonly names: readonly string[];
  /** The key in a mapping that is read: `render` of `build`. */
  readonly part?: string;
  readonly keepsBack: readonly string[];
  readonly publishes: readonly string[];
  /** Values for an article that has a page, and that no feed and no list shows. */
  readonly unlists?: readonly string[];
  /** What is said to any other value, if no value keeps back or unlists: what was expected, and how to mend it. */
  readonly refusal?: readonly [what: string, mend: string];
  /** True for a value in no list that is no switch at all: the date in `published`. */
  readonly isOther?: (value: Value) => boolean;
  /** True if the value must not be in a message. */
  readonly isSecret?: true;
  /** False for names that are too near to other programs' names to be what an author meant. */
  readonly isSuggested?: false;
}

/** As YAML 1.1 spells true and false, which Jekyll and Hexo read. */
const ON = ['true', 'yes', 'on', '1'];
const OFF = ['false', 'no', 'off', '0'];

/** How to mend an entry that leaves open whether the article may be published. */
const KEEP_OR_PUBLISH = 'write draft: true to keep the article back, or take the line out to publish it';
/** The same, for an entry that may mean that no feed shows it. */
export const KEEP_UNLIST_OR_PUBLISH = KEEP_OR_PUBLISH.replace(
  ', or',
  ', unlisted: true to keep it out of feeds and lists, or',
);
const LOCKED = [
  'an article for everyone',
  `one for some readers cannot be made: ${KEEP_OR_PUBLISH}`,
] as const;
const EMBARGO = [
  'a later publication as publishDate',
  `write publishDate: with its time, or ${KEEP_OR_PUBLISH}`,
] as const;

/** Every switch that keeps an article back or unlists it, or may be meant to. Of several in one article, one is enough. */
export const SWITCHES: readonly Switch[] = [
  {
    names: ['draft', 'isDraft', 'private', 'isPrivate', 'unpublished', 'unpublish', 'noPublish'],
    keepsBack: ON,
    publishes: OFF,
  },
  { names: ['headless'], keepsBack: ON, publishes: OFF },
  {
    // A list has the collections that leave the article out.
    names: ['eleventyExcludeFromCollections'],
    keepsBack: ON,
    publishes: OFF,
    isOther: ({ kind }) => kind === 'list',
  },
  { names: ['published'], keepsBack: OFF, publishes: ON, isOther: (value) => /\d/.test(wordOf(value)) },
  { names: ['publish', 'dg-publish', 'isPublished', 'public'], keepsBack: OFF, publishes: ON },
  // Any other `permalink` is an address, and `build` may be a number, or the mapping of the next rows.
  {
    names: ['permalink', 'build'],
    keepsBack: [...OFF, 'never'],
    publishes: [...ON, 'always'],
    isOther: () => true,
    isSuggested: false,
  },
  {
    names: ['render'],
    keepsBack: [...OFF, 'never'],
    publishes: [...ON, 'always'],
    isSuggested: false,
  },
  {
    names: ['build'],
    part: 'render',
    keepsBack: ['never', ...OFF],
    publishes: ['always', ...ON],
    isSuggested: false,
  },
  {
    names: ['build'],
    part: 'list',
    keepsBack: [],
    publishes: ['always', ...ON],
    unlists: ['never', ...OFF],
    isSuggested: false,
  },
  {
    names: ['status', 'post_status', 'publishStatus', 'visibility'],
    keepsBack: [
      'draft',
      'private',
      'pending',
      'trash',
      'trashed',
      'auto-draft',
      'inherit',
      'internal',
      'skip',
    ],
    publishes: ['published', 'publish', 'public', 'live', 'featured'],
    unlists: ['unlisted', 'hidden'],
  },
  { names: ['unlisted', 'hidden', 'isHidden'], keepsBack: [], publishes: OFF, unlists: ON },
  { names: ['listed', 'visible'], keepsBack: [], publishes: ON, unlists: OFF, isSuggested: false },
  {
    // `feed` may be a mapping of settings, too.
    names: ['feed', 'rss'],
    keepsBack: [],
    publishes: ON,
    unlists: OFF,
    isOther: () => true,
    isSuggested: false,
  },
  {
    names: ['password', 'post_password', 'protected'],
    keepsBack: [],
    publishes: OFF,
    refusal: LOCKED,
    isSecret: true,
    isSuggested: false,
  },
  {
    names: ['embargo', 'embargoed', 'embargoUntil', 'publishAt', 'publishOn', 'scheduled'],
    keepsBack: [],
    publishes: OFF,
    refusal: EMBARGO,
    isSuggested: false,
  },
];

/** Unknown names that are suspect when they are on or off, and values that are suspect under any unknown name. */
const SUSPECT_ON =
  /draft|private|unpublish|unlist|^(?:no|not|dont|donot|skip)publish|^(?:exclude|hid|omit|skip|no).*(?:feed|rss)/;
const SUSPECT_OFF = /^(?:in|include|show|add).*(?:feed|rss)/;
const SUSPECT_VALUES = ['draft', 'auto-draft', 'private', 'unpublished', 'unlisted'];

/** The rows of the switch that has a name, in any of its spellings; none if no switch has it. */
export function findSwitches(key: string): readonly Switch[] {
  return rowsOf.get(fold(key)) ?? [];
}

/** True for a value that says something as a value of this switch. */
export function isSwitchValue(name: string, value: Value): boolean {
  const word = wordOf(value);
  return findSwitches(name).some(({ keepsBack: kept, publishes, unlists = [] }) =>
    [...kept, ...publishes, ...unlists].includes(word),
  );
}

/** True for a value by which this switch publishes. */
export function isPublishing(name: string, value: Value): boolean {
  return findSwitches(name).every(({ publishes }) => publishes.includes(wordOf(value)));
}

/** True if an entry that is neither a field nor a switch may be meant to keep the article back. */
export function mayBeSwitch({ key, value }: Entry): boolean {
  const name = fold(key);
  const word = wordOf(value);
  const isOnOrOff =
    (ON.includes(word) && SUSPECT_ON.test(name)) || (OFF.includes(word) && SUSPECT_OFF.test(name));
  return isOnOrOff || SUSPECT_VALUES.includes(word);
}

/** The names that an author may have misspelt. */
export const SUGGESTED_SWITCHES: readonly string[] = SWITCHES.flatMap(({ names, isSuggested = true }) =>
  isSuggested ? names : [],
);

/** The rows that have a name, by the name as `fold` gives it. */
const rowsOf: ReadonlyMap<string, readonly Switch[]> = new Map(
  SWITCHES.flatMap(({ names }) => names.map(fold)).map((name) => [
    name,
    SWITCHES.filter(({ names }) => names.map(fold).includes(name)),
  ]),
);

/** A name without what does not matter in it. */
export function fold(name: string): string {
  return /^[a-z]*$/.test(name) ? name : name.toLowerCase().replace(/[-_\s]/g, '');
}

/** The value in lower case; empty for another kind of value. */
export function wordOf(value: Value): string {
  return value.kind === 'text' ? value.text.trim().toLowerCase() : '';
}
