import { mimes } from 'mrmime';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/feeds/formats.ts';
import { SANDBOX, SANDBOXED_ENDINGS, servingOf } from '../../src/site/servingRules.ts';

describe('a file is served', () => {
  it.each([
    ['rss.xml', 'application/xml; charset=utf-8'],
    ['feed.json', 'application/feed+json'],
    ['.well-known/feed-menu.json', 'application/json'],
    ['archive/2014-12.xml', 'application/xml; charset=utf-8'],
    ['archive/2014-12-2.atom.xml', 'application/xml; charset=utf-8'],
    ['archive/2014-12.json', 'application/feed+json'],
    ['sport/rugby/archive/2014-12-2.json', 'application/feed+json'],
    ['feeds.opml', 'text/x-opml; charset=utf-8'],
  ])('to everyone, where it is a document, as %s is: %s', (path, type) => {
    expect(servingOf(path, FORMATS)).toEqual({ type, cacheControl: 'public, max-age=900', isShared: true });
  });

  it.each([
    ['archive/index.html', 'text/html; charset=utf-8'],
    ['archive/2014-12/index.html', 'text/html; charset=utf-8'],
    ['page.css', 'text/css; charset=utf-8'],
    ['archive/notes.json', 'application/json'],
    ['old-archive/2014-12.json', 'application/json'],
    ['favicon.png', 'image/png'],
  ])('to its own site alone, where it is none, as %s is: %s', (path, type) => {
    expect(servingOf(path, FORMATS)).toEqual({ type, cacheControl: 'public, max-age=900', isShared: false });
  });

  it('for ever, where its name changes with its bytes', () => {
    expect(servingOf('media/talk-3a5f0c91e2.json', FORMATS)).toEqual({
      type: 'application/json',
      cacheControl: 'public, max-age=31536000, immutable',
      isShared: false,
    });
  });
});

describe('a file of the author’s', () => {
  const policyOf = (name: string) => servingOf(name, FORMATS).policy;

  it.each(['svg', 'svgz', 'html', 'htm', 'shtml', 'xhtml', 'xht', 'xml', 'xsl', 'rss', 'gpx'])(
    'whose scripts a browser would run, as of .%s, runs none',
    (extension) => {
      expect(policyOf(`media/tide-3a5f0c91e2.${extension}`)).toBe(SANDBOX);
      expect(SANDBOXED_ENDINGS.some((ending) => `media/tide-3a5f0c91e2.${extension}`.endsWith(ending))).toBe(
        true,
      );
    },
  );

  it.each(['png', 'mp3', 'mp4', 'pdf', 'json', 'txt', 'docx', 'js'])(
    'that is no such document, as .%s, is shown as browsers do',
    (extension) => {
      expect(policyOf(`media/tide-3a5f0c91e2.${extension}`)).toBeUndefined();
    },
  );

  it('alone is kept from running scripts: pages and feeds are ours', () => {
    for (const path of ['index.html', 'rss.xml', '2014/12/21/try/index.html'])
      expect(policyOf(path)).toBeUndefined();
  });

  it('with an ending that is kept from it shows all that it needs', () => {
    const shown = /^(?:audio|video|image\/(?!svg))|pdf|officedocument/;
    const others = Object.entries(mimes).filter(([, type]) => shown.test(type));
    expect(
      others.filter(([extension]) => SANDBOXED_ENDINGS.some((ending) => `x.${extension}`.endsWith(ending))),
    ).toEqual([]);
  });
});
