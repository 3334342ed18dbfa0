import { describe, expect, it } from 'vitest';
import { plainFields } from '../../src/articles/fieldLayers.ts';
import type { FieldDefaults, Settings } from '../../src/model/settings.ts';
import { collectProblems } from '../../src/syntax/sourceText.ts';
import { parseYaml } from '../../src/syntax/yaml.ts';
import { tellAll } from '../support/problems.ts';
import { auckland } from '../support/publication.ts';
import { headOf, markdownHead, wholeHead } from './material.ts';

const withDefaults = (...defaults: FieldDefaults[]): Settings => ({ ...auckland, defaults });
const DATE = 'date: 8:03 pm on 21 December 2014';

describe('the mappings of themes', () => {
  it.each(['extra', 'params', 'taxonomies', 'Params'])('%s has fields', (key) => {
    const lines = [`${key}:`, '  author: Ana', '  summary: Short.', '  tags: [sea]', 'summary: Own.'];
    expect(headOf(wholeHead(lines))).toMatchObject({
      authors: [{ name: 'Ana' }],
      summary: 'Own.',
      tags: ['sea'],
    });
  });

  it('count only for fields that the article has under no name', () => {
    const lines = ['extra: { authors: [Ana], image: a.png }', 'author: Ben', 'cover: false'];
    const head = headOf(wholeHead(lines));
    expect(head).toMatchObject({ authors: [{ name: 'Ben' }], hasNoImage: true });
    expect(head).not.toHaveProperty('image');
  });

  it('may keep an article back, unless it says otherwise itself', () => {
    expect(wholeHead(['extra: { draft: true }']).isDraft).toBe(true);
    expect(wholeHead(['draft: false', 'extra: { draft: true }']).isDraft).toBe(false);
    expect(wholeHead(['draft:', 'extra: { draft: true }']).isDraft).toBe(true);
    expect(tellAll(wholeHead(['params: { private_draft: true }']).problems)).toContain('FIELD_WRONG');
  });

  it('have names of their own, which are not told as misspelt', () => {
    expect(wholeHead(['extra: { titel: Old, sumary: Short. }']).problems).toEqual([]);
  });

  it('are what YAML 1.1 merges, too, as Jekyll and Hexo read it', () => {
    const base = [
      'base: &base { draft: true, author: Ana }',
      'other: &other { author: Ben, summary: Short. }',
    ];
    expect(wholeHead([...base, '<<: *base']).isDraft).toBe(true);
    expect(wholeHead([...base, '<<: [*other, *base]']).isDraft).toBe(true);
    expect(wholeHead([...base, 'draft: false', '<<: *base']).isDraft).toBe(false);
    expect(headOf(wholeHead([...base, '<<: [*other]']))).toMatchObject({
      authors: [{ name: 'Ben' }],
      summary: 'Short.',
    });
  });

  it('are nothing where they are no mappings', () => {
    expect(headOf(wholeHead(['extra: author', 'params: [author]'])).authors).toEqual([]);
  });
});

