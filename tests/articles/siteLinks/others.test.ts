import { describe, expect, it } from 'vitest';
import { linkOf, ruleOf } from './linkOf.ts';

const DATE = 'date: 2015-02-03 10:00:00';

describe('an address of Hexo', () => {
  // Printed by Hexo 7.3.0 for the same files.
  it.each([
    ['2015-02-03-Rust-1.98.0.md', '', '/2015/02/03/2015-02-03-Rust-1.98.0/'],
    ['Hello World_x.md', '', '/2015/02/03/Hello%20World_x/'],
    ['sub/Deep/nam é.md', '', '/2015/02/03/sub/Deep/nam%20%C3%A9/'],
    ['日本語 x.md', '', '/2015/02/03/%E6%97%A5%E6%9C%AC%E8%AA%9E%20x/'],
    ['slug.md', 'slug: foo-slug', '/2015/02/03/slug/'],
    ['a.md', 'permalink: x/Y z.html', '/x/Y%20z.html'],
    ['a.md', 'permalink: foo', '/foo'],
    ['a.md', 'permalink: ":year/foo/"', '/:year/foo/'],
  ])('without a pattern of its own: %s, %j', (file, line, path) => {
    expect(linkOf(ruleOf('hexo'), `source/_posts/${file}`, `title: A\n${DATE}\n${line}`)).toBe(path);
  });

  it.each([
    [':year/:slug/', '2015-02-03-Rust-1.98.0.md', '', '/2015/Rust-1.98.0/'],
    [':year/:slug/', 'sub/Deep/nam é.md', '', '/2015/sub-Deep-nam-e/'],
    [':year/:slug/', "a#b%20c?d+e&f'g.md", '', '/2015/a-b-20c-d-e-f-g/'],
    [':i_month-:i_day/:category/:name', 'x/a.md', '', '/2-3/uncategorized/a'],
    [':category', 'a.md', 'categories: [News Items, C++]', '/News-Items/C'],
    [':category', 'a.md', 'categories: [[a, b], [c]]', '/c'],
    [':category', 'a.md', 'category: x', '/x'],
    [':post_title', 'a.md', '', '/hello-world-c'],
    ['posts/:hash', 'Hello World_x.md', '', '/posts/fb7755aa3324'],
    ['posts/:id/:hour:minute:second', 'a.md', 'id: 42', '/posts/42/100000'],
    ['posts/:abbrlink.html', 'a.md', 'abbrlink: 4a17b156', '/posts/4a17b156.html'],
    ['notes/:urlname/', 'a.md', 'urlname: high-water', '/notes/high-water/'],
    [':timestamp', 'a.md', '', '/1422957600'],
  ])('by the pattern %s: %s, %j', (pattern, file, line, path) => {
    const frontMatter = `title: Héllo Wörld C++\n${DATE}\n${line}`;
    expect(linkOf(ruleOf(pattern, 'hexo'), `source/_posts/${file}`, frontMatter)).toBe(path);
  });

  it.each([
    ['ß æ Œ ø Đ ð ł þ', '/s-ae-oe-o-d-%C3%B0-l-%C3%BE'],
    ['日本語 タイトル', '/%E6%97%A5%E6%9C%AC%E8%AA%9E-%E3%82%BF%E3%82%A4%E3%83%88%E3%83%AB'],
    ['Привет ё', '/%D0%BF%D1%80%D0%B8%D0%B2%D0%B5%D1%82-%D1%91'],
    ["it's “x”", '/it-s-%E2%80%9Cx%E2%80%9D'],
  ])('of the title %s', (title, path) => {
    expect(linkOf(ruleOf(':post_title', 'hexo'), 'source/_posts/a.md', `title: ${title}\n${DATE}`)).toBe(
      path,
    );
  });

  it('is not known where the pattern asks for what the article does not have', () => {
    const rule = ruleOf('posts/:abbrlink.html', 'hexo');
    expect(linkOf(rule, 'source/_posts/a.md', `title: A\n${DATE}\nabbrlink:`)).toBeUndefined();
  });
});

describe('an address of Docusaurus', () => {
  // Of parseBlogFileName in @docusaurus/plugin-content-blog 3.10.2.
  it.each([
    ['2015-02-03-Rust-1.98.0.md', '', '/blog/2015/02/03/Rust-1.98.0'],
    ['2015-02-03-Hello World/index.md', '', '/blog/2015/02/03/Hello%20World'],
    ['2015-02-03/x.md', '', '/blog/2015/02/03/x'],
    ['2015/02/03/x.mdx', '', '/blog/2015/02/03/x'],
    ['deep/2015-02-03-x.md', '', '/blog/2015/02/03/deep/x'],
    ['x.md', '', '/blog/x'],
    ['a.md', 'slug: own', '/blog/own'],
    ['a.md', 'slug: /own/two', '/blog/own/two'],
  ])('%s, %j', (file, line, path) => {
    expect(linkOf(ruleOf('docusaurus'), `blog/${file}`, `title: A\n${DATE}\n${line}`)).toBe(path);
  });
});

