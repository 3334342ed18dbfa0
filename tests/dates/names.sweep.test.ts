import { describe, expect, it } from 'vitest';
import { parseDate } from '../../src/dates/parseDate.ts';
import { stepOf } from '../support/runs.ts';

const DAY = 86_400_000;
/** Five days of each month of a year. */
const days = Array.from({ length: 60 }, (_, index) =>
  Date.UTC(2014, Math.floor(index / 5), [1, 2, 11, 22, 28][index % 5]),
);
const OPTIONS = { timeZone: 'UTC', numberingSystem: 'latn' } as const;
/** Languages whose dates are read in all usual forms. */
const READ =
  'de fr es pt pt-BR it nl sv da nb fi pl cs sk ru uk be hr sr sl bg mk el tr ro lt et ca gl ga is mi id ms sw';
/** Languages of which some forms are refused. */
const PARTLY_READ = 'lv hu sq cy vi af sm to haw hi bn eu ar he ja zh ko th fa dua bas st teo scn kl';

describe('what Intl prints of a day is read as that day: as read', () => {
  it.each(READ.split(' '))('%s', (language) => {
    const monthOf = new Intl.DateTimeFormat(language, { ...OPTIONS, month: 'long' });
    const dayAndMonthOf = new Intl.DateTimeFormat(language, { ...OPTIONS, day: 'numeric', month: 'long' });
    const weekdayOf = new Intl.DateTimeFormat(language, { ...OPTIONS, weekday: 'long' });
    for (let index = 0; index < days.length; index += stepOf(4)) {
      const day = days[index] as number;
      const dayAndMonth = dayAndMonthOf.format(day);
      for (const text of [
        `${dayAndMonth} 2014`,
        `${new Date(day).getUTCDate()} ${monthOf.format(day)} 2014`,
        `${weekdayOf.format(day)}, ${dayAndMonth} 2014, 20:03`,
        `20:03 ${dayAndMonth.toUpperCase()} 2014`,
      ]) {
        const { stamp, faults } = parseDate(text, 'UTC', language);
        const time = text.includes('20:03') ? 72_180_000 : 0;
        const doubts = faults.filter(({ code }) => code !== 'DATE_WITHOUT_TIME');
        expect([text, stamp?.getTime(), doubts]).toEqual([text, day + time, []]);
      }
    }
  });
});

describe('what Intl prints of a day is read as that day: or refused', () => {
  const forms: readonly Intl.DateTimeFormatOptions[] = [
    { day: 'numeric', month: 'short', year: 'numeric' },
    { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
    { dateStyle: 'long', timeStyle: 'short' },
  ];

  it.each(`${READ} ${PARTLY_READ}`.split(' '))('%s', (language) => {
    for (const form of forms) {
      const format = new Intl.DateTimeFormat(language, { ...OPTIONS, ...form });
      for (let index = 0; index < days.length; index += stepOf(7)) {
        const day = days[index] as number;
        const text = format.format(day);
        const { stamp } = parseDate(text, 'UTC', language);
        if (stamp) expect([text, stamp.getTime() - (stamp.getTime() % DAY)]).toEqual([text, day]);
      }
    }
  });
});
