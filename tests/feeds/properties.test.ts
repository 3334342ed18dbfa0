import fc from 'fast-check';
import { Feed } from 'feed';
import { expect, test } from 'vitest';
import { renderAtom, renderAtomItem } from '../../src/feeds/atom.ts';
import { renderJson, renderJsonItem } from '../../src/feeds/jsonFeed.ts';
import { normaliseFeed } from '../../src/feeds/normaliseFeed.ts';
import { renderRss, renderRssItem } from '../../src/feeds/rss.ts';
import type { AnyFeed } from '../../src/model/channel.ts';
import type { AnyItem } from '../../src/model/item.ts';
import { formatRfc3339 } from '../../src/model/stamp.ts';
import { withoutForbidden } from '../../src/model/text.ts';
import { runsOf } from '../support/runs.ts';
import { anyFeed } from './anyFeed.ts';
import { HOME } from './material.ts';
import { all, attributesOf, only, readXml, texts, type XmlElement } from './xmlReader.ts';

const clean = (texts: readonly (string | undefined)[]) => texts.map((one) => withoutForbidden(one ?? ''));
const some = (texts: readonly (string | undefined)[]) => clean(texts).filter((one) => one !== '');
const names = ({ author = [] }: AnyItem) => author.map(({ name }) => name).filter(Boolean);
const tags = ({ category = [] }: AnyItem) => category.map(({ name }) => name).filter(Boolean);

/** What an item says in all formats, and what it says in XML alone. */
function meaningOf(item: AnyItem) {
  const { image, source, via, comments } = item;
  const picture = typeof image === 'object' ? image : undefined;
  return {
    both: {
      id: [item.id],
      title: clean([item.title]),
      summary: clean([item.description]),
      content: clean([item.content]),
      names: clean(names(item)),
      tags: clean(tags(item)),
      published: [item.published?.getTime()],
    },
    xml: {
      words: some([
        picture?.caption === undefined ? undefined : picture.alt,
        picture?.caption ?? picture?.alt,
      ]),
      credit: some([picture?.credit]),
      source: some([source?.title]),
      links: [via, comments].filter((link) => link !== undefined),
    },
  };
}

/** The words of all pictures, whatever their elements are called. */
function wordsIn(parent: XmlElement, names: RegExp): string[] {
  return all(parent, 'media:content')
    .flatMap((media) => all(media, names))
    .map(({ text }) => text)
    .filter((text) => text !== '');
}

function readRss(rss: XmlElement) {
  return {
    both: {
      id: texts(rss, 'guid'),
      title: texts(rss, 'title'),
      summary: texts(rss, 'description'),
      content: texts(rss, 'content:encoded'),
      names: texts(rss, 'dc:creator'),
      tags: texts(rss, 'category'),
      published: texts(rss, 'pubDate').map((date) => Date.parse(date)),
    },
    xml: {
      words: wordsIn(rss, /^media:(?:title|description)$/),
      credit: wordsIn(rss, /^media:credit$/),
      source: texts(rss, 'source').filter(Boolean),
      links: [...attributesOf(rss, 'atom:link').map(({ href }) => href), ...texts(rss, 'comments')],
    },
  };
}

function readAtom(atom: XmlElement) {
  const links = attributesOf(atom, 'link').filter(({ rel }) => rel === 'via' || rel === 'replies');
  return {
    both: {
      id: texts(atom, 'id'),
      title: texts(atom, 'title'),
      summary: texts(atom, 'summary'),
      content: texts(atom, 'content'),
      names: all(atom, 'author').flatMap((author) => texts(author, 'name')),
      tags: attributesOf(atom, 'category').map(({ term }) => term),
      published: texts(atom, 'published').map((date) => Date.parse(date)),
    },
    xml: {
      words: wordsIn(atom, /^media:(?:title|description)$/),
      credit: wordsIn(atom, /^media:credit$/),
      source: all(atom, 'source')
        .flatMap((source) => texts(source, 'title'))
        .filter(Boolean),
      links: links.map(({ href }) => href),
    },
  };
}

/** The nth item of each document. */
function* inEach(made: AnyFeed) {
  const rss = all(only(readXml(renderRss(made)), 'channel'), 'item');
  const atom = all(readXml(renderAtom(made)), 'entry');
  const json = JSON.parse(renderJson(made)).items;
  for (const [index, one] of made.items.entries()) {
    const [inRss, inAtom] = [rss[index], atom[index]];
    if (inRss === undefined || inAtom === undefined) throw new Error(`item ${index} is missing`);
    yield { one, rss: inRss, atom: inAtom, json: json[index] };
  }
}

