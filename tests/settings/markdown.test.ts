import { describe, expect, it } from 'vitest';
import { DEFAULT_DIALECT, dialectWith } from '../../src/model/markdown.ts';
import { parseSettings } from '../../src/settings/parseSettings.ts';
import { tellAll } from '../support/problems.ts';
import { SHORTEST } from '../support/publication.ts';

const read = (line: string) => parseSettings({ file: 'feed.yaml', text: `${SHORTEST}${line}\n` });

describe('what Markdown has beside CommonMark', () => {
  it.each([
    ['', DEFAULT_DIALECT],
    ['markdown: {}', DEFAULT_DIALECT],
    ['markdown: { emoji: false, math: true }', dialectWith({ emoji: false, math: true })],
    ['markdown: commonmark', []],
    ['markdown: CommonMark', []],
  ])('is said by %j', (line, dialect) => {
    expect(read(line).settings?.markdown).toEqual(dialect);
  });

  it.each([
    ['markdown: gfm', 'expected commonmark, or extensions that are on or off, found "gfm"'],
    ['markdown: [emoji]', 'expected commonmark, or extensions that are on or off, found "a list"'],
    ['markdown: { emojis: false }', 'found "markdown.emojis" - did you mean emoji?'],
    ['markdown: { emoji: some }', 'expected true or false, found "some"'],
  ])('is an error if nobody knows it: %s', (line, message) => {
    const { settings, problems } = read(line);
    expect(settings).toBeUndefined();
    expect(tellAll(problems)).toContain(message);
  });
});
