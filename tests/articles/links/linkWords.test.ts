import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexNames, type LinkTarget } from '../../../src/articles/links/articleNames.ts';
import { wordOfLink, wordsOfTarget } from '../../../src/articles/links/linkWords.ts';
import { resolveArticleLink } from '../../../src/articles/links/resolveArticleLink.ts';
import { auckland } from '../../support/publication.ts';

describe('the word of a link', () => {
  it.each([
    ['road.md', 'road'],
    ['../posts/The%20Road.md#wind', 'the-road'],
    ['road/', 'road'],
    ['road/index.md', 'road'],
    ['road/index.html?a', 'road'],
    ['road.html', 'road'],
    ['article:Road', 'road'],
    ['@/posts/road.md', 'road'],
    ['https://news.example.nz/2014/12/21/p%C4%81/', 'pa'],
    ['road.pdf', 'road-pdf'],
    ['\\posts\\road.md', 'road'],
    ['', ''],
    ['../', ''],
    ['#wind', ''],
  ])('%j is %j', (href, word) => {
    expect(wordOfLink(href)).toBe(word);
  });
});

const NAMES = ['road', 'Über die Brücke', '2014-12-21-road', 'index', 'a.b', 'Pā', 'road.md'];
const name = fc.constantFrom(...NAMES);
const folder = fc.constantFrom('', 'deep/', 'a b/');
const target: fc.Arbitrary<LinkTarget> = fc
  .tuple(
    folder,
    name,
    fc.constantFrom('.md', '.txt', '.html'),
    fc.constantFrom('road', 'pa', 'uber', 'bridge'),
  )
  .map(([place, base, end, slug]) => ({
    file: `items/${place}${base}${end}`,
    slug,
    kind: 'article',
    addresses: [`https://news.example.nz/2014/12/21/${slug}/`, 'https://news.example.nz/2012/01/01/former/'],
    published: [0, 0],
  }));
const link = fc
  .tuple(
    fc.constantFrom(
      '',
      './',
      '../',
      '/',
      'deep/',
      '@/',
      'article:',
      '/2014/12/21/',
      'https://news.example.nz/2014/12/21/',
      '/items/',
      '/2012/01/01/',
    ),
    fc.constantFrom(...NAMES, 'pa', 'uber', 'bridge', 'former', 'P%C4%81', ''),
    fc.constantFrom('', '.md', '/', '.html', '/index.html', '#x', '.md?y#x'),
  )
  .map((parts) => parts.join(''));

it('no link leads to an article that has none of its words, or is told of it', () => {
  const from = {
    file: 'items/here.md',
    link: 'https://news.example.nz/2014/12/21/here/',
    hasPage: true,
    readAt: 1,
  };
  fc.assert(
    fc.property(link, fc.array(target, { maxLength: 4 }), (href, targets) => {
      const called = targets.filter((one) => wordsOfTarget(one).has(wordOfLink(href)));
      const resolve = (some: readonly LinkTarget[]) => {
        // Advice names what is near: another question.
        const names = { ...indexNames(some), nearest: () => undefined };
        return resolveArticleLink(href, names, from, auckland);
      };
      if (wordOfLink(href) !== '') expect(resolve(called)).toEqual(resolve(targets));
    }),
    { numRuns: 1000 },
  );
});
