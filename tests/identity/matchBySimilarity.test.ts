import { describe, expect, it } from 'vitest';
import { isOtherText, isSimilarText } from '../../src/identity/matchBySimilarity.ts';

const TEXT =
  'The ferry left the wharf at six in the morning, and came back before noon with the mail, two dogs and a piano for the hall.';

describe('two texts resemble each other', () => {
  it.each([
    ['when they are the same', TEXT],
    ['when one is HTML', `<p>The <a href="https://x.nz/ferry">ferry</a> ${TEXT.slice(9)}</p>`],
    ['when marks, capitals and punctuation differ', TEXT.toUpperCase().replaceAll(',', ' –')],
    ['when a sentence was added', `${TEXT} Nobody knows yet who is going to play it on Saturday.`],
    ['when a few words are others', TEXT.replace('six', 'seven').replace('a piano', 'an organ')],
  ])('%s', (_, other) => {
    expect(isSimilarText(TEXT, other)).toBe(true);
    expect(isSimilarText(other, TEXT)).toBe(true);
  });
});

describe('two texts do not resemble each other', () => {
  it.each([
    [
      'when they are about other things',
      'The library is open again on weekdays, and lends books, maps and tools.',
    ],
    ['when one is the half of a half of the other', TEXT.slice(0, 40)],
    ['when their words stand in another order', TEXT.split(' ').toSorted().join(' ')],
    ['when there is none', ''],
  ])('%s', (_, other) => {
    expect(isSimilarText(TEXT, other)).toBe(false);
  });

  it('when they are too short to tell', () => {
    expect(isSimilarText('The tide came in.', 'The tide came in.')).toBe(false);
  });
});

describe('two texts are of other things', () => {
  const OTHER = 'The library is open again on weekdays, and lends books, maps and tools.';

  it('when they share next to no run of words', () => {
    expect(isOtherText(TEXT, OTHER)).toBe(true);
  });

  it.each([
    ['when one is an edit of the other', TEXT.replace('six', 'seven')],
    ['when one has a part of the other', `${OTHER} ${TEXT.slice(0, 60)}`],
    ['when they are too short to tell', 'No news.'],
  ])('but not %s', (_, other) => {
    expect(isOtherText(TEXT, other)).toBe(false);
  });
});

describe('texts are compared by their runs of three words', () => {
  /** So many words, each another: `a1 a2 a3`. */
  const words = (letter: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${letter}${index}`).join(' ');

  it('of which there must be four', () => {
    expect(isSimilarText(words('a', 6), words('a', 6))).toBe(true);
    expect(isSimilarText(words('a', 5), words('a', 5))).toBe(false);
    expect(isSimilarText(words('a', 5), words('a', 6))).toBe(false);
    expect(isSimilarText(words('a', 6), words('a', 5))).toBe(false);
  });

  it('of which half are enough', () => {
    // Both have four runs, and share two.
    expect(isSimilarText(`${words('a', 4)} b c`, `${words('a', 4)} d e`)).toBe(true);
    // Both have five runs, and share two.
    expect(isSimilarText(`${words('a', 4)} b c d`, `${words('a', 4)} e f g`)).toBe(false);
  });

  it('of which a tenth is too much for another text', () => {
    const sharing = (count: number) =>
      [`${words('a', 3)} ${words('b', count - 1)}`, `${words('a', 3)} ${words('c', count - 1)}`] as const;
    // Both share one run, of ten, then of eleven.
    expect(isOtherText(...sharing(10))).toBe(false);
    expect(isOtherText(...sharing(11))).toBe(true);
  });

  it('whatever the letters are', () => {
    const text = 'Ngā mihi nui ki te whānau o Ōtautahi';
    expect(isSimilarText(text, text.toUpperCase())).toBe(true);
    expect(isSimilarText(text, text.normalize('NFC').replace('Ngā', 'Nga'))).toBe(true);
  });

  it.each([
    ['tags', '<p class="lead">a b c <em>d</em> e</p>'],
    ['entities', '&nbsp;a b &#8211; c d &amp; &#x2013; e'],
    ['punctuation', '- a, b: c (d) e!'],
  ])('to which %s add none', (_, text) => {
    // Five words have three runs: too few.
    expect(isSimilarText(text, text)).toBe(false);
    expect(isSimilarText(`${text} f`, 'a b c d e f')).toBe(true);
  });

  it('of which a tag or an entity between two words makes one longer', () => {
    expect(isSimilarText('a<br>b&nbsp;c<br>d&#32;e<br>f', 'a b c d e f')).toBe(true);
  });
});
