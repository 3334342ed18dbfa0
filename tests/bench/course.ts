import { linkSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Contender, type CorpusName, PRODUCTS, type Scenario } from './contenders.ts';
import { articleOf, markOf } from './corpus/article.ts';
import { plainArticleOf } from './corpus/plain.ts';
import { type ArticleOf, type CorpusArticle, writeArticle, writeCorpus } from './corpus/publication.ts';

/** The corpora, and the folders of those that publish them, all in one folder. */
export interface Course {
  readonly folder: string;
  readonly count: number;
  readonly contenders: readonly Contender[];
}

const ARTICLES: Readonly<Record<CorpusName, ArticleOf>> = { corpus: articleOf, plain: plainArticleOf };

/**
 * Lays a course out. Where a contender has to have the articles in its own folder, they are hard links: all read the same bytes of
 * the disk, and a change is a change for all.
 */
export function layOut(course: Course): void {
  for (const name of corporaOf(course)) writeCorpus(join(course.folder, name), ARTICLES[name], course.count);
  for (const contender of course.contenders) {
    const own = folderOf(course, contender);
    mkdirSync(own, { recursive: true });
    contender.prepare?.(own);
    if (contender.ownsItems) linkItems(join(course.folder, contender.corpus), own);
  }
}

export function folderOf({ folder }: Pick<Course, 'folder'>, { id }: Contender): string {
  return join(folder, id);
}

/** Lets happen to the articles what a scenario says. */
export function letHappen(scenario: Scenario, course: Course): void {
  for (const name of corporaOf(course)) {
    const corpus = join(course.folder, name);
    if (scenario === 'changed') writeArticle(corpus, editionOf(course, name, 1));
    if (scenario === 'added') {
      const newest = newestOf(course, name);
      writeArticle(corpus, newest);
      for (const own of ownersOf(course, name)) linkArticle(corpus, own, newest.path);
    }
    if (scenario === 'renamed') {
      const { path } = renamedOf(course, name);
      for (const folder of [corpus, ...ownersOf(course, name)])
        renameSync(join(folder, path), join(folder, newNameOf(path)));
    }
  }
}

/** Makes the articles what they were first. */
export function restore(course: Course): void {
  for (const name of corporaOf(course)) {
    const corpus = join(course.folder, name);
    writeArticle(corpus, editionOf(course, name, 0));
    const { path } = renamedOf(course, name);
    for (const folder of [corpus, ...ownersOf(course, name)]) {
      rmSync(join(folder, newestOf(course, name).path), { force: true });
      renameSync(join(folder, newNameOf(path)), join(folder, path));
    }
  }
}

/** Takes away what a contender has left behind. */
export function clear(folder: string): void {
  for (const product of PRODUCTS) rmSync(join(folder, product), { recursive: true, force: true });
}

/** What feeds with all articles say after the change, and did not say before. */
export function changeOf({ count }: Pick<Course, 'count'>): string {
  return markOf(middleOf(count), 1);
}

function editionOf({ count }: Course, name: CorpusName, edition: number): CorpusArticle {
  return ARTICLES[name](middleOf(count), count, edition);
}

function middleOf(count: number): number {
  return Math.floor(count / 2);
}

function newestOf({ count }: Course, name: CorpusName): CorpusArticle {
  return ARTICLES[name](count, count);
}

/** Not the changed one, at a third of the archive. */
function renamedOf({ count }: Course, name: CorpusName): CorpusArticle {
  return ARTICLES[name](Math.floor(count / 3), count);
}

function newNameOf(path: string): string {
  return path.replace(/\.md$/, '-renamed.md');
}

function corporaOf({ contenders }: Course): readonly CorpusName[] {
  return [...new Set(contenders.map(({ corpus }) => corpus))];
}

function ownersOf(course: Course, name: CorpusName): string[] {
  return course.contenders
    .filter(({ ownsItems, corpus }) => ownsItems && corpus === name)
    .map((contender) => folderOf(course, contender));
}

/** Articles and pictures. */
function linkItems(corpus: string, folder: string): void {
  const entries = readdirSync(join(corpus, 'items'), { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile()))
    linkArticle(corpus, folder, join(entry.parentPath, entry.name).slice(corpus.length + 1));
}

function linkArticle(corpus: string, folder: string, path: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  linkSync(join(corpus, path), join(folder, path));
}
