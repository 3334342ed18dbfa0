import { describe, expect, it } from 'vitest';
import { tellAll } from '../support/problems.ts';
import { wholeHead } from './material.ts';

const FILE = 'enclosures: { url: talk.mp3 }';

/** What the author of an article with these lines is told. */
function toldOf(...lines: readonly string[]): string {
  const { head, problems } = wholeHead(lines);
  expect(head).toBeDefined();
  return tellAll(problems);
}

describe('a field of an episode that no feed has', () => {
  it.each(['itunes:image: c.jpg', 'itunesKeywords: sea', 'itunes_order: 3'])(
    'is one of Apple’s that is not known, with or without a file: %s',
    (line) => {
      const told = `FIELD_UNUSED expected a field that feeds have, found "${line}" - feeds leave it out, since Dateline knows no such field`;
      expect(toldOf(FILE, line)).toBe(`items/road.md:5:1 warning ${told}`);
      expect(toldOf(line)).toBe(`items/road.md:4:1 warning ${told}`);
    },
  );

  it('is told where it stands at the file', () => {
    expect(toldOf('enclosures:', '  - { url: talk.mp3, duration: 185, episode: 1, season: }')).toBe(
      'items/road.md:5:37 warning FIELD_UNUSED expected a field that feeds have, found "episode: 1" - feeds leave it out; write it beside enclosures:, and not in them',
    );
  });

  it.each([
    'season: 2015',
    'itunes_season: 2',
    'seasons: 4',
    'itunesKeywords:',
    'itunesKeywords: ""',
    'constructor: x',
  ])('is not %s', (line) => {
    expect(toldOf(line)).not.toContain('FIELD_UNUSED');
  });

  it('is not told of a draft', () => {
    expect(wholeHead([FILE, 'itunesKeywords: sea', 'draft: true']).problems).toEqual([]);
  });
});
