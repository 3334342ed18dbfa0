import { describe, expect, it } from 'vitest';
import { layersBelow } from '../../src/articles/fieldLayers.ts';
import { FIELDS } from '../../src/articles/fields.ts';
import { findFields } from '../../src/articles/findFields.ts';
import { collectProblems } from '../../src/syntax/sourceText.ts';
import { parseYaml } from '../../src/syntax/yaml.ts';
import { tellAll } from '../support/problems.ts';
import { auckland } from '../support/publication.ts';
import { wholeHead } from './material.ts';

/** Which key of a front matter became which field, and what its author is told. */
function find(...lines: string[]) {
  const source = { file: 'items/road.md', text: lines.join('\n') };
  const { problems, report } = collectProblems(source);
  const mapping = parseYaml(source, 0, source.text.length, report) ?? { kind: 'mapping', at: 0, entries: [] };
  const lower = layersBelow(mapping, source.file, auckland);
  const fields = Object.entries(findFields(mapping, FIELDS, report, lower));
  return {
    fields: Object.fromEntries(fields.map(([field, { key }]) => [field, key])),
    told: tellAll(problems),
  };
}

describe('the taxonomies of Zola', () => {
  it('are fields, unless the front matter has those itself', () => {
    const taxonomies = ['taxonomies:', '  tags: [sea]', '  categories: [news]', '  authors: [Ana]'];
    const { fields, told } = find('authors: [Ben]', ...taxonomies);
    expect({ fields, told }).toEqual({
      fields: { authors: 'authors', tags: 'tags', categories: 'categories' },
      told: '',
    });
    const head = wholeHead(['authors: [Ben]', ...taxonomies]).head;
    expect(head).toMatchObject({ authors: [{ name: 'Ben' }], tags: ['sea', 'news'] });
    expect(find('taxonomies: [sea]').fields).toEqual({});
  });
});

describe('a field', () => {
  it.each([
    ['id', 'id, guid'],
    ['title', 'title'],
    ['slug', 'slug'],
    ['link', 'link, canonical_url, canonicalURL, canonical, permalink, url'],
    ['externalLink', 'external_url, externalLink'],
    ['via', 'via'],
    ['source', 'source'],
    ['comments', 'comments'],
    ['published', 'date, pubDate, publishDate, pubDatetime, published'],
    ['updated', 'updated, lastmod, modified, updatedDate, last_modified_at, modDatetime'],
    ['expires', 'expires, expiryDate, unpublishdate'],
    ['summary', 'summary, description, excerpt, standfirst'],
    ['authors', 'authors, author, byline, by'],
    ['tags', 'tags, categories, keywords, tag, category'],
    [
      'image',
      'image, cover, heroImage, images, featured_image, ogImage, itunes_image, coverImage, feature_image, thumbnail, banner',
    ],
    [
      'imageAlt',
      'image_alt, imageAlt, heroImageAlt, coverAlt, featured_image_alt, ogImageAlt, coverImageAlt, feature_image_alt, thumbnail_alt, banner_alt',
    ],
    ['enclosures', 'enclosures, enclosure'],
    ['transcripts', 'transcripts, transcript'],
    ['chapters', 'chapters'],
    ['language', 'language, lang'],
    ['excerptSeparator', 'excerpt_separator'],
    ['layout', 'layout'],
    ['aliases', 'aliases, redirect_from, alias'],
  ])('%s has the names %s, the first of which counts', (field, list) => {
    const names = list.split(', ');
    for (const [index, name] of names.entries()) {
      const rest = names.slice(index).reverse();
      expect(find(...rest.map((other) => `${other}: /a-b/`))).toMatchObject({
        fields: { [field]: name },
        told: '',
      });
    }
  });

  it('publishDate is a date of its own beside another', () => {
    expect(find('date: a', 'publishDate: b').fields).toEqual({ published: 'date', embargo: 'publishDate' });
  });

  it.each(['TITLE', 'Title', 'tItLe'])('may be spelt %s', (key) => {
    expect(find(`${key}: Road`)).toEqual({ fields: { title: key }, told: '' });
  });

  it('that stands there in two spellings is the one that is ours', () => {
    expect(find('lastmod: a', 'lastMod: b').fields).toEqual({ updated: 'lastmod' });
    expect(find('lastMod: b', 'lastmod: a').fields).toEqual({ updated: 'lastmod' });
  });

  it.each(['summary:', 'summary: ""', 'summary: "  "', 'summary: ~'])(
    'that is empty counts as absent: %s',
    (empty) => {
      expect(find(empty).fields).toEqual({});
      expect(find(empty, 'excerpt: It is open.').fields).toEqual({ summary: 'excerpt' });
    },
  );

  it.each(['tags: [a]', 'tags: { a: b }', 'tags: false', 'tags: 0'])('may be no text: %s', (line) => {
    expect(find(line).fields).toEqual({ tags: 'tags' });
  });

  it('that nothing knows is left alone', () => {
    expect(find('weather: fine', 'weight: 3', 'toc: true')).toEqual({ fields: {}, told: '' });
  });
});

