import { describe, expect, it } from 'vitest';
import type { ParsedHead } from '../../../src/articles/parseHead.ts';
import { formatRfc3339 } from '../../../src/model/stamp.ts';
import { tellAll } from '../../support/problems.ts';
import { auckland } from '../../support/publication.ts';
import { headOf, newsroomHead } from '../material.ts';

function publishedOf(parsed: ParsedHead): string {
  return formatRfc3339(headOf(parsed).published);
}

/** What the author is told of an article without a head. */
function refusal(parsed: ParsedHead): string {
  expect(parsed.head).toBeUndefined();
  return tellAll(parsed.problems);
}

describe('a newsroom head', () => {
  const head = ['21 December 2014', '8:03 pm on 21 December 2014', 'Road < bridge', 'By Jane Doe'];

  it.each([
    { order: [0, 1, 2, 3] },
    { order: [3, 2, 1, 0] },
    { order: [2, 1, 3, 0] },
    { order: [1, 0, 3, 2] },
  ])('is read in the order $order, the most precise date first', ({ order }) => {
    const parsed = newsroomHead([...order.map((index) => head[index] ?? ''), '', 'It is open.']);
    expect(parsed.problems).toEqual([]);
    expect(publishedOf(parsed)).toBe('2014-12-21T20:03:00+13:00');
    expect(headOf(parsed)).toMatchObject({
      format: 'newsroom',
      title: 'Road < bridge',
      authors: [{ name: 'Jane Doe' }],
      slug: 'road',
    });
  });

  it('joins a time alone to the day', () => {
    const parsed = newsroomHead(['Road', 'Sunday 21 December 2014', '8:03 pm', 'It is open.']);
    expect(parsed.problems).toEqual([]);
    expect(publishedOf(parsed)).toBe('2014-12-21T20:03:00+13:00');
  });

  it('has a note where there is a day alone', () => {
    const parsed = newsroomHead(['Road', '21 December 2014', 'It is open.']);
    expect(publishedOf(parsed)).toBe('2014-12-21T00:00:00+13:00');
    expect(tellAll(parsed.problems)).toMatchInlineSnapshot(
      `"items/road.txt:2:1 note DATE_WITHOUT_TIME expected a date with a time, found "21 December 2014" - it is published as 12:00 am on 21 December 2014, NZDT; write a time to say it better"`,
    );
  });

  it('refuses days that disagree', () => {
    const parsed = newsroomHead(['Road', '21 December 2014', '8:03 pm on 22 December 2014', 'It is open.']);
    expect(refusal(parsed)).toMatchInlineSnapshot(
      `"items/road.txt:2:1 error DATES_DISAGREE expected the same time as "8:03 pm on 22 December 2014", found "21 December 2014" - one article is published once: mend one of the two, or take it out"`,
    );
  });

  it('refuses a day that disagrees with the front matter', () => {
    const parsed = newsroomHead([
      '---',
      'date: 20 December 2014, 8 pm',
      '---',
      'Road',
      '21 December 2014',
      'It is open.',
    ]);
    expect(refusal(parsed)).toContain('items/road.txt:5:1 error DATES_DISAGREE');
  });

  it('takes one time that is written twice, in two zones', () => {
    const parsed = newsroomHead([
      'Road',
      '8:03 pm on 21 December 2014',
      '2014-12-21T07:03:00Z',
      'It is open.',
    ]);
    expect(publishedOf(parsed)).toBe('2014-12-21T20:03:00+13:00');
    expect(parsed.problems).toEqual([]);
  });

  it('refuses a date line that the calendar does not have', () => {
    expect(refusal(newsroomHead(['Road', '31/02/2014', 'It is open.']))).toContain(
      'items/road.txt:2:1 error DATE_UNREADABLE',
    );
  });

  it('wants a day for its time, a title and a date', () => {
    expect(refusal(newsroomHead(['Road', '8:03 pm', 'It is open.']))).toContain('the day is missing');
    const { problems } = newsroomHead(['']);
    expect(problems.map(({ code }) => code)).toEqual(['TITLE_MISSING', 'DATE_MISSING']);
  });

  it('takes its day from the name of the file', () => {
    const parsed = newsroomHead(['Road', 'It is open.'], auckland, 'items/2014-12-21-road.TXT');
    expect(publishedOf(parsed)).toBe('2014-12-21T00:00:00+13:00');
    expect(headOf(parsed).format).toBe('newsroom');
  });

  it('knows the headline that the front matter gives', () => {
    const lines = [
      '---',
      'title: " Road   open"',
      'author: Desk',
      '---',
      '21 December 2014, 8 pm',
      'Road open',
      'By Jane Doe',
      'It is open.',
    ];
    const head = headOf(newsroomHead(lines));
    expect(head).toMatchObject({ title: 'Road open', authors: [{ name: 'Desk' }] });
    expect(lines.join('\n').slice(head.bodyStart)).toBe('It is open.');
  });

  it('refuses a title that is no text', () => {
    expect(
      refusal(newsroomHead(['---', 'title: [a]', '---', 'Road', '21 December 2014, 8 pm', '', 'Open.'])),
    ).toContain('items/road.txt:2:8 error FIELD_WRONG expected a title');
  });

  it('leaves the lines out that the publication skips', () => {
    const settings = { ...auckland, text: { skip: ['Latest news'] } };
    expect(headOf(newsroomHead(['Latest news', 'Road', '21/12/2014 8 pm', 'Open.'], settings)).title).toBe(
      'Road',
    );
  });
});

