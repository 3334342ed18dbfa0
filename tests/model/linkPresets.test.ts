import { describe, expect, it } from 'vitest';
import {
  isOfOurPages,
  LINK_PRESETS,
  linkRuleFor,
  tokenOf,
  unknownTokenIn,
} from '../../src/model/linkPresets.ts';

describe('a pattern of addresses', () => {
  it.each(Object.entries(LINK_PRESETS))('of the preset %s has tokens that its program knows', (_, preset) => {
    expect(unknownTokenIn(preset.pattern, preset.like)).toBeUndefined();
  });

  it('has tokens of one program', () => {
    expect(unknownTokenIn('/:year/:titel/', 'jekyll')).toBe(':titel');
    expect(unknownTokenIn('/:categories/:title/', 'hugo')).toBe(':categories');
    expect(unknownTokenIn('https://blog.example.nz:8080/:sections[1:]/:slug/', 'hugo')).toBeUndefined();
  });

  it('may have a low line behind a token', () => {
    expect(tokenOf('year_', 'jekyll')).toBe('year');
    expect(tokenOf('short_year', 'jekyll')).toBe('short_year');
    expect(tokenOf('short_year', 'hexo')).toBeUndefined();
  });
});

describe('the rule of an article', () => {
  const links = [
    { folder: 'content/blog', pattern: '/b/:slug/', like: 'hugo' },
    { folder: 'docs/', pattern: '/d/:slug/', like: 'hugo' },
    { pattern: ':year/:month/:day/:slug/', like: 'dateline' },
  ] as const;

  it('is the first whose folder it is in', () => {
    const ruleFor = (file: string) => linkRuleFor(file, { links });
    expect(ruleFor('content/blog/deep/a.md')).toBe(links[0]);
    expect(ruleFor('docs/a.md')).toBe(links[1]);
    expect(ruleFor('content/blogs/a.md')).toBe(links[2]);
    expect(linkRuleFor('docs/a.md', {})).toBeUndefined();
  });

  it('may be that its page is where one of ours would be', () => {
    expect(links.map(isOfOurPages)).toEqual([false, false, true]);
    expect(isOfOurPages({ pattern: '/:slug/', like: 'dateline' })).toBe(false);
  });
});
