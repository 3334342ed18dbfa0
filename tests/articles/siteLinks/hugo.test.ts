import { describe, expect, it } from 'vitest';
import { linkOf, ruleOf, utc } from './linkOf.ts';

// Expected addresses were printed by Hugo 0.111.3 for the same files, with `frontmatter.date: [":default", ":filename"]`.
const DATE = 'date: 2015-02-03';

describe('an address of Hugo', () => {
  it.each([
    ['posts/2015-02-03-Rust-1.98.0.md', `title: A\n${DATE}`, '/posts/2015-02-03-rust-1.98.0/'],
    ['posts/Hello World.md', `title: A\n${DATE}`, '/posts/hello-world/'],
    ['posts/Sub/Deep.md', `title: A\n${DATE}`, '/posts/sub/deep/'],
    ['posts/my-bundle/index.md', `title: A\n${DATE}`, '/posts/my-bundle/'],
    ['posts/2015-02-03-bundle/index.md', 'title: A', '/posts/bundle/'],
    ['posts/dated/2015-02-03-x.md', 'title: A', '/posts/dated/x/'],
    ['posts/māori_name.md', `title: A\n${DATE}`, '/posts/m%C4%81ori_name/'],
    ["posts/x'y+z&w=1,2;3!.md", `title: A\n${DATE}`, '/posts/xy+zw123/'],
    ['posts/a--b  c.d_e~f@g.md', `title: A\n${DATE}`, '/posts/a--b-c.d_e~f@g/'],
    ['posts/foo  --  bar.md', `title: A\n${DATE}`, '/posts/foo--bar/'],
    ['posts/- dash -.md', `title: A\n${DATE}`, '/posts/-dash-/'],
    ['posts/🎉 party 🎉.md', `title: A\n${DATE}`, '/posts/-party-/'],
    ['posts/ñandú 50%239.md', `title: A\n${DATE}`, '/posts/%C3%B1and%C3%BA-50%239/'],
    ['posts/50% off.md', `title: A\n${DATE}`, '/posts/50-off/'],
    ['top.md', `title: A\n${DATE}`, '/top/'],
    ['posts/slugged.md', `title: A\n${DATE}\nslug: My Slug/Of It.x`, '/posts/my-slug/of-it.x/'],
    ['posts/a.md', `title: A\n${DATE}\nurl: /Foo/Bar Baz`, '/Foo/Bar%20Baz/'],
    ['posts/a.md', `title: A\n${DATE}\nurl: foo/bar.html`, '/foo/bar.html'],
    ['posts/a.md', `title: A\n${DATE}\nurl: /foo/qux/`, '/foo/qux/'],
  ])('without a pattern: %s, %j', (file, frontMatter, path) => {
    expect(linkOf(ruleOf('hugo'), `content/${file}`, frontMatter)).toBe(path);
  });

  it.each([
    ['posts/slugged.md', `title: A\n${DATE}\nslug: My Slug/Of It.x`, '/posts/my-slug/of-it.x.html'],
    ['posts/my-bundle/index.md', `title: A\n${DATE}`, '/posts/my-bundle.html'],
    ['posts/a.md', `title: A\n${DATE}\nurl: foo/bar.html`, '/foo/bar.html'],
  ])('with uglyURLs: %s', (file, frontMatter, path) => {
    expect(linkOf(ruleOf('hugo-ugly'), `content/${file}`, frontMatter)).toBe(path);
  });

  it.each([
    ['"A: B & C, d\'e"', '/p/a-b-c-de/'],
    ['Héllo Wörld C++ C#', '/p/h%C3%A9llo-w%C3%B6rld-c-c/'],
    ['Tāmaki – Makaurau', '/p/t%C4%81maki-makaurau/'],
    ['日本語 タイトル', '/p/%E6%97%A5%E6%9C%AC%E8%AA%9E-%E3%82%BF%E3%82%A4%E3%83%88%E3%83%AB/'],
    ['a--b  c.d_e~f@g (x) [y] "z" – — …', '/p/a--b-c.d_e~f@g-x-y-z/'],
    ['a+b', '/p/a-b/'],
    ['a + b', '/p/a--b/'],
    ['C++ x', '/p/c-x/'],
    ['a+', '/p/a-/'],
    ['"+a"', '/p/-a/'],
    ['a/b', '/p/a/b/'],
    ['50% off', '/p/50-off/'],
    ['50%25 off', '/p/50-off/'],
    ['x%20y', '/p/x-y/'],
    ['what? yes', '/p/what-yes/'],
    ['"- dash -"', '/p/-dash-/'],
    ['–dash–en', '/p/dashen/'],
    ['🎉 party 🎉', '/p/party/'],
    ['Ⅳ ½ ²', '/p/'],
    ['a:b;c', '/p/abc/'],
    ["it's", '/p/its/'],
  ])('of the title %s', (title, path) => {
    const rule = ruleOf('/p/:title/', 'hugo');
    expect(linkOf(rule, 'content/posts/x.md', `title: ${title}\n${DATE}`)).toBe(path);
  });

  it.each([
    ['/:year/:month/:day/:title/', '/2015/12/25/a-b/'],
    ['/:section/:slug/', '/posts/a-b/'],
    ['/:sections/:filename', '/posts/x/'],
    ['/:yearday/:weekday/:weekdayname/:monthname/:sections[1:]/:title/', '/359/5/friday/december/a-b/'],
    ['/:year/:sections[last]/:contentbasename', '/2015/posts/x/'],
    ['/:sections[0]/:sections[:1]/:slugorfilename', '/posts/posts/x/'],
    ['/:sections[0:last]/:slugorfilename', '/x/'],
  ])('by the pattern %s', (pattern, path) => {
    const file = 'content/posts/x.md';
    expect(linkOf(ruleOf(pattern, 'hugo'), file, 'title: A B\ndate: 2015-12-25')).toBe(path);
  });

  it.each([
    ['date: 2015-02-03T23:30:00-05:00', '/2015/02/03/'],
    ['date: 2015-02-03T10:00:00+13:00', '/2015/02/03/'],
    ['date: 2015-02-03T23:30:00Z', '/2015/02/03/'],
    ['date: 2015-02-03 23:30', '/2015/02/03/'],
    ['date: 2015-02-03\npublishDate: 2015-02-10', '/2015/02/03/'],
  ])('has the day that was written: %j', (date, path) => {
    const settings = { timeZone: 'Pacific/Auckland', dates: { withoutZone: 'America/New_York' } };
    const rule = ruleOf('/:year/:month/:day/', 'hugo');
    expect(linkOf(rule, 'content/posts/x.md', `title: A\n${date}`, settings)).toBe(path);
  });

  it('has the language of the file’s name before it', () => {
    const settings = { languages: [{ tag: 'fr' }, { tag: 'mi', name: 'maori' }] };
    const link = (file: string) => linkOf(ruleOf('hugo'), file, `title: A\n${DATE}`, settings);
    expect(link('content/posts/x.fr.md')).toBe('/fr/posts/x/');
    expect(link('content/posts/x/index.maori.md')).toBe('/maori/posts/x/');
    expect(link('content/posts/x.de.md')).toBe('/posts/x.de/');
  });

  // Hugo 0.111.3, with one language and with several.
  it.each([{}, { languages: [{ tag: 'fr' }] }])('has not that of the publication: %j', (settings) => {
    const link = (file: string, language: string) =>
      linkOf(ruleOf('hugo'), file, `title: A\n${DATE}`, { ...settings, language });
    expect(link('content/posts/x.en.md', 'en')).toBe('/posts/x/');
    expect(link('content/posts/x.en.md', 'en-NZ')).toBe('/posts/x/');
    expect(link('content/posts/x/index.en.md', 'en')).toBe('/posts/x/');
    expect(link('content/posts/x.mi.md', 'en')).toBe('/posts/x.mi/');
  });

  it('begins below the publication’s address, or at the root of its host', () => {
    const settings = { url: 'https://example.org/news/' };
    const link = (pattern: string) =>
      linkOf(ruleOf(pattern, 'hugo'), 'content/posts/x.md', `title: A\n${DATE}`, settings);
    expect(link('posts/:slug/')).toBe('/news/posts/a/');
    expect(link('/posts/:slug/')).toBe('/posts/a/');
    expect(link('https://blog.example.com/:slug/')).toBe('https://blog.example.com/a/');
  });

  it('is that of the first rule whose folder has the article', () => {
    const links = [
      ruleOf('/b/:filename/', 'hugo', 'content/blog'),
      ruleOf('/rest/:filename/', 'hugo', 'content/'),
    ];
    const link = (file: string) => headLink(file, { ...utc, links });
    expect(link('content/blog/x.md')).toBe('/b/x/');
    expect(link('content/blogs/x.md')).toBe('/rest/x/');
    expect(link('news/x.md')).toBeUndefined();
  });
});

function headLink(file: string, settings: typeof utc): string | undefined {
  return linkOf(ruleOf('hugo'), file, `title: A\n${DATE}`, settings);
}