describe('a labelled date', () => {
  const updatedOf = (parsed: ParsedHead) => formatRfc3339(headOf(parsed).updated);

  it.each([
    [['9:05 am, 22 December 2014', 'Updated 11:15 am, 22 December 2014']],
    [['9:05 am, 22 December 2014', 'Updated 11:15 am']],
    [['Published: 9:05 am, 22 December 2014 | Last updated: 11:15 am']],
    [['22 December 2014', 'Posted 9:05 am', '11:15 am, 22 December 2014 - updated']],
    [['Updated 10 am', 'Updated 11:15 am', 'First published 9:05 am, 22 December 2014']],
    [['Published Monday 22 Tīhema 2014 9:05 am', 'Modified 22/12/2014 11:15']],
  ])('says when the article was published, and when it was updated: %j', (lines) => {
    const parsed = newsroomHead(['Road', ...lines, '', 'It is open.']);
    expect(parsed.problems).toEqual([]);
    expect([publishedOf(parsed), updatedOf(parsed)]).toEqual([
      '2014-12-22T09:05:00+13:00',
      '2014-12-22T11:15:00+13:00',
    ]);
  });

  it('is where the update is told of', () => {
    const parsed = newsroomHead(['Road', '9:05 am, 22 December 2014', 'Updated 11:15 am', '', 'Open.']);
    expect(headOf(parsed).updatedPlace).toEqual({ file: 'items/road.txt', line: 3, column: 1 });
  });

  it('and the front matter may both say it: the last change counts', () => {
    const front = ['---', 'updated: 22 December 2014, 10 am', 'correction: It was closed.', '---'];
    const lines = ['Road', '9:05 am, 22 December 2014'];
    expect(updatedOf(newsroomHead([...front, ...lines, 'Updated 11:15 am', 'Open.']))).toContain('11:15');
    expect(updatedOf(newsroomHead([...front, ...lines, 'Updated 9:15 am', 'Open.']))).toContain('10:00');
    expect(newsroomHead(['---', front[2] ?? '', '---', ...lines, 'Updated 10 am', 'Open.']).problems).toEqual(
      [],
    );
  });

  it('before publication is warned of', () => {
    const parsed = newsroomHead(['Road', '9:05 am, 22 December 2014', 'Updated 8 am', '', 'It is open.']);
    expect(updatedOf(parsed)).toBe('2014-12-22T09:05:00+13:00');
    expect(tellAll(parsed.problems)).toMatchInlineSnapshot(
      `"items/road.txt:3:1 warning UPDATED_BEFORE_PUBLISHED expected a time after publication, found "8 am" - it is left out: an article is updated after it is published"`,
    );
  });

  it('of an update is none of publication', () => {
    expect(
      refusal(newsroomHead(['Road', 'Updated 9:05 am, 22 December 2014', 'Open.'])),
    ).toMatchInlineSnapshot(
      `"items/road.txt:2:1 error DATE_MISSING expected a date of publication beside that of the update, found "9:05 am, 22 December 2014" - write when it was published, too: a line "8:03 pm on 21 December 2014""`,
    );
  });

  it('has to agree with the others', () => {
    expect(refusal(newsroomHead(['Road', '22 December 2014', 'Published 23 December 2014, 9 am']))).toContain(
      'items/road.txt:2:1 error DATES_DISAGREE',
    );
    expect(refusal(newsroomHead(['Road', '9 am', 'Published 9:05 am', 'Open.']))).toContain(
      'DATE_UNREADABLE',
    );
  });

  it('that nobody can read is told', () => {
    expect(
      refusal(newsroomHead(['Road', '22 December 2014, 9 am', 'Updated 2 hours ago', 'Open.'])),
    ).toMatchInlineSnapshot(
      `"items/road.txt:3:1 error DATE_UNREADABLE expected a date, found "2 hours ago" - write the day itself: a day that depends on when it is read cannot be published"`,
    );
  });
});

