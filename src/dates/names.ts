/** Te reo Māori: the names of the maramataka, then the loan names (Te Taura Whiri i te Reo Māori, orthographic conventions). */
const MAORI_MONTHS = [
  'Kohitātea Kohi-tātea Hānuere',
  'Huitanguru Hui-tanguru Pēpuere',
  'Poutūterangi Poutū-te-rangi Māehe Maehe',
  'Paengawhāwhā Paenga-whāwhā Āperira Āpereira',
  'Haratua Mei',
  'Pipiri Hune',
  'Hōngongoi Hōngoingoi Hūrae',
  'Hereturikōkā Here-turi-kōkā Ākuhata',
  'Mahuru Hepetema',
  'Whiringa-ā-nuku Whiringaānuku Oketopa',
  'Whiringa-ā-rangi Whiringaārangi Noema',
  'Hakihea Tīhema',
];
const MAORI_WEEKDAYS = [
  'Rātapu',
  'Rāhina Mane',
  'Rātū Tūrei',
  'Rāapa Wenerei',
  'Rāpare Tāite',
  'Rāmere Paraire',
  'Rāhoroi Hātarei',
];
/** `te 22 o Hakihea`. */
const MAORI_WORDS = ['te', 'o'];

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const WEEKDAYS = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');
/** No date is longer. */
const MAX_LENGTH = 120;
/** What has a meaning already: no name and no word may take it. */
const RESERVED = /^(?:p|[ap]m|at|on|noon|midday|utc|gmt|z)$/;
const NAME = /^\p{L}.*[\p{L}\p{M}\d]$/u;
const DAYS_OF_MONTHS = MONTHS.map((_, month) => Date.UTC(2014, month, 22, 20, 3));
/** 21 December 2014 was a Sunday. */
const DAYS_OF_WEEK = WEEKDAYS.map((_, day) => Date.UTC(2014, 11, 21 + day));

/** A name, and the English one that it stands for. */
type Named = readonly [name: string, meaning: string];

/** The names of a language, folded, each with the English name that takes its place. */
interface Names {
  readonly pattern: RegExp;
  readonly months: ReadonlyMap<string, string>;
  readonly weekdays: ReadonlyMap<string, string>;
}

/**
 * A text with its names of months and weekdays in English, where they are in te reo Māori or in another language: once
 * with names that are both (`mar` in Spanish) as months, once as weekdays. Words that the language has between the parts
 * of a date (`de`) and the marks of ordinal numbers go. A name that two months share stays as it is.
 *
 * @param language BCP 47; a language without names here, or of another calendar, has none but the Māori ones
 * @returns nothing where there is nothing to translate
 * @example translateNames('22. Dezember 2014', 'de') // ['22 Dec 2014', '22 Dec 2014']
 */
export function translateNames(text: string, language: string): string[] {
  if (text.length > MAX_LENGTH) return [];
  const { pattern, months, weekdays } = namesOf(language);
  const plain = withoutMarks(text);
  const found = [...plain.toLowerCase().matchAll(pattern)];
  if (found.length === 0) return [];
  return [[months, weekdays] as const, [weekdays, months] as const].map(([first, second]) => {
    let english = '';
    let end = 0;
    for (const { 0: name, index } of found) {
      const key = folded(name);
      english += plain.slice(end, index) + (first.get(key) ?? second.get(key) ?? ' ');
      end = index + name.length;
    }
    return withoutOrdinals(english + plain.slice(end))
      .replace(/ +/g, ' ')
      .trim();
  });
}

/** True for English in any country. */
export function isEnglish(language: string): boolean {
  return /^en(?:-|$)/i.test(language);
}

const cache = new Map<string, Names>();

function namesOf(language: string): Names {
  let names = cache.get(language);
  if (names === undefined) {
    names = buildNames(language);
    cache.set(language, names);
  }
  return names;
}

function buildNames(language: string): Names {
  const own = hasNames(language) ? language : undefined;
  const months = unambiguous([...maori(MAORI_MONTHS, MONTHS), ...monthNames(own)], language);
  const weekdays = unambiguous([...maori(MAORI_WEEKDAYS, WEEKDAYS), ...weekdayNames(own)], language);
  const words = [...MAORI_WORDS, ...wordsBetween(own)].map(folded).filter((word) => !RESERVED.test(word));
  return { pattern: patternOf([...months.keys(), ...weekdays.keys(), ...words]), months, weekdays };
}

/**
 * False for English, which needs no translation; for a language that `Intl` does not know, since it would answer in the
 * machine's own; and where years are usually counted otherwise, so that nobody can say which year is meant.
 */
