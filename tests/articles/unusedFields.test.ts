import { describe, expect, it } from 'vitest';
import { tellAll } from '../support/problems.ts';
import { auckland } from '../support/publication.ts';
import { wholeHead } from './material.ts';

const FILE = 'enclosures: { url: talk.mp3 }';
const PODCAST = {
  image: 'https://x.example/c.jpg',
  imagePlace: { file: 'feed.yaml', line: 6, column: 1 },
  categories: [],
  isExplicit: false,
  isLocked: false,
};

/** What the author of an article with these lines is told. */
function toldOf(lines: readonly string[], settings = auckland): string {
  const { head, problems } = wholeHead(lines, settings);
  expect(head).toBeDefined();
  return tellAll(problems);
}

describe('a field of an episode that no feed has', () => {
  it.each([
    'season: 2',
    'episode: 7',
    'seasonNumber: 2',
    'episode_number: 7',
    'episodeType: trailer',
    'episode-type: trailer',
    'explicit: true',
    'itunes_explicit: no',
    'itunes:image: c.jpg',
    'itunesKeywords: sea',
  ])('is told: %s', (line) => {
    expect(toldOf([FILE, line])).toBe(
      `items/road.md:5:1 warning FIELD_UNUSED expected a field that feeds have, found "${line}" - feeds leave it out, since Dateline knows no such field of an episode yet`,
    );
  });

  it.each(['duration: "3:05"', 'itunes_duration: 185'])('is told with where it belongs: %s', (line) => {
    expect(toldOf([FILE, line])).toContain(
      'feeds leave it out; write durationInSeconds: beside the url of the file, in enclosures:',
    );
  });

  it('is told where it stands at the file', () => {
    const told = toldOf(['enclosures:', '  - { url: talk.mp3, duration: 185, episode: 1, title: Talk }']);
    expect(told.split('\n')).toEqual([
      expect.stringMatching(/^items\/road\.md:5:22 warning FIELD_UNUSED .*"duration: 185"/),
      expect.stringMatching(/^items\/road\.md:5:37 warning FIELD_UNUSED .*"episode: 1"/),
    ]);
  });

  it('is told in a podcast, whatever files the article has', () => {
    expect(toldOf(['season: 2'], { ...auckland, podcast: PODCAST })).toContain('FIELD_UNUSED');
  });

  it.each(['season: 2015', 'duration: 2 days', 'explicit: true'])('is none without a file: %s', (line) => {
    expect(toldOf([line])).toBe('');
  });

  it('is Apple’s with or without a file', () => {
    expect(toldOf(['itunes_season: 2'])).toContain('FIELD_UNUSED');
  });

  it.each(['season:', 'season: ""', 'seasons: 4', 'durationInSeconds: 3'])('is not %s', (line) => {
    expect(toldOf([FILE, line])).not.toContain('FIELD_UNUSED');
  });

  it('is not told of a draft', () => {
    expect(wholeHead([FILE, 'season: 2', 'draft: true']).problems).toEqual([]);
  });
});
