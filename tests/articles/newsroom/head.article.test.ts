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
