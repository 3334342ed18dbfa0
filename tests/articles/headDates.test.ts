import { describe, expect, it } from 'vitest';
import type { ParsedHead } from '../../src/articles/parseHead.ts';
import { formatRfc3339 } from '../../src/model/stamp.ts';
import { tellAll } from '../support/problems.ts';
import { auckland } from '../support/publication.ts';
import { headOf, markdownHead, newsroomHead, wholeHead } from './material.ts';

function publishedOf(parsed: ParsedHead): string {
  return formatRfc3339(headOf(parsed).published);
}

/** What the author is told of an article without a head. */
function refusal(parsed: ParsedHead): string {
  expect(parsed.head).toBeUndefined();
  return tellAll(parsed.problems);
}

describe('a date of publication', () => {
  it.each(['date', 'pubDate', 'publishDate', 'pubDatetime', 'published'])('is in %s', (name) => {
    expect(publishedOf(markdownHead(['title: Road', `${name}: 2014-12-21 20:03`]))).toBe(
      '2014-12-21T20:03:00+13:00',
    );
  });

  it('has to be there', () => {
    expect(refusal(markdownHead(['title: Road']))).toMatchInlineSnapshot(
      `"items/road.md:4:1 error DATE_MISSING expected a date of publication, found none - add a line "date: 8:03 pm on 21 December 2014" to the front matter between two lines of ---; if it is no article, write ignore: [items/road.md] into feed.yaml"`,
    );
    expect(refusal(markdownHead(['title: Road', 'published: true']))).toContain('DATE_MISSING');
  });

  it('has to be a date', () => {
    expect(refusal(markdownHead(['title: Road', 'date: 31/02/2014']))).toMatchInlineSnapshot(
      `"items/road.md:3:7 error DATE_UNREADABLE expected a date, found "31/02/2014" - February 2014 has 28 days"`,
    );
    expect(refusal(markdownHead(['title: Road', 'date: [1]']))).toContain('DATE_UNREADABLE');
  });

  it('before 1970 is warned of', () => {
    const parsed = markdownHead(['title: Road', 'date: 8:03 pm on 21 December 1969']);
    expect(publishedOf(parsed)).toBe('1969-12-21T20:03:00+12:00');
    expect(tellAll(parsed.problems)).toMatchInlineSnapshot(
      `"items/road.md:3:7 warning DATE_BEFORE_1970 expected a date from 1970, found "8:03 pm on 21 December 1969" - some readers drop the whole feed over it; leave the article out, or date it later"`,
    );
    expect(markdownHead(['title: Road', 'date: 1970-01-01T00:00:00Z']).problems).toEqual([]);
  });
});

describe('the names of months', () => {
  it.each([
    ['de', '22. Dezember 2014, 20:03'],
    ['fr', '22 décembre 2014 à 20:03'],
    ['en-NZ', '22 Hakihea 2014, 20:03'],
  ])('may be in the language of the publication: %s, %s', (language, date) => {
    const settings = { ...auckland, language };
    const lines = ['title: Road', `date: ${date}`, `updated: ${date}`, `expires: ${date}`];
    const head = headOf(markdownHead(lines, settings));
    for (const stamp of [head.published, head.updated, head.expires]) {
      expect(stamp && formatRfc3339(stamp)).toBe('2014-12-22T20:03:00+13:00');
    }
  });

  it('are none in another language', () => {
    expect(refusal(markdownHead(['title: Road', 'date: 22. Dezember 2014']))).toMatchInlineSnapshot(
      `"items/road.md:3:7 error DATE_UNREADABLE expected a date, found "22. Dezember 2014" - write it like "8:03 pm on 21 December 2014" or "2014-12-21T20:03+13:00""`,
    );
  });
});

