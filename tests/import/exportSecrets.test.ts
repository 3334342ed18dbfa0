import { describe, expect, it } from 'vitest';
import type { Wanted } from '../../src/import/reader/readFeed.ts';
import { importFeed } from '../../src/publish/importFeed.ts';
import { publish } from '../../src/publish/publish.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { tellAll } from '../support/problems.ts';
import { NOW, SHORTEST } from '../support/publication.ts';
import {
  bloggerNew,
  bloggerOld,
  movableType,
  type WxrItem,
  wxr,
  wxrAttachment,
  wxrItem,
} from './exportTexts.ts';

/** Each kind of private thing has a word of its own: a letter `z`, its name, another `z`. */
const SECRET = /z[a-z]+z/g;

/** A post of which each part is a secret. */
function secretPost(word: string, item: WxrItem, id: number): string {
  const text = `z${word}z [gallery ids="90"] <!--more--> z${word}z`;
  const meta = {
    _thumbnail_id: '90',
    note: `z${word}z`,
    enclosure: `https://a.example/z${word}z.mp3\n1\naudio/mpeg`,
  };
  const category = `<category domain="category" nicename="z${word}z"><![CDATA[z${word}z]]></category>`;
  return wxrItem({ id, title: `z${word}z`, text, excerpt: `z${word}z`, meta, more: category, ...item });
}

const comment = (approved: string, word: string) =>
  `<wp:comment><wp:comment_author>z${word}z</wp:comment_author><wp:comment_author_email>z${word}z@a.example</wp:comment_author_email>
  <wp:comment_content>z${word}z</wp:comment_content><wp:comment_approved>${approved}</wp:comment_approved></wp:comment>`;

const KINDS: Readonly<Record<string, WxrItem>> = {
  draft: { status: 'draft' },
  pending: { status: 'pending' },
  autodraft: { status: 'auto-draft' },
  future: { status: 'future', date: '2030-01-01 00:00:00', localDate: '2030-01-01 13:00:00' },
  private: { status: 'private' },
  password: { password: 'zhunterz' },
  draftpassword: { status: 'draft', password: 'zhunterz' },
  trash: { status: 'trash' },
  inherit: { status: 'inherit' },
  unknownstatus: { status: 'archived' },
  page: { type: 'page' },
  draftpage: { type: 'page', status: 'draft' },
  privatepage: { type: 'page', status: 'private' },
  passwordpage: { type: 'page', password: 'zhunterz' },
  menu: { type: 'nav_menu_item' },
  revision: { type: 'revision', status: 'inherit' },
  product: { type: 'product' },
  css: { type: 'custom_css' },
  template: { type: 'wp_template' },
  block: { type: 'wp_block', status: 'private' },
  blockdraft: { type: 'wp_block', status: 'draft' },
};

const WORDPRESS = wxr([
  '<wp:category><wp:cat_name>ztermz</wp:cat_name><wp:category_description>ztermz</wp:category_description></wp:category>',
  wxrItem({
    id: 1,
    title: 'Open',
    text: `One <!-- zcommentz --> [gallery] <!-- wp:block {"ref":120} /--><!-- wp:block {"ref":121} /-->`,
    meta: { _edit_lock: 'zmetaz', _zmetaz: '1', _thumbnail_id: '91' },
    more: comment('1', 'approved') + comment('spam', 'spam'),
  }),
  ...Object.entries(KINDS).map(([word, item], at) => secretPost(word, item, 100 + at)),
  wxrAttachment(90, 'zattachmentz.jpg', { parent: 104, title: 'zattachmentz', excerpt: 'zattachmentz' }),
  wxrAttachment(91, 'ztrashedfilez.jpg', { parent: 1, status: 'trash' }),
]);

const BLOGGER_OLD = bloggerOld([
  { id: 1, title: 'Open', html: 'One' },
  ...['template', 'settings', 'comment', 'page'].map((kind, at) => ({
    id: 10 + at,
    kind,
    title: `z${kind}z`,
    html: `z${kind}z`,
  })),
  {
    id: 20,
    title: 'zdraftz',
    html: 'zdraftz',
    tags: ['zdraftz'],
    more: '<app:control><app:draft>yes</app:draft></app:control>',
  },
]);

