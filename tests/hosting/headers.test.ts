import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/feeds/formats.ts';
import { copiesOf } from '../../src/publish/compareOutputs.ts';
import { prepareBuild } from '../../src/publish/prepare.ts';
import { formatOf } from '../../src/publish/renderOutput.ts';
import { HEADERS_MARK, linkValuesOf, renderHeaders } from '../../src/site/headersFile.ts';
import { SANDBOX, servingOf, servingOfFeed } from '../../src/site/servingRules.ts';
import { article } from '../support/articles.ts';
import type { Files } from '../support/files.ts';
import { memoryDisk, publicationOf } from '../support/memoryDisk.ts';
import { NOW, SHORTEST } from '../support/publication.ts';
import { HOSTS, lookup, readHeaders } from './headersFile.ts';
import { addressOf, FILES, isServed } from './site.ts';

/** The `_headers` of a publication, and where its files are on a host. */
function published(files: Files) {
  const disk = memoryDisk(files);
  const build = prepareBuild({ disk }, publicationOf(disk), { now: NOW });
  const { settings, feeds, texts } = build.plan;
  const text = renderHeaders(settings, feeds, FORMATS);
  return {
    text,
    rules: readHeaders(text),
    paths: [...texts, ...copiesOf(build)].map(({ path }) => path).filter(isServed),
    feeds: texts.filter(({ kind }) => kind === 'feed').map(({ path }) => path),
    rule: (path: string) => {
      const text = texts.find((one) => one.path === path);
      return text?.kind === 'feed' ? servingOfFeed(formatOf(text)) : servingOf(path, FORMATS);
    },
    place: (path: string) => new URL(addressOf(path), settings.url).pathname,
  };
}

function settings(settingsText: string, tags = 'sport', url = 'https://news.example.nz/'): Files {
  return {
    'feed.yaml': SHORTEST.replace('https://news.example.nz/', url) + settingsText,
    'items/a.md': article('A', '1:00 pm on 1 May 2015', 'Text.', `tags: [${tags}]\n`),
  };
}

/** The page of a month, as `archive/2014-12/`. */
const MONTH = /^archive\/[^/]+\/index\.html$/;

const HUBS = 'hubs: [https://hub.example/, https://other.example/hub]\n';
const MANY_TAGS = Array.from({ length: 500 }, (_, index) => `tag ${index}`).join(', ');
const SHOW = `    podcast:
      image: https://cdn.example/cover.png
      category: News
      explicit: false
      owner: { name: Harbour News, email: desk@news.example.nz }
`;
const PUBLICATIONS = {
  'with every kind of file': published(FILES),
  'with one feed': published(settings('')),
  'without pages': published(settings('pages: false\ntagFeeds: true\n')),
  'below a folder': published(settings(`tagFeeds: true\n${HUBS}`, 'sport', 'https://example.nz/news/')),
  'with 500 tags': published(settings(`tagFeeds: true\nfeedMenu: true\n${HUBS}`, MANY_TAGS)),
  'with a show': published(
    settings(`feeds:\n  - path: show\n    title: Hour\n    where: { tags: sport }\n${SHOW}`),
  ),
  'with further paths of feeds': published(
    settings(
      `${HUBS}feeds: [{ path: s, title: S, where: { tags: sport }, aliases: [s.atom, a/b/feed] }]\naliases: [old/rss.xml, feed/index.xml, { path: feeds/posts/default, format: atom }, old/latest.json]\n`,
    ),
  ),
  'with a feed four folders deep': published(
    settings('feeds: [{ path: a/b/c/d, title: D, where: { tags: sport } }]\n'),
  ),
};

describe.each(Object.entries(PUBLICATIONS))(
  'the _headers of a publication %s',
  (_, { text, rules, paths, place, rule }) => {
    it('begins with the line that makes it ours', () => {
      expect(text.split('\n', 1)).toEqual([HEADERS_MARK]);
    });

    it.each(HOSTS)('gives each document on $name one type and one cache time, as served here', (host) => {
      const valuesOf = lookup(rules, host);
      // Of the pages of months in the test below.
      const others = paths.filter((path) => !MONTH.test(path));
      const headersOf = (path: string) => ({
        type: valuesOf(place(path), 'Content-Type'),
        cacheControl: valuesOf(place(path), 'Cache-Control'),
        origin: valuesOf(place(path), 'Access-Control-Allow-Origin'),
        sniffing: valuesOf(place(path), 'X-Content-Type-Options'),
        policy: valuesOf(place(path), 'Content-Security-Policy'),
      });
      expect(others.map((path) => [path, headersOf(path)])).toEqual(
        others.map((path) => {
          const { type, cacheControl, isShared, policy } = rule(path);
          return [
            path,
            {
              // The hosts know pictures and documents of an archive by their names.
              type: /^media\/|archive\/[^/]+\.(?:xml|json)$/.test(path) ? [] : [type],
              cacheControl: [cacheControl],
              origin: isShared ? ['*'] : [],
              sniffing: ['nosniff'],
              policy: policy === undefined ? [] : [policy],
            },
          ];
        }),
      );
    });
  },
);

