import { describe, expect, it } from 'vitest';
import { prepareBuild } from '../../src/publish/prepare.ts';
import { readSettings } from '../../src/publish/readSettings.ts';
import type { Files } from '../support/files.ts';
import { memoryDisk } from '../support/memoryDisk.ts';
import { tellAll } from '../support/problems.ts';
import { NOW, SETTINGS } from '../support/publication.ts';

const article = (...lines: string[]) =>
  ['---', 'title: Road', 'date: 2014-12-21T20:03:00+13:00', ...lines, '---', 'It is open.', ''].join('\n');

/** What is published of some files, by their names without folders, with authors and tags; and what is told. */
function plan(settings: string, files: Files) {
  const disk = memoryDisk({ 'feed.yaml': `${SETTINGS}${settings}\n`, ...files });
  const publication = readSettings(disk);
  const { settings: read } = publication;
  if (read === undefined) return { told: tellAll(publication.problems) };
  const { plan: planned } = prepareBuild({ disk }, { ...publication, settings: read }, { now: NOW });
  return {
    articles: planned.shown.map(({ file, authors, tags }) =>
      [file.replace(/^items\//, ''), ...authors.map(({ name }) => name), ...tags].join(' '),
    ),
    told: tellAll(
      [...publication.problems, ...planned.problems].filter(({ code }) => code !== 'ARTICLE_TWICE'),
    ),
  };
}

describe('the cascade of _index.md', () => {
  const cascade = (...lines: string[]) =>
    ['---', 'title: Posts', 'author: Nobody', ...lines, '---', ''].join('\n');
  const files = (...lines: string[]) => ({
    'items/posts/a.md': article('slug: a'),
    'items/posts/deep/b.md': article('slug: b', 'author: Ben'),
    'items/c.md': article('slug: c'),
    'items/posts/_index.md': cascade(...lines),
  });

  it('may be written in JSON', () => {
    const json = { ...files(), 'items/posts/_index.md': '{ "cascade": { "draft": true } }\n' };
    expect(plan('inherit: [_index.md]', json).articles).toEqual(['c.md']);
    expect(plan('', json).told).toContain('FOLDER_FIELDS_UNREAD');
  });

  it('may be without a first line of ---, as in Hexo', () => {
    const open = { ...files(), 'items/posts/_index.md': 'draft: true\ncascade: { tags: [news] }\n---\n' };
    expect(plan('inherit: [_index.md]', open).articles).toEqual(['c.md']);
  });

  it('counts for all articles of its folder that do not have its fields', () => {
    const { articles, told } = plan('inherit: [_index.md]', files('cascade: { author: Ana, tags: [news] }'));
    expect(told).toBe('');
    expect(articles?.sort()).toEqual(['c.md', 'posts/a.md Ana news', 'posts/deep/b.md Ben news']);
  });

  it('may have its fields in params, and be a list, of which the first that fits counts', () => {
    const lines = [
      'cascade:',
      '  - _target: { path: "/posts/deep/**" }',
      '    params: { tags: [deep] }',
      '  - target: { kind: section }',
      '    draft: true',
      '  - target: { environment: staging }',
      '    draft: true',
      '  - target: { kind: "{page,section}", lang: en, environment: production }',
      '    tags: [all]',
      '  - target: { lang: fr }',
      '    tags: [french]',
      '  - no cascade',
    ];
    const all = {
      ...Object.fromEntries(
        Object.entries(files(...lines)).map(([path, text]) => [
          path.replace('items/', 'items/content/'),
          text,
        ]),
      ),
      'items/content/posts/d.fr.md': article('slug: d'),
    };
    const { articles, told } = plan('inherit: _index.md\nlanguages: [fr]', all);
    expect(told).toBe('');
    expect(articles?.sort()).toEqual([
      'content/c.md',
      'content/posts/a.md all',
      // To Hugo the page of an English folder says nothing of French pages.
      'content/posts/d.fr.md',
      'content/posts/deep/b.md Ben deep',
    ]);
  });

  it('of a nearer folder wins, and over defaults of feed.yaml', () => {
    const settings = 'inherit: [_index.md]\ndefaults: [{ fields: { author: Yaml, language: mi } }]';
    const { articles } = plan(settings, {
      ...files('cascade: { author: Ana, tags: [near] }'),
      'items/_index.md': cascade('cascade: { author: Far, tags: [far] }'),
    });
    expect(articles?.sort()).toEqual(['c.md Far far', 'posts/a.md Ana near', 'posts/deep/b.md Ben near']);
  });

  it('keeps articles back, and an article may say that it is none', () => {
    const some = {
      ...files('cascade: { draft: true }'),
      'items/posts/d.md': article('slug: d', 'draft: false'),
    };
    expect(plan('inherit: [_index.md]', some).articles?.sort()).toEqual(['c.md', 'posts/d.md']);
  });

  it('is not needed where the folder is a draft, as Zola has it', () => {
    const zola = { ...files(), 'items/posts/_index.md': '+++\ndraft = true\n+++\n' };
    expect(plan('inherit: [_index.md]', zola).articles).toEqual(['c.md']);
    expect(plan('inherit: [_index.md]', files('draft: false')).articles).toHaveLength(3);
  });

  it('of a language is for its articles', () => {
    const french = {
      ...files('cascade: { author: Ana }'),
      'items/posts/_index.fr.md': cascade('cascade: { author: Anne }'),
      'items/posts/d.fr.md': article('slug: d'),
    };
    const { articles } = plan('inherit: [_index.md, _index.fr.md]', french);
    expect(articles?.sort()).toEqual(['c.md', 'posts/a.md Ana', 'posts/d.fr.md Anne', 'posts/deep/b.md Ben']);
  });

  it('without a language is for no article of a language that feed.yaml names', () => {
    const some = { ...files('cascade: { author: Ana }'), 'items/posts/d.fr.md': article('slug: d') };
    expect(plan('inherit: [_index.md]', some).articles).toContain('posts/d.fr.md Ana');
    const settings = 'inherit: [_index.md]\nlanguages: [{ tag: fr-CA, name: fr }]';
    expect(plan(settings, some).articles).toContain('posts/d.fr.md');
    const english = { ...some, 'items/posts/e.en.md': article('slug: e') };
    expect(plan(settings, english).articles).toContain('posts/e.en.md Ana');
  });

  it('with what is wrong in it is told once, in its own file', () => {
    expect(plan('inherit: [_index.md]', files('cascade: { language: "?" }')).told).toBe(
      'items/posts/_index.md:4:22 error FIELD_WRONG expected a language tag, found "?" - write it like en-NZ or mi (BCP 47)',
    );
    expect(plan('inherit: [_index.md]', files('cascade: { draft: maybe }')).told).toContain(
      '_index.md:4:19 error',
    );
    expect(plan('inherit: [_index.md]', files('cascade: { a: [ }')).told).toContain('error YAML_BROKEN');
    expect(plan('inherit: [_index.md]', { 'items/posts/_index.md': Buffer.from([0xff]) }).told).toContain(
      'NOT_UTF8',
    );
  });

  it('that does not count and keeps articles back is told, since they are published', () => {
    const { articles, told } = plan('', files('cascade: { draft: true }'));
    expect(articles).toHaveLength(3);
    expect(told).toBe(
      'items/posts/_index.md:4:12 warning FOLDER_FIELDS_UNREAD expected fields of a folder that count, found "draft: true" - the articles of its folder are published all the same; write inherit: [_index.md] into feed.yaml, or take the line out',
    );
    for (const line of [
      'draft: true',
      'cascade: { params: { hidden: true } }',
      'cascade: { private_draft: true }',
      'cascade: { draft: maybe }',
    ])
      expect(plan('', files(line)).told).toContain('FOLDER_FIELDS_UNREAD');
    for (const line of ['draft: false', 'cascade: { author: Ana }', 'hidden: true', 'cascade: { a: [ }'])
      expect(plan('', files(line)).told).toBe('');
  });
});

describe('data of a folder, as Eleventy has it', () => {
  const files = {
    'items/posts/a.md': article('slug: a', 'tags: [sea]'),
    'items/posts/b.md': article('slug: b'),
    'items/posts/posts.json': '{\n\t"tags": ["post"],\n\t"author": "Ana", "layout": "post.njk"\n}',
  };
  const inherit = 'inherit: ["*.11tydata.json", "*.json"]';

  it('counts for its articles; lists are not joined', () => {
    const { articles, told } = plan(inherit, files);
    expect(told).toBe('');
    expect(articles?.sort()).toEqual(['posts/a.md Ana sea', 'posts/b.md Ana post']);
  });

  it('that is broken is an error in it, and nothing where it does not count', () => {
    const broken = { ...files, 'items/posts/posts.json': '{ "author": ' };
    expect(plan(inherit, broken).told).toMatch(/^items\/posts\/posts.json:1:\d+ error YAML_BROKEN/);
    expect(plan('', broken).told).toBe('');
  });

  it('of its own kind of file counts more', () => {
    const both = { 'items/posts/posts.11tydata.json': '{ "author": "Ben" }', ...files };
    expect(plan(inherit, both).articles?.sort()).toEqual(['posts/a.md Ben sea', 'posts/b.md Ben post']);
  });

  it.each(['"permalink": false', '"eleventyExcludeFromCollections": true', '"draft": true'])(
    '%s keeps them back, or is told',
    (line) => {
      const some = { ...files, 'items/posts/posts.json': `{ ${line} }` };
      expect(plan(inherit, some).articles).toEqual([]);
      expect(plan('', some).told).toContain('items/posts/posts.json:1:3 warning FOLDER_FIELDS_UNREAD');
    },
  );

  it('that is of one article is told if it keeps it back', () => {
    const one = { ...files, 'items/posts/a.11tydata.json': '{ "draft": true }' };
    expect(plan(inherit, one).told).toContain('items/posts/a.11tydata.json:1:3 warning FOLDER_FIELDS_UNREAD');
  });

  it('that is a program is never run, and told if it may keep articles back', () => {
    const program = (text: string) => plan(inherit, { ...files, 'items/posts/posts.11tydata.js': text }).told;
    expect(program('export default { tags: ["posts"], permalink: "/a/" };')).toBe('');
    expect(program('export default {\n  eleventyComputed: { permalink: (one) => one.draft } };')).toBe(
      'items/posts/posts.11tydata.js:2:47 warning FOLDER_FIELDS_UNREAD expected fields of a folder as JSON, found "a program with draft" - it is never run, and keeps nothing back; write what it says under defaults: in feed.yaml, or as JSON',
    );
    expect(program('module.exports = { permalink: false };')).toContain('FOLDER_FIELDS_UNREAD');
  });
});

describe('defaults in feed.yaml', () => {
  it('that are wrong are told once, where they are', () => {
    const settings = 'defaults: [{ folder: items, fields: { language: "?", extra: { draft: maybe } } }]';
    const told = plan(settings, { 'items/a.md': article(), 'items/b.md': article() }).told;
    expect(told?.split('\n')).toHaveLength(2);
    expect(told).toContain('feed.yaml:7:49 error FIELD_WRONG expected a language tag');
  });

  it('that are doubtful are told once, and count', () => {
    const settings = 'defaults: { fields: { titel: Old, comments: www.news.example.nz/talk } }';
    const { articles, told } = plan(settings, { 'items/a.md': article(), 'items/b.md': article('slug: b') });
    expect(articles).toHaveLength(2);
    expect(told).toMatch(/^feed.yaml:7:23 warning FIELD_MISSPELT .*\nfeed.yaml:7:45 warning LINK_BROKEN .*$/);
  });

  it.each([
    'date: soon',
    'updated: soon',
    'withdrawn: soon',
    'publishDate: soon',
    'title: { a: b }',
    'reason: { a: b }',
  ])('are read as an article would be: %s', (line) => {
    const told = plan(`defaults: { fields: { ${line} } }`, { 'items/a.md': article() }).told;
    expect(told).toMatch(/^feed.yaml:7:\d+ error /);
  });

  it('of episodes are read where there is a show', () => {
    const defaults = 'defaults: { fields: { season: first } }';
    expect(plan(defaults, {}).told).not.toContain('FIELD_WRONG');
  });
});
