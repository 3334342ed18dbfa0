import { describe, expect, it } from 'vitest';
import { parseHead } from '../../src/articles/parseHead.ts';
import { auckland } from '../support/publication.ts';

const told = (text: string, file = 'items/2024-01-01-a.md') =>
  parseHead({ file, text }, auckland).problems.map(
    ({ line, code, message, mend }) => `${line} ${code} ${message} - ${mend}`,
  );

describe('front matter without its first line', () => {
  it('is told at the line that should be below it, and nothing else is', () => {
    expect(told('\ntitle: My post\ndate: 2024-01-01\n---\n\nText.\n')).toMatchInlineSnapshot(`
      [
        "2 FRONT_MATTER_OPEN expected a line of --- above the front matter, found "title: My post" - write --- on a line of its own above it",
      ]
    `);
  });

  it('is told where its last line is missing too', () => {
    expect(told('title: My post\ndate: 2024-01-01\n\nText.\n')).toMatchInlineSnapshot(`
      [
        "1 FRONT_MATTER_OPEN expected a line of --- above the front matter, found "title: My post" - write --- on a line of its own above it, and another one below its last line",
      ]
    `);
  });

  it('may have lists, and keys that are no fields', () => {
    expect(told('Layout: post\nTags:\n  - a\n- b\nTitle: My post\n')).toHaveLength(1);
    expect(told('title: My post\n---\n')).toHaveLength(1);
  });

  it.each([
    'Title: a word of one line\n\nText.\n',
    'Note: this is text\nRemark: and so is this\n---\n',
    'Text.\ntitle: x\ndate: y\n---\n',
    '# title: x\ndate: y\n',
  ])('is not seen in a text: %j', (text) => {
    expect(told(text).join()).not.toContain('FRONT_MATTER_OPEN');
  });

  it('is no error in an article that is kept back, and none in newsroom text', () => {
    const text = 'title: My post\ndate: 2024-01-01\n---\n';
    expect(told(text, 'items/drafts/a.md')).toEqual([]);
    expect(told(text, 'items/a.txt').join()).not.toContain('FRONT_MATTER_OPEN');
    expect(told(text, 'items/a.mdx').join()).toContain('FRONT_MATTER_OPEN');
  });
});
