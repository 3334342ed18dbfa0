import type { ReadEntry, UnpublishedEntries } from './feedDocument.ts';
import type { FeedContext } from './fieldValues.ts';
import type { XmlElement } from './xml.ts';
import { childLine, childOf, childrenOf, elementText } from './xmlFields.ts';

/** What an export says of an element, and what that is called; undefined where everyone may read it. */
type Judge = (item: XmlElement) => string | undefined;

/** One element that says where an entry stands: its values that everyone may read, and what others are called. */
interface Row {
  readonly name: string;
  /** The element that it is in, if not the entry itself. */
  readonly within?: string;
  readonly published: RegExp;
  readonly kinds: readonly (readonly [RegExp, string])[];
}

/** Exports are feeds by their syntax, and hold what was never published. A value that no row knows keeps an entry out. */
const ROWS: readonly Row[] = [
  // WordPress (WXR)
  {
    name: 'wp:post_type',
    published: /^post$/,
    kinds: [
      [/^page$/, 'page'],
      [/^attachment$/, 'attachment'],
      [/^nav_menu_item$/, 'menu item'],
      [/^revision$/, 'revision'],
    ],
  },
  {
    name: 'wp:status',
    published: /^publish$/,
    kinds: [
      [/^(?:draft|auto-draft|pending)$/, 'draft'],
      [/^future$/, 'scheduled entry'],
      [/^private$/, 'private entry'],
      [/^trash$/, 'entry in the trash'],
    ],
  },
  // RFC 5023, 13.1.1
  { name: 'app:draft', within: 'app:control', published: /^no$/i, kinds: [[/^yes$/i, 'draft']] },
  // Blogger, since 2024
  {
    name: 'blogger:type',
    published: /^POST$/i,
    kinds: [
      [/^PAGE$/i, 'page'],
      [/^COMMENT$/i, 'comment'],
    ],
  },
  {
    name: 'blogger:status',
    published: /^LIVE$/i,
    kinds: [
      [/^DRAFT$/i, 'draft'],
      [/^SCHEDULED$/i, 'scheduled entry'],
      [/TRASHED$/i, 'entry in the trash'],
    ],
  },
  { name: 'blogger:trashed', published: /^$/, kinds: [[/./, 'entry in the trash']] },
];

/** Blogger, before 2024: the kind is a category. */
export const KIND_SCHEME = 'http://schemas.google.com/g/2005#kind';

const JUDGES: readonly Judge[] = [...ROWS.map(judgeBy), withoutStatus, kindOfBlogger, passwordOf];

/** What an entry says of itself that was wanted, though not everyone may read it. */
export type Standing = Pick<ReadEntry, 'isDraft' | 'isPage'>;

const WANTED: ReadonlyMap<string, { readonly what: 'drafts' | 'pages'; readonly standing: Standing }> =
  new Map([
    ['draft', { what: 'drafts', standing: { isDraft: true } }],
    ['scheduled entry', { what: 'drafts', standing: { isDraft: true } }],
    ['page', { what: 'pages', standing: { isPage: true } }],
  ] as const);

/** How entries of a document are judged. */
interface Judgement<T> {
  /** What an entry is that not everyone may read: all of it, as one that is wanted is held to what else is said of it. */
  readonly kindsOf: (entry: T) => readonly string[];
  /** Where it begins. */
  readonly indexOf: (entry: T) => number;
}

interface Separated<T> {
  readonly published: { readonly item: T; readonly standing: Standing }[];
  readonly unpublished: UnpublishedEntries[];
}

/**
 * The items of a document that everyone may read, or that are wanted though not everyone may, and how many others there are,
 * by their kinds.
 *
 * @example separate(items, context).unpublished // [{ kind: 'draft', count: 3, line: 120 }]
 */
export function separate(items: readonly XmlElement[], context: FeedContext): Separated<XmlElement> {
  return separateBy(items, { kindsOf, indexOf: ({ index }) => index }, context);
}

/** The same for entries of any document. */
export function separateBy<T>(
  items: readonly T[],
  { kindsOf, indexOf }: Judgement<T>,
  { lineOf, wanted }: FeedContext,
): Separated<T> {
  const published: Separated<T>['published'] = [];
  const others = new Map<string, { readonly first: T; count: number }>();
  for (const item of items) {
    const { kind, standing } = judged(kindsOf(item), wanted);
    const known = others.get(kind ?? '');
    if (kind === undefined) published.push({ item, standing });
    else if (known) known.count += 1;
    else others.set(kind, { first: item, count: 1 });
  }
  const unpublished = [...others].map(([kind, { first, count }]) => ({
    kind,
    count,
    line: lineOf(indexOf(first)),
  }));
  return { published, unpublished };
}

function kindsOf(item: XmlElement): string[] {
  return JUDGES.flatMap((judge) => judge(item) ?? []);
}

function judged(
  kinds: readonly string[],
  wanted: FeedContext['wanted'],
): { readonly kind?: string; readonly standing: Standing } {
  let standing: Standing = {};
  for (const kind of kinds) {
    const mark = WANTED.get(kind);
    if (mark === undefined || !wanted.has(mark.what)) return { kind, standing };
    standing = { ...standing, ...mark.standing };
  }
  return { standing };
}

function judgeBy({ name, within, published, kinds }: Row): Judge {
  return (item) => {
    const place = within === undefined ? item : childOf(item, within);
    if (place === undefined || childOf(place, name) === undefined) return undefined;
    const value = childLine(place, name) ?? '';
    if (published.test(value)) return undefined;
    return kinds.find(([form]) => form.test(value))?.[1] ?? `entry with ${name} "${value}"`;
  };
}

/** WordPress itself takes an entry that does not say its status for a draft. */
function withoutStatus(item: XmlElement): string | undefined {
  return childOf(item, 'wp:post_type') && !childOf(item, 'wp:status') ? 'draft' : undefined;
}

function kindOfBlogger(entry: XmlElement): string | undefined {
  for (const { attributes } of childrenOf(entry, 'atom:category')) {
    if (attributes.get('scheme') !== KIND_SCHEME) continue;
    const kind = attributes.get('term')?.replace(/^.*#/s, '') || 'entry of no kind';
    if (kind !== 'post') return kind;
  }
  return undefined;
}

function passwordOf(item: XmlElement): string | undefined {
  const password = childOf(item, 'wp:post_password');
  return password && elementText(password) !== '' ? 'entry with a password' : undefined;
}
