import { describe, expect, it } from 'vitest';
import { headOf, readArticle, wholeHead } from './material.ts';

const LONG = 'The tide came in over the bar and went out again before anybody had seen it. '.repeat(5).trim();

describe('excerpt_separator', () => {
  it.each([
    ['---', ['One.', '---', 'Two.'], '<p>One.</p>\n<p>Two.</p>'],
    ['---', ['One.', '', ' --- ', '', 'Two.'], '<p>One.</p>\n<p>Two.</p>'],
    ['<!--end-->', ['One. <!--end-->Two.'], '<p>One. Two.</p>'],
    ['[cut]', ['One.', '', '[cut]', '', 'Two. [cut]'], '<p>One.</p>\n<p>Two. [cut]</p>'],
    ['[cut]', ['One.[cut] Two.'], '<p>One. Two.</p>'],
  ])('%s ends the summary of %j, and is no part of the text', (mark, body, content) => {
    const { item, told } = readArticle({ front: [`excerpt_separator: "${mark}"`], body });
    expect(item.content?.replace(/\n+/g, '\n')).toBe(content);
    expect([item.description, told]).toEqual(['One.', '']);
  });

  it('leaves every line its number', () => {
    const { told } = readArticle({
      front: ['excerpt_separator: "---"'],
      body: ['One.', '---', '<script>x</script>', '', '- two', '  <style>y</style>'],
    });
    expect(told.match(/road\.md:\d+:\d+/g)).toEqual(['road.md:8:1', 'road.md:11:3']);
  });

  it.each([
    ['is not in the text', 'excerpt_separator: "+++"'],
    ['is empty', 'excerpt_separator: ""'],
  ])('decides nothing where it %s', (_what, line) => {
    const { item } = readArticle({ front: [line], body: ['One.', '', 'Two.'] });
    expect([item.description, item.content]).toEqual(['One.', '<p>One.</p>\n<p>Two.</p>']);
  });

  it('is kept with the head', () => {
    expect(headOf(wholeHead(['excerpt_separator: " --- "'])).excerptSeparator).toBe('---');
  });
});

describe('a summary that the author ended', () => {
  it('is all that is before the mark, however long', () => {
    const { item } = readArticle({ body: [LONG, '', 'Two.', '', '<!-- more -->', '', 'Three.'] });
    expect(item.description).toBe(`${LONG} Two.`);
  });

  it('is cut where nobody ended it', () => {
    expect(readArticle({ body: [LONG, '', 'Two.'] }).item.description?.length).toBeLessThan(300);
  });
});
