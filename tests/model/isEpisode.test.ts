import { expect, it } from 'vitest';
import { isEpisode } from '../../src/model/isEpisode.ts';

const has = (src: string, type?: string) =>
  isEpisode({ enclosures: [{ src, at: 0, ...(type !== undefined && { type }) }] });

it.each([
  ['talk.mp3'],
  ['Talk.M4A'],
  ['crossing.mp4'],
  ['talk #3.mp3'],
  ['https://cdn.example/talk.mp3?token=1#t=10'],
  ['https://cdn.example/talk', 'audio/mpeg'],
  ['https://cdn.example/talk', 'Video/MP4'],
])('an article with %s is an episode (%s)', (src, type?: string) => {
  expect(has(src, type)).toBe(true);
});

it.each([
  ['notice.pdf'],
  ['https://cdn.example/talk'],
  ['https://cdn.example/?file=talk.mp4.html'],
  ['talk.mp3', 'application/pdf'],
])('an article with %s is none (%s)', (src, type?: string) => {
  expect(has(src, type)).toBe(false);
});

it('an article is an episode by any of its files, and is none without files', () => {
  const files = ['notice.pdf', 'talk.mp3'].map((src) => ({ src, at: 0 }));
  expect(isEpisode({ enclosures: files })).toBe(true);
  expect(isEpisode({ enclosures: [] })).toBe(false);
});
