import { quoted } from '../model/problem.ts';
import { formatWeekday } from './formatSpoken.ts';
import { takeApartIn, tidyText } from './takeApart.ts';

/** No date that somebody meant to write is longer. */
const MAX_LENGTH = 80;
/** The year of all examples. Of the years after it, one has any weekday on any day of the year. */
const FIRST_YEAR = 2014;
const YEARS = Array.from({ length: 28 }, (_, index) => FIRST_YEAR + index);

/**
 * What is wrong with a text that is a date but for one part: the year is missing, or one word is unknown.
 *
 * @returns undefined for every other text, so for prose that mentions a date
 * @example explainNearMiss('22 Foober 2014', 'en') // '"Foober" is no month that is known here; write it like 22 December 2014'
 */
export function explainNearMiss(line: string, language: string): string | undefined {
  const text = tidyText(line);
  if (!mayBeMeant(text, language)) return undefined;
  return explainYear(text, language) ?? explainWord(text, language);
}

/** True for a text that is a date but for the year. */
export function lacksYear(line: string, language: string): boolean {
  const text = tidyText(line);
  return mayBeMeant(text, language) && explainYear(text, language) !== undefined;
}

function mayBeMeant(text: string, language: string): boolean {
  return (
    text.length <= MAX_LENGTH && /\d/.test(text) && !takeApartIn(text, language).some(({ date }) => date)
  );
}

/** The year belongs behind the day or the month, whichever is last. */
function explainYear(text: string, language: string): string | undefined {
  for (const { index } of text.matchAll(/(?<=[\p{L}\p{M}\d.])(?=[ ,]|$)/gu)) {
    for (const sign of [' ', '/']) {
      const whole = withYear(`${text.slice(0, index)}${sign}`, text.slice(index), language);
      if (whole) return `the year is missing; write ${whole}, with the right year`;
    }
  }
  return undefined;
}

/** The text with the first year that its weekday fits. */
function withYear(before: string, after: string, language: string): string | undefined {
  const [parts] = takeApartIn(`${before}${FIRST_YEAR}${after}`, language);
  if (parts?.date === undefined) return undefined;
  const [, month = 0, date = 0] = parts.date.text.split('-').map(Number);
  const year = YEARS.find((one) => fits(one, month, date, parts.weekday?.text ?? ''));
  return year === undefined ? undefined : `${before}${year}${after}`;
}

/** True where the calendar has the day, on that weekday. */
function fits(year: number, month: number, date: number, weekday: string): boolean {
  const midnight = new Date(Date.UTC(year, month - 1, date));
  return (
    midnight.getUTCDate() === date && formatWeekday(midnight.getTime()).toLowerCase().startsWith(weekday)
  );
}

function explainWord(text: string, language: string): string | undefined {
  for (const { 0: word, index } of text.matchAll(/\p{L}[\p{L}\p{M}’'-]*/gu)) {
    const [before, after] = [text.slice(0, index), text.slice(index + word.length)];
    const isDate = (one: string) => takeApartIn(one, language).some(({ date }) => date);
    const asMonth = `${before}December${after}`;
    if (isDate(asMonth)) return `${quoted(word)} is no month that is known here; write it like ${asMonth}`;
    const without = tidyText(`${before}${after}`).replace(/^[,.:;|-] ?| ?[,:;|-]$/g, '');
    if (isDate(without)) return `${quoted(word)} is no part of a date that is known here; write ${without}`;
  }
  return undefined;
}