describe('a publishDate beside a date', () => {
  const read = (date: string, publishDate: string) =>
    markdownHead(['title: Road', `date: ${date}`, `publishDate: ${publishDate}`]);

  it.each([
    ['2014-12-21 20:03', '2014-12-24 08:00', '2014-12-24T08:00:00+13:00'],
    ['2014-12-24 08:00', '2014-12-21 20:03', '2014-12-24T08:00:00+13:00'],
    ['2014-12-24 08:00', '2014-12-24 08:00', '2014-12-24T08:00:00+13:00'],
  ])('%s, %s: the later is when it is published', (date, publishDate, published) => {
    const parsed = read(date, publishDate);
    expect(publishedOf(parsed)).toBe(published);
    expect(parsed.problems).toEqual([]);
  });

  it('is told where it is no date', () => {
    expect(refusal(read('2014-12-21 20:03', 'soon'))).toMatchInlineSnapshot(
      `"items/road.md:4:14 error DATE_UNREADABLE expected a date, found "soon" - write it like "8:03 pm on 21 December 2014" or "2014-12-21T20:03+13:00""`,
    );
  });

  it('saves no date that is none', () => {
    expect(refusal(read('soon', '2014-12-24 08:00'))).toMatch(/^items\/road\.md:3:7 error DATE_UNREADABLE /);
  });
});

describe('a time of change', () => {
  it.each(['updated', 'lastmod', 'modified', 'updatedDate', 'last_modified_at', 'modDatetime'])(
    'is in %s',
    (name) => {
      expect(formatRfc3339(headOf(wholeHead([`${name}: 2014-12-22 20:03`])).updated)).toBe(
        '2014-12-22T20:03:00+13:00',
      );
    },
  );

  it('is that of publication where it is earlier', () => {
    const parsed = wholeHead(['updated: 20 December 2014, 8 pm']);
    const { published, updated } = headOf(parsed);
    expect(updated).toBe(published);
    expect(tellAll(parsed.problems)).toMatchInlineSnapshot(
      `"items/road.md:4:10 warning UPDATED_BEFORE_PUBLISHED expected a time after publication, found "20 December 2014, 8 pm" - it is left out: an article is updated after it is published"`,
    );
  });

  it('may be that of publication', () => {
    expect(wholeHead(['updated: 8:03 pm on 21 December 2014']).problems).toEqual([]);
  });

  it('is refused where it is no date', () => {
    expect(refusal(wholeHead(['updated: soon']))).toMatch(/^items\/road\.md:4:10 error DATE_UNREADABLE /);
  });
});

describe('a time of expiry', () => {
  it.each(['expires', 'expiryDate', 'unpublishdate'])('is in %s', (name) => {
    const { expires } = headOf(wholeHead([`${name}: 2015-01-01 12:00`]));
    expect(expires && formatRfc3339(expires)).toBe('2015-01-01T12:00:00+13:00');
  });
});

describe('a day without a time', () => {
  it('has a note where it is that of publication', () => {
    const parsed = markdownHead(['title: Road', 'date: 21 December 2014']);
    expect(publishedOf(parsed)).toBe('2014-12-21T00:00:00+13:00');
    expect(tellAll(parsed.problems)).toMatchInlineSnapshot(
      `"items/road.md:3:7 note DATE_WITHOUT_TIME expected a date with a time, found "21 December 2014" - it is published as 12:00 am on 21 December 2014, NZDT; write a time to say it better"`,
    );
  });

  it.each(['updated', 'expires', 'publishDate'])('has none where it is that of %s', (name) => {
    expect(wholeHead([`${name}: 24 December 2014`]).problems).toEqual([]);
  });
});

describe('the day in a file’s name', () => {
  const lines = ['title: Road'];

  it.each([
    'items/2014-12-21-north-road.md',
    '2014-12-21 North Road.md',
    'items/2014-12-21_north_road.md',
    'items/2014-12-21-north-road/index.md',
  ])('is that of publication: %s', (file) => {
    const parsed = markdownHead(lines, auckland, file);
    expect(publishedOf(parsed)).toBe('2014-12-21T00:00:00+13:00');
    expect(parsed.problems).toMatchObject([{ code: 'DATE_WITHOUT_TIME', line: 1, column: 1 }]);
  });

  it('counts for nothing where the front matter has one', () => {
    const dated = ['title: Road', 'date: 2014-12-24 20:03'];
    const parsed = markdownHead(dated, auckland, 'items/2014-12-21-road.md');
    expect(publishedOf(parsed)).toBe('2014-12-24T20:03:00+13:00');
    expect(parsed.problems).toEqual([]);
  });

  it('is the whole name of a note of that day', () => {
    const { head } = markdownHead(lines, auckland, 'items/2014-12-21.md');
    expect(head?.published.toISOString()).toBe('2014-12-20T11:00:00.000Z');
    expect(head?.slug).toBe('2014-12-21');
  });

  it('is refused where the calendar does not have it', () => {
    expect(refusal(markdownHead(lines, auckland, 'items/2014-02-31-road.md'))).toContain(
      'February 2014 has 28 days',
    );
  });
});

