import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../src/import/readDocuments.ts';
import { tellAll } from '../support/problems.ts';

const item = (id: string, title: string) =>
  `<item><guid isPermaLink="false">${id}</guid><title>${title}</title><pubDate>Sun, 21 Dec 2014 07:03:00 +0000</pubDate></item>`;

const page = (name: string, ...items: readonly string[]) => ({
  name,
  text: `<rss version="2.0"><channel><title>${name}</title><link>https://harbour.example/</link>${items.join('')}</channel></rss>`,
});

describe('a feed of several documents', () => {
  test('has the entries of all, each with its document, and says what the first says', () => {
    const older = [page('2.xml', item('b', 'Buoy')), page('3.xml', item('c', 'Chain'))];
    const { feed, problems } = readDocuments({ ...page('1.xml', item('a', 'Anchor')), older });
    expect(problems).toEqual([]);
    expect([feed?.title, feed?.entries.map(({ id, file }) => [id, file])]).toEqual([
      '1.xml',
      [
        ['a', undefined],
        ['b', '2.xml'],
        ['c', '3.xml'],
      ],
    ]);
  });

  test('has an entry that moved to the next page meanwhile as the newer document has it', () => {
    const older = [page('2.xml', item('a', 'Anchor, before'), item('b', 'Buoy'))];
    const { feed } = readDocuments({ ...page('1.xml', item('a', 'Anchor')), older });
    expect(feed?.entries.map(({ title }) => title)).toEqual(['Anchor', 'Buoy']);
  });

  test('knows an entry without an id by its link', () => {
    const bare = '<item><link>https://harbour.example/a/</link><title>Anchor</title></item>';
    const { feed } = readDocuments({ ...page('1.xml', bare), older: [page('2.xml', bare)] });
    expect(feed?.entries.length).toBe(1);
  });

  test('resolves the addresses of each document against its own', () => {
    const text = page('2.xml', '<item><guid>b</guid><link>b/</link></item>').text;
    const older = [{ name: '2.xml', text, address: 'https://harbour.example/old/2.xml' }];
    const first = { ...page('1.xml', item('a', 'Anchor')), address: 'https://harbour.example/1.xml' };
    expect(readDocuments({ ...first, older }).feed?.entries[1]?.link).toBe('https://harbour.example/old/b/');
  });

  test.each([
    ['first', [{ name: '1.xml', text: '<rss>' }, page('2.xml', item('b', 'Buoy'))]],
    ['second', [page('1.xml', item('a', 'Anchor')), { name: '2.xml', text: '<rss>' }]],
  ])('is not read where its %s document is broken', (_which, [first, second]) => {
    const { feed, problems } = readDocuments({
      ...(first as { name: string; text: string }),
      older: [second as { name: string; text: string }],
    });
    expect([feed, tellAll(problems)]).toEqual([undefined, expect.stringContaining('FEED_BROKEN')]);
  });
});
