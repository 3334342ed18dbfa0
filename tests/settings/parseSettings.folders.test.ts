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

describe('a folder outside of that of feed.yaml', () => {
  it.each([
    { line: 'items: ../news', place: '6:8', folder: '../news' },
    { line: 'items: [items, a/../../news]', place: '6:16', folder: 'a/../../news' },
    { line: 'items: ..', place: '6:8', folder: '..' },
    { line: 'output: ../site', place: '6:9', folder: '../site' },
  ])('is refused: $line', ({ line, place, folder }) => {
    expect(told(line)).toBe(
      `feed.yaml:${place} error SETTING_WRONG expected a folder in that of feed.yaml, found "${folder}" - put it there, or write outside: allow`,
    );
    expect(told(line, 'outside: refuse')).toContain('write outside: allow');
    expect(told(line, 'outside: allow')).toBe('');
  });

  it('is no folder whose name begins with dots, or that leads back', () => {
    expect(told('items: [..news, a/../news, ...]')).toBe('');
  });

  it.each(['/news', 'C:/news', '\\news'])(
    'is refused where it names a place of this machine: %s',
    (folder) => {
      expect(told(`items: '${folder}'`, 'outside: allow')).toContain(
        'expected a folder relative to feed.yaml',
      );
    },
  );

  it('is told what may be said of it', () => {
    expect(told('outside: yes')).toMatchInlineSnapshot(
      `"feed.yaml:6:10 error SETTING_WRONG expected refuse or allow, found "yes" - write one of: refuse, allow"`,
    );
  });
});
