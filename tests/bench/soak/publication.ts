import { articleText } from './articleText.ts';
import type { Chance } from './chance.ts';
import { hostileBytes } from './hostileText.ts';
import type { Planted } from './sandbox.ts';
import { settingsText } from './settingsText.ts';

/** Something that stands in a publication: a path relative to feed.yaml, and what is there. */
export type Placed = readonly [path: Buffer, what: Planted];

/** A picture of one point. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
/** The same, for who only looks at its first bytes: large enough for a podcast's cover. */
const COVER = Buffer.from(PNG);
COVER.writeUInt32BE(1400, 16);
COVER.writeUInt32BE(1400, 20);
const MAX_ARTICLES = 7;
const FOLDERS = ['items/', 'items/', 'items/', 'items/deep/', 'items/_drafts/', 'items/2014/12/', 'more/'];
const NAMES = [
  'a.md',
  'b.md',
  '2014-12-21-road.md',
  'road.txt',
  'ferry.markdown',
  'index.md',
  'c.txt',
  'd.html',
];
const ODD_NAMES = [
  ...[
    '-rf.md',
    '#a.md',
    'a?b.md',
    '%2e%2e.md',
    'a%.md',
    'con.md',
    'nul.md',
    'a .md',
    ' .md',
    '..md',
    '.hidden.md',
    'A.MD',
  ],
  ...[
    'a\nb.md',
    '\u001b[31mred.md',
    '::error::x.md',
    '"\'<&>.md',
    '\u202etxt.md',
    'é.md',
    'e\u0301.md',
    'a\\b.md',
    'a:b.md',
  ],
  ...[
    '__proto__.md',
    '{{x}}.md',
    '*.md',
    '[a].md',
    '\ud83d\ude00.md',
    `${'x'.repeat(251)}.md`,
    `${'é'.repeat(125)}.md`,
  ],
  ...['a.md~', 'a.mdx', 'a.rst', 'a.dateline-tmp', '.b.md.01234567-89ab-cdef-0123-456789abcdef.dateline-tmp'],
];
const SPARSE_SIZES = [1, 4096, 30_000_000, 300_000_000, 3_000_000_000, 5_000_000_000];
const DEVICES = [
  '/dev/zero',
  '/dev/null',
  '/dev/full',
  '/proc/self/mem',
  '/proc/self/environ',
  '/etc/passwd',
  '/',
];
const LINKS = [
  '../outside/secret.md',
  '../../outside/secret.md',
  '../outside',
  'a.md',
  '.',
  '..',
  'nowhere',
  ...DEVICES,
];
/** Where something stands that is no file, or no file of ours. */
const ODD_PLACES = [
  ...[
    'feed.yaml',
    'feed.lock',
    '.gitignore',
    '.git',
    '.git/index',
    'items',
    'icon.png',
    'output',
    'items/p.png',
    'items/a.md',
  ],
  ...[
    'output/rss.xml',
    'output/atom.xml',
    'output/index.html',
    'output/media',
    'output/archive',
    'output/tags',
    'items/x.svg',
  ],
  ...[
    '.dateline',
    '.dateline/records',
    '.dateline/.gitignore',
    '.run.x.dateline-tmp',
    'output/.nojekyll',
    'items/deep',
  ],
  ...[
    'output/.rss.xml.01234567-89ab-cdef-0123-456789abcdef.dateline-tmp',
    '.run.h.1.2.01234567.dateline-tmp',
  ],
];

/** All that a publication has at its beginning. */
export function publicationOf(chance: Chance): Placed[] {
  return [
    file('feed.yaml', settingsText(chance)),
    file('icon.png', PNG),
    file('items/p.png', COVER),
    file('items/x.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
    ...Array.from({ length: 1 + chance.below(MAX_ARTICLES) }, () => anyArticle(chance)),
    ...(chance.isHostile(0.25) ? [anyOddity(chance)] : []),
  ];
}

/** An article: a file with a name that others may have too. */
export function anyArticle(chance: Chance): Placed {
  const name = anyName(chance);
  const isNewsroom = name.subarray(-4).toString() === '.txt';
  return [Buffer.concat([Buffer.from(chance.oneOf(FOLDERS)), name]), fileOf(articleText(chance, isNewsroom))];
}

/** Something that is no file, or a file that nobody expects, where a run comes by. */
export function anyOddity(chance: Chance): Placed {
  const isInItems = chance.isLikely(0.5);
  const path = isInItems
    ? Buffer.concat([Buffer.from(chance.oneOf(FOLDERS)), anyName(chance)])
    : Buffer.from(chance.oneOf(ODD_PLACES));
  return [path, anyThing(chance)];
}

export function file(path: string, bytes: Buffer): Placed {
  return [Buffer.from(path), fileOf(bytes)];
}

function fileOf(bytes: Buffer): Planted {
  return { kind: 'file', bytes };
}

function anyThing(chance: Chance): Planted {
  const makers: readonly (() => Planted)[] = [
    () => fileOf(hostileBytes(chance)),
    () => fileOf(Buffer.alloc(0)),
    () => ({ kind: 'folder' }),
    () => ({ kind: 'pipe' }),
    () => ({ kind: 'link', target: chance.oneOf(LINKS) }),
    () => ({ kind: 'link', target: chance.oneOf(LINKS) }),
    () => ({ kind: 'sparse', sizeInBytes: chance.oneOf(SPARSE_SIZES) }),
  ];
  return chance.oneOf(makers)();
}

/** Mostly plain; else odd, or any bytes that a file system takes. */
function anyName(chance: Chance): Buffer {
  if (!chance.isHostile(0.24)) return Buffer.from(chance.oneOf(NAMES));
  if (chance.isLikely(0.7)) return Buffer.from(chance.oneOf(ODD_NAMES));
  const bytes = chance.bytes(1 + chance.below(20)).map((byte) => (byte === 0 || byte === 0x2f ? 0x80 : byte));
  return Buffer.concat([bytes, Buffer.from(chance.oneOf(['.md', '.txt', '']))]);
}
