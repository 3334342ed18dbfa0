import { describe, expect, it } from 'vitest';
import { findSite, findSitesBelow } from '../../../src/import/site/findSite.ts';
import type { SiteFolder, SiteSetting } from '../../../src/import/site/foundSite.ts';

/** The files of a site, by their paths; undefined for one that cannot be read. */
type Files = Readonly<Record<string, string | undefined>>;

function site(files: Files): SiteFolder {
  const namesIn = (folder: string) => {
    const start = folder === '.' ? '' : `${folder}/`;
    const below = Object.keys(files).filter((path) => path.startsWith(start));
    return [...new Set(below.map((path) => path.slice(start.length).split('/')[0] as string))].sort();
  };
  return { text: (path) => files[path], names: namesIn };
}

function found(files: Files, tool?: string) {
  const one = findSite(site(files), tool);
  return {
    tool: one?.tool.name,
    unread: one?.unread.map(({ what, why }) => `${what} (${why})`) ?? [],
    value: (setting: SiteSetting) => one?.settings.get(setting)?.value,
    why: (setting: SiteSetting) => one?.settings.get(setting)?.why,
  };
}

const POST = '---\ntitle: A\ndate: 2015-02-03\n---\nA.\n';
const UNDATED = '---\ntitle: A\n---\nA.\n';

describe('which program makes a site', () => {
  it.each<[string, Files]>([
    ['Hugo', { 'config.yaml': 'baseURL: https://a.example/\n' }],
    ['Hugo', { 'hugo.json': '{ "title": "A" }' }],
    ['Hugo', { 'config/_default/hugo.toml': 'title = "A"\n' }],
    ['Zola', { 'config.toml': 'base_url = "https://a.example"\n' }],
    ['Zola', { 'zola.toml': 'base_url = "https://a.example"\n' }],
    ['Jekyll', { '_config.yml': 'title: A\n' }],
    ['Jekyll', { '_config.toml': 'title = "A"\n' }],
    ['Jekyll', { '_posts/2015-02-03-a.md': UNDATED }],
    ['Jekyll', { '_config.yml': 'title: A\n', 'package.json': 'broken' }],
    ['Jekyll', { '_config.yml': 'title: A\n', 'package.json': '7' }],
    ['Hexo', { '_config.yml': 'public_dir: public\n' }],
    ['Hexo', { '_config.yml': 'title: A\n', 'package.json': '{"dependencies":{"hexo":"1"}}' }],
    ['Eleventy', { '.eleventy.js': '' }],
    ['Eleventy', { 'eleventy.config.mjs': '' }],
    ['Astro', { 'astro.config.ts': '' }],
    ['Docusaurus', { 'docusaurus.config.ts': '' }],
    ['VitePress', { '.vitepress/config.js': '' }],
    ['Pelican', { 'pelicanconf.py': '' }],
    ['Nikola', { 'conf.py': 'BLOG_TITLE = "A"\n' }],
  ])('is %s', (name, files) => {
    expect(found(files).tool).toBe(name);
  });

  it.each<[string, Files]>([
    ['an empty folder', {}],
    ['a configuration of something else', { 'config.toml': 'base = 1\n', 'config.yaml': 'port: 80\n' }],
    ['the configuration of Sphinx', { 'conf.py': 'project = "A"\n' }],
    ['a theme of VitePress alone', { '.vitepress/theme/index.js': '' }],
    ['a package', { 'package.json': '{"name":"a"}' }],
    ['a package with posts', { 'package.json': '{}', '_posts/2015-02-03-a.md': UNDATED }],
    ['posts without a date', { '_posts/a.md': UNDATED }],
  ])('is none that is known: %s', (_, files) => {
    expect(found(files).tool).toBeUndefined();
  });

  it('is the one that is asked for, where there are two', () => {
    const both = { 'hugo.toml': '', '_config.yml': '' };
    expect(found(both).unread).toContain('_config.yml (the folder is a site of Jekyll, too: --tool jekyll)');
    expect(found(both, 'jekyll').tool).toBe('Jekyll');
    expect(found(both, 'zola').tool).toBeUndefined();
  });

  it('is told of folders below', () => {
    const folder = site({
      'docs/.vitepress/config.js': '',
      'apps/web/astro.config.mjs': '',
      'apps/api/main.js': '',
      'other/hugo.toml': '',
    });
    expect(findSitesBelow(folder)).toEqual([
      { path: 'apps/web', name: 'Astro' },
      { path: 'docs', name: 'VitePress' },
    ]);
  });
});

