import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bytesOf, PICTURES } from './pictures.ts';

/** After all articles, whatever the clock says. */
export const NOW = '2026-02-01T00:00:00Z';

/** An article, as its file is. */
export interface CorpusArticle {
  /** Relative to the publication's folder. */
  readonly path: string;
  readonly text: string;
}

/** The article of a number, of so many: of the corpus, or of the plain one. */
export type ArticleOf = (number: number, count: number, edition?: number) => CorpusArticle;

/** The settings of the publication; further lines may say what is left out of it. */
export function settingsOf(further = ''): string {
  return `title: The Corpus
description: Articles that nobody wrote, to see how long they take
url: https://corpus.example.nz/
language: en-NZ
timeZone: Pacific/Auckland
${further}`;
}

/** Writes a publication of so many articles into an empty folder. */
export function writeCorpus(folder: string, articleOf: ArticleOf, count: number, further = ''): void {
  mkdirSync(join(folder, 'items/pictures'), { recursive: true });
  writeFileSync(join(folder, 'feed.yaml'), settingsOf(further));
  for (const picture of PICTURES)
    writeFileSync(join(folder, 'items/pictures', picture.name), bytesOf(picture));
  for (let number = 0; number < count; number += 1) writeArticle(folder, articleOf(number, count));
}

/** Writes an article, and makes its folder where it is the first there. */
export function writeArticle(folder: string, { path, text }: CorpusArticle): void {
  mkdirSync(join(folder, dirname(path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