describe('the defaults of a folder', () => {
  it('count for fields that the article does not have, in whatever spelling', () => {
    const settings = withDefaults({ folder: 'items', fields: { author: 'Ana', description: 'Short.' } });
    expect(headOf(wholeHead(['by: Ben'], settings))).toMatchObject({
      authors: [{ name: 'Ben' }],
      summary: 'Short.',
    });
    expect(headOf(wholeHead(['author: ""'], settings)).authors).toEqual([{ name: 'Ana' }]);
  });

  it('are those of the article’s folder and of all around it; the last one wins', () => {
    const rules = [
      { fields: { author: 'All', summary: 'All', language: 'en' } },
      { folder: './items/', fields: { author: 'Items', summary: 'Items' } },
      { folder: 'items/deep', fields: { author: 'Deep' } },
      { folder: 'item', fields: { author: 'Other' } },
      { folder: 'items/road', fields: { author: 'Other' } },
    ];
    const settings = withDefaults(...rules);
    const lines = ['title: Road', DATE];
    expect(headOf(markdownHead(lines, settings, 'items/deep/road.md'))).toMatchObject({
      authors: [{ name: 'Deep' }],
      summary: 'Items',
      language: 'en',
    });
    expect(headOf(markdownHead(lines, settings, 'items/road.md')).authors).toEqual([{ name: 'Items' }]);
    const reversed = withDefaults(...rules.toReversed());
    expect(headOf(markdownHead(lines, reversed, 'items/deep/road.md')).authors).toEqual([{ name: 'All' }]);
  });

  it('are not joined with the article’s own lists', () => {
    const settings = withDefaults({ fields: { tags: ['news', 'all'] } });
    expect(headOf(wholeHead(['tags: [sea]'], settings)).tags).toEqual(['sea']);
    expect(headOf(wholeHead(['tag: sea'], settings)).tags).toEqual(['sea']);
    expect(headOf(wholeHead([], settings)).tags).toEqual(['news', 'all']);
  });

  it('of tags stand beside categories of the article, and of categories beside its tags', () => {
    expect(headOf(wholeHead(['categories: [sea]'], withDefaults({ fields: { tags: 'a' } }))).tags).toEqual([
      'a',
      'sea',
    ]);
    expect(headOf(wholeHead(['tags: [sea]'], withDefaults({ fields: { categories: ['a'] } }))).tags).toEqual([
      'sea',
      'a',
    ]);
    expect(headOf(wholeHead(['tags: [sea]'], withDefaults({ fields: { tag: 'a' } }))).tags).toEqual(['sea']);
    const category = withDefaults({ fields: { category: 'a' } });
    expect(headOf(wholeHead(['categories: [sea]'], category)).tags).toEqual(['sea']);
  });

  it.each([
    ['draft', 'true', [], true],
    ['draft', 'true', ['draft: false'], false],
    ['draft', 'true', ['isDraft: no'], false],
    ['published', 'false', [], true],
    ['published', 'false', ['published: true'], false],
    ['draft', 'true', ['published: true'], true],
    ['draft', 'false', ['draft: true'], true],
  ] as const)('may keep articles back: %s: %s beside %s', (key, value, lines, isDraft) => {
    expect(wholeHead(lines, withDefaults({ fields: { [key]: value } })).isDraft).toBe(isDraft);
  });

  it('may unlist articles', () => {
    const { head, problems } = wholeHead([], withDefaults({ fields: { unlisted: 'true' } }));
    expect(head?.unlistedPlace).toEqual({ file: 'items/road.md', line: 1, column: 1 });
    expect(problems).toEqual([]);
  });

  it('may have mappings of themes, lists and nothing', () => {
    const fields = {
      extra: { author: ['Ana', 'Ben'], cover: { image: 'a.png', alt: 'A pier' } },
      tags: null,
    };
    expect(headOf(wholeHead([], withDefaults({ fields })))).toMatchObject({
      authors: [{ name: 'Ana' }, { name: 'Ben' }],
      image: { src: 'a.png', alt: 'A pier', at: 0 },
      tags: [],
    });
  });

  it('are not told by each article for what is only doubtful, but for what is wrong', () => {
    const doubtful = withDefaults({ fields: { link: 'www.news.example.nz/road', titel: 'Old' } });
    expect(tellAll(wholeHead([], doubtful).problems)).toBe('');
    expect(tellAll(wholeHead(['link: www.news.example.nz/road']).problems)).toContain('LINK_BROKEN');
    expect(tellAll(wholeHead([], withDefaults({ fields: { language: '?' } })).problems)).toContain(
      'items/road.md:1:1 error FIELD_WRONG',
    );
  });
});

describe('defaults for some pages', () => {
  it.each([
    ['/posts/**', 'content/posts/deep/road.md', true],
    ['/posts/**', 'site/content/posts/road.md', true],
    ['/posts/*', 'content/posts/deep/road.md', false],
    ['/posts/*', 'content/posts/road.md', true],
    ['/posts/*', 'posts/road.md', true],
    ['/posts/road', 'content/posts/Road.md', true],
    ['/posts/the-road', 'content/posts/The Road.fr.md', true],
    ['/posts/road', 'content/posts/road/index.md', true],
    ['/{posts,news}/*', 'content/news/road.md', true],
    ['/{posts,news}/*', 'content/notes/road.md', false],
    ['**/r*d', 'content/a/b/road.md', true],
    ['/posts/r*x*d', 'content/posts/road.md', false],
    ['/posts/r*a*d', 'content/posts/road.md', true],
    ['/posts/ro*ad*', 'content/posts/road.md', true],
    ['/posts/road*road', 'content/posts/road.md', false],
    ['/posts', 'content/posts/road.md', false],
    ['/posts/x*', 'content/posts/road.md', false],
  ])('%s: %s is %s', (path, file, isMeant) => {
    const settings = withDefaults({ path, fields: { author: 'Ana' } });
    const { authors } = headOf(markdownHead(['title: Road', DATE], settings, file));
    expect(authors.length === 1).toBe(isMeant);
  });

  it.each([
    ['fr', 'items/road.fr.md', true],
    ['fr', 'items/fr/road.md', true],
    ['fr', 'items/road.md', false],
  ])('in the language %j: %s is %s', (suffix, file, isMeant) => {
    const authorsBy = (rule: Partial<FieldDefaults>) =>
      headOf(markdownHead(['title: Road', DATE], withDefaults({ ...rule, fields: { author: 'Ana' } }), file))
        .authors;
    expect(authorsBy({ suffix })).toHaveLength(isMeant ? 1 : 0);
    expect(authorsBy({ exceptSuffixes: ['mi', suffix] })).toHaveLength(isMeant ? 0 : 1);
  });
});

it('a mapping without its places is plain', () => {
  const source = { file: 'feed.yaml', text: 'a: 1\nb: [x, { c: }]\nd: { e: yes }' };
  const mapping = parseYaml(source, 0, source.text.length, collectProblems(source).report);
  expect(mapping && plainFields(mapping)).toEqual({ a: '1', b: ['x', { c: null }], d: { e: 'yes' } });
});