describe('the address of a site', () => {
  it.each<[string, Files, unknown]>([
    [
      'has the path of the base',
      { '_config.yml': 'url: https://a.example\nbaseurl: /b\n' },
      'https://a.example/b/',
    ],
    [
      'has that path once',
      { '_config.yml': 'url: https://a.example/b\nbaseurl: /b/\n' },
      'https://a.example/b/',
    ],
    [
      'may be the base',
      { '_config.yml': 'url: https://a.example\nbaseurl: https://b.example/c\n' },
      'https://b.example/c/',
    ],
    ['may lack its scheme', { 'hugo.toml': 'baseURL = "//a.example/"' }, 'https://a.example/'],
    ['is no path', { 'hugo.toml': 'baseURL = "/"' }, undefined],
    ['is not that of this machine', { 'hugo.toml': 'baseURL = "http://127.0.0.1:1313/"' }, undefined],
    ['is on http or https', { 'hugo.toml': 'baseURL = "ftp://a.example/"' }, undefined],
    ['is in CNAME', { 'hugo.toml': '', 'static/CNAME': 'a.example\n' }, 'https://a.example/'],
    ['is the first in CNAME', { 'hugo.toml': '', CNAME: 'a.example\nb.example\n' }, 'https://a.example/'],
    ['has no password', { 'hugo.toml': 'baseURL = "https://me:secret@a.example/"' }, 'https://a.example/'],
    [
      'is in package.json',
      { 'hugo.toml': '', 'package.json': '{"homepage":"https://a.example"}' },
      'https://a.example/',
    ],
    [
      'is not that of its source',
      { 'hugo.toml': '', 'package.json': '{"homepage":"https://github.com/a/b"}' },
      undefined,
    ],
    ['is nowhere', { 'hugo.toml': '', 'package.json': '{"homepage":7,"name":" "}' }, undefined],
  ])('%s', (_, files, url) => {
    expect(found(files).value('url')).toBe(url);
  });
});

