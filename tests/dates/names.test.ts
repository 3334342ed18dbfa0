import { describe, expect, it } from 'vitest';
import { translateNames } from '../../src/dates/names.ts';
import { parseDate } from '../../src/dates/parseDate.ts';
import { formatRfc3339 } from '../../src/model/stamp.ts';

const AUCKLAND = 'Pacific/Auckland';

/** The stamp as Atom prints it, with the codes of its faults. */
function readAs(text: string, language: string, zone = AUCKLAND): string {
  const { stamp, faults } = parseDate(text, zone, language);
  return [stamp ? formatRfc3339(stamp) : 'none', ...faults.map(({ code }) => code)].join(' ');
}

/** What the author is told. */
function told(text: string, language: string): string {
  return parseDate(text, AUCKLAND, language)
    .faults.map(({ code, message, mend }) => `${code} ${message} - ${mend}`)
    .join('\n');
}

describe('te reo Māori', () => {
  const months = [
    ['Kohitātea', 'Kohi-tātea', 'Hānuere'],
    ['Huitanguru', 'Hui-tanguru', 'Pēpuere'],
    ['Poutūterangi', 'Poutū-te-rangi', 'Māehe', 'Maehe'],
    ['Paengawhāwhā', 'Paenga-whāwhā', 'Āperira', 'Āpereira'],
    ['Haratua', 'Mei'],
    ['Pipiri', 'Hune'],
    ['Hōngongoi', 'Hōngoingoi', 'Hūrae'],
    ['Hereturikōkā', 'Here-turi-kōkā', 'Ākuhata'],
    ['Mahuru', 'Hepetema'],
    ['Whiringa-ā-nuku', 'Whiringa ā nuku', 'Whiringaānuku', 'Oketopa'],
    ['Whiringa-ā-rangi', 'Whiringa ā rangi', 'Whiringaārangi', 'Noema'],
    ['Hakihea', 'Tīhema'],
  ];
  const withoutMacrons = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '');

  it.each(months.map((names, index) => ({ names, index })))(
    'has $names, with and without macrons, in every publication',
    ({ names, index }) => {
      const read = `2014-${String(index + 1).padStart(2, '0')}-22T09:15:00`;
      for (const name of names) {
        for (const spelling of [name, name.toUpperCase(), withoutMacrons(name), name.normalize('NFD')]) {
          for (const language of ['en-NZ', 'mi', 'fr']) {
            expect(readAs(`22 ${spelling} 2014, 9:15 am`, language)).toContain(read);
            expect(readAs(`te 22 o ${spelling} 2014, 9.15am`, language)).toContain(read);
          }
        }
      }
    },
  );

  it.each([
    ['Rātapu', 21],
    ['Rāhina', 22],
    ['Mane', 22],
    ['Rātū', 23],
    ['Tūrei', 23],
    ['Rāapa', 24],
    ['Wenerei', 24],
    ['Rāpare', 25],
    ['Tāite', 25],
    ['Rāmere', 26],
    ['Paraire', 26],
    ['Rāhoroi', 27],
    ['Hātarei', 27],
  ] as const)('has the weekday %s', (weekday, day) => {
    for (const name of [weekday, withoutMacrons(weekday)]) {
      expect(readAs(`${name}, ${day} Hakihea 2014, 8:03 pm`, 'mi')).toBe(`2014-12-${day}T20:03:00+13:00`);
      expect(readAs(`${name} ${day - 1} December 2014 8:03 pm`, 'en')).toBe('none DATE_WEEKDAY_WRONG');
    }
  });
});