function hasNames(language: string): boolean {
  if (isEnglish(language) || Intl.DateTimeFormat.supportedLocalesOf(language).length === 0) return false;
  return new Intl.DateTimeFormat(language).resolvedOptions().calendar === 'gregory';
}

/** Alone and beside a day: Slavic languages have two cases (`prosinec`, `22. prosince`). */
function monthNames(language: string | undefined): Named[] {
  const widths = ['long', 'short'] as const;
  const options = widths.flatMap((month) => [{ month }, { month, day: 'numeric' } as const]);
  return options.flatMap((option) => printed(language, option, 'month', MONTHS, DAYS_OF_MONTHS));
}

function weekdayNames(language: string | undefined): Named[] {
  const options = [{ weekday: 'long' }, { weekday: 'short' }] as const;
  return options.flatMap((option) => printed(language, option, 'weekday', WEEKDAYS, DAYS_OF_WEEK));
}

/** What a language writes between the parts of a date: `de` in `22 de diciembre de 2014`, `um` in `um 20:03`. */
function wordsBetween(language: string | undefined): string[] {
  const styles = ['full', 'long', 'medium'] as const;
  const options: Intl.DateTimeFormatOptions[] = [
    ...styles.map((dateStyle) => ({ dateStyle, timeStyle: 'short' }) as const),
    { hour: 'numeric' },
  ];
  const literals = options.flatMap((option) => printed(language, option, 'literal', MONTHS, DAYS_OF_MONTHS));
  return literals.flatMap(([literal]) => literal.match(/\p{L}[\p{L}\p{M}]*[’']?/gu) ?? []);
}

/** The parts of one type that a language has in each of several dates, each with what it means. */
function printed(
  language: string | undefined,
  options: Intl.DateTimeFormatOptions,
  wanted: Intl.DateTimeFormatPartTypes,
  meanings: readonly string[],
  dates: readonly number[],
): Named[] {
  if (language === undefined) return [];
  const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', numberingSystem: 'latn', ...options });
  return meanings.flatMap((meaning, index) => {
    const parts = format.formatToParts(dates[index]).filter(({ type }) => type === wanted);
    return parts.map(({ value }) => [value, meaning] as const);
  });
}

function maori(lists: readonly string[], meanings: readonly string[]): Named[] {
  return lists.flatMap((names, index) =>
    names.split(' ').map((name) => [name, meanings[index] as string] as const),
  );
}

/** The names that stand for one thing only, folded. A number is no name, nor is a single letter. */
function unambiguous(names: readonly Named[], language: string): Map<string, string> {
  const found = new Map<string, string>();
  const shared = new Set<string>();
  for (const [name, meaning] of names) {
    // In capitals some languages have other letters: `ARALIK` for `Aralık`.
    for (const spelling of [folded(name), folded(name.toLocaleUpperCase(language))]) {
      const isShared = (found.get(spelling) ?? meaning) !== meaning;
      if (isShared || RESERVED.test(spelling) || !NAME.test(spelling)) shared.add(spelling);
      found.set(spelling, meaning);
    }
  }
  for (const name of shared) found.delete(name);
  return found;
}

/** The longest first, since a name may begin as another does. In `à 20:03` is no half of a day, but in `a m` there is. */
function patternOf(names: readonly string[]): RegExp {
  const isElided = (name: string) => name.endsWith("'");
  const patterns = [...new Set(names)].toSorted((a, b) => b.length - a.length);
  const whole = patterns.filter((name) => !isElided(name)).map(patternOfName);
  const elided = patterns.filter(isElided).map(patternOfName);
  const end = '(?![\\p{L}\\p{M}\\d])\\.?';
  return new RegExp(
    `(?<![\\p{L}\\p{M}\\d])(?:(?:${whole.join('|')})${end}${['', ...elided].join('|')})`,
    'gu',
  );
}

function patternOfName(name: string): string {
  if (name === 'a') return 'a(?= )(?! m)';
  const literal = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return literal.replaceAll("'", "['’]").replaceAll(' ', '[- ]');
}

/** `1er`, `22.` and `2014.`, as several languages write them. */
function withoutOrdinals(text: string): string {
  return text
    .replace(/(?<![\d.:])(\d{1,2})(?:er|\.?[º°]|\.)(?=[\s\p{L},]|$)/gu, '$1 ')
    .replace(/(\d{4})\.(?=[\s,]|$)/g, '$1');
}

function folded(name: string): string {
  return withoutMarks(name).toLowerCase().replace(/’/g, "'").replace(/-/g, ' ').replace(/\.$/, '');
}

/** Accents and macrons go: many people type without them. The signs of other scripts are letters. */
function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
}