describe('the folders of articles', () => {
  const hugo = (files: Files) => found({ 'hugo.toml': '', ...files });

  it('are those with a date in a name, or in front matter of any form', () => {
    const { value } = hugo({
      'content/a/2015-02-03-x.md': UNDATED,
      'content/b/x.md': POST,
      'content/c/x.md': '+++\ntitle = "A"\ndate = 2015-02-03\n+++\n',
      'content/d/x.md': '{\n"date": "2015-02-03"\n}\n',
      'content/e/deep/er/x.md': POST,
      'content/f/x.md': `${UNDATED}\ndate: of no front matter\n`,
      'content/g/x.png': '',
      'content/l/1/2/3/4/5/6/7/8/9/x.md': POST,
      'content/_h/x.md': POST,
      'content/j/x.html': '<!doctype html>\n<p>\ndate: yes\n',
      'content/k/x.html': POST,
      'content/m/2015-02-03-tides.html': '<table></table>',
      'content/i/_index.md': POST,
    });
    expect(value('items')).toEqual([
      'content/a',
      'content/b',
      'content/c',
      'content/d',
      'content/e',
      'content/k',
    ]);
  });

  it('are all of it where articles with a date stand at the top, without folders of pages', () => {
    const { value } = hugo({
      'content/x.md': POST,
      'content/docs/y.md': UNDATED,
      'content/posts/z.md': POST,
    });
    expect(value('items')).toEqual(['content']);
    expect(value('ignore')).toEqual(['/content/docs/']);
  });

  it('may have signs that mean something in a pattern', () => {
    const { value } = hugo({ 'content/a.md': POST, 'content/[docs]/b.md': UNDATED });
    expect(value('ignore')).toEqual(['/content/\\[docs\\]/']);
  });

  it('are not known where nothing has a date', () => {
    const { value, unread } = hugo({ 'content/posts/x.md': UNDATED });
    expect(value('items')).toEqual(['content']);
    expect(unread).toEqual(['the folder of the articles (nothing in content has a date)']);
  });

  it('have more pages with a date than without, and are told otherwise', () => {
    const mixed = {
      'content/docs/a.md': POST,
      'content/docs/b.md': UNDATED,
      'content/docs/c.md': UNDATED,
      ...Object.fromEntries(
        ['e', 'f', 'g', 'h'].flatMap((name) => [
          [`content/${name}/a.md`, POST],
          [`content/${name}/b.md`, UNDATED],
          [`content/${name}/c.md`, UNDATED],
        ]),
      ),
      'content/posts/README.md': UNDATED,
      'content/posts/index.md': UNDATED,
      'content/posts/a/index.md': POST,
      'content/posts/a/part.md': UNDATED,
      'content/posts/a/another.md': UNDATED,
    };
    const most = hugo({ 'content/about.md': UNDATED, ...mixed });
    expect(most.value('items')).toEqual(['content/posts']);
    expect(most.unread).toEqual([
      'content/docs, content/e, content/f and 2 more (some pages have a date, most have none; name it in items: if they are articles)',
    ]);
    const top = hugo({ 'content/a.md': POST, ...mixed });
    expect(top.value('items')).toEqual(['content']);
    expect(top.unread).toEqual([
      'content/docs, content/e, content/f and 2 more (some pages have a date, most have none; name it in ignore: if its pages are no articles)',
    ]);
  });

  it('are told one by one where they are few', () => {
    const { unread } = hugo({
      'content/posts/a.md': POST,
      'content/docs/a.md': POST,
      'content/docs/b.md': UNDATED,
      'content/docs/c.md': UNDATED,
    });
    expect(unread).toEqual([
      'content/docs (some pages have a date, most have none; name it in items: if they are articles)',
    ]);
  });

  it('are looked for in a part of many files', () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`content/posts/a${n + 10}/x.md`, UNDATED]),
    );
    expect(hugo({ ...many, 'content/posts/z/x.md': POST }).value('items')).toEqual(['content']);
  });

  it('are looked for in a part of the files of each', () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`content/posts/a${n + 10}.md`, UNDATED]),
    );
    expect(hugo({ ...many, 'content/posts/z.md': POST }).value('items')).toEqual(['content']);
  });

  it('may have files that cannot be read', () => {
    const { value } = hugo({ 'content/posts/a.md': undefined, 'content/posts/b.md': POST });
    expect(value('items')).toEqual(['content/posts']);
  });

  it('are looked for in a part of many folders', () => {
    // As where links lead back to the folder that they are in.
    const loop: SiteFolder = {
      text: (path) => (path === 'hugo.toml' ? '' : undefined),
      names: (path) => (path === '.' ? ['hugo.toml'] : ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']),
    };
    expect(findSite(loop)?.settings.get('items')?.value).toEqual(['content']);
  });

  it('are not looked for in the folder that has the site, nor further up', () => {
    for (const far of ['..', '../..', '../../private']) {
      const config = `contentDir = "${far}"\ntheme = "a"\n`;
      const { value, unread } = found({ 'hugo.toml': config, [`${far}/posts/x.md`]: POST });
      expect(value('outside')).toBeUndefined();
      expect(unread).toContain(`the folder of the articles (nothing in ${far} has a date)`);
      expect(unread).toContain(
        `${far} (it is too far out of this folder to be looked into; if its files may be published, write outside: allow)`,
      );
    }
  });

  it('are not looked for further up by what a program says of its data either', () => {
    const { value } = found({
      'eleventy.config.js': 'export default () => ({ dir: { input: "../.." } });',
      '../../_data/metadata.json': '{ "title": "Not ours" }',
    });
    expect(value('title')).toBeUndefined();
  });

  it('may lie beside the site', () => {
    const { value, why } = found({ 'hugo.toml': 'publishDir = "../public"', 'content/posts/x.md': POST });
    expect(value('outside')).toBe('allow');
    expect(why('outside')).toEqual(['../public leads out of this folder']);
  });
});

