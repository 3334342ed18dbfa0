import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/articles/markdown/parser.ts';
import { dialectWith } from '../../../src/model/markdown.ts';
import { auckland } from '../../support/publication.ts';
import { readArticle } from '../material.ts';

describe('a comment', () => {
  it.each([
    ['One %%secret%% two.', '<p>One  two.</p>\n'],
    ['One.\n\n%%\nsecret\n\n# secret\n%%\n\nTwo.', '<p>One.</p>\n<p>Two.</p>\n'],
    ['%%\n```\nsecret %%\n```\nsecret\n%%\n\nTwo.', '<p>Two.</p>\n'],
    ['%%it`s secret%% `a`', '<p><code>a</code></p>\n'],
    ['<div>\n%%secret%%\n</div>', '<div>\n</div>'],
    ['%%%%', ''],
    ['`%%` and `b%%`', '<p><code>%%</code> and <code>b%%</code></p>\n'],
    ['```\n%%a%%\n```', '<pre><code>%%a%%\n</code></pre>\n'],
    ['5\\%% and 6\\%%', '<p>5%% and 6%%</p>\n'],
    ['One %%secret', '<p>One</p>\n'],
    ['5% and 6%', '<p>5% and 6%</p>\n'],
  ])('is in nothing that is made of %j', (text, html) => {
    expect(renderMarkdown(text).replace(/\n\n+/g, '\n')).toBe(html);
  });

  it('is told without a word of it', () => {
    expect(readArticle({ body: ['One %%secret%% two %%secret%%.', '', '`%%`'] }).told).toMatchInlineSnapshot(
      `"items/road.md:5:5 note COMMENT_REMOVED expected text, found 2 comments between %% and %% - no reader gets it; write \\%% where two percent signs are meant"`,
    );
    expect(readArticle({ body: ['One', '%%', '{{ secret }}', '%%'] }).told).toMatchInlineSnapshot(
      `"items/road.md:6:1 note COMMENT_REMOVED expected text, found a comment between %% and %% - no reader gets it; write \\%% where two percent signs are meant"`,
    );
  });

  it('is an error if nothing ends it', () => {
    expect(readArticle({ body: ['One.', '', '5%% of two.'] }).told).toMatchInlineSnapshot(
      `"items/road.md:7:2 error COMMENT_OPEN expected %% at the end of a comment, found none - end it with %%, or write \\%% where two percent signs are meant"`,
    );
  });

  it('is text where comments are off, and in a newsroom text', () => {
    const settings = { ...auckland, markdown: dialectWith({ comments: false }) };
    const { told, item } = readArticle({ body: ['One %%secret%%'], settings });
    expect([told, item.content]).toEqual(['', '<p>One %%secret%%</p>']);
    expect(readArticle({ file: 'items/road.txt', body: ['%%secret'] }).told).toBe('');
  });
});
