import { describe, expect, test } from 'vitest';
import { cutSummary } from '../../src/html/summary.ts';

const cut = (text: string, language = 'en') => cutSummary(text, language);
const lengthOf = (text: string) => [...text].length;

/** A sentence of so many characters, with its full stop. */
const sentence = (length: number) => `T${'i'.repeat(length - 2)}.`;

describe('a summary', () => {
  test.each([
    ['nothing', ''],
    ['a word', 'Road'],
    ['a sentence without a full stop', 'The road is open'],
    ['299 characters', sentence(299)],
    ['299 characters of two units each', '\u{1F30A}'.repeat(299)],
  ])('is the whole text where it is short: %s', (_what, text) => {
    expect(cut(text)).toBe(text);
  });

  test.each([
    ['the sentences that fit', [120, 120], [120]],
    ['all of several', [60, 60, 60], [200]],
    ['one of 80 characters', [80], [300]],
    ['one of 298 characters', [298], [10]],
  ])('ends after a sentence: %s', (_what, fit, over) => {
    const start = fit.map(sentence).join(' ');
    expect(cut(`${start} ${over.map(sentence).join(' ')}`)).toBe(start);
  });

  test.each([
    ['a question', 'Is the road open? ', 16],
    ['a call', 'The road is open! ', 16],
    ['a quotation', 'He said: “It is late.” ', 13],
    ['a number with a point', 'It rose 3.5 m in 1.5 hours. ', 10],
  ])('ends after %s: "%s"', (_what, one, times) => {
    expect(cut(one.repeat(40))).toBe(one.repeat(times).trim());
  });

  test.each(['Dr.', 'St.', 'Ltd.', 'U.S.', 'J. R. R.'])(
    'does not end after the abbreviation %s',
    (abbreviation) => {
      const start = `It was ${'long '.repeat(20)}before ${abbreviation}`;
      expect(cut(`${start} ${'Hana '.repeat(60)}`)).toMatch(/ Hana…$/);
      expect(cut(`${start} Hana said so. ${sentence(300)}`)).toBe(`${start} Hana said so.`);
    },
  );

  test.each([
    ['no sentence ends', ''],
    ['only a short sentence ends', `${sentence(79)} `],
    ['only an abbreviation ends', `${'tide '.repeat(20)}Dr. `],
  ])('ends after a word where %s', (_what, start) => {
    const text = `${start}${'Tide '.repeat(80)}`;
    const summary = cut(text);
    expect(text.startsWith(`${summary.slice(0, -1)} `)).toBe(true);
    expect(summary).toMatch(/ Tide…$/);
    expect(lengthOf(summary)).toBeGreaterThan(290);
  });

  test.each([
    ['a comma', ', '],
    ['a dash', ' – '],
    ['an opening bracket', ' ('],
    ['a quotation mark', ' “'],
    ['several', ', – (“'],
  ])('has no %s before the ellipsis', (_what, mark) => {
    const start = `${'tide '.repeat(58)}tide`;
    expect(cut(`${start}${mark}harbour and more`)).toBe(`${start}…`);
  });

  test('ends within a word where there is no other end, but within no character', () => {
    expect(cut('a'.repeat(300))).toBe(`${'a'.repeat(298)}…`);
    expect(cut('e\u0301'.repeat(200))).toBe(`${'e\u0301'.repeat(149)}…`);
    expect(cut('.'.repeat(300))).toBe(`${'.'.repeat(298)}…`);
  });

  test.each([
    ['Japanese', 'ja', '吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。'],
    ['Chinese', 'zh', '潮水在早上六点涨到码头。渡轮准时开出。'],
    ['Hindi', 'hi', 'ज्वार सुबह छह बजे आया। नाव समय पर निकली। '],
    ['Hebrew', 'he', 'הגאות הגיעה בשש בבוקר. המעבורת יצאה בזמן. '],
    ['Greek', 'el', 'Η παλίρροια ήρθε στις έξι; Το πλοίο έφυγε στην ώρα του. '],
  ])('ends after a sentence of %s', (_name, language, text) => {
    const summary = cut(text.repeat(20), language);
    expect(text.repeat(20).startsWith(summary)).toBe(true);
    expect(summary).toMatch(/[.。।;]$/);
    expect(lengthOf(summary)).toBeGreaterThan(250);
  });

  test.each([
    [
      'Japanese',
      'ja',
      '港町の朝は早く潮の匂いがする',
      ['港町', 'の', '朝', 'は', '早く', '潮', '匂い', 'が', 'する'],
    ],
    ['Thai', 'th', 'กรุงเทพมหานครเป็นเมืองหลวง', ['กรุงเทพมหานคร', 'เป็น', 'เมืองหลวง', 'เมือง', 'หลวง']],
  ])('ends after a word of %s, which has no spaces', (_name, language, text, words) => {
    const summary = cut(text.repeat(30), language);
    expect(words).toContainEqual(words.find((word) => summary.endsWith(`${word}…`)));
    expect(lengthOf(summary)).toBeGreaterThan(250);
  });
});