describe('Hugo', () => {
  it('has patterns of sections, and one that is not known is told', () => {
    const { value, unread } = found({
      'hugo.yaml': 'permalinks:\n  page:\n    posts: /:year/:slug/\n    notes: /:moon/\n',
    });
    expect(value('links')).toEqual([
      { folder: 'content/posts', pattern: ':year/:slug/', like: 'hugo' },
      { pattern: 'hugo' },
    ]);
    expect(unread).toContain('the address :moon/ (:moon is not known here; write it into links:)');
  });

  it('has the language of its pages, and another default one', () => {
    expect(found({ 'hugo.toml': 'languageCode = "mi"' }).value('language')).toBe('mi');
    expect(found({ 'hugo.toml': 'defaultContentLanguage = "fr"' }).value('language')).toBe('fr');
    const two = found({
      'hugo.toml':
        'defaultContentLanguage = "de"\n[languages.xx-y-z-1]\n[languages.fr]\ncontentDir = "content/fr"\n[languages.en]\ncontentDir = "content"\n',
    });
    expect(two.value('where')).toEqual({ language: 'en' });
    expect(two.unread[0]).toBe('the folder of the articles (nothing in content/fr, content has a date)');
    expect(two.unread[1]).toMatch(/^the language \(found "xx-y-z-1"/);
  });

  it('has one language in a folder of its own, and others in that of all', () => {
    const { value } = found({
      'hugo.toml': '[languages.en]\n[languages.fr]\ncontentDir = "content/fr"\n',
      'content/posts/x.md': POST,
      'content/fr/posts/x.md': POST,
    });
    expect(value('items')).toEqual(['content/fr/posts', 'content/posts']);
    expect(value('links')).toEqual([
      { folder: 'content/fr', pattern: 'fr/:sections[1:]/:slugorcontentbasename/', like: 'hugo' },
      { folder: 'content', pattern: ':sections/:slugorcontentbasename/', like: 'hugo' },
    ]);
  });
});

describe('Hugo with a file of each language', () => {
  it('has all of them', () => {
    const { value, why } = found({
      'config/_default/hugo.toml': 'baseURL = "https://a.example/"\ndescription = "All <b>of</b> it"\n',
      'config/_default/languages.en.toml': 'title = "A"\n',
      'config/_default/languages.mi.toml': 'title = "Ā"\n',
    });
    expect(value('languages')).toEqual(['mi']);
    expect(value('description')).toBe('All of it');
    expect(why('language')).toEqual(['from config/_default/languages.en.toml, line 1']);
  });
});

describe('Hugo with a folder of the first language', () => {
  it('has no name of that language in addresses', () => {
    const { value } = found({ 'hugo.toml': '[languages.en]\ncontentDir = "content/en"\n' });
    expect(value('links')).toEqual([
      { folder: 'content/en', pattern: ':sections[1:]/:slugorcontentbasename/', like: 'hugo' },
    ]);
  });
});

describe('patterns of Hugo where content is below content/', () => {
  it.each([
    ['/:section/:year/:slug/', ':sections[1]/:year/:slug/'],
    ['/:sections/:title/', ':sections[1:]/:title/'],
    ['/:sections[last]/:title/', ':sections[last]/:title/'],
  ])('have no folder above it: %s', (written, pattern) => {
    const { value } = found({
      'hugo.toml': `contentDir = "content/en"\n[permalinks]\nposts = "${written}"\n`,
    });
    expect(value('links')).toContainEqual({ folder: 'content/en/posts', pattern, like: 'hugo' });
  });
});

describe('Hugo with one folder for all', () => {
  it('ends addresses with .html where that is chosen', () => {
    expect(found({ 'hugo.toml': 'uglyURLs = true' }).value('links')).toBe('hugo-ugly');
  });

  it('tells that the folder of the first language is in no pattern', () => {
    const { unread, value } = found({
      'hugo.toml': 'defaultContentLanguageInSubdir = true\n[languages.en]\n[languages.fr]\n',
    });
    expect(unread).toContain(
      'defaultContentLanguageInSubdir (write a rule of links: for the first language)',
    );
    expect(value('links')).toBe('hugo');
  });
});

describe('a configuration that cannot be read', () => {
  it.each<[string, Files, string]>([
    ['Hugo', { 'hugo.toml': undefined }, 'hugo.toml (it is too large, or no text)'],
    ['Hugo', { 'hugo.toml': 'a = \n' }, 'hugo.toml (line 2: expected TOML'],
    ['Jekyll', { '_config.yml': 'a: b: c\n' }, '_config.yml (line 1: expected YAML'],
    ['Hugo', { 'hugo.json': '[' }, 'the folder of the articles (nothing in content has a date)'],
  ])('of %s is told: %j', (name, files, told) => {
    const { tool, unread } = found(files);
    expect(tool).toBe(name);
    expect(unread[0]?.slice(0, told.length)).toBe(told);
  });

  it('says nothing of which program it is, where two have files of its name', () => {
    expect(found({ 'config.toml': undefined }).tool).toBeUndefined();
  });
});

describe('what is told of other programs', () => {
  it('Astro without pages, articles or a language', () => {
    const { unread, value } = found({
      'astro.config.mjs': 'export default {}',
      'src/content/config.ts': 'const a = defineCollection({ loader: glob({ pattern: "*" }) });',
      'src/layouts/Page.astro': '<html><body></body></html>',
      'src/layouts/style.css': '',
      'src/layouts/Large.astro': undefined,
      'src/pages/[slug].astro': undefined,
    });
    expect(unread).toEqual(['the folder of the articles (nothing in src/content has a date)']);
    expect(value('items')).toEqual(['src/content']);
    expect(value('links')).toBeUndefined();
  });

  it('Astro with articles at the top of its content, in pages of another name', () => {
    const { value } = found({
      'astro.config.mjs': 'export default {}',
      'src/content/x.md': POST,
      'src/pages/notes/[slug].astro': '',
    });
    expect(value('items')).toEqual(['src/content']);
    expect(value('links')).toEqual([{ pattern: 'notes/:id/', like: 'astro' }]);
  });

  it('Astro with several pages, one of which has the name of the collection', () => {
    const { value } = found({
      'astro.config.mjs': 'export default {}',
      'src/content/blog/x.md': POST,
      'src/pages/blog/[slug].astro': '',
      'src/pages/notes/[slug].astro': '',
    });
    expect(value('links')).toEqual([{ pattern: 'blog/:id/', like: 'astro' }]);
  });

  it('Eleventy that copies folders under their own names, or whose data are broken', () => {
    const { value, unread } = found({
      'eleventy.config.js':
        'export default (e) => { e.addPassthroughCopy("img"); e.setInputDirectory("src"); };',
      'src/_data/site.json': '{ "title": ',
      'src/posts/posts.json': '{ "permalink": "/{{ page.filePathStem }}.html", "tags": [] }',
      'src/posts/x.md': POST,
      'src/notes/notes.11tydata.js': 'export default { tags: [], layout: "x" };',
      'src/notes/x.md': POST,
      'src/talks/talks.11tydata.json': 'a: [',
      'src/talks/x.md': POST,
    });
    expect(value('links')).toEqual([
      { folder: 'src/posts', pattern: 'posts/:filePathStem.html', like: 'eleventy' },
      { folder: 'src', pattern: 'eleventy' },
    ]);
    expect(value('static')).toEqual(['src']);
    expect(value('defaults')).toBeUndefined();
    expect(unread).toEqual([
      'title (src/_data/site.json, line 1: it is computed, or broken)',
      'permalink (src/talks/talks.11tydata.json, line 1: it is computed, or broken)',
    ]);
  });

  it('Eleventy whose data are a module, whose articles name their titles, with a page among the folders', () => {
    const own = '---\nnewstitle: A\ndate: 2015-02-03\n---\nA.\n';
    const { value, unread } = found({
      '.eleventy.js': '',
      '_data/meta.js':
        "export const url = x();\nexport const siteName = 'Ferry';\nexport const a, b;\nexport const",
      '_data/site.js': 'import a from "b";',
      'about/index.md': POST,
      'posts/x.md': own,
      'posts/2015/y.md': own,
    });
    expect(value('title')).toBe('Ferry');
    expect(value('items')).toEqual(['posts']);
    expect(value('fields')).toEqual({ title: 'newstitle' });
    expect(unread).toContain('about (it is one page with a date; name it in items: if it is an article)');
    expect(unread).toContain('_data/site.js (_data/site.js, line 1: it is computed, or broken)');
    const pages = { '.eleventy.js': '', 'a/index.md': POST, 'b/index.md': POST };
    expect(found(pages).value('items')).toEqual(['a', 'b']);
  });

  it('Eleventy with titles under a name of its own in most of many articles, however deep', () => {
    const own = '---\nnewstitle: A\nold-title: A\ndate: 2015-02-03\n---\nA.\n';
    const later = '---\nnewstitle: A\ndate: 2015-02-03\n---\nA.\n';
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, day) => [`posts/a/${day}.md`, own]));
    const files: Files = { '.eleventy.js': '', ...many, 'posts/b/x.md': later };
    expect(found(files).value('fields')).toEqual({ title: 'newstitle' });
    const deep = {
      '.eleventy.js': '',
      'posts/2015-02-03-x.md': undefined,
      'posts/b/c/d/e/f/g/h/i/x.md': later,
    };
    expect(found({ ...deep, 'posts/a/x.md': later }).value('fields')).toBeUndefined();
    expect(found({ ...deep, 'posts/a/x.md': POST }).value('fields')).toBeUndefined();
    expect(found({ '.eleventy.js': undefined }).value('fields')).toBeUndefined();
  });

  it('Astro with names of its own for dates and titles', () => {
    const { value } = found({
      'astro.config.mjs': '',
      'src/content.config.ts':
        'const blog = defineCollection({ schema: z.object({ day: z.date() }) });\nexport const collections = { blog };',
      'src/content/blog/a.md': '---\npost_title: A\ndate: 2015-02-03\nday: 2015-02-03\n---\nA.\n',
    });
    expect(value('fields')).toMatchObject({ title: 'post_title' });
  });

  it('Eleventy with directory data of its input, and of folders in it', () => {
    const plugins = 'e.addPlugin(x, { a: 1 }); e.addPassthroughCopy({ a: b });';
    const top = found({
      'eleventy.config.js': `export default (e) => { ${plugins} return { dir: { input: 'src' } } };`,
      'src/src.json': '{ "permalink": "{{ page.filePathStem }}/index.html" }',
      'src/x.md': POST,
    });
    expect(top.value('links')).toEqual([
      { folder: 'src', pattern: ':filePathStem/', like: 'eleventy' },
      { folder: 'src', pattern: 'eleventy' },
    ]);
    expect(top.value('static')).toBeUndefined();
    const below = found({
      'eleventy.config.js': '',
      'posts/posts.json': '{ "permalink": "/{{ page.filePathStem }}/" }',
      'posts/x.md': POST,
    });
    expect(below.value('links')).toEqual([
      { folder: 'posts', pattern: 'posts/:filePathStem/', like: 'eleventy' },
      { pattern: 'eleventy' },
    ]);
  });

  it('Jekyll with defaults that say something, and with some that say nothing', () => {
    const values =
      '{ author: { name: Ana, url: }, image: { path: }, categories: [], tags: [a, ~], lang: , hidden: true }';
    const { value } = found({
      '_config.yml': `defaults:\n  - values: ${values}\n  - values: { layout: post }\n`,
    });
    expect(value('defaults')).toEqual([{ fields: { author: { name: 'Ana' }, tags: ['a'], hidden: 'true' } }]);
    const none = found({ '_config.yml': 'defaults:\n  - values: { layout: post }\n' });
    expect(none.value('defaults')).toBeUndefined();
  });

  it('Eleventy with a field that its directory data compute', () => {
    const { value, unread } = found({
      '.eleventy.js': '',
      'posts/posts.11tydata.js': "export default { draft: isDraft(), tags: ['a'] };",
      'posts/x.md': POST,
    });
    expect(value('defaults')).toEqual([{ folder: 'posts', fields: { tags: ['a'] } }]);
    expect(unread).toContain('draft (posts/posts.11tydata.js, line 1: it is computed, or broken)');
  });

  it('Docusaurus with a preset of which nothing is said', () => {
    const { value, unread } = found({
      'docusaurus.config.js':
        "module.exports = { i18n: { locales: ['en', 'no-such-tag-'] }, presets: ['classic', ['classic', { blog: false }]] }",
      'blog/a.md': POST,
    });
    expect(value('items')).toEqual(['blog']);
    expect(unread).toEqual([]);
  });

  it('Hexo in several languages, or in none', () => {
    const hexo = (text: string) => found({ '_config.yml': `public_dir: public\n${text}` }).value('language');
    expect(hexo('language: [mi, en]\n')).toBe('mi');
    expect(hexo('language: [[fr], mi]\n')).toBe('mi');
    expect(hexo('language:\n')).toBeUndefined();
  });

  it('Zola that takes slugs everywhere, in one language', () => {
    const { value, unread } = found({
      'config.toml': 'base_url = "https://a.example"\n[slugify]\npaths = "on"\n[languages.en]\n',
    });
    expect(value('language')).toBe('en');
    expect(value('languages')).toBeUndefined();
    expect(unread).toEqual(['the folder of the articles (nothing in content has a date)']);
  });

  it('Zola whose languages have no tag', () => {
    const { value, unread } = found({
      'config.toml':
        'base_url = "https://a.example"\ndefault_language = "?"\n[languages.fr]\n[languages."!"]\n',
    });
    expect(value('languages')).toEqual(['fr']);
    expect(value('where')).toEqual({ language: 'en' });
    expect(unread).toContain('a language ("!" is no tag of one)');
  });

  it('Pelican with defaults that no article has', () => {
    const { value } = found({ 'pelicanconf.py': "DEFAULT_METADATA = {'x': 'y'}\nPAGE_PATHS = ['']\n" });
    expect(value('defaults')).toBeUndefined();
  });

  it('Nikola whose posts are a name, and in one language', () => {
    const { value } = found({
      'conf.py':
        "BLOG_TITLE = 'A'\nDEFAULT_LANG = '?'\nPOSTS = (('posts/*.md',), ('a/*.md', None), 7)\nTRANSLATIONS = {'?': '', **more}\n",
      'posts/a.md': POST,
    });
    expect(value('items')).toEqual(['posts']);
    expect(value('links')).toBe('nikola');
    expect(value('languages')).toBeUndefined();
  });
});

