import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderAtom } from '../../../src/feeds/atom.ts';
import { renderJson } from '../../../src/feeds/jsonFeed.ts';
import { renderRss } from '../../../src/feeds/rss.ts';
import type { ReadEntry, ReadFeed } from '../../../src/import/reader/feedDocument.ts';
import type { AnyFeed } from '../../../src/model/channel.ts';
import type { AnyItem, Enclosure } from '../../../src/model/item.ts';
import { formatRfc3339, Stamp } from '../../../src/model/stamp.ts';
import { proseOnOneLine, withoutForbidden } from '../../../src/model/text.ts';
import { anyFeed } from '../../feeds/anyFeed.ts';
import { feedOf, HOME } from '../../feeds/material.ts';
import { feedIn } from './material.ts';

type Format = ReadFeed['format'];

const RENDERERS = { rss: renderRss, atom: renderAtom, json: renderJson } as const;
const FORMATS = ['rss', 'atom', 'json'] as const;

const line = (text = '') => proseOnOneLine(withoutForbidden(text)) || undefined;
const whole = (text = '') => (withoutForbidden(text).trim() === '' ? undefined : withoutForbidden(text));
const date = (moment: Date | undefined) => moment && formatRfc3339(moment);

/** What each format can say of a file; nobody says that it has no bytes. */
function fileIn(format: Format, { url, type, length, title, duration }: Enclosure, isFirst: boolean) {
  const isEpisode = isFirst && /^(?:audio|video)\//.test(type ?? '');
  return {
    url,
    type,
    length: length || undefined,
    title: format === 'rss' ? undefined : line(title),
    duration: format === 'json' || (format === 'rss' && (isEpisode || !isFirst)) ? duration : undefined,
  };
}

/** Files of one address are one, of which the first says most. */
function filesIn(format: Format, files: readonly Enclosure[] = []) {
  const said = files.map((file, index) => fileIn(format, file, index === 0));
  const urls = [...new Set(said.map(({ url }) => url))];
  return urls.map((url) => {
    const same = said.filter((file) => file.url === url);
    const first = <K extends keyof (typeof same)[0]>(key: K) =>
      same.map((file) => file[key]).find((value) => value !== undefined);
    return {
      url,
      type: first('type'),
      length: first('length'),
      title: first('title'),
      duration: first('duration'),
    };
  });
}

/** In JSON Feed, attachments of one title are one thing in several formats: all but the first are alternates of it. */
function inJson(files: ReturnType<typeof filesIn>) {
  const [first, ...others] = files;
  const isSame = ({ title }: { title: string | undefined }) => title !== undefined && title === first?.title;
  const alternates = others
    .filter(isSame)
    .map(({ url, type, length }) => ({ type, length, sources: [{ uri: url }] }));
  if (first === undefined || alternates.length === 0) return undefined;
  return { enclosures: [first, ...others.filter((file) => !isSame(file))], episode: { alternates } };
}

/** The picture of an item; what is said of it stands in XML alone. */
function pictureIn(format: Format, { image }: AnyItem) {
  if (typeof image !== 'object') return undefined;
  const { url, length, alt, caption, credit } = image;
  const words = { alt: line(caption && alt), caption: line(caption || alt), credit: line(credit) };
  return { url, type: 'image/png', length: length || undefined, ...(format !== 'json' && words) };
}

/** What RSS and Atom say of an item and JSON Feed does not. */
function onlyInXml({ source, via, comments }: AnyItem) {
  return { source: source && { title: line(source.title) ?? '', url: source.url }, via, comments };
}

/** An item as a reader of that format has to find it; a field without a value is absent. */
function meant(format: Format, item: AnyItem) {
  const { published = item.date, transcripts = [] } = item;
  const isUpdated = format !== 'rss' || item.date > published;
  return {
    id: item.id,
    title: line(item.title),
    link: item.link,
    published: date(published),
    updated: isUpdated ? date(item.date) : undefined,
    summary: whole(item.description),
    isSummaryHtml: format === 'rss' && whole(item.description) !== undefined,
    content: whole(item.content),
    authors: (item.author ?? []).flatMap(({ name }) => (line(name) ? [{ name: line(name) }] : [])),
    tags: [...new Set((item.category ?? []).flatMap(({ name }) => line(name) ?? []))],
    image: pictureIn(format, item),
    enclosures: filesIn(format, item.enclosures),
    transcripts: format === 'rss' ? transcripts : [],
    ...(format === 'json' ? inJson(filesIn(format, item.enclosures)) : onlyInXml(item)),
  };
}