describe('the _headers file', () => {
  it('is this, in full, for one feed', () => {
    expect(published(settings('pages: false\n')).text).toBe(`${HEADERS_MARK}

/media/:file
  Cache-Control: public, max-age=31536000, immutable
  X-Content-Type-Options: nosniff

/media/*ml
  Content-Security-Policy: ${SANDBOX}

/media/*.htm
  Content-Security-Policy: ${SANDBOX}

/media/*.xht
  Content-Security-Policy: ${SANDBOX}

/media/*.svg
  Content-Security-Policy: ${SANDBOX}

/media/*.svgz
  Content-Security-Policy: ${SANDBOX}

/media/*.xsl
  Content-Security-Policy: ${SANDBOX}

/media/*.xslt
  Content-Security-Policy: ${SANDBOX}

/media/*.atom
  Content-Security-Policy: ${SANDBOX}

/media/*.rss
  Content-Security-Policy: ${SANDBOX}

/media/*.rdf
  Content-Security-Policy: ${SANDBOX}

/media/*.gpx
  Content-Security-Policy: ${SANDBOX}

/rss.xml
  Content-Type: application/xml; charset=utf-8
  Cache-Control: public, max-age=900
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff

/atom.xml
  Content-Type: application/xml; charset=utf-8
  Cache-Control: public, max-age=900
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff

/feed.json
  Content-Type: application/feed+json
  Cache-Control: public, max-age=900
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff

/feed.css
  Content-Type: text/css; charset=utf-8
  Cache-Control: public, max-age=900
  X-Content-Type-Options: nosniff

/archive/:part
  Cache-Control: public, max-age=900
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
`);
  });

  it('has one rule for an archive, which Netlify takes for the pages of months too', () => {
    const { rules, place } = PUBLICATIONS['with every kind of file'];
    const page = place('archive/2014-05/index.html');
    const values = HOSTS.map((host) => lookup(rules, host)(page, 'Cache-Control'));
    expect(values).toEqual([[], ['public, max-age=900']]);
    expect(HOSTS.flatMap((host) => lookup(rules, host)(page, 'Content-Type'))).toEqual([]);
  });

  it('has no rule for archives that there are not', () => {
    expect(published(settings('archive: false\n')).text).not.toContain('archive');
    expect(published(settings('pages: false\n')).text).not.toContain('/archive/\n');
  });

  it('has rules for the archives of 25 feeds, and no more than the hosts read', () => {
    const feeds = Array.from({ length: 200 }, (_, n) => `{ path: f${n}, title: F, where: { tags: sport } }`);
    const { rules } = published(settings(`${HUBS}feeds: [${feeds.join(', ')}]\n`));
    expect(rules.filter(({ path }) => path.endsWith('archive/:part'))).toHaveLength(25);
  });

  it('has rules for 25 further paths', () => {
    const paths = Array.from({ length: 80 }, (_, n) => `f${n}.xml`);
    const { rules } = published(settings(`aliases: [${paths.join(', ')}]\n`));
    expect(rules.filter(({ path }) => /^\/f\d+\.xml$/.test(path))).toHaveLength(25);
  });

  it('leaves the pages to Netlify where a feed two folders deep has an archive of their form, or a further path has it', () => {
    const deep = 'feeds: [{ path: a/b, title: B, where: { tags: sport } }]\n';
    const pagesOf = (settingsText: string) =>
      published(settings(settingsText)).rules.filter(({ path }) => path === '/:year/:month/:day/:slug/');
    expect(pagesOf(deep)).toEqual([]);
    expect(pagesOf(`${deep}archive: false\n`)).toHaveLength(1);
    expect(pagesOf('aliases: a/b/c/feed\n')).toEqual([]);
  });

  it('has the path of the publication in every rule', () => {
    const { rules } = published(settings(`tagFeeds: true\n${HUBS}`, 'a', 'https://example.nz/a%20b/news/'));
    expect(rules.filter(({ path }) => !path.startsWith('/a%20b/news/'))).toEqual([]);
  });

  it('leaves the pages to Netlify where a feed three folders deep has an address of their form', () => {
    const deep = 'feeds: [{ path: a/b/c, title: C, where: { tags: sport } }]\n';
    const { rules, place } = published(settings(deep));
    for (const valuesOf of HOSTS.map((host) => lookup(rules, host))) {
      expect(valuesOf(place('a/b/c/rss.xml'), 'Content-Type')).toHaveLength(1);
      expect(valuesOf(place('2015/05/01/a/index.html'), 'Content-Type')).toEqual([]);
    }
  });
});

