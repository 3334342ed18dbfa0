import { isEnglish, translateNames } from './names.ts';

/** A piece of a written date, tidied, with the date-fns format (Unicode TR 35) that reads it. */
export interface DatePart {
  readonly text: string;
  readonly format: string;
}

/** A written date taken apart. Any part may be missing; nothing has been checked against the calendar. */
export interface DateParts {
  date?: DatePart;
  time?: DatePart;
  weekday?: DatePart;
  zone?: DatePart;
}

interface Form {
  readonly part: keyof DateParts;
  readonly pattern: RegExp;
  readonly format: string;
  readonly tidy: (match: RegExpExecArray) => string;
}

const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(\\d{4})(?![\\d:])';
const HALF = ' ?([ap])\\.?m\\b\\.?';

/** What people write, in the order in which it is tried. Numeric dates are day first, unless the year is. */
const FORMS: readonly Form[] = [
  date(`${YEAR}([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)(?:T(?=\\d))?`, ([, y, , m, d]) => `${y}-${m}-${d}`),
  date(`(\\d{1,2})([-/.])(\\d{1,2})\\2${YEAR}`, ([, d, , m, y]) => `${y}-${m}-${d}`),
  date(`${DAY}[ -](?:of )?${MONTH}\\.?,?[ -]${YEAR}`, ([, d, m = '', y]) => `${y}-${monthNumber(m)}-${d}`),
  date(`${YEAR},? ${MONTH}\\.? ${DAY}(?![\\d:]|\\.\\d)`, ([, y, m = '', d]) => `${y}-${monthNumber(m)}-${d}`),
  date(`${MONTH}\\.? ${DAY},? ${YEAR}`, ([, m = '', d, y]) => `${y}-${monthNumber(m)}-${d}`),
  time('(?:12 ?)?(?:noon|midday)\\b', 'H:m:s', () => '12:0:0'),
  time(
    `(\\d{1,2})[:.](\\d\\d)(?::(\\d\\d))?${HALF}`,
    'h:m:s a',
    ([, h, m, s = '0', half]) => `${h}:${m}:${s} ${half}m`,
  ),
  time(`(\\d{1,2})${HALF}`, 'h:m:s a', ([, h, half]) => `${h}:0:0 ${half}m`),
  time(
    '(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,]\\d+)?)?(?![\\d:])',
    'H:m:s',
    ([, h, m, s = '0']) => `${h}:${m}:${s}`,
  ),
  {
    part: 'weekday',
    pattern: sticky('(mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\b\\.?'),
    format: 'EEE',
    tidy: ([, name = '']) => name.slice(0, 3).toLowerCase(),
  },
  // Upper case only: "on" and "at" are no zones.
  {
    part: 'zone',
    pattern: /\(?((?:UTC|GMT)?[+-]\d\d?(?::?\d\d)?|[A-Z]{3,5}|Z)\)?(?![\w:])/y,
    format: '',
    tidy: ([, zone = '']) => zone,
  },
];

const JOINER = sticky('(?:,|on\\b|at\\b|-(?= )| )');

/**
 * Takes a written date apart in English, and in other languages as `translateNames` has them.
 *
 * @returns each way to read it, once; none if it is no date, several if it is ambiguous
 */
export function takeApartIn(text: string, language: string): readonly DateParts[] {
  const english = takeApart(text);
  // No Māori name is an English one.
  if (english && isEnglish(language)) return [english];
  const translated = translateNames(text, language).map(takeApart);
  const readings = [english, ...translated].filter((parts) => parts !== undefined);
  return [...new Map(readings.map((parts) => [JSON.stringify(parts), parts])).values()];
}

/** One kind of white space, hyphen and apostrophe, and none of them at the ends. */
export function tidyText(text: string): string {
  return text
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\s\u200b\u2060]+/g, ' ')
    .trim();
}

/**
 * Takes a written date apart, whatever the order of its parts.
 *
 * @param text in the shape that `tidyText` gives
 * @returns undefined when anything in it is no part of a date
 */
function takeApart(text: string): DateParts | undefined {
  const parts: DateParts = {};
  for (let at = 0; at < text.length; ) {
    const length = matchAt(JOINER, text, at)?.[0].length ?? takePart(text, at, parts);
    if (length === 0) return undefined;
    at += length;
  }
  return parts;
}

/** Reads one part into `parts` and returns its length; 0 when there is none, or the text has said that part already. */
function takePart(text: string, at: number, parts: DateParts): number {
  for (const { part, pattern, format, tidy } of FORMS) {
    const match = parts[part] === undefined ? matchAt(pattern, text, at) : null;
    if (match !== null) {
      parts[part] = { text: tidy(match), format };
      return match[0].length;
    }
  }
  return 0;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function date(pattern: string, tidy: Form['tidy']): Form {
  return { part: 'date', pattern: sticky(pattern), format: 'y-M-d', tidy };
}

function time(pattern: string, format: string, tidy: Form['tidy']): Form {
  return { part: 'time', pattern: sticky(pattern), format, tidy };
}

function sticky(pattern: string): RegExp {
  return new RegExp(pattern, 'iy');
}

function monthNumber(name: string): number {
  return 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(name.slice(0, 3).toLowerCase()) / 3 + 1;
}