describe('an address of Eleventy', () => {
  // Of @11ty/eleventy 3: without a permalink the day stays in the address, and of a/a.md one name.
  it.each([
    ['posts/2015-02-03-Rust-1.98.0.md', '', '/posts/2015-02-03-Rust-1.98.0/'],
    ['posts/flood/flood.md', '', '/posts/flood/'],
    ['posts/flood/Flood.md', '', '/posts/flood/Flood/'],
    ['a/a/a.md', '', '/a/a/'],
    ['posts/2015-02-03-a.md', 'permalink: "{{ page.filePathStem }}/"', '/posts/a/'],
    ['posts/Hello World.md', '', '/posts/Hello%20World/'],
    ['posts/2015-02-03-x/index.md', '', '/posts/2015-02-03-x/'],
    ['posts/a.md', 'permalink: /foo/index.html', '/foo/'],
    ['posts/a.md', 'permalink: /foo/bar.html', '/foo/bar.html'],
    ['posts/2015-02-03-a.md', 'permalink: "/b/{{ page.fileSlug }}/"', '/b/a/'],
    ['posts/2015-02-03-x/index.md', 'permalink: "/b/{{ page.fileSlug }}/"', '/b/x/'],
    ['index.md', 'permalink: "/b/{{page.fileSlug}}"', '/b/'],
    ['posts/a.md', 'permalink: "/b/{{ title|slugify }}/"', '/b/anas-rock-and-roll/'],
  ])('%s, %j', (file, line, path) => {
    const frontMatter = `title: Ana’s Rock & Roll\n${DATE}\n${line}`;
    expect(linkOf(ruleOf('eleventy', undefined, 'src'), `src/${file}`, frontMatter)).toBe(path);
  });

  it.each(['permalink: "{{ own }}"', 'permalink: "{% if x %}a{% endif %}"'])('is not known of %s', (line) => {
    const rule = ruleOf('eleventy', undefined, 'src');
    expect(linkOf(rule, 'src/posts/a.md', `title: A\n${DATE}\n${line}`)).toBeUndefined();
  });
});

describe('an address of Astro', () => {
  // Of the glob loader in astro 5, with github-slugger 2.
  it.each([
    ['blog/Rust-1.98.0.md', '', '/blog/rust-1980/'],
    ['blog/2015-02-03-Hello World.md', '', '/blog/2015-02-03-hello-world/'],
    ['blog/Sub Folder/x.md', '', '/blog/sub-folder/x/'],
    ['blog/x/index.md', '', '/blog/x/'],
    ['blog/x.md', 'slug: Own/Slug', '/blog/Own/Slug/'],
  ])('%s, %j', (file, line, path) => {
    expect(linkOf(ruleOf('astro'), `src/content/${file}`, `title: A\n${DATE}\n${line}`)).toBe(path);
  });

  it('may be of a page', () => {
    const rule = ruleOf(':path/', 'astro');
    expect(linkOf(rule, 'src/pages/posts/Own Page.md', `title: A\n${DATE}`)).toBe('/posts/Own%20Page/');
    expect(linkOf(ruleOf('/:slug/:name', 'astro'), 'items/x/A b.md', `title: A\n${DATE}`)).toBe('/a-b/A%20b');
  });
});

describe('an address of Zola', () => {
  // By the rules of components/content/src/page.rs and components/utils/src/slugs.rs.
  it.each([
    ['blog/2015-02-03-Rust-1.98.0.md', '', '/blog/rust-1-98-0/'],
    ['blog/2015-02-03_héhé (hey).md', '', '/blog/hehe-hey/'],
    ['blog/x/index.md', '', '/blog/x/'],
    ['Some Section/y.md', '', '/Some%20Section/y/'],
    ['blog/x.md', 'slug: Own Slug', '/blog/own-slug/'],
    ['blog/x.md', 'path: own/path', '/own/path/'],
    ['index.md', '', '/'],
  ])('%s, %j', (file, line, path) => {
    expect(linkOf(ruleOf('zola'), `content/${file}`, `title: A\n${DATE}\n${line}`)).toBe(path);
  });

  it('is not known of a name in another script, which a table of its own makes Latin', () => {
    expect(linkOf(ruleOf('zola'), 'content/日本.md', `title: A\n${DATE}`)).toBeUndefined();
  });

  it('has the language of the file’s name before it', () => {
    const settings = { languages: [{ tag: 'fr' }] };
    expect(linkOf(ruleOf('zola'), 'content/blog/x.fr.md', `title: A\n${DATE}`, settings)).toBe('/fr/blog/x/');
  });
});

