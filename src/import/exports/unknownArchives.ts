import type { Fault } from '../../model/problem.ts';

/** A zip that is known by the names in it and not read: what it is, and what to do with it. */
interface KnownArchive {
  readonly what: string;
  readonly isIt: (names: readonly string[]) => boolean;
  readonly mend: string;
}

const some = (form: RegExp) => (names: readonly string[]) => names.some((name) => form.test(name));

const KNOWN: readonly KnownArchive[] = [
  {
    what: 'an export of Notion',
    isIt: some(/ [\da-f]{32}(?:_all)?\.(?:md|html|csv)$/),
    mend: 'export it as Markdown, unpack it, and let dateline init read the folder',
  },
  {
    what: 'an export of Tumblr',
    isIt: some(
      /(?:^|\/)(?:posts\/)?(?:posts\.zip|posts_index\.html)$|^payload-\d+\.json$|(?:^|\/)posts\/html\//,
    ),
    mend: 'import its feed, https://NAME.tumblr.com/rss; dateline import follows what is older in it',
  },
  {
    what: 'a zip in a zip',
    isIt: (names) => names.every((name) => /\.(?:zip|bar)$/i.test(name)) && names.length > 0,
    mend: 'unpack the outer one, and import those in it one by one',
  },
  {
    what: 'a zip of Markdown',
    isIt: some(/(?:^|\/)(?!readme|licen[cs]e)[^/]+\.(?:md|markdown|mdx)$/i),
    mend: 'unpack it, and let dateline init read the folder; import --onto gives its articles the ids of the old feed',
  },
];

/** What to do with a zip that is known and not read; undefined for all others. */
export function adviceOn(names: readonly string[]): Fault | undefined {
  const known = KNOWN.find(({ isIt }) => isIt(names));
  if (known === undefined) return undefined;
  const message = `expected a feed or an export that is read here, found ${known.what}`;
  return { code: 'FEED_BROKEN', message, mend: known.mend };
}
