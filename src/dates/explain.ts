import { formatSpokenDay } from './formatSpoken.ts';
import { explainNearMiss } from './nearMiss.ts';
import type { DateParts } from './takeApart.ts';

const EXAMPLE = 'write it like "8:03 pm on 21 December 2014" or "2014-12-21T20:03+13:00"';

/** Common mistakes, each with its message. The first pattern that matches is used. */
const HABITS: readonly { readonly pattern: RegExp; readonly mend: string }[] = [
  { pattern: /^\d{9,}$/, mend: `a count of seconds is not a date that anyone can check; ${EXAMPLE}` },
  {
    pattern: /midnight/i,
    mend: 'midnight is the start of one day and the end of another; write 12:00 am and the day that it starts',
  },
  { pattern: /^\d{4}$/, mend: `the month and the day are missing; ${EXAMPLE}` },
  { pattern: /^[a-z]+\.?,? \d{4}$/i, mend: `the day is missing; ${EXAMPLE}` },
  { pattern: /(^| )\d{1,2}([-/.])\d{1,2}\2\d{2}($|[^\d])/, mend: 'write the year with four digits' },
  {
    pattern: /yesterday|today|tomorrow|\bago\b|\bnow\b/i,
    mend: 'write the day itself: a day that depends on when it is read cannot be published',
  },
];

/** Explains why a text is no date, or why the calendar or the clock has no such date. */
export function explainUnreadable(text: string, parts: DateParts | undefined, language: string): string {
  const habit = HABITS.find(({ pattern }) => pattern.test(text));
  if (parts?.date === undefined)
    return (
      habit?.mend ??
      explainNearMiss(text, language) ??
      (parts?.time ? `the day is missing; ${EXAMPLE}` : EXAMPLE)
    );
  return explainDate(parts.date.text) ?? explainTime(parts.time?.text ?? '') ?? EXAMPLE;
}

function explainDate(date: string): string | undefined {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (month > 12 && day <= 12)
    return `there is no month ${month}: numeric dates are day first, so write ${month}/${day}/${year}`;
  if (month < 1 || month > 12) return `there is no month ${month}`;
  // The calendar repeats every 400 years; `Date.UTC` takes years below 100 for 19xx.
  const last = new Date(Date.UTC(2000 + (year % 400), month, 0));
  if (day >= 1 && day <= last.getUTCDate()) return undefined;
  const [, name] = formatSpokenDay(last.getTime()).split(' ');
  return `${name} ${year} has ${last.getUTCDate()} days`;
}

function explainTime(time: string): string | undefined {
  const [hour = 0, minute = 0, second = 0] = time.split(/[: ]/).map(Number);
  if (/m$/.test(time) && (hour < 1 || hour > 12)) return 'with am or pm the hour is 1 to 12';
  if (hour === 24) return 'there is no hour 24: write 00:00 and the next day';
  if (hour > 24) return 'the hour is 0 to 23';
  if (minute > 59) return 'the minutes are 00 to 59';
  if (second > 59)
    return 'the seconds are 00 to 59; a leap second cannot be published, write the second before it';
  return undefined;
}