describe('a value with another meaning', () => {
  it.each([
    'permalink: pretty',
    'permalink: date',
    'permalink: none',
    'permalink: false',
    'permalink: /:year/:month/:title/',
    'permalink: :title.html',
    'permalink: /{{ page.fileSlug }}/',
    'permalink: "{% if draft %}no{% endif %}"',
    'url: /:slug/',
    'url: /{{ title | slug }}/',
  ])('gives no link: %s', (line) => {
    expect(find(line)).toEqual({ fields: {}, told: '' });
  });

  it.each([
    'permalink: /road/',
    'permalink: road-open',
    'permalink: https://news.example.nz:8080/road',
    'url: road',
  ])('is another than that of %s', (line) => {
    expect(Object.keys(find(line).fields)).toEqual(['link']);
  });

  it.each(['comments: true', 'comments: FALSE'])('gives no page of comments: %s', (line) => {
    expect(find(line).fields).toEqual({});
  });

  it.each(['image: false', 'image: true', 'cover: false', 'cover: True'])('gives no picture: %s', (line) => {
    expect(Object.keys(find(line).fields)).toEqual(['hasNoImage']);
    expect(find(line, 'heroImage: road.jpg').fields).toMatchObject({ image: 'heroImage' });
  });

  it.each(['published: false', 'published: TRUE', 'Published: false', 'published: no'])(
    'is a switch and no date: %s',
    (line) => {
      expect(find(line)).toEqual({ fields: {}, told: '' });
      expect(find(line, 'publishDate: a').fields).toMatchObject({ published: 'publishDate' });
    },
  );

  it('of published is a date where it is no switch', () => {
    expect(find('published: 21 December 2014').fields).toEqual({ published: 'published' });
  });
});

describe('a near miss', () => {
  it.each([
    ['titel: Road', 'title'],
    ['sumary: It is open.', 'summary'],
    ['pubdat: 21 December 2014', 'pubDate'],
    ['canonicalUR: https://x.nz/', 'canonicalURL'],
    ['enclosurs: a.mp3', 'enclosures'],
  ])('of %s is told, with the name %s', (line, name) => {
    const [key = ''] = line.split(':');
    expect(find(line)).toEqual({
      fields: {},
      told: `items/road.md:1:1 warning FIELD_MISSPELT expected a field that is known, found "${key}" - did you mean ${name}?`,
    });
  });

  it('is told at its own line', () => {
    expect(find('title: Road', 'sumary: It is open.').told).toMatch(/^items\/road\.md:2:1 /);
  });

  it('is left alone where the name itself is there too', () => {
    expect(find('titel: Street', 'Title: Road')).toEqual({ fields: { title: 'Title' }, told: '' });
  });

  it('in capitals is none', () => {
    expect(find('PUBDATE: a').told).toBe('');
  });
});

describe('a name that is near none of ours', () => {
  it('is left alone in every article', () => {
    const told = () => wholeHead(['quagmire: 1']).problems;
    expect([told(), told()]).toEqual([[], []]);
  });
});
