import { describe, expect, it } from 'vitest';
import { linkOf, ruleOf } from './linkOf.ts';

// Expected addresses were printed by Jekyll 4.3.1 for the same files.
describe('an address of Jekyll', () => {
  it.each([
    ['_posts/2015-02-03-Rust-1.98.0.md', '', '/2015/02/03/Rust-1.98.0.html'],
    [
      '_posts/2015-02-03-Hello World_x.md',
      'categories: [News Items, "C++", "Ünï Cödé", A/B]',
      '/news%20items/c++/%C3%BCn%C3%AF%20c%C3%B6d%C3%A9/a/b/2015/02/03/Hello-World_x.html',
    ],
    [
      '_posts/sub/2015-02-03-māori.markdown',
      'categories: news sport',
      '/news/sport/2015/02/03/m%C4%81ori.html',
    ],
    ['foo/_posts/2015-02-03-infoo.md', 'category: Own Cat', '/foo/own%20cat/2015/02/03/infoo.html'],
    [
      'foo/Bar Baz/_posts/2015-02-03-deep.md',
      'categories: [foo, x]',
      '/foo/bar%20baz/x/2015/02/03/deep.html',
    ],
    ['_posts/2015-02-03-dated.md', 'date: 2016-01-01 23:30:00 -0500', '/2016/01/02/dated.html'],
    ['_posts/2015-02-03-slugged.md', 'slug: My Slug.of It', '/2015/02/03/My-Slug.of-It.html'],
    ['_posts/2015-02-03-perma.md', 'permalink: /x/:year/:title.html', '/x/2015/perma.html'],
    ['_posts/2015-02-03-perma2.md', 'permalink: /y/Perma Two', '/y/Perma%20Two'],
    ['_posts/2015-02-03-perma3.md', 'permalink: pretty', '/pretty'],
    ['_posts/2015-02-03-perma4.md', 'permalink: /z/q/', '/z/q/'],
    [
      "_posts/2015-02-03-a--b  c.d_e~f@g(x)[y],;'+!#%25&=.md",
      '',
      "/2015/02/03/a-b-c.d_e~f@g(x)-y-,;'+!-25&=.html",
    ],
    ['_posts/2015-02-03-日本語 タ.md', '', '/2015/02/03/%E6%97%A5%E6%9C%AC%E8%AA%9E-%E3%82%BF.html'],
    ['_posts/2015-02-03--dash-.md', '', '/2015/02/03/dash.html'],
  ])('in the style of dates: %s, %j', (file, frontMatter, path) => {
    expect(linkOf(ruleOf('jekyll-date'), file, `title: A\n${frontMatter}`)).toBe(path);
  });

  it.each([
    ['jekyll-pretty', '/foo/own%20cat/2015/02/03/infoo/'],
    ['jekyll-none', '/foo/own%20cat/infoo.html'],
    ['jekyll-ordinal', '/foo/own%20cat/2015/034/infoo.html'],
    ['jekyll-weekdate', '/foo/own%20cat/2015/W06/Tue/infoo.html'],
  ])('in the style %s', (style, path) => {
    const frontMatter = 'title: A\ncategory: Own Cat';
    expect(linkOf(ruleOf(style), 'foo/_posts/2015-02-03-infoo.md', frontMatter)).toBe(path);
  });

  it.each([
    [
      '/:slug/:name/:slugified_categories/:path',
      '/in-foo/2015-02-03-in-foo/foo/own-cat/foo/2015-02-03-in.Foo',
    ],
    [
      '/:short_year/:i_month/:i_day/:y_day/:hour-:minute-:second/:short_month:output_ext',
      '/16/1/2/002/04-30-00/Jan.html',
    ],
    [
      '/:collection/:long_month/:w_day/:week/:w_year/:long_day/:title',
      '/posts/January/6/53/2015/Saturday/in.Foo',
    ],
    ['/:year_:month/:title/', '/2016_01/in.Foo/'],
  ])('by the pattern %s', (pattern, path) => {
    const frontMatter = 'title: A\ncategory: Own Cat\ndate: 2016-01-01 23:30:00 -0500';
    expect(linkOf(ruleOf(pattern, 'jekyll'), 'foo/_posts/2015-02-03-in.Foo.md', frontMatter)).toBe(path);
  });

  it('has the week and the weekday of a Sunday', () => {
    const rule = ruleOf('/:w_year/:week/:w_day', 'jekyll');
    expect(linkOf(rule, '_posts/2015-01-04-a.md', 'title: A')).toBe('/2015/01/7');
  });

  it('has the day of the zone in which times are read', () => {
    const frontMatter = 'title: A\ndate: 2016-01-01 23:30:00';
    const link = (settings: object) => linkOf(ruleOf('jekyll-date'), '_posts/a.md', frontMatter, settings);
    expect(link({ timeZone: 'Pacific/Auckland', dates: { withoutZone: 'UTC' } })).toBe('/2016/01/01/a.html');
  });

  it('is not known where its permalink has a token that nobody knows', () => {
    const frontMatter = 'title: A\npermalink: /:titel/';
    expect(linkOf(ruleOf('jekyll-date'), '_posts/2015-02-03-a.md', frontMatter)).toBeUndefined();
  });

  it('gives way to a link that is the author’s own', () => {
    const link = (line: string) =>
      linkOf(ruleOf('jekyll-date'), '_posts/2015-02-03-a.md', `title: A\n${line}`);
    expect(link('link: https://other.example/a')).toBe('https://other.example/a');
    expect(link('url: https://other.example/a')).toBe('https://other.example/a');
    expect(link('permalink: https://other.example/a?b#c')).toBe('https://other.example/a?b#c');
  });
});
