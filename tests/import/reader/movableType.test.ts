import { describe, expect, it } from 'vitest';
import { type ReadOptions, readFeed } from '../../../src/import/reader/readFeed.ts';
import { tellAll } from '../../support/problems.ts';
import { type MovableTypeEntry, movableType } from '../exportTexts.ts';
import { partsOf } from './material.ts';

const ZONE: ReadOptions = { zone: { timeZone: 'Pacific/Auckland' } };

function read(entries: readonly MovableTypeEntry[], options = ZONE) {
  return readText(movableType(entries), options);
}

function readText(text: string, options = ZONE) {
  const { feed, problems } = readFeed('mt.txt', text, options);
  const told = tellAll(
    problems.filter(({ code, message }) => code !== 'FEED_DATE_LOCAL' && !message.includes('the ids')),
  );
  return { entries: feed?.entries ?? [], told, all: tellAll(problems), feed };
}

describe('an export of Movable Type', () => {
  it('is told by how it begins', () => {
    for (const text of ['\ufeff\n', ''])
      expect(readText(`${text}${movableType([{}])}`).entries).toHaveLength(1);
    for (const text of ['TITLE: One\nSTATUS: Publish', 'Title: One\n-----\nBODY:\nOne\n-----\n--------'])
      expect(readText(text).all).toContain('FEED_BROKEN expected an RSS, Atom or JSON feed, found "');
  });

  it('has entries with all that it says of them', () => {
    const values = [
      'BASENAME: road_open',
      'PRIMARY CATEGORY: Roads &amp; rail',
      'CATEGORY: Ferry',
      'CATEGORY: Ferry',
      'TAGS: "New Zealand",sea, boat',
      'IMAGE: https://cdn.example/ferry.jpg',
    ];
    const { entries, told } = read([
      { title: 'Fish &amp; <b>chips</b>', body: 'One\n\ntwo', extended: 'Three', excerpt: 'Short', values },
      { date: '12/21/2014 12:03:00 AM' },
    ]);
    expect(told).toBe('');
    expect(entries).toMatchObject([
      {
        line: 1,
        title: 'Fish & chips',
        authors: [{ name: 'Ana' }],
        tags: ['Roads & rail', 'Ferry', 'New Zealand', 'sea', 'boat'],
        image: { url: 'https://cdn.example/ferry.jpg' },
        content: '<p>One</p>\n<p>two</p>\n<p>Three</p>',
        summary: 'Short',
        isSummaryHtml: true,
      },
      { line: 32, title: 'The road is open' },
    ]);
    expect(entries.map(({ published }) => partsOf(published))).toEqual([
      [Date.UTC(2014, 11, 21, 7, 3), 780],
      [Date.UTC(2014, 11, 20, 11, 3), 780],
    ]);
  });

  it.each([
    ['12/21/2014 20:03:00', [Date.UTC(2014, 11, 21, 7, 3), 780]],
    ['6/1/2014 8:03 AM', [Date.UTC(2014, 4, 31, 20, 3), 720]],
    ['12/21/2014 12:03:00 PM', [Date.UTC(2014, 11, 20, 23, 3), 780]],
    ['2014-12-21T20:03:00+13:00', [Date.UTC(2014, 11, 21, 7, 3), 780]],
  ])('has the month first in a date: %s', (date, parts) => {
    expect(partsOf(read([{ date }]).entries[0]?.published)).toEqual(parts);
  });

  it('says that its times are in no zone', () => {
    expect(read([{}]).all).toContain(
      'FEED_DATE_LOCAL expected dates as feeds have them, with a zone, found 1 in other forms',
    );
    expect(read([{}], {}).all).toContain('error FEED_DATE expected a date, found "2014-12-21 20:03:00"');
  });

  it('gives entries the same new ids each time, each its own, and says so', () => {
    const both = [{ values: ['BASENAME: road'] }, { values: ['BASENAME: road'] }, {}];
    const { entries, all } = read(both);
    const ids = entries.map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    for (const id of ids)
      expect(id).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(read(both).entries.map(({ id }) => id)).toEqual(ids);
    expect(all).toContain(
      'expected the ids by which subscribers know posts, found posts without: an address (3)',
    );
  });

  it('gives an entry the address that it has', () => {
    const values = ['UNIQUE URL: https://harbour.example/road.html'];
    const { entries, all } = read([{ values }]);
    const link = 'https://harbour.example/road.html';
    expect(entries).toMatchObject([{ id: link, link }]);
    expect(all).not.toContain('the ids');
  });

  it.each([
    ['0', '<p>One\n\ntwo</p>', '<p>One\n\ntwo</p>'],
    ['richtext', 'One\n\ntwo', 'One\n\ntwo'],
    ['1', 'One\n\ntwo', '<p>One</p>\n<p>two</p>'],
    ['', 'One\n\ntwo', '<p>One</p>\n<p>two</p>'],
    ['convert_breaks', 'One\n\ntwo', '<p>One</p>\n<p>two</p>'],
    ['markdown_with_smartypants', '*One*\n\n-----\n\ntwo', '<p><em>One</em></p>\n<hr>\n<p>two</p>\n'],
  ])('has texts in the format that CONVERT BREAKS says: %s', (breaks, body, html) => {
    const { entries, told } = read([{ breaks, body }]);
    expect(entries[0]?.content?.replaceAll('<hr />', '<hr>')).toBe(html.trim());
    expect(told).toBe('');
  });

  it('has texts with line breaks, where nothing says their format', () => {
    const text = movableType([{ body: 'One\ntwo' }]).replace(/CONVERT BREAKS.*\n/, '');
    expect(readText(text).entries[0]?.content).toBe('<p>One<br>\ntwo</p>');
  });

  it('tells formats that are not read', () => {
    const { entries, told } = read([
      { breaks: 'textile_2', body: '_One_' },
      { breaks: 'textile_2', extended: 'x' },
    ]);
    expect(entries[0]?.content).toBe('<p>_One_</p>');
    expect(told).toContain('found texts in formats that are not read: textile_2 (3)');
  });

  it('has what is shown in lists as the summary, where there is more', () => {
    expect(read([{ body: 'One', extended: 'two' }]).entries[0]).toMatchObject({ summary: '<p>One</p>' });
    expect(read([{ body: 'One' }]).entries[0]).not.toHaveProperty('summary');
    expect(read([{ body: '' }]).entries[0]).not.toHaveProperty('content');
  });

  it('has no address as the name of an author', () => {
    expect(
      readText(movableType([{}]).replace('AUTHOR: Ana', 'AUTHOR: ana@harbour.example')).entries[0]?.authors,
    ).toEqual([]);
    expect(readText(movableType([{}]).replace('AUTHOR: Ana', 'AUTHOR:')).entries[0]?.authors).toEqual([]);
  });

  it('has hyphens in texts that end nothing', () => {
    const body = 'One\n-----\ntwo\n--------\nthree\n-----\n\nTHREE: four';
    expect(
      read([{ breaks: '0', body, values: ['no value', 'TITLE: other'] }, { title: 'Next' }]).entries,
    ).toMatchObject([{ content: body, title: 'The road is open' }, { title: 'Next' }]);
  });

  it('may begin a text on the line of its name, and end with it', () => {
    const text =
      'TITLE: One\nSTATUS: Published\nCONVERT BREAKS: 0\nDATE: 04/27/2002 08:57:14\n-----\nBODY: One\ntwo\n-----\n\n';
    expect(readText(text).entries).toMatchObject([{ title: 'One', content: 'One\ntwo' }]);
  });

  it('tells sections that nobody reads here', () => {
    const sections = ['KEYWORDS:\nferry', 'REVIEW NOTES:\nsecret'];
    const { told, entries } = read([{ sections }, {}]);
    expect(told).toContain(
      'expected texts, comments and pings, found other sections: KEYWORDS (1), REVIEW NOTES (1)',
    );
    expect(JSON.stringify(entries)).not.toContain('secret');
  });
});

