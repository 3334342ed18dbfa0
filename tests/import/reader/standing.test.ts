import { describe, expect, it } from 'vitest';
import { readFeed, type Wanted } from '../../../src/import/reader/readFeed.ts';
import { importFeed } from '../../../src/publish/importFeed.ts';
import { memoryDisk } from '../../support/memoryDisk.ts';
import { tellAll } from '../../support/problems.ts';
import { NOW } from '../../support/publication.ts';

const WP = 'http://wordpress.org/export/1.2/';

/** An item of an export of WordPress. */
function post(title: string, lines: string): string {
  return `<item><title>${title}</title><link>https://harbour.example/${title}/</link>
    <pubDate>Sun, 21 Dec 2014 07:03:00 +0000</pubDate><guid isPermaLink="false">https://harbour.example/?p=${title}</guid>
    <content:encoded>&lt;p&gt;Words of ${title}.&lt;/p&gt;</content:encoded>${lines}</item>`;
}

function wxr(items: string, namespace = WP): string {
  return `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="${namespace}">
    <channel><title>Harbour</title><link>https://harbour.example/</link><description>Notes</description>
    <language>en-NZ</language>${items}</channel></rss>`;
}

const standing = (type: string, status: string, password = '') =>
  `<wp:status>${status}</wp:status><wp:post_type>${type}</wp:post_type><wp:post_password>${password}</wp:post_password>`;

function atom(entry: string): string {
  const lines = `<title>Wharf</title><id>tag:harbour.example,2014:wharf</id><updated>2014-12-21T07:03:00Z</updated>`;
  return `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://www.w3.org/2007/app"
    xmlns:blogger="http://schemas.google.com/blogger/2018"><title>Harbour</title><id>tag:harbour.example,2014:a</id>
    <updated>2014-12-21T07:03:00Z</updated><author><name>Ana</name></author><entry>${lines}${entry}</entry></feed>`;
}

function read(document: string) {
  const { feed, problems } = readFeed('export.xml', document);
  return { titles: feed?.entries.map(({ title }) => title), told: tellAll(problems) };
}

describe('an export of WordPress', () => {
  it.each([
    ['a draft', standing('post', 'draft'), 'draft (1)'],
    ['what waits for a review', standing('post', 'pending'), 'draft (1)'],
    ['a draft that nobody saved', standing('post', 'auto-draft'), 'draft (1)'],
    ['what is scheduled', standing('post', 'future'), 'scheduled entry (1)'],
    ['a private post', standing('post', 'private'), 'private entry (1)'],
    ['a post in the trash', standing('post', 'trash'), 'entry in the trash (1)'],
    ['a post with a password', standing('post', 'publish', 'hunter2'), 'entry with a password (1)'],
    ['a page', standing('page', 'publish'), 'page (1)'],
    ['an attachment', standing('attachment', 'inherit'), 'attachment (1)'],
    ['an item of a menu', standing('nav_menu_item', 'publish'), 'menu item (1)'],
    ['a revision', standing('revision', 'inherit'), 'revision (1)'],
    ['a type of its own', standing('product', 'publish'), 'entry with wp:post_type "product" (1)'],
    ['a status that nobody knows', standing('post', 'archived'), 'entry with wp:status "archived" (1)'],
    ['an empty status', standing('post', ''), 'entry with wp:status "" (1)'],
  ])('is read without %s, which is told by its kind', (_, lines, told) => {
    const { titles, told: message } = read(
      wxr(post('open', standing('post', 'publish')) + post('shut', lines)),
    );
    expect(titles).toEqual(['open']);
    expect(message).toContain(
      `warning FEED_UNPUBLISHED expected entries that everyone may read, found beside them: ${told}`,
    );
    expect(message).not.toContain('hunter2');
  });

  it('is known by its namespace in every version, whatever its prefix', () => {
    for (const namespace of ['http://wordpress.org/export/1.0/', 'https://wordpress.org/export/2.7']) {
      const document = wxr(post('shut', standing('post', 'draft')), namespace);
      expect(read(document).titles).toEqual([]);
      expect(read(document.replace(/\bwp\b/g, 'x')).titles).toEqual([]);
    }
  });

  it('has numbers by kind, at the line of the first', () => {
    const items = ['private', 'draft', 'private'].map((status, at) =>
      post(`p${at}`, standing('post', status)),
    );
    expect(read(wxr(items.join('\n'))).told).toMatch(
      /^export\.xml:3:1 .*: private entry \(2\), draft \(1\) - /,
    );
  });

  it('leaves no word of what it keeps back in any file', () => {
    const secrets = ['draft', 'private', 'trash', 'future', 'pending'].map((status) =>
      post(`secret-${status}`, standing('post', status)),
    );
    const disk = memoryDisk({});
    const text = wxr([post('open', standing('post', 'publish')), ...secrets].join(''));
    const { written } = importFeed(
      { disk },
      { name: 'export.xml', text },
      { now: NOW, timeZone: 'Pacific/Auckland', language: 'en' },
    );
    expect(written).toContain('items/2014-12-21-open.md');
    for (const [path, bytes] of disk.files) expect(`${path}\n${bytes}`).not.toContain('secret');
  });
});