function found({ line: _line, published, updated, ...entry }: ReadEntry) {
  return { ...entry, published: date(published), updated: date(updated) };
}

/** Atom demands somebody who answers for the feed. */
function channelAuthors(format: Format, { options, items }: AnyFeed) {
  const isAuthored = items.length > 0 && items.every(({ author = [] }) => author.some(({ name }) => name));
  const name = line(options.title);
  return format === 'atom' && !isAuthored && name ? [{ name }] : [];
}

/** RSS demands a description: a channel without one has its title there. */
function channelDescription(format: Format, { options: { title, description } }: AnyFeed) {
  return line(format === 'rss' && !description ? title : description);
}

test.each(FORMATS)('reads in %s what we write, whatever it is', (format) => {
  fc.assert(
    fc.property(anyFeed, (made) => {
      const { entries, ...head } = feedIn(RENDERERS[format](made));
      expect(head).toEqual({
        format,
        title: line(made.options.title),
        description: channelDescription(format, made),
        link: HOME,
        language: 'en',
        copyright: format === 'json' ? undefined : line(made.options.copyright),
        authors: channelAuthors(format, made),
        hubs: [],
        deleted: [],
      });
      expect(entries.map(found)).toEqual(made.items.map((item) => meant(format, item)));
    }),
    { numRuns: 500 },
  );
});

describe.each(FORMATS)('such as, in %s,', (format) => {
  const read = (item: Partial<AnyItem>, options = {}) => feedIn(RENDERERS[format](feedOf([item], options)));
  const readItem = (item: Partial<AnyItem>) => read(item).entries[0];

  test('markup in a title, and characters that XML keeps for itself', () => {
    expect(readItem({ title: ']]> <b>&amp; 🎉 ā' })?.title).toBe(']]> <b>&amp; 🎉 ā');
  });

  test('content to the letter', () => {
    const content = '<p>A &amp; B ]]&gt; ]]></p>\r\n\n<pre>\n x</pre> ';
    expect(readItem({ content })?.content).toBe(content);
  });

  test('a date with its offset', () => {
    expect(readItem({})?.published).toMatchObject({ offsetInMinutes: 780 });
  });

  test('the address of the feed, its hubs and its icon', () => {
    const links = { rss: `${HOME}rss`, atom: `${HOME}atom`, json: `${HOME}json` };
    const options = { feedLinks: links, image: `${HOME}icon.png`, hubs: [`${HOME}hub`] };
    expect(read({}, options)).toMatchObject({
      self: links[format],
      icon: `${HOME}icon.png`,
      hubs: [`${HOME}hub`],
    });
  });

  test('a language, and where the format has it the page that it is about', () => {
    const entry = readItem({ language: 'mi', externalLink: 'https://other.example/a' });
    const externalLink = format === 'rss' ? undefined : 'https://other.example/a';
    expect([entry?.language, entry?.externalLink]).toEqual(['mi', externalLink]);
  });

  test('a picture once, with the size that its attachment says', () => {
    const image = { url: `${HOME}a.jpg`, type: 'image/jpeg', length: 9 };
    expect(readItem({ image })).toMatchObject({ image, enclosures: [] });
  });
});

test('reads in RSS the files of an episode', () => {
  const item = {
    enclosures: [{ url: `${HOME}a.mp3`, type: 'audio/mpeg', length: 7, duration: 3723 }],
    transcripts: [{ url: `${HOME}a.vtt`, type: 'text/vtt', language: 'en' }],
    chapters: { url: `${HOME}a.json`, type: 'application/json+chapters' },
  };
  expect(feedIn(renderRss(feedOf([item]))).entries).toMatchObject([item]);
});

test('reads in RSS the address of who answers for the channel', () => {
  const authors = [{ name: 'Desk (night)', email: 'desk@news.example.nz' }];
  expect(feedIn(renderRss(feedOf([], { authors }))).authors).toEqual(authors);
});

test.each([
  ['Atom', renderAtom],
  ['JSON Feed', renderJson],
])('reads in %s what was taken back', (_, render) => {
  const deleted = [
    { id: 'urn:x:2', when: new Stamp(Date.UTC(2015, 0, 2), 780), comment: 'An error & its end' },
    { id: 'urn:x:3', when: new Stamp(Date.UTC(2015, 0, 3), 0) },
  ];
  expect(feedIn(render(feedOf([], { deleted }))).deleted).toEqual(deleted);
});