const BLOGGER_NEW = bloggerNew([
  { id: 1, title: 'Open', html: 'One' },
  { id: 2, kind: 'COMMENT', title: 'zcommentz', html: 'zcommentz' },
  { id: 3, kind: 'PAGE', title: 'zpagez', html: 'zpagez' },
  { id: 4, kind: 'EVENT', title: 'zkindz', html: 'zkindz' },
  { id: 5, status: 'DRAFT', title: 'zdraftz', html: 'zdraftz' },
  { id: 6, status: 'SCHEDULED', title: 'zfuturez', html: 'zfuturez' },
  { id: 7, status: 'SOFT_TRASHED', title: 'ztrashz', html: 'ztrashz' },
  { id: 8, status: 'OTHER', title: 'zstatusz', html: 'zstatusz' },
  {
    id: 9,
    title: 'ztrashedz',
    html: 'ztrashedz',
    more: '<blogger:trashed>2024-01-01T00:00:00Z</blogger:trashed>',
  },
  { id: 10, kind: 'PAGE', status: 'DRAFT', title: 'zdraftpagez', html: 'zdraftpagez' },
]).replaceAll('Secret place', 'zplacez');

const sections = [
  'COMMENT:\nAUTHOR: zcommentz\nEMAIL: zcommentz@a.example\nIP: 1.2.3.4\nzcommentz',
  'PING:\nTITLE: zpingz\nzpingz',
  'NOTES:\nznotesz',
  'KEYWORDS:\nzkeywordsz',
];
const MOVABLE_TYPE = movableType([
  { title: 'Open', body: 'One', sections },
  {
    title: 'zdraftz',
    status: 'Draft',
    body: 'zdraftz\n--------\nzdraftz',
    extended: 'zdraftz',
    excerpt: 'zdraftz',
  },
  { title: 'zfuturez', status: 'Future', date: '01/01/2030 08:03:00 PM', body: 'zfuturez' },
  { title: 'zreviewz', status: 'Review', body: 'zreviewz' },
  { title: 'znoentryz', body: 'znoentryz', values: ['NO ENTRY: 1'], sections },
]);

/** The secrets that may be in items/ if they are asked for; in output/ only pages without a link of their own may be. */
const EXPORTS = {
  WordPress: {
    text: WORDPRESS,
    drafts: ['draft', 'pending', 'autodraft', 'future'],
    pages: ['page'],
    both: ['draftpage'],
    files: ['attachment'],
    shown: [],
  },
  'Blogger before 2024': {
    text: BLOGGER_OLD,
    drafts: ['draft'],
    pages: ['page'],
    both: [],
    files: [],
    shown: [],
  },
  'Blogger since 2024': {
    text: BLOGGER_NEW,
    drafts: ['draft', 'future'],
    pages: ['page'],
    both: ['draftpage'],
    files: [],
    shown: ['page'],
  },
  'Movable Type': {
    text: MOVABLE_TYPE,
    drafts: ['draft', 'future'],
    pages: [],
    both: [],
    files: [],
    shown: [],
  },
};

function secretsIn(files: ReadonlyMap<string, Buffer>, folder: string): string[] {
  const found = new Set<string>();
  for (const [path, bytes] of files)
    if (path.startsWith(folder))
      for (const [word] of `${path}\n${bytes}`.matchAll(SECRET)) found.add(word.slice(1, -1));
  return [...found].sort();
}

describe.each(Object.entries(EXPORTS))(
  'an export of %s',
  (_, { text, drafts, pages, both, files, shown }) => {
    it('has each of its secrets in it', () => {
      const words = new Set([...text.matchAll(SECRET)].map(([word]) => word));
      expect(words.size).toBeGreaterThan(4);
    });

    it.each([
      ['as it is', []],
      ['with its drafts', ['drafts']],
      ['with its pages', ['pages']],
      ['with its drafts and pages', ['drafts', 'pages']],
    ] as [string, Wanted[]][])('gives nothing away that was not asked for, %s', (_name, wanted) => {
      const disk = memoryDisk({ 'feed.yaml': SHORTEST });
      const report = importFeed({ disk }, { name: 'export', text }, { now: NOW, wanted: new Set(wanted) });
      const built = publish({ disk }, publicationOf(disk), { now: NOW });
      expect(built.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      const isAsked = wanted.length > 0 ? files : [];
      const ofPages = wanted.includes('pages') ? pages : [];
      const ofDrafts = wanted.includes('drafts') ? drafts : [];
      const ofBoth = wanted.length === 2 ? both : [];
      expect(secretsIn(disk.files, 'items/')).toEqual(
        [...isAsked, ...ofPages, ...ofDrafts, ...ofBoth].sort(),
      );
      expect(secretsIn(disk.files, 'output/')).toEqual(wanted.includes('pages') ? shown : []);
      expect(secretsIn(disk.files, 'feed.lock')).toEqual(wanted.includes('pages') ? shown : []);
      expect(String(disk.files.get('output/rss.xml'))).toContain('<title>Open</title>');
      const told = tellAll([...report.problems, ...built.problems]);
      expect(told).not.toMatch(/z(?:private|password|trash|comment|hunter|css|product)z/);
    });
  },
);
