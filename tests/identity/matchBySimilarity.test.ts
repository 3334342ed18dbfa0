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
