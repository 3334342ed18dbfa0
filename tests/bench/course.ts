import { linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Contender, PRODUCTS, type Scenario } from './contenders.ts';
import { articleOf, markOf } from './corpus/article.ts';
import { type CorpusArticle, writeArticle, writeCorpus } from './corpus/publication.ts';

/** A corpus, and the folders of those that publish it, all in one folder. */
export interface Course {
  readonly folder: string;
  readonly count: number;
  readonly contenders: readonly Contender[];
}

/**
 * Lays a course out. Where a contender has to have the articles in its own folder, they are hard links: all read the same bytes of
 * the disk, and a change is a change for all.
 */
export function layOut(course: Course): void {
  const { folder, count, contenders } = course;
  writeCorpus(join(folder, 'corpus'), articleOf, count);
  for (const contender of contenders) {
    const own = folderOf(course, contender);
    mkdirSync(own, { recursive: true });
    contender.prepare?.(own);
    if (contender.ownsItems) linkItems(join(folder, 'corpus'), own);
  }
}

export function folderOf({ folder }: Pick<Course, 'folder'>, { id }: Contender): string {
  return join(folder, id);
}

/** Lets happen to the articles what a scenario says. */
export function letHappen(scenario: Scenario, course: Course): void {
  const corpus = join(course.folder, 'corpus');
  if (scenario === 'changed') writeArticle(corpus, editionOf(course, 1));
  if (scenario !== 'added') return;
  const newest = newestOf(course);
  writeArticle(corpus, newest);
  for (const own of ownersOf(course)) linkArticle(corpus, own, newest.path);
}

/** Makes the articles what they were first. */
export function restore(course: Course): void {
  const corpus = join(course.folder, 'corpus');
  writeArticle(corpus, editionOf(course, 0));
  for (const folder of [corpus, ...ownersOf(course)])
    rmSync(join(folder, newestOf(course).path), { force: true });
}

/** Takes away what a contender has left behind. */
export function clear(folder: string): void {
  for (const product of PRODUCTS) rmSync(join(folder, product), { recursive: true, force: true });
}

/** What feeds with all articles say after the change, and did not say before. */
export function changeOf({ count }: Course): string {
  return markOf(middleOf(count), 1);
}

function editionOf({ count }: Course, edition: number): CorpusArticle {
  return articleOf(middleOf(count), count, edition);
}

function middleOf(count: number): number {
  return Math.floor(count / 2);
}

function newestOf({ count }: Course): CorpusArticle {
  return articleOf(count, count);
}

function ownersOf(course: Course): string[] {
  return course.contenders
    .filter(({ ownsItems }) => ownsItems)
    .map((contender) => folderOf(course, contender));
}

function linkItems(corpus: string, folder: string): void {
  const entries = readdirSync(join(corpus, 'items'), { recursive: true, encoding: 'utf8' });
  for (const name of entries.filter((entry) => entry.endsWith('.md')))
    linkArticle(corpus, folder, join('items', name));
}

function linkArticle(corpus: string, folder: string, path: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  linkSync(join(corpus, path), join(folder, path));
}