describe('what not everyone may read of an export of Movable Type', () => {
  it.each([
    ['Draft', 'draft (1)'],
    ['', 'draft (1)'],
    ['Future', 'scheduled entry (1)'],
    ['Review', 'entry with STATUS "Review" (1)'],
  ])('is left out and told: %s', (status, told) => {
    const found = read([{ status, body: 'secret' }, {}]);
    expect(found.entries).toMatchObject([{ title: 'The road is open' }]);
    expect(found.told).toContain(`found beside them: ${told}`);
    expect(found.told).not.toContain('secret');
  });

  it('is an entry without a status', () => {
    const text = movableType([{}]).replace('STATUS: Publish\n', '');
    expect(readText(text)).toMatchObject({ entries: [], told: expect.stringContaining(': draft (1)') });
    const drafts = { ...ZONE, wanted: new Set(['drafts'] as const) };
    expect(readText(text, drafts).entries).toMatchObject([{ isDraft: true }]);
  });

  it('is what others wrote', () => {
    const sections = [
      'COMMENT:\nAUTHOR: Ben\nsecret',
      'COMMENT:\nAUTHOR: Cat\nsecret',
      'PING:\nTITLE: secret',
    ];
    const { entries, told } = read([{ sections }, { sections: sections.slice(1), values: ['NO ENTRY: 1'] }]);
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain('secret');
    expect(told).toContain(': entry of comments only (1), comment (3), ping (2) - ');
  });
});
