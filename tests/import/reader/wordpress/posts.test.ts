import { describe, expect, it } from 'vitest';
import type { ReadEntry } from '../../../../src/import/reader/feedDocument.ts';
import { type ReadOptions, readFeed } from '../../../../src/import/reader/readFeed.ts';
import { tellAll } from '../../../support/problems.ts';
import { type WxrItem, wxr, wxrAttachment, wxrItem } from '../../exportTexts.ts';
import { partsOf } from '../material.ts';

/** What is read of an export with one post, and what is told of it. */
function readPost(item: WxrItem, others: readonly string[] = [], options: ReadOptions = {}) {
  const { feed, problems } = readFeed('wxr.xml', wxr([wxrItem(item), ...others]), options);
  return { entry: feed?.entries[0] as ReadEntry, told: tellAll(problems) };
}

const DRAFTS: ReadOptions = {
  wanted: new Set(['drafts']),
  zone: { timeZone: 'Pacific/Auckland' },
};

describe('a post of an export of WordPress', () => {
  it.each(['1.0', '1.1', '1.2'])('is read of version %s', (version) => {
    const { feed, problems } = readFeed(
      'wxr.xml',
      wxr([wxrItem({ text: 'One\n\ntwo', excerpt: 'Some' })], version),
    );
    expect(problems).toEqual([]);
    expect(feed?.entries).toMatchObject([
      {
        id: 'https://harbour.example/?p=12',
        title: 'Post 12',
        link: 'https://harbour.example/2014/12/post-12/',
        content: '<p>One</p>\n<p>two</p>',
        summary: 'Some',
        isSummaryHtml: true,
        authors: [{ name: 'Ana & Co' }],
      },
    ]);
    expect(JSON.stringify(feed)).not.toContain('secret-mail');
  });

  it('is told by its items, where the version is not given', () => {
    const text = wxr([wxrItem({ text: '[gallery ids="5"]' })]).replace(/<wp:wxr_version>.*/, '');
    expect(readFeed('wxr.xml', text).problems).toMatchObject([{ code: 'FEED_ENTRY' }]);
  });

  it.each([
    ['in the zone of the site', {}, [Date.UTC(2014, 11, 21, 7, 3), 780]],
    [
      'in UTC, where the time of the site is none',
      { localDate: '0000-00-00 00:00:00' },
      [Date.UTC(2014, 11, 21, 7, 3), 0],
    ],
    [
      'in UTC, where it cannot be that of a zone',
      { localDate: '2014-12-23 20:03:00' },
      [Date.UTC(2014, 11, 21, 7, 3), 0],
    ],
    [
      'in UTC, where it differs by minutes',
      { localDate: '2014-12-21 07:04:00' },
      [Date.UTC(2014, 11, 21, 7, 3), 0],
    ],
  ] as const)('has its time %s', (_, item, parts) => {
    expect(partsOf(readPost(item).entry.published)).toEqual(parts);
  });

  it('has the time of the site, where it has no other', () => {
    const { entry, told } = readPost({ date: '0000-00-00 00:00:00' }, [], {
      zone: { timeZone: 'Pacific/Auckland' },
    });
    expect(partsOf(entry.published)).toEqual([Date.UTC(2014, 11, 21, 7, 3), 780]);
    expect(told).toContain('FEED_DATE_LOCAL');
  });

  it('has no time without a word, where it is a draft that has none yet', () => {
    const { entry, told } = readPost({ status: 'draft', date: '0000-00-00 00:00:00' }, [], DRAFTS);
    expect(entry).toMatchObject({ isDraft: true, title: 'Post 12' });
    expect(entry.published).toBeUndefined();
    expect(told).toBe('');
  });

  it('has no link, where it is a draft that only its author can look at', () => {
    const linkOf = (status: string, address: string) => {
      const text = wxr([wxrItem({ status }).replace(/<link>.*<\/link>/, `<link>${address}</link>`)]);
      return readFeed('wxr.xml', text, DRAFTS).feed?.entries[0]?.link;
    };
    const preview = 'https://harbour.example/?p=12';
    expect(linkOf('draft', preview)).toBeUndefined();
    expect(linkOf('publish', preview)).toBe(preview);
    expect(linkOf('future', 'https://harbour.example/road/')).toBe('https://harbour.example/road/');
  });

  it('has none, where none of its dates is one', () => {
    const date = '0000-00-00 00:00:00';
    expect(readPost({ date, localDate: date })).toMatchObject({ told: '' });
    expect(readPost({ date, localDate: date }).entry.published).toBeUndefined();
  });

  it.each([
    ['later', '2014-12-22 07:03:00', '2014-12-22 20:03:00', [Date.UTC(2014, 11, 22, 7, 3), 780]],
    ['at the same time', '2014-12-21 07:03:00', '2014-12-21 20:03:00', undefined],
    ['before that', '2014-12-20 07:03:00', '2014-12-20 20:03:00', undefined],
  ])('was changed, if that was %s', (_, utc, local, parts) => {
    const more = `<wp:post_modified>${local}</wp:post_modified><wp:post_modified_gmt>${utc}</wp:post_modified_gmt>`;
    expect(partsOf(readPost({ more }).entry.updated)).toEqual(parts);
  });

  it('has a title as people read it', () => {
    expect(readPost({ title: 'Fish &amp; <em>chips</em> &#8211; 5 < 6' }).entry.title).toBe(
      'Fish & chips – 5 < 6',
    );
    expect(readPost({ title: '' }).entry.title).toBeUndefined();
  });

  it('has no author where only an address is known', () => {
    const { entry, told } = readPost({ creator: 'ben@harbour.example' });
    expect(entry.authors).toEqual([]);
    expect(told).toContain(
      'expected the names of authors, found logins that are e-mail addresses: address (1)',
    );
    expect(told).not.toContain('ben@');
    expect(readPost({ creator: 'ben' }).entry.authors).toEqual([{ name: 'ben' }]);
  });

  it('has its categories and tags, and tells other labels', () => {
    const { entry, told } = readPost({
      more: `<category domain="category" nicename="roads"><![CDATA[Roads &amp; rail]]></category>
        <category domain="post_tag" nicename="ferry"></category><category>Plain</category><category domain="x"/>
        <category domain="post_format" nicename="post-format-aside"><![CDATA[Aside]]></category>
        <category domain="category" nicename="uncategorized"><![CDATA[Uncategorized]]></category>`,
    });
    expect(entry.tags).toEqual(['Roads & rail', 'ferry', 'Plain']);
    expect(told).toContain(
      'expected categories and tags, found other labels: post_format "Aside" (1), category "Uncategorized" (1)',
    );
  });

  it('has the page of its comments, as feeds have it', () => {
    const comment = (approved: string) =>
      `<wp:comment_status>open</wp:comment_status><wp:comment><wp:comment_approved>${approved}</wp:comment_approved><wp:comment_content>secret</wp:comment_content></wp:comment>`;
    const link = 'https://harbour.example/2014/12/post-12/';
    expect(readPost({ more: comment('1') }).entry.comments).toBe(`${link}#comments`);
    expect(readPost({ more: comment('spam') }).entry.comments).toBe(`${link}#respond`);
    expect(readPost({ more: '<comments>https://x.example/</comments>' }).entry.comments).toBe(
      'https://x.example/',
    );
    expect(readPost({}).entry.comments).toBeUndefined();
  });

  it('without an id is known by its link, and told', () => {
    const text = wxr([
      wxrItem()
        .replace(/<guid.*<\/guid>/, '')
        .replace('https://harbour.example/2014/', '/2014/'),
    ]);
    const { feed, problems } = readFeed('wxr.xml', text);
    expect(feed?.entries[0]?.id).toBe('https://harbour.example/2014/12/post-12/');
    expect(tellAll(problems)).toContain(
      'expected the ids by which subscribers know posts, found posts without: a guid (1)',
    );
  });

  it('that does not say its status is a draft, as WordPress takes it', () => {
    const { feed, problems } = readFeed(
      'wxr.xml',
      wxr([wxrItem().replace(/<wp:status>.*<\/wp:status>/, '')]),
    );
    expect(feed?.entries).toEqual([]);
    expect(tellAll(problems)).toContain(': draft (1)');
  });

  it('has what is before the mark as its summary, where nobody wrote one', () => {
    expect(readPost({ text: 'One\n<!--more-->\ntwo' }).entry).toMatchObject({
      summary: '<p>One</p>\n',
      isSummaryHtml: true,
      content: '<p>One</p>\n<!--more-->\n<p>two</p>',
    });
    expect(readPost({ text: 'One\n<!--more-->\ntwo', excerpt: 'Other' }).entry.summary).toBe('Other');
    expect(readPost({ text: '<!--more-->two' }).entry.summary).toBeUndefined();
    expect(readPost({ text: 'One' }).entry.summary).toBeUndefined();
    expect(readPost({ text: '' }).entry.content).toBeUndefined();
    const without = wxrItem().replace(/<content:encoded>.*<\/content:encoded>/, '');
    expect(readFeed('wxr.xml', wxr([without])).feed?.entries[0]?.content).toBeUndefined();
  });
});