describe('the languages of a site of Jekyll', () => {
  const jekyll = (files: Files, config = 'title: A\n') => found({ '_config.yml': config, ...files });

  it.each<[string, Files]>([
    [
      'that posts lie in',
      { 'en/news/_posts/a.md': POST, 'mi/news/_posts/a.md': POST, 'zh_tw/_posts/a.md': POST },
    ],
    [
      'of posts',
      {
        '_posts/en/a.md': POST,
        '_posts/mi/a.md': POST,
        '_posts/zh_tw/a.md': POST,
        '_posts/boats/a.md': POST,
      },
    ],
  ])('are the names of folders %s', (_, files) => {
    const { value, why } = jekyll(files);
    expect(value('language')).toBe('en');
    expect(why('language')).toEqual(['the folder en has articles in it']);
    expect(value('languages')).toEqual(['mi', { tag: 'zh-TW', name: 'zh_tw' }]);
    expect(value('where')).toEqual({ language: 'en' });
    expect(value('feeds')).toEqual([
      { path: 'mi', title: 'A', where: { language: 'mi' } },
      { path: 'zh_tw', title: 'A', where: { language: 'zh-TW' } },
    ]);
  });

  it('count beside that of the configuration', () => {
    const { value } = jekyll({ '_posts/en/a.md': POST, '_posts/mi/a.md': POST }, 'title: A\nlang: en-NZ\n');
    expect(value('language')).toBe('en-NZ');
    expect(value('where')).toEqual({ language: 'en-NZ' });
    expect(value('languages')).toEqual(['mi']);
  });

  it.each<[string, Files]>([
    ['one folder', { 'en/_posts/a.md': POST, 'boats/_posts/a.md': POST }],
    ['folders without the first language', { '_posts/it/a.md': POST, '_posts/no/a.md': POST }],
    [
      'names that are no languages',
      { '_posts/en/a.md': POST, '_posts/qqq/a.md': POST, '_posts/xy/a.md': POST },
    ],
  ])('are not found in %s', (_, files) => {
    expect(jekyll(files).value('languages')).toBeUndefined();
  });
});