describe('an address of VitePress', () => {
  it.each([
    ['vitepress', 'posts/Some Post.md', '/posts/Some%20Post.html'],
    ['vitepress', 'posts/x/index.md', '/posts/x/'],
    ['vitepress-clean', 'posts/x.md', '/posts/x'],
    ['vitepress-clean', 'posts/index.md', '/posts/'],
  ])('%s: %s', (preset, file, path) => {
    expect(linkOf(ruleOf(preset, undefined, 'docs'), `docs/${file}`, `title: A\n${DATE}`)).toBe(path);
  });
});

describe('an address of Pelican', () => {
  // Printed by Pelican 4.8.0 for the same files.
  it.each([
    ["A B & C, d'e C++ C#", '/a-b-c-de-c-c.html'],
    ['Héllo Wörld ß Ⅳ æ', '/hello-world-ss-iv-ae.html'],
    ['Some_Title a--b (x) 1.98.0 – “q” …', '/some_title-a-b-x-1980-q.html'],
    ['🎉 Łódź Øre Ünï', '/lodz-ore-uni.html'],
    ['Māori Tāmaki', '/maori-tamaki.html'],
    ['½ ² ™ €5 £3 ©', '/12-2-tm-eur5-ps3-c.html'],
    ['<b>x</b> y', '/x-y.html'],
    ['Đặng þorn ðe', '/dang-thorn-de.html'],
  ])('of the title %s', (title, path) => {
    expect(linkOf(ruleOf('pelican'), 'content/x.md', `title: ${title}\n${DATE}`)).toBe(path);
  });

  it.each([
    ['slug: My Slug.X', ':slug.html', '/My%20Slug.X.html'],
    ['url: my/page.html', ':slug.html', '/my/page.html'],
    ['lang: fr', ':slug.html', '/some-title-fr.html'],
    ['lang: en', ':category/:author/:lang/:name', '/sub/me/en/some-file'],
    [
      'category: News Items\nauthor: Ana Ō',
      ':category/:author/:lang/:name',
      '/news-items/ana-o/en/some-file',
    ],
    ['authors: [Bo B]', ':path/:author', '/sub/bo-b'],
  ])('with %j by the pattern %s', (lines, pattern, path) => {
    const rule = ruleOf(pattern, 'pelican');
    const frontMatter = `title: Some Title\n${DATE}\n${lines}`;
    expect(linkOf(rule, 'content/sub/Some File.md', frontMatter, { authors: [{ name: 'Me' }] })).toBe(path);
  });

  it('has the category of articles without one', () => {
    const rule = ruleOf(':category/:author', 'pelican');
    expect(linkOf(rule, 'content/x.md', `title: A\n${DATE}`)).toBe('/misc/');
  });
});

describe('an address of Nikola', () => {
  it.each([
    ['Some File+x.md', '', '/posts/some-file+x/'],
    ['2015/Rust-1.98.0.md', '', '/posts/2015/rust-1980/'],
    ['x.md', 'slug: own', '/posts/own/'],
  ])('%s, %j', (file, line, path) => {
    expect(linkOf(ruleOf('nikola'), `posts/${file}`, `title: A\n${DATE}\n${line}`)).toBe(path);
  });
});

describe('an address by a pattern of one’s own', () => {
  it.each([
    ['/:year/:slug/', '', '/2015/some-file/'],
    ['/:title', 'slug: Own Slug', '/the-road'],
    ['/:slug', 'slug: Own Slug', '/own-slug'],
    ['/:folder/:name.html', '', '/deep/Some%20File.html'],
    ['/:path', '', '/deep/2015-02-03-Some%20File'],
    ['posts/no-tokens?x#y', '', '/posts/no-tokens%3Fx%23y'],
  ])('%s, %j', (pattern, line, path) => {
    const rule = ruleOf(pattern);
    const file = 'items/deep/2015-02-03-Some File.md';
    expect(linkOf(rule, file, `title: The road\n${DATE}\n${line}`)).toBe(path);
  });

  it('never leads to another host or scheme by a name', () => {
    const link = (title: string) => linkOf(ruleOf(':name', 'vitepress'), `${title}.md`, `title: A\n${DATE}`);
    expect(link('mailto:x')).toBe('/mailto:x');
    expect(link('//x')).toBe('/x');
  });

  it('leaves an article to us that is where pages of ours would be', () => {
    expect(linkOf(ruleOf('dateline'), 'items/a.md', `title: A\n${DATE}`)).toBeUndefined();
  });

  it('is looked for at once, whatever is in front matter', () => {
    const start = performance.now();
    linkOf(ruleOf('eleventy'), 'a.md', `title: A\n${DATE}\npermalink: "{{${' '.repeat(100_000)}|"`);
    linkOf(ruleOf('eleventy'), 'a.md', `title: A\n${DATE}\npermalink: "${'{{a'.repeat(50_000)}"`);
    linkOf(ruleOf('pelican'), 'a.md', `title: "${'<'.repeat(200_000)}"\n${DATE}`);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('is none where an absolute pattern has no host', () => {
    expect(linkOf(ruleOf('https:///'), 'items/a.md', `title: A\n${DATE}`)).toBeUndefined();
  });
});
