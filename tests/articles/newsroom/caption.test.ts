import { describe, expect, it } from 'vitest';
import { hasCredit, splitCredit } from '../../../src/articles/newsroom/caption.ts';

describe('a caption with a credit', () => {
  it.each([
    ['The road. Photo: AFP', 'The road.', 'AFP'],
    ['The road. Photo / Jane Doe', 'The road.', 'Jane Doe'],
    ['The road. Photo /Jane Doe', 'The road.', 'Jane Doe'],
    ['The road PHOTO: Jane Doe', 'The road', 'Jane Doe'],
    ['The road. Photos: AFP, Getty', 'The road.', 'AFP, Getty'],
    ['The road. Photo: Supplied / Harbour Board', 'The road.', 'Supplied / Harbour Board'],
    ['The road.\nPhoto: AFP', 'The road.', 'AFP'],
    ['\u00ab\u00a0Le pont\u00a0\u00bb. Photo\u00a0: AFP', '\u00ab\u00a0Le pont\u00a0\u00bb.', 'AFP'],
  ])('%j says %j, and whose it is: %j', (text, caption, credit) => {
    expect(splitCredit(text)).toEqual({ caption, credit });
    expect(hasCredit(text)).toBe(true);
  });

  it.each(['Photo: AFP', 'Photo/AFP', 'photos : AFP'])('may say nothing else: %s', (text) => {
    expect(splitCredit(text)).toEqual({ credit: 'AFP' });
  });

  it('has the last of two for its credit', () => {
    expect(splitCredit('A photo: the road. Photo: AFP')).toEqual({
      caption: 'A photo: the road.',
      credit: 'AFP',
    });
  });
});

describe('a caption without a credit', () => {
  it.each([
    'A photo of the road',
    'Photo:',
    'Photo: ',
    'Telephoto: a lens',
    'See the photo: at 8:03 pm it was dark',
    `Photo: ${'x'.repeat(90)}`,
  ])('is all that it says: %s', (text) => {
    expect(splitCredit(text)).toEqual({ caption: text.trim() });
    expect(hasCredit(text)).toBe(false);
  });

  it('says nothing where it is empty', () => {
    expect(splitCredit('')).toEqual({});
    expect(splitCredit(' \n')).toEqual({});
  });
});
