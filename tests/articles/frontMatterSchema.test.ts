import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FIELDS } from '../../src/articles/fields.ts';
import { frontMatterSchema } from '../../src/articles/frontMatterSchema.ts';
import { hasError } from '../../src/model/problem.ts';
import { complaintsOf, expectFile, goldenFiles } from '../settings/schemaFiles.ts';
import { wholeHead } from './material.ts';

const complaints = complaintsOf(frontMatterSchema());
const wrongBySchema = (text: string) =>
  complaints(parse(text, { version: '1.2', uniqueKeys: false, logLevel: 'silent' }));

const articles = goldenFiles(/\.(?:md|markdown|mdx|txt|html?)$/).flatMap(({ path, text }) => {
  const [, front] = /^---[ \t]*\r?\n(.*?)^---[ \t]*$/ms.exec(text) ?? [];
  return front === undefined ? [] : [[path, front] as const];
});

describe('the schema of front matter', () => {
  it('is in docs/schemas/, as the tables of fields and switches make it', () => {
    expectFile('front-matter.json', frontMatterSchema());
  });

  it('has every name of every field', () => {
    const { properties } = frontMatterSchema() as { properties: object };
    expect(FIELDS.flatMap(({ names }) => names).filter((name) => !Object.hasOwn(properties, name))).toEqual(
      [],
    );
  });

  it('takes every golden article, but for those that are there to be refused', () => {
    expect(articles.length).toBeGreaterThan(100);
    const refused = articles.filter(([, front]) => wrongBySchema(front).length > 0);
    expect(refused.map(([path]) => path)).toMatchInlineSnapshot(`
      [
        "all-errors/items/broken-yaml.md",
      ]
    `);
  });

  it.each([
    'authors: Ana and Ben',
    'authors: [Ana, { name: Ben, email: ben@x.nz }]',
    'summary:',
    'tags: [a, "", 7]',
    'permalink: /:year/:title/',
    'permalink: false',
    'comments: true',
    'image: ferry.jpg',
    'image: { src: ferry.jpg, alt: A ferry, inText: false }',
    'images: [a.jpg, b.jpg]',
    'image: false',
    'enclosures: [talk.mp3, { url: "https://x.nz/a.mp3", type: audio/mpeg, sizeInBytes: 7, durationInSeconds: 9.5 }]',
    'draft: No',
    'status: Published',
    'source: AP',
    'via: { url: "https://x.nz/" }',
    'weather: { wind: 40 }',
  ])('takes %s, as the parser does', (line) => {
    expect(hasError(wholeHead([line]).problems)).toBe(false);
    expect(wrongBySchema(line)).toEqual([]);
  });

  it.each([
    'draft: maybe',
    'unlisted: perhaps',
    'status: waiting',
    'slug: [a]',
    'id: { a: b }',
    'link: ftp://x.nz/',
    'external_url: { a: b }',
    'via: news',
    'via: { title: News }',
    'source: { title: News }',
    'authors: [{ email: a@x.nz }]',
    'authors: { name: Ana, email: nobody }',
    'tags: [{ a: b }]',
    'language: English (New Zealand)',
    'image: { alt: A ferry }',
    'image: { src: a.jpg, inText: perhaps }',
    'enclosures: { type: audio/mpeg }',
    'enclosures: [{ url: a.mp3, sizeInBytes: large }]',
    'enclosures: [{ url: a.mp3, type: sound }]',
    'expires: [tomorrow]',
    'date: { day: 1 }',
  ])('refuses %s, as the parser does', (line) => {
    expect(wholeHead([line]).head).toBeUndefined();
    expect(wrongBySchema(line)).not.toEqual([]);
  });
});