describe('a time without a zone', () => {
  const abroad = { ...auckland, dates: { withoutZone: 'UTC' } };
  const timesOf = (lines: readonly string[], settings = abroad) => {
    const { published, updated, expires, withdrawn } = headOf(
      markdownHead(['title: Road', ...lines], settings),
    );
    const all = [published, updated, expires, withdrawn?.time];
    return all.flatMap((stamp) => (stamp && stamp !== published ? formatRfc3339(stamp) : []));
  };

  it('is read in the zone that feed.yaml says, and printed in that of the publication', () => {
    const head = markdownHead(['title: Road', 'date: 2014-12-21 20:03'], abroad);
    expect(publishedOf(head)).toBe('2014-12-22T09:03:00+13:00');
  });

  it('is so in every field', () => {
    const date = 'date: 2014-12-21 20:03';
    expect(timesOf([date, 'updated: 2014-12-22 08:00', 'expires: 1 January 2015, noon'])).toEqual([
      '2014-12-22T21:00:00+13:00',
      '2015-01-02T01:00:00+13:00',
    ]);
    expect(timesOf([date, 'withdrawn: 2014-12-22 08:00'])).toContain('2014-12-22T21:00:00+13:00');
    expect(publishedOf(markdownHead(['title: Road', date, 'publishDate: 2014-12-24 01:00'], abroad))).toBe(
      '2014-12-24T14:00:00+13:00',
    );
  });

  it('is what its own zone says where it has one', () => {
    for (const date of ['2014-12-21T20:03:00+13:00', '8:03 pm NZDT on 21 December 2014']) {
      expect(publishedOf(markdownHead(['title: Road', `date: ${date}`], abroad))).toBe(
        '2014-12-21T20:03:00+13:00',
      );
    }
  });

  it('may be a day, which begins in that zone', () => {
    const { problems } = markdownHead(['title: Road', 'date: 2014-12-21'], abroad);
    expect(tellAll(problems)).toContain('it is published as 1:00 pm on 21 December 2014, NZDT');
    const east = { ...abroad, timeZone: 'America/New_York' };
    expect(publishedOf(markdownHead(['title: Road', 'date: 2014-12-21'], east))).toBe(
      '2014-12-20T19:00:00-05:00',
    );
    expect(publishedOf(markdownHead(['title: Road'], east, 'items/2014-12-21-road.md'))).toBe(
      '2014-12-20T19:00:00-05:00',
    );
  });

  it('is judged by the clocks of that zone', () => {
    const there = { ...auckland, timeZone: 'UTC', dates: { withoutZone: 'Pacific/Auckland' } };
    const told = (date: string) => tellAll(markdownHead(['title: Road', `date: ${date}`], there).problems);
    expect(told('2014-09-28 02:30')).toMatchInlineSnapshot(
      `"items/road.md:3:7 error DATE_IN_GAP expected a time that Pacific/Auckland had, found "2014-09-28 02:30" - the clocks went forward over it; write 3:30 am NZDT or 1:30 am NZST"`,
    );
    expect(told('2014-04-06 02:30')).toMatchInlineSnapshot(
      `"items/road.md:3:7 warning DATE_IN_OVERLAP expected a time that came once, found "2014-04-06 02:30" - the clocks went back and it came twice; it is taken as 2:30 am NZDT, write 2:30 am NZDT or 2:30 am NZST to settle it"`,
    );
    expect(publishedOf(markdownHead(['title: Road', 'date: 2014-04-06 02:30'], there))).toBe(
      '2014-04-05T13:30:00+00:00',
    );
    const york = { ...there, dates: { withoutZone: 'America/New_York' } };
    const autumn = markdownHead(['title: Road', 'date: 1:30 am EST on 2 November 2014'], york);
    expect(publishedOf(autumn)).toBe('2014-11-02T06:30:00+00:00');
    const summer = markdownHead(['title: Road', 'date: 1:30 am EST on 2 July 2014'], york);
    expect(tellAll(summer.problems)).toContain('expected the offset that America/New_York had on that day');
    const asPrinted = { ...york, timeZone: 'America/New_York', dates: { withoutZone: 'UTC' } };
    const winter = markdownHead(['title: Road', 'date: 1:30 am EST on 2 January 2014'], asPrinted);
    expect(publishedOf(winter)).toBe('2014-01-02T01:30:00-05:00');
    const samoa = { ...there, dates: { withoutZone: 'Pacific/Apia' } };
    const skipped = markdownHead(['title: Road', 'date: 2011-12-30'], samoa);
    expect(tellAll(skipped.problems)).toContain('a day that Pacific/Apia had');
  });

  it('is on the same day as another line, whatever day the publication prints', () => {
    const lines = [
      '---',
      'date: 2014-12-21',
      '---',
      'Road',
      '',
      '8 pm on 21 December 2014',
      '',
      'The road is open.',
    ];
    expect(publishedOf(newsroomHead(lines, abroad))).toBe('2014-12-22T09:00:00+13:00');
    expect(refusal(newsroomHead(lines.with(1, 'date: 2014-12-22'), abroad))).toContain('DATES_DISAGREE');
  });

  it('of an update alone is one of the day that was written', () => {
    const lines = ['Road', '', '20:00 on 21 December 2014', 'Updated: 21:00', '', 'The road is open.'];
    const head = headOf(newsroomHead(lines, abroad));
    expect(formatRfc3339(head.updated)).toBe('2014-12-22T10:00:00+13:00');
  });
});

