import { describe, expect, it } from 'vitest';
import { matchByWords } from '../../../src/identity/onto/matchByWords.ts';

const FERRY =
  'The ferry left the wharf at six in the morning, and came back before noon with the mail, two dogs and a piano for the hall.';
const LIBRARY =
  'The library is open again on weekdays, and lends books, maps and tools to everyone who asks.';

describe('texts are paired', () => {
  it('with those of the same words, in any order and any markup', () => {
    expect(matchByWords([`<p>${FERRY}</p>`, LIBRARY], [LIBRARY, `## ${FERRY}`])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('where one is the beginning of the other', () => {
    expect(matchByWords([FERRY.slice(0, 60)], [`${FERRY} ${LIBRARY}`])).toEqual([[0, 0]]);
  });
});

describe('texts are left alone', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['that share little', [FERRY], [LIBRARY]],
    ['that are too short', ['The tide came in.'], ['The tide came in.']],
    ['that are as near to two', [FERRY], [FERRY, FERRY]],
    ['where two are nearest to one', [FERRY, FERRY], [FERRY]],
    ['that only quote another', [`${LIBRARY} ${FERRY.slice(0, 40)}`], [FERRY]],
    ['that stand in more than ten', [FERRY], Array.from({ length: 11 }, () => FERRY)],
  ])('%s', (_, some, others) => {
    expect(matchByWords(some, others)).toEqual([]);
  });
});