describe('addresses of Hexo', () => {
  const hexo = (text: string) => found({ '_config.yml': `public_dir: public\n${text}` });
  const like = 'hexo';

  it.each([
    ['new_post_name: :title.md\npermalink: n/:title/', [{ pattern: 'n/:title/', like }]],
    ['new_post_name: :year-:month-:day-:title.md\npermalink: n/:title/', [{ pattern: 'n/:slug/', like }]],
    ['new_post_name: :year-:i_month-:i_day-:title.md', [{ pattern: ':year/:month/:day/:slug/', like }]],
    ['new_post_name: :title.md', 'hexo'],
  ])('have no day of a name that begins with it: %s', (text, links) => {
    expect(hexo(text).value('links')).toEqual(links);
    expect(hexo(text).unread).toEqual([]);
  });

  it('are told where names have another form', () => {
    expect(hexo('new_post_name: :category/:title.md').unread).toEqual([
      'new_post_name (from _config.yml, line 2: :title is the whole name here)',
    ]);
  });
});

describe('what a site of Jekyll should say of itself', () => {
  const adviceFor = (configuration: string) =>
    findSite(
      site({
        '_config.yml': configuration,
        '_posts/2015-02-03-a.md': POST,
        'web/_posts/2015-02-03-a.md': POST,
      }),
    )?.advice.map((line) => line.split(' in ')[0]);

  it('is that it leaves our files alone', () => {
    expect(adviceFor('title: A\n')).toEqual([
      'add feed.yaml, feed.lock to exclude:',
      'add rss.xml, atom.xml, feed.json, feed.css, archive, media to keep_files:',
    ]);
  });

  it('is what it does not say already', () => {
    const kept = 'keep_files: [rss.xml, atom.xml, feed.json, feed.css, archive, media]\n';
    expect(adviceFor(`exclude: [feed.yaml]\n${kept}`)).toEqual(['add feed.lock to exclude:']);
    expect(adviceFor(`exclude: [feed.yaml, feed.lock]\n${kept}`)).toEqual([]);
    expect(adviceFor(`source: web\n${kept}`)).toEqual([]);
  });
});

