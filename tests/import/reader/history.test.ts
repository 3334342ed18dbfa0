import { describe, expect, test } from 'vitest';
import { readFeed } from '../../../src/import/reader/readFeed.ts';

const AT = { address: 'https://harbour.example/news/feed.xml' };

const rss = (inside: string, namespaces = '') =>
  readFeed(
    'feed.xml',
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" ${namespaces}><channel><title>Harbour</title>${inside}</channel></rss>`,
    AT,
  ).feed;

const atom = (inside: string, namespaces = '') =>
  readFeed(
    'feed.xml',
    `<feed xmlns="http://www.w3.org/2005/Atom" ${namespaces}><title>Harbour</title>${inside}</feed>`,
    AT,
  ).feed;

describe('the history of a feed', () => {
  test('is the archives around a document, and the next page', () => {
    const links = (prefix: string) =>
      ['prev-archive', 'next-archive', 'current', 'next']
        .map((rel) => `<${prefix}link rel="${rel}" href="../${rel}"/>`)
        .join('');
    const addresses = {
      older: 'https://harbour.example/prev-archive',
      newer: 'https://harbour.example/next-archive',
      current: 'https://harbour.example/current',
      next: 'https://harbour.example/next',
    };
    expect(rss(links('atom:'))).toMatchObject(addresses);
    expect(atom(links(''))).toMatchObject(addresses);
  });

  test.each(['http://a9.com/-/spec/opensearch/1.1/', 'http://a9.com/-/spec/opensearchrss/1.0/'])(
    'has a number of entries of all pages, of %s',
    (namespace) => {
      const total = '<os:totalResults>200</os:totalResults>';
      expect(atom(total, `xmlns:os="${namespace}"`)?.total).toBe(200);
      expect(rss(total, `xmlns:os="${namespace}"`)?.total).toBe(200);
    },
  );

  test('is whole where the document says so', () => {
    expect(atom('<fh:complete/>', 'xmlns:fh="http://purl.org/syndication/history/1.0"')?.isComplete).toBe(
      true,
    );
    expect(rss('')?.isComplete).toBe(undefined);
  });

  test('is none, but an export, where WordPress or Blogger made that', () => {
    expect(
      rss('<wp:wxr_version>1.2</wp:wxr_version>', 'xmlns:wp="http://wordpress.org/export/1.2/"'),
    ).toMatchObject({ format: 'export' });
    expect(atom('<id>tag:blogger.com,1999:blog-7.archive</id>')?.format).toBe('export');
    const entry = '<entry><id>a</id><b:type>POST</b:type></entry>';
    expect(atom(entry, 'xmlns:b="http://schemas.google.com/blogger/2018"')?.format).toBe('export');
    expect(atom('<id>tag:blogger.com,1999:blog-7</id><entry><id>a</id></entry>')?.format).toBe('atom');
    expect(rss('')?.format).toBe('rss');
  });

  test.each([
    ['https://wordpress.org/?v=6.4', true],
    ['http://wordpress.com/', true],
    ['https://wordpress.organic.example/', undefined],
    ['Harbour 2', undefined],
  ])('goes on as that of WordPress where the generator is %s: %s', (generator, isWordPress) => {
    expect(rss(`<generator>${generator}</generator>`)?.isWordPress).toBe(isWordPress);
    expect(atom(`<generator uri="${generator}">Words</generator>`)?.isWordPress).toBe(isWordPress);
  });

  test.each([
    ['https://harbour.example/?p=7', true],
    ['https://harbour.example/blog/?post_type=photo&p=7', true],
    ['https://harbour.example/?page=7', undefined],
    ['urn:7', undefined],
  ])('goes on so too where a site that hides it has ids of its own form: %s', (id, isWordPress) => {
    expect(rss(`<item><guid>${id.replace('&', '&amp;')}</guid></item>`)?.isWordPress).toBe(isWordPress);
  });
});
