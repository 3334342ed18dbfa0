import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../src/settings/parseSettings.ts';
import { tellAll } from '../support/problems.ts';
import { SHORTEST } from '../support/publication.ts';

/** What is told of feed.yaml with these lines, which begin on line 6. */
function told(...lines: string[]): string {
  return tellAll(parseSettings({ file: 'feed.yaml', text: `${SHORTEST}${lines.join('\n')}\n` }).problems);
}

describe('an output folder that holds the articles', () => {
  it.each([
    { lines: ['output: items'], place: '6:9', folder: 'items' },
    { lines: ['items: output'], place: '6:8', folder: 'output' },
    { lines: ['items: [a, site/news]', 'output: site'], place: '7:9', folder: 'site' },
  ])('is refused: $lines', ({ lines, place, folder }) => {
    expect(told(...lines)).toBe(
      `feed.yaml:${place} error SETTING_WRONG expected an output folder without articles in it, found "${folder}" - write the feeds to a folder of their own`,
    );
  });
});

describe('an output folder beside the articles', () => {
  it.each([['output: site', 'items: site-news'], ['items: site', 'output: site/public'], ['items: .']])(
    'is taken: %s %s',
    (...lines) => {
      expect(told(...lines)).toBe('');
    },
  );
});