describe('the files of a post', () => {
  const ferry = wxrAttachment(5, 'ferry.jpg', {
    excerpt: 'At <em>last</em>',
    meta: {
      _wp_attachment_image_alt: 'A ferry &amp; its crew',
      _wp_attachment_metadata:
        'a:2:{s:5:"width";i:640;s:6:"height";i:360;s:5:"sizes";a:1:{s:5:"width";i:64;}}',
    },
  });

  it('are a picture with what it shows, if it is featured', () => {
    expect(readPost({ meta: { _thumbnail_id: '5' } }, [ferry]).entry.image).toEqual({
      url: 'https://harbour.example/files/ferry.jpg',
      type: 'image/jpeg',
      alt: 'A ferry & its crew',
      caption: 'At last',
      width: 640,
      height: 360,
    });
  });

  it('are told once where the export does not have them', () => {
    const { entry, told } = readPost({ meta: { _thumbnail_id: '6' } }, [
      wxrItem({ id: 13, meta: { _thumbnail_id: '7' } }),
    ]);
    expect(entry.image).toBeUndefined();
    expect(told).toContain(
      'expected the files that posts name by number, found some that are not in the export: file (2)',
    );
    expect(readPost({ meta: { _thumbnail_id: '0' } }).told).toBe('');
  });

  it.each([
    ['in the trash', wxrAttachment(5, 'secret.jpg', { status: 'trash' })],
    ['behind a password', wxrAttachment(5, 'secret.jpg', { password: ' ' })],
    ['without an address', wxrItem({ id: 5, type: 'attachment', status: 'inherit' })],
    ['without a number', wxrAttachment(5, 'secret.jpg').replace(/<wp:post_id>.*<\/wp:post_id>/, '')],
  ])('are none that are %s', (_, attachment) => {
    const { entry, told } = readPost({ meta: { _thumbnail_id: '5' } }, [attachment]);
    expect(JSON.stringify(entry)).not.toContain('secret');
    expect(told).toContain('file (1)');
  });

  it('are attached, as in feeds', () => {
    const audio = 'https://cdn.example/one.mp3';
    const { entry } = readPost({
      more: ['one.mp3\n1234\naudio/mpeg', 'two.mp4\n\n', '/no-address']
        .map(
          (value) =>
            `<wp:postmeta><wp:meta_key>enclosure</wp:meta_key><wp:meta_value>${value.startsWith('/') ? value : `https://cdn.example/${value}`}</wp:meta_value></wp:postmeta>`,
        )
        .join(''),
      meta: { audio_file: audio },
    });
    expect(entry.enclosures).toEqual([
      { url: audio, length: 1234, type: 'audio/mpeg' },
      { url: 'https://cdn.example/two.mp4', type: 'video/mp4' },
    ]);
  });

  it('have what PowerPress knows of the episode', () => {
    const more = 'a:3:{s:8:"duration";s:8:"00:24:33";s:6:"season";i:2;s:10:"episode_no";s:1:"7";}';
    const { entry } = readPost({
      meta: { enclosure: `https://cdn.example/one.mp3\n1234\naudio/mpeg\n${more}` },
    });
    expect(entry.enclosures).toMatchObject([{ duration: 24 * 60 + 33 }]);
    expect(entry.episode).toEqual({ season: { number: 2 }, number: { number: 7 } });
  });

  it('have what Seriously Simple Podcasting knows of the episode', () => {
    const meta = {
      audio_file: 'https://cdn.example/one.mp3',
      duration: '24:33',
      itunes_episode_type: 'bonus',
      itunes_season_number: 'x',
    };
    const { entry } = readPost({ meta });
    expect(entry.enclosures).toEqual([{ url: meta.audio_file, type: 'audio/mpeg', duration: 24 * 60 + 33 }]);
    expect(entry.episode).toEqual({ type: 'bonus' });
  });

  it('may be the one recording in the text', () => {
    const one = readPost({ text: '[audio src="https://cdn.example/one.mp3"]' }).entry;
    expect(one.enclosures).toEqual([{ url: 'https://cdn.example/one.mp3', type: 'audio/mpeg' }]);
    const two = '[audio src="https://cdn.example/one.mp3"] [audio src="https://cdn.example/two.mp3"]';
    expect(readPost({ text: two }).entry.enclosures).toEqual([]);
    const meta = { enclosure: 'https://cdn.example/three.mp3\n1\naudio/mpeg' };
    expect(
      readPost({ text: '[audio src="https://cdn.example/one.mp3"]', meta }).entry.enclosures,
    ).toHaveLength(1);
  });

  it('are custom fields with a name and a value', () => {
    const more = '<wp:postmeta><wp:meta_key>enclosure</wp:meta_key></wp:postmeta><wp:postmeta/>';
    expect(readPost({ more }).entry.enclosures).toEqual([]);
  });
});

describe('names of authors', () => {
  it('are those with a login and a display name', () => {
    const text = wxr([wxrItem()])
      .replace(/<wp:author_display_name>.*<\/wp:author_display_name>/, '')
      .replace('</wp:author>', '</wp:author><wp:author/>');
    expect(readFeed('wxr.xml', text).feed?.entries[0]?.authors).toEqual([{ name: 'ana' }]);
  });
});

it('counts many names of one kind as others', () => {
  const text = Array.from({ length: 25 }, (_, at) => `[box${at} a="b"]`).join('');
  expect(readPost({ text: `${text}[box1 a="b"]` }).told).toMatch(/box1 \(2\).*box19 \(1\), others \(5\)/);
});