test('any text in any field reads back as the same text, and the three formats say the same', () => {
  fc.assert(
    fc.property(anyFeed, (made) => {
      const ofChannel = clean([made.options.title]);
      expect(texts(only(readXml(renderRss(made)), 'channel'), 'title')).toEqual(ofChannel);
      expect(texts(readXml(renderAtom(made)), 'title')).toEqual(ofChannel);
      expect([JSON.parse(renderJson(made)).title]).toEqual(ofChannel);
      for (const { one, rss, atom, json } of inEach(made)) {
        const { both, xml } = meaningOf(one);
        // Atom demands a title (RFC 4287, 4.1.2); the others leave an empty one out.
        const title = some([one.title]);
        expect(readRss(rss)).toEqual({ both: { ...both, title }, xml });
        expect(readAtom(atom)).toEqual({ both, xml });
        const { attachments: _, ...said } = json;
        expect(said).toEqual({
          id: one.id,
          url: one.link,
          ...(title.length > 0 && { title: title[0] }),
          summary: both.summary[0],
          content_html: both.content[0],
          date_published: formatRfc3339(one.published ?? one.date),
          date_modified: formatRfc3339(one.date),
          ...(both.names.length > 0 && { authors: both.names.map((name) => ({ name })) }),
          ...(both.tags.length > 0 && { tags: both.tags }),
          ...(one.image && { image: `${HOME}a.png` }),
        });
      }
    }),
    runsOf(1500),
  );
});

test('the files of an item are the same in Atom and JSON Feed, and in RSS the first of them is its enclosure', () => {
  fc.assert(
    fc.property(anyFeed, (made) => {
      for (const { one, rss, atom, json } of inEach(made)) {
        const inAtom = attributesOf(atom, 'link').filter(({ rel }) => rel === 'enclosure');
        const attachments: Record<string, string | number>[] = json.attachments ?? [];
        expect(inAtom.map(({ href, type, length, title }) => [href, type, length, title])).toEqual(
          attachments.map(({ url, mime_type, size_in_bytes, title }) => [
            url,
            mime_type,
            size_in_bytes?.toString(),
            title,
          ]),
        );
        const { enclosures = [], image, transcripts = [] } = one;
        expect(attachments).toHaveLength(enclosures.length + (image ? 1 : 0));
        const inRss = attributesOf(rss, 'enclosure');
        expect(inRss.length).toBeLessThanOrEqual(1);
        if (enclosures.length > 0) expect(inRss).toMatchObject([{ url: attachments[0]?.['url'] }]);
        expect(attributesOf(rss, 'podcast:transcript')).toHaveLength(transcripts.length);
      }
    }),
    runsOf(1500),
  );
});

test('every item adds the same to a document, whatever else is in it', () => {
  fc.assert(
    fc.property(anyFeed, (made) => {
      const { options } = made;
      const { items } = normaliseFeed(made);
      expect(renderRss(made)).toContain(items.map((one) => renderRssItem(one, options)).join(''));
      expect(renderAtom(made)).toContain(items.map((one) => renderAtomItem(one, options)).join(''));
      expect(renderJson(made)).toContain(items.map(renderJsonItem).join(',\n    '));
    }),
    runsOf(1500),
  );
});

test('JSON Feed is laid out as JSON is, in two spaces', () => {
  fc.assert(
    fc.property(anyFeed, (made) => {
      const text = renderJson(made);
      expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
    }),
    runsOf(1500),
  );
});

test('such as this text', () => {
  const title = ']]> <b>&amp; \r\n\u0007🎉\ud800 ā';
  const made = new Feed({ title, link: HOME });
  expect(texts(only(readXml(renderRss(made)), 'channel'), 'title')).toEqual([']]> <b>&amp; \r\n🎉\ufffd ā']);
});

test('such as this picture', () => {
  const made: AnyFeed = new Feed({ title: 'News', link: HOME });
  const image = { url: `${HOME}a.png`, alt: ']]> "A" & <B>\r', caption: '&amp;\u0007' };
  made.items.push({ title: 'Road', link: HOME, date: new Date(0), image });
  for (const { rss, atom } of inEach(made)) {
    const words = [']]> "A" & <B>\r', '&amp;'];
    expect([wordsIn(rss, /./), wordsIn(atom, /./)]).toEqual([words, words]);
  }
});
