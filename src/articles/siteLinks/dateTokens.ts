import { MONTHS, WEEKDAYS } from '../../dates/formatSpoken.ts';
import type { Subject } from './subject.ts';

const DAY = 86_400_000;
const two = (n: number) => String(n).padStart(2, '0');
const longMonth = ({ clock }: Subject) => `${MONTHS[clock.getUTCMonth()]}`;
const longDay = ({ clock }: Subject) => `${WEEKDAYS[clock.getUTCDay()]}`;

/** Days since the first one of the year. */
const yearDay = (clock: Date) => Math.floor((clock.getTime() - Date.UTC(clock.getUTCFullYear(), 0)) / DAY);

/** The Thursday of a week says in which year it is (ISO 8601). */
const thursday = (clock: Date) => new Date(clock.getTime() + (4 - (clock.getUTCDay() || 7)) * DAY);

/** What each token of dates is, in the clock of the program. */
export const DATES = {
  year: ({ clock }: Subject) => String(clock.getUTCFullYear()),
  month: ({ clock }: Subject) => two(clock.getUTCMonth() + 1),
  day: ({ clock }: Subject) => two(clock.getUTCDate()),
  hour: ({ clock }: Subject) => two(clock.getUTCHours()),
  minute: ({ clock }: Subject) => two(clock.getUTCMinutes()),
  second: ({ clock }: Subject) => two(clock.getUTCSeconds()),
  short_year: ({ clock }: Subject) => two(clock.getUTCFullYear() % 100),
  i_month: ({ clock }: Subject) => String(clock.getUTCMonth() + 1),
  i_day: ({ clock }: Subject) => String(clock.getUTCDate()),
  y_day: ({ clock }: Subject) => String(yearDay(clock) + 1).padStart(3, '0'),
  yearday: ({ clock }: Subject) => String(yearDay(clock) + 1),
  w_day: ({ clock }: Subject) => String(clock.getUTCDay() || 7),
  weekday: ({ clock }: Subject) => String(clock.getUTCDay()),
  w_year: ({ clock }: Subject) => String(thursday(clock).getUTCFullYear()),
  week: ({ clock }: Subject) => two(Math.floor(yearDay(thursday(clock)) / 7) + 1),
  short_month: (subject: Subject) => longMonth(subject).slice(0, 3),
  long_month: longMonth,
  short_day: (subject: Subject) => longDay(subject).slice(0, 3),
  long_day: longDay,
  monthname: (subject: Subject) => longMonth(subject).toLowerCase(),
  weekdayname: (subject: Subject) => longDay(subject).toLowerCase(),
  timestamp: ({ instant }: Subject) => String(Math.floor(instant / 1000)),
};

/** Some of the tokens of dates. */
export function datesOf<K extends keyof typeof DATES>(...tokens: readonly K[]): Pick<typeof DATES, K> {
  return Object.fromEntries(tokens.map((token) => [token, DATES[token]])) as Pick<typeof DATES, K>;
}