describe('what is wanted of an export', () => {
  const wantedOf = (lines: string, ...wanted: Wanted[]) =>
    readFeed('export.xml', wxr(post('quay', lines)), { wanted: new Set(wanted) }).feed?.entries;

  it.each(['draft', 'pending', 'future'])('is a draft where it is of status %s', (status) => {
    expect(wantedOf(standing('post', status), 'drafts')).toMatchObject([{ title: 'quay', isDraft: true }]);
    expect(wantedOf(standing('post', status), 'pages')).toEqual([]);
  });

  it('is a page, and a draft of a page only where both are', () => {
    expect(wantedOf(standing('page', 'publish'), 'pages')).toMatchObject([{ isPage: true }]);
    expect(wantedOf(standing('page', 'draft'), 'pages')).toEqual([]);
    expect(wantedOf(standing('page', 'draft'), 'pages', 'drafts')).toMatchObject([
      { isPage: true, isDraft: true },
    ]);
  });

  it.each([
    ['private', standing('post', 'private')],
    ['in the trash', standing('post', 'trash')],
    ['a draft with a password', standing('post', 'draft', 'hunter2')],
    ['a page with a password', standing('page', 'publish', 'hunter2')],
  ])('is never what is %s', (_, lines) => {
    expect(wantedOf(lines, 'drafts', 'pages')).toEqual([]);
  });
});

describe('an Atom entry', () => {
  it('is a draft where it says so (RFC 5023, 13.1.1)', () => {
    const said = (value: string) => `<app:control><app:draft>${value}</app:draft></app:control>`;
    expect(read(atom(said('yes')))).toMatchObject({
      titles: [],
      told: expect.stringContaining(': draft (1)'),
    });
    expect(read(atom(said('no')))).toEqual({ titles: ['Wharf'], told: '' });
    expect(read(atom('<app:control/>'))).toEqual({ titles: ['Wharf'], told: '' });
    expect(read(atom(said('maybe'))).told).toContain('entry with app:draft "maybe" (1)');
  });

  it.each([
    ['post', ['Wharf'], ''],
    ['comment', [], ': comment (1)'],
    ['template', [], ': template (1)'],
    ['settings', [], ': settings (1)'],
    ['page', [], ': page (1)'],
  ])('of Blogger with the kind %s is what it was there', (kind, titles, told) => {
    const scheme = 'http://schemas.google.com/g/2005#kind';
    const category = `<category term="roads"/><category scheme="${scheme}" term="http://schemas.google.com/blogger/2008/kind#${kind}"/>`;
    const found = read(atom(category));
    expect(found.titles).toEqual(titles);
    expect(found.told).toContain(told);
  });

  it('of Blogger without the name of its kind is left out', () => {
    const category = '<category scheme="http://schemas.google.com/g/2005#kind"/>';
    expect(read(atom(category))).toMatchObject({
      titles: [],
      told: expect.stringContaining(': entry of no kind (1)'),
    });
  });

  it.each([
    ['<blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status>', ['Wharf'], ''],
    ['<blogger:type>POST</blogger:type><blogger:status>DRAFT</blogger:status>', [], ': draft (1)'],
    [
      '<blogger:type>POST</blogger:type><blogger:status>SCHEDULED</blogger:status>',
      [],
      ': scheduled entry (1)',
    ],
    [
      '<blogger:type>POST</blogger:type><blogger:status>SOFT_TRASHED</blogger:status>',
      [],
      ': entry in the trash (1)',
    ],
    ['<blogger:type>COMMENT</blogger:type><blogger:status>LIVE</blogger:status>', [], ': comment (1)'],
    ['<blogger:type>PAGE</blogger:type>', [], ': page (1)'],
    ['<blogger:type>EVENT</blogger:type>', [], ': entry with blogger:type "EVENT" (1)'],
  ])('of Blogger with %s is what it was there', (lines, titles, told) => {
    const found = read(atom(lines));
    expect(found.titles).toEqual(titles);
    expect(found.told).toContain(told);
  });
});