describe('the languages of a site of Pelican', () => {
  const languagesOf = (files: Files) =>
    found({ 'pelicanconf.py': 'DEFAULT_LANG = "en"\n', ...files }).value('languages');
  const article = (head: string) => `Title: A\nDate: 2015-02-03\n${head}\n\nLang: de\n`;

  it('are those that articles have', () => {
    expect(
      languagesOf({
        'content/a.md': article('Slug: a'),
        'content/a-fr.md': article('Slug: a\nLang: fr'),
        'content/deep/er/a-mi.md': '---\nTitle: A\nlang: "mi_NZ"\n---\nA.\n',
        [`content/${'deep/'.repeat(9)}a-es.md`]: article('Lang: es'),
        'content/b.md': article('lang: EN'),
        'content/c.md': article('lang: -'),
        'content/d.md': undefined,
        'content/a.txt': article('Lang: it'),
      }),
    ).toEqual(['fr', 'mi-NZ']);
  });

  it('are none where all have that of the site', () => {
    expect(languagesOf({ 'content/a.md': article('Lang: en') })).toBeUndefined();
  });

  it('are looked for in a part of very many articles', () => {
    const many = Object.fromEntries(
      Array.from({ length: 2001 }, (_, index) => [`content/${10_000 + index}.md`, '']),
    );
    expect(languagesOf({ ...many, 'content/12000.md': article('Lang: fr') })).toBeUndefined();
    expect(languagesOf({ ...many, 'content/11999.md': article('Lang: fr') })).toEqual(['fr']);
  });
});