describe('the names of the publication’s language', () => {
  it.each([
    ['22. Dezember 2014', 'de'],
    ['22.Dezember 2014', 'de'],
    ['22. Dez. 2014', 'de'],
    ['Montag, 22. DEZEMBER 2014', 'de-AT'],
    ['22 décembre 2014', 'fr'],
    ['lundi 22 decembre 2014', 'fr'],
    ['22 de diciembre de 2014', 'es'],
    ['22 DE DICIEMBRE DE 2014', 'es'],
    ['lun, 22 dic 2014', 'es'],
    ['22 de dezembro de 2014', 'pt'],
    ['mandag den 22. december 2014', 'da'],
    ['22 grudnia 2014', 'pl'],
    ['22. prosince 2014', 'cs'],
    ['22 декабря 2014 г.', 'ru'],
    ['22. децембар 2014.', 'sr'],
    ['22 Δεκεμβρίου 2014', 'el'],
    ['22 ΔΕΚΕΜΒΡΙΟΥ 2014', 'el'],
    ['22 ARALIK 2014', 'tr'],
    ['2014. december 22.', 'hu'],
    ['2014 m. gruodžio 22 d.', 'lt'],
    ['22 tháng 12, 2014', 'vi'],
    ['22 December 2014', 'de'],
    ['Mon 22 Dec 2014', 'fr'],
  ])('read %s in %s', (text, language) => {
    expect(readAs(text, language)).toBe('2014-12-22T00:00:00+13:00 DATE_WITHOUT_TIME');
  });

  it('have a first day of the month', () => {
    expect(readAs('1er décembre 2014 à 20:03', 'fr')).toBe('2014-12-01T20:03:00+13:00');
    expect(readAs('1.º de diciembre de 2014, 20:03', 'es')).toBe('2014-12-01T20:03:00+13:00');
    expect(readAs('1° dicembre 2014, 20:03', 'it')).toBe('2014-12-01T20:03:00+13:00');
    expect(readAs('1 d’octubre del 2014, a les 20:03', 'ca')).toBe('2014-10-01T20:03:00+13:00');
  });

  it('are checked against the calendar too', () => {
    expect(told('Montag, 21. Dezember 2014', 'de')).toMatchInlineSnapshot(
      `"DATE_WEEKDAY_WRONG expected a weekday that fits 21 December 2014, found "Montag, 21. Dezember 2014" - 21 December 2014 was a Sunday; mend the weekday or the day"`,
    );
    expect(told('31. Februar 2014', 'de')).toMatchInlineSnapshot(
      `"DATE_UNREADABLE expected a date, found "31. Februar 2014" - February 2014 has 28 days"`,
    );
  });

  it('may be a month and a weekday: what fits is taken', () => {
    expect(readAs('mar 23 dic 2014, 20:03', 'es')).toBe('2014-12-23T20:03:00+13:00');
    expect(readAs('22 mar 2014, 20:03', 'es')).toBe('2014-03-22T20:03:00+13:00');
    expect(readAs('mar 22 mar 2014', 'es')).toBe('none DATE_UNREADABLE');
  });

  it('are refused where English means another month by them', () => {
    expect(told('22 may 2014', 'dua')).toMatchInlineSnapshot(
      `"DATE_UNREADABLE expected a date with one meaning, found "22 may 2014" - a name in it is that of two months, in English and in the language of the publication; write the month as a number"`,
    );
    expect(readAs('22 April 2014, 20:03', 'dua')).toBe('2014-04-22T20:03:00+12:00');
  });

  it('are those of the publication alone', () => {
    expect(readAs('22. Dezember 2014', 'en')).toBe('none DATE_UNREADABLE');
    expect(readAs('22 de diciembre de 2014', 'pt')).toBe('none DATE_UNREADABLE');
  });

  it.each([
    ['22 ธันวาคม 2557', 'th'],
    ['22 دسامبر 2014', 'fa'],
    ['22 Dezember 2014', 'qqq'],
  ])('are none where years are counted otherwise, or the language is unknown: %s in %s', (text, language) => {
    expect(readAs(text, language)).toBe('none DATE_UNREADABLE');
  });

  it.each(['8:03 p. m. 22 de mayo de 2014', '8:03 a. m. 22 de mayo de 2014', '8:03 a m 22 de mayo de 2014'])(
    'never take a half of the day for a word between: %s',
    (text) => {
      expect(readAs(text, 'es')).toBe('none DATE_UNREADABLE');
    },
  );
});

describe('a translation', () => {
  it('is none of a text without names, nor of prose', () => {
    expect(translateNames('8:03 pm on 21 December 2014', 'en')).toEqual([]);
    expect(translateNames(`22 Hakihea 2014 ${'x'.repeat(120)}`, 'mi')).toEqual([]);
  });

  it('has the names in English, and leaves all others alone', () => {
    expect(translateNames('Mane 22. Dezember 2014 um 20:03 NZDT', 'de')[0]).toBe(
      'Mon 22 Dec 2014 20:03 NZDT',
    );
    expect(translateNames('Hakiheax 22 Mei', 'en')[0]).toBe('Hakiheax 22 May');
  });
});
