import { describe, expect, it } from 'vitest';
import { findForeignIds } from '../../src/import/foreignIds.ts';
import { givenEntriesOf } from '../../src/import/givenEntries.ts';
import { readFeed } from '../../src/import/reader/readFeed.ts';

/** What a feed with these entries has given. */
function givenBy(...entries: readonly string[]) {
  const text = `<feed xmlns="http://www.w3.org/2005/Atom">\n${entries.map((one) => `<entry>${one}</entry>\n`).join('')}</feed>`;
  const { feed } = readFeed('old.xml', text);
  if (feed === undefined) throw new Error('expected a feed');
  return givenEntriesOf(feed, 'old.xml');
}

const LINK = '<link href="https://old.example/a/"/>';

describe('an entry is given', () => {
  it('with its id, link, title, times and text', () => {
    const { entries, problems } = givenBy(
      `<id>urn:a</id>${LINK}<title>A  road</title><published>2014-12-21T20:03:00+13:00</published><updated>2014-12-22T20:03:00+13:00</updated><content type="html">&lt;p&gt;Open.&lt;/p&gt;</content>`,
    );
    expect(problems).toEqual([]);
    expect(entries).toEqual([
      {
        id: 'urn:a',
        link: 'https://old.example/a/',
        title: 'A road',
        published: new Date('2014-12-21T20:03:00+13:00'),
        updated: new Date('2014-12-22T20:03:00+13:00'),
        line: 2,
        html: '<p>Open.</p>',
      },
    ]);
  });

  it('by its link, if it has no id', () => {
    expect(givenBy(LINK).entries).toMatchObject([{ id: 'https://old.example/a/' }]);
  });

  it('without a time that no line of a lock can hold', () => {
    const feed = { format: 'json', authors: [], hubs: [], deleted: [] } as const;
    const published = new Date(Date.UTC(12_014, 0)) as never;
    const entry = { line: 1, id: 'urn:a', isSummaryHtml: false, published } as never;
    expect(givenEntriesOf({ ...feed, entries: [entry] }, 'old.json').entries).toMatchObject([
      { id: 'urn:a', published: undefined },
    ]);
  });
});

describe('an entry is left out and told', () => {
  it('that has neither an id nor a link', () => {
    const { entries, problems } = givenBy('<title>A</title>');
    expect(entries).toEqual([]);
    expect(problems).toMatchObject([{ code: 'FEED_ENTRY', file: 'old.xml', line: 2 }]);
  });

  it('that has the id of an earlier one', () => {
    const { entries, problems } = givenBy('<id>urn:a</id><title>A</title>', '<id>urn:a</id><title>B</title>');
    expect(entries).toMatchObject([{ title: 'A' }]);
    expect(problems).toMatchObject([{ line: 3, mend: expect.stringContaining('line 2') }]);
  });
});

describe('ids that are no URIs', () => {
  it.each([
    [['urn:a', 'https://old.example/a/'], []],
    [['urn:a', '17'], ['expected ids that are absolute URIs, found "17"']],
    [['16', '17', '18'], ['expected ids that are absolute URIs, found "16" and 2 more']],
  ])('are told once: %j', (ids, messages) => {
    expect(findForeignIds(ids, 'old.xml').map(({ message }) => message)).toEqual(messages);
  });
});
