import { describe, expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import type { Article } from '../../../src/model/article.ts';
import { Stamp } from '../../../src/model/stamp.ts';
import { findDuplicates } from '../../../src/publish/plan/duplicates.ts';
import { publish } from '../../../src/publish/publish.ts';
import { readSettings } from '../../../src/publish/readSettings.ts';
import { roadHead } from '../../support/articles.ts';
import { folderWith, putFiles } from '../../support/files.ts';
import { tellAll } from '../../support/problems.ts';
import { auckland, NOW, SETTINGS } from '../../support/publication.ts';

const LATER = new Stamp(roadHead.published.getTime() + 86_400_000, 780);

/** The road's article in another file. */
function again(file: string, parts: Partial<Article> = {}): Article {
  return { ...roadHead, file, idPlace: { file, line: 1, column: 1 }, ...parts };
}

/** What is told of the road's article and others. */
function told(...others: readonly Article[]): string {
  return tellAll(findDuplicates([roadHead, ...others], auckland));
}

/** The files that are told of. */
function filesToldOf(...articles: readonly Article[]): string[] {
  return findDuplicates(articles, auckland).map(({ file, message }) => `${file}: ${message}`);
}

describe('an article in two files', () => {
  it('is warned of, by the names of both', () => {
    expect(told(again('items/road.txt'))).toMatchInlineSnapshot(
      `"items/road.txt:1:1 warning ARTICLE_TWICE expected a text of its own, found that of items/road.md - subscribers see it twice; delete one of the two files, and keep items/road.md if they have it already"`,
    );
  });

  it('may have another title, day, tag or author', () => {
    const parts = { title: 'Bridge', published: LATER, tags: ['a'], authors: [{ name: 'B' }] };
    expect(told(again('items/bridge.md', parts))).toContain('items/bridge.md:1:1 warning ARTICLE_TWICE');
  });

  it('may be in more than two', () => {
    expect(told(again('items/b.md'), again('items/a.md')).match(/found that of items\/a\.md/g)).toHaveLength(
      2,
    );
  });

  it('is told of the file that subscribers do not have, or else of the later one', () => {
    const entry = { id: roadHead.id } as NonNullable<Article['entry']>;
    const early = again('items/z.md');
    const late = again('items/a.md', { published: LATER });
    expect(filesToldOf(early, late)).toEqual([
      'items/a.md: expected a text of its own, found that of items/z.md',
    ]);
    expect(filesToldOf(early, { ...late, entry })[0]).toContain('items/z.md: ');
  });

  it('is one in the language of the publication, though only one of them says so', () => {
    expect(told(again('items/road.txt', { language: auckland.language }))).toContain('ARTICLE_TWICE');
  });
});

describe('two articles', () => {
  it.each([
    ['words', { textHash: 'fedcba9876543210' }],
    ['languages', { language: 'mi' }],
    ['fates', { withdrawn: { time: LATER } }],
  ])('have different %s', (_what, parts) => {
    expect(told(again('items/other.md', parts))).toBe('');
  });

  it('may both be brief, and say the same on different days, or under different titles', () => {
    const quiz = again('items/quiz.md', { isBrief: true });
    expect(filesToldOf(quiz, { ...quiz, file: 'items/b.md', published: LATER })).toEqual([]);
    expect(filesToldOf(quiz, { ...quiz, file: 'items/b.md', title: 'Another' })).toEqual([]);
    expect(filesToldOf(quiz, { ...quiz, file: 'items/b.md', title: 'ROAD' })).toHaveLength(1);
  });
});

describe('a text that is pasted twice', () => {
  const text = 'The bridge over the river is closed while engineers look at what the flood has done. '.repeat(
    4,
  );
  const files = {
    'items/a.md': `---\ntitle: Bridge closed\ndate: 9:05 am, 22 December 2014\n---\n\n${text}\n`,
    'items/b.txt': `Bridge closed again\n\n10:05 am, 22 December 2014\n\n${text}\n`,
    'items/c.txt': 'Quiz\n\n11 am, 22 December 2014\n\nRead the quiz.\n',
    'items/d.txt': 'Other quiz\n\n12 pm, 22 December 2014\n\nRead the quiz.\n',
  };
  const build = (root: string, program?: string) => {
    const disk = realDisk(root);
    const publication = readSettings(disk);
    if (publication.settings === undefined) throw new Error('no settings');
    return publish({ disk, program }, { ...publication, settings: publication.settings }, { now: NOW });
  };

  it('is told of on every run, with records or without, until one of the files is gone', () => {
    const root = folderWith({ 'feed.yaml': SETTINGS, ...files });
    const first = build(root, 'a program');
    expect(tellAll(first.problems)).toMatchInlineSnapshot(
      `"items/b.txt:1:1 warning ARTICLE_TWICE expected a text of its own, found that of items/a.md - subscribers see it twice; delete one of the two files, and keep items/a.md if they have it already"`,
    );
    for (const program of ['a program', undefined, 'another']) {
      expect(build(root, program).problems).toEqual(first.problems);
    }
    putFiles(root, { 'items/b.txt': files['items/b.txt'].replaceAll('flood', 'storm') });
    expect(build(root, 'another').problems).toEqual([]);
  });
});