describe.each(HOSTS)('on $name, a document of a feed', (host) => {
  /** The `Link` headers of each document, in the order of the feeds. */
  const linksOf = ({ rules, feeds, place }: ReturnType<typeof published>) => {
    const valuesOf = lookup(rules, host);
    return feeds.map((path) => valuesOf(place(path), 'Link'));
  };

  it('names itself and the hubs in Link headers', () => {
    const site = published(settings(`tagFeeds: true\n${HUBS}`, '新聞', 'https://example.nz/news/'));
    const self = 'https://example.nz/news/tags/%E6%96%B0%E8%81%9E/atom.xml';
    const hubs = '<https://hub.example/>; rel="hub", <https://other.example/hub>; rel="hub"';
    expect(linksOf(site)[site.feeds.indexOf('tags/新聞/atom.xml')]).toEqual([
      `<${self}>; rel="self", ${hubs}`,
    ]);
    expect(linksOf(site).filter((links) => links.length !== 1)).toEqual([]);
  });

  it('has no Link header where there are no hubs', () => {
    expect(linksOf(PUBLICATIONS['without pages']).flat()).toEqual([]);
  });

  it('has Link headers in all three formats or in none, where there is no room for all feeds', () => {
    const counts = linksOf(PUBLICATIONS['with 500 tags']).map((links) => links.length);
    const linked = counts.indexOf(0);
    expect(linked).toBeGreaterThanOrEqual(3 * 25);
    expect(linked % 3).toBe(0);
    expect(counts).toEqual(counts.map((__, index) => (index < linked ? 1 : 0)));
  });
});

describe('linkValuesOf', () => {
  it('gives the address of the document and those of the hubs', () => {
    expect(linkValuesOf('https://news.example.nz/', 'rss.xml', ['https://hub.example/'])).toEqual([
      '<https://news.example.nz/rss.xml>; rel="self"',
      '<https://hub.example/>; rel="hub"',
    ]);
  });

  it('escapes what a header cannot say', () => {
    expect(linkValuesOf('https://example.nz/news/', 'tags/新聞/rss.xml', ['https://hub.example/'])[0]).toBe(
      '<https://example.nz/news/tags/%E6%96%B0%E8%81%9E/rss.xml>; rel="self"',
    );
  });

  it('gives the address of the document alone where there is no hub', () => {
    expect(linkValuesOf('https://news.example.nz/', 'rss.xml', [])).toEqual([
      '<https://news.example.nz/rss.xml>; rel="self"',
    ]);
  });
});

describe('the reading of _headers in these tests', () => {
  const block = (path: string, header = 'X-Robots-Tag: noindex') => `${path}\n  ${header}\n`;

  it.each([
    ['a path twice', `${block('/a')}\n${block('/a')}`],
    ['two splats', block('/*/a/*')],
    ['a path with a space', block('/a b')],
    ['letters that no header has', block('/a', 'Link: <https://news.example.nz/新聞/>; rel="self"')],
    ['a header in small letters', block('/a', 'content-type: text/html')],
    ['a header that a host sets itself', block('/a', 'Content-Encoding: gzip')],
    ['a header without a value', block('/a', 'Link:')],
    ['a path without headers', '/a\n'],
    ['101 rules', Array.from({ length: 101 }, (_, index) => block(`/${index}`)).join('\n')],
    ['a line that is too long', block('/a', `Link: <https://example.nz/${'a'.repeat(2000)}>; rel="self"`)],
  ])('refuses %s', (_, text) => {
    expect(() => readHeaders(text)).toThrow('in _headers');
  });

  it.each([
    ['/a/*', '/a/b/c', [true, true]],
    ['/a/*', '/a-b/c', [false, true]],
    ['/:a/rss.xml', '/b/rss.xml', [true, true]],
    ['/:a/rss.xml', '/b/c/rss.xml', [false, false]],
    ['/:a/rss.xml', '/rss.xml', [false, false]],
    ['/rss.xml', '/rssxxml', [false, false]],
    ['/a/', '/a', [false, true]],
    ['/', '/', [true, true]],
  ])('finds %s for %s where the hosts do', (pattern, path, taken) => {
    expect(HOSTS.map((host) => host.expressionOf(pattern).test(path))).toEqual(taken);
  });
});