describe('a time without a zone, as Jekyll reads it', () => {
  const jekyll = { ...auckland, dates: { withoutZone: 'jekyll' } };
  const read = (date: string) => markdownHead(['title: Road', `date: ${date}`], jekyll);

  it.each([
    ['2014-12-21 20:03:00', '2014-12-22T09:03:00+13:00'],
    ['2014-12-21T20:03:00', '2014-12-22T09:03:00+13:00'],
    ['2014-12-21 20:03', '2014-12-21T20:03:00+13:00'],
    ['2014-12-21', '2014-12-21T00:00:00+13:00'],
    ['2014-12-21 20:03:00 +1300', '2014-12-21T20:03:00+13:00'],
    ['2014-12-21 07:03:00 UTC', '2014-12-21T20:03:00+13:00'],
  ])('is one of UTC with seconds, else one of the publication: %s', (date, published) => {
    expect(publishedOf(read(date))).toBe(published);
  });

  it('is judged by the clocks of its zone alone', () => {
    expect(refusal(read('2014-09-28 02:30'))).toContain('expected a time that Pacific/Auckland had');
    expect(read('2014-09-28 02:30:00').problems).toEqual([]);
    expect(tellAll(read('2014-04-06 02:30').problems)).toContain('DATE_IN_OVERLAP');
    expect(read('2014-04-06 02:30:00').problems).toEqual([]);
  });

  it('may be a day in the file’s name', () => {
    const head = markdownHead(['title: Road'], jekyll, 'items/2014-12-21-road.md');
    expect(publishedOf(head)).toBe('2014-12-21T00:00:00+13:00');
  });
});

describe('a day over folders', () => {
  const links = [{ pattern: 'blog/:date/:name', like: 'docusaurus' }] as const;
  const docusaurus = { ...auckland, items: ['blog'], links };
  const lines = ['title: Road'];

  it.each(['blog/2014/12/21-road.md', 'blog/2014/12/21/road.md', 'blog/2014-12/21-road.md'])(
    'is that of publication where the site is one of Docusaurus: %s',
    (file) => {
      expect(publishedOf(markdownHead(lines, docusaurus, file))).toBe('2014-12-21T00:00:00+13:00');
      expect(refusal(markdownHead(lines, { ...docusaurus, links: undefined } as never, file))).toContain(
        'DATE_MISSING',
      );
    },
  );

  it('is none where the number may be another', () => {
    for (const file of ['blog/2014/13/21-road.md', 'blog/2014/12/21st.md', 'blog/12014/12/21-road.md'])
      expect(refusal(markdownHead(lines, docusaurus, file))).toContain('DATE_MISSING');
  });

  it('counts for nothing where the file’s name has one', () => {
    const head = markdownHead(lines, docusaurus, 'blog/2013/01/02/2014-12-21-road.md');
    expect(publishedOf(head)).toBe('2014-12-21T00:00:00+13:00');
  });
});
