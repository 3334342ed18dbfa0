import { describe, expect, it } from 'vitest';
import { splitLabels } from '../../../src/articles/newsroom/labels.ts';

/** Labelled dates as `published DATE` or `updated DATE`, or undefined. */
function read(line: string, language = 'en'): string[] | undefined {
  return splitLabels(line, language)?.map(({ label, text }) => `${label} ${text}`);
}

describe('a line of labelled dates', () => {
  const DATE = '9:05 am, 22 December 2014';

  it.each([
    'Published',
    'First published',
    'Originally published',
    'Posted',
    'First posted',
    'PUBLISHED',
    'posted',
  ])('says when it was published: %s', (label) => {
    for (const sign of ['', ':', ' on', ' at', ' -']) {
      expect(read(`${label}${sign} ${DATE}`)).toEqual([expect.stringMatching(/^published (?:on |at )?9:05/)]);
    }
  });

  it.each(['Updated', 'Last updated', 'Modified', 'Last modified', 'UPDATED', 'last updated'])(
    'says when it was updated: %s',
    (label) => {
      for (const sign of ['', ':']) expect(read(`${label}${sign} ${DATE}`)).toEqual([`updated ${DATE}`]);
    },
  );

  it.each(['|', '·', '•', '-', '–', '—', '/', ',', ';', ''])('has several with %j between them', (sign) => {
    const dates = [`published ${DATE}`, 'updated 11:15 am'];
    expect(read(`Published ${DATE} ${sign} Updated: 11:15 am`)).toEqual(dates);
    expect(read(`${DATE} ${sign} Last updated 11:15 am`)).toEqual(dates);
  });

  it.each([
    ['22 December 2014 (updated)', ['updated 22 December 2014']],
    ['11:15 am, 22 December 2014 – updated', ['updated 11:15 am, 22 December 2014']],
    ['22 December 2014 | Updated', ['updated 22 December 2014']],
    ['22 December 2014 (updated 11:15 am)', ['published 22 December 2014', 'updated 11:15 am']],
    [
      '22 December 2014 (published) | 23 December 2014 (updated)',
      ['published 22 December 2014', 'updated 23 December 2014'],
    ],
    ['Updated 8 pm (GMT+13:00)', ['updated 8 pm (GMT+13:00']],
    [
      'December 21st, 2014 - 8:03 pm - Updated 9 pm',
      ['published December 21st, 2014 - 8:03 pm', 'updated 9 pm'],
    ],
    ['Updated 22 Hakihea 2014', ['updated 22 Hakihea 2014']],
  ])('may have its label behind a date, or be long: %s', (line, dates) => {
    expect(read(line)).toEqual(dates);
  });

  it('is in the language of the publication', () => {
    expect(read('Updated 22. Dezember 2014', 'de')).toEqual(['updated 22. Dezember 2014']);
  });

  it.each([
    ['Updated 2 hours ago', '2 hours ago'],
    ['Updated an hour ago', 'an hour ago'],
    ['Last updated yesterday', 'yesterday'],
    ['Updated: today, 9 am', 'today, 9 am'],
    ['Updated just now', 'just now'],
    ['Updated Mon 22 Dec, 9.15 AM', 'Mon 22 Dec, 9.15 AM'],
    ['Updated: 22 Foober 2014', '22 Foober 2014'],
    ['Updated 31/02/2014', '31/02/2014'],
  ])('may hold what is no date, but was meant as one: %s', (line, date) => {
    expect(read(line)).toEqual([`updated ${date}`]);
  });

  it.each([
    'Published works of Janet Frame go online',
    'Posted by Jane Doe',
    'Updated',
    'Updated timetable',
    'Updated timetable 22 December 2014',
    'Updated: the road is open',
    'Updated Published 22 December 2014',
    '22 December 2014',
    'The road was updated on 22 December 2014',
    'Unpublished 22 December 2014',
    `Updated ${'22 December 2014 '.repeat(20)}`,
    '',
  ])('is not %j', (line) => {
    expect(read(line)).toBeUndefined();
  });
});