describe('a line that is nearly a date', () => {
  it('is told where the article has no other date, with what to write', () => {
    expect(
      refusal(newsroomHead(['Bridge closed for a week', '', 'Mon 22 Dec, 9.15 AM', '', 'It is closed.'])),
    ).toMatchInlineSnapshot(
      `"items/road.txt:3:1 error DATE_UNREADABLE expected a date, found "Mon 22 Dec, 9.15 AM" - the year is missing; write Mon 22 Dec 2014, 9.15 AM, with the right year"`,
    );
    expect(refusal(newsroomHead(['Bridge', '22 Foober 2014', '', 'It is closed.']))).toMatchInlineSnapshot(
      `"items/road.txt:2:1 error DATE_UNREADABLE expected a date, found "22 Foober 2014" - "Foober" is no month that is known here; write it like 22 December 2014"`,
    );
    expect(refusal(newsroomHead(['22 Dec, 9.15 a.m.', 'Bridge', '', 'It is closed.']))).toContain(
      'items/road.txt:1:1 error DATE_UNREADABLE',
    );
  });

  it('is text where it has one', () => {
    const lines = ['Bridge', '22 December 2014, 9 am', 'Mon 22 Dec, 9.15 AM', '', 'It is closed.'];
    const parsed = newsroomHead(lines);
    expect(parsed.problems).toEqual([]);
    expect(lines.join('\n').slice(headOf(parsed).bodyStart)).toMatch(/^Mon/);
  });
});

describe('a newsroom text without a date', () => {
  it('is told what line to write', () => {
    expect(
      refusal(newsroomHead(['Bridge', '', 'On Monday 22 December the mayor spoke.'])),
    ).toMatchInlineSnapshot(
      `"items/road.txt:1:1 error DATE_MISSING expected a date of publication, found none - write its date on a line of its own, like "8:03 pm on 21 December 2014"; if it is no article, write ignore: [items/road.txt] into feed.yaml"`,
    );
    expect(tellAll(newsroomHead(['']).problems)).toMatchInlineSnapshot(`
      "items/road.txt:1:1 error TITLE_MISSING expected a title, found none - begin the text with a headline, or add a line "title: ..." to front matter between two lines of ---
      items/road.txt:1:1 error DATE_MISSING expected a date of publication, found none - write its date on a line of its own, like "8:03 pm on 21 December 2014"; if it is no article, write ignore: [items/road.txt] into feed.yaml"
    `);
  });

  it('is told of a date that stands too low', () => {
    const settings = { ...auckland, text: { skip: ['1 January 2014'] } };
    const lines = ['Bridge', '', 'It is closed.', '', '1 January 2014', '', '22 December 2014, 9 am'];
    expect(refusal(newsroomHead(lines, settings))).toMatchInlineSnapshot(
      `"items/road.txt:7:1 error DATE_MISSING expected a date of publication above the text, found "22 December 2014, 9 am" in it - move the line above the first paragraph if it is that date, or write another one there"`,
    );
  });
});

describe('a line of the head that no rule knows', () => {
  it('is text above the article, and told', () => {
    const parsed = newsroomHead([
      'NATIONAL',
      '',
      'Road open',
      '',
      '8:03 pm on 21 December 2014',
      '',
      'It is open.',
    ]);
    expect(headOf(parsed)).toMatchObject({ title: 'Road open', asides: ['NATIONAL'] });
    expect(tellAll(parsed.problems)).toMatchInlineSnapshot(
      `"items/road.txt:1:1 warning HEAD_LINE_UNKNOWN expected a headline, a date or a byline above the text, found "NATIONAL" - "Road open" is the title, and this line begins the text; take it out, or list it under text.skip in feed.yaml"`,
    );
  });

  it('may be listed as one to drop', () => {
    const settings = { ...auckland, text: { skip: ['NATIONAL'] } };
    const parsed = newsroomHead(['NATIONAL', 'Road open', '8:03 pm on 21 December 2014', 'Open.'], settings);
    expect(parsed.problems).toEqual([]);
    expect(headOf(parsed).asides).toBeUndefined();
  });

  it('changes nothing of how the article is known', () => {
    const lines = ['Road open', '8:03 pm on 21 December 2014', 'It is open.'];
    expect(headOf(newsroomHead(['NATIONAL', ...lines])).textHash).toBe(headOf(newsroomHead(lines)).textHash);
  });
});
