import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { articleOf } from './corpus/article.ts';
import { plainArticleOf } from './corpus/plain.ts';
import { writeCorpus as write } from './corpus/publication.ts';
import { readCount } from './options.ts';

/** Writes a corpus into a folder that is not there yet. */
export function writeCorpus(_checkout: string, args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '1000' },
      out: { type: 'string' },
      plain: { type: 'boolean', default: false },
      further: { type: 'string', default: 'links: dateline' },
    },
  });
  if (values.out === undefined || existsSync(values.out)) throw new Error('expected --out and a new folder');
  write(
    values.out,
    values.plain ? plainArticleOf : articleOf,
    readCount(values.articles),
    `${values.further}\n`,
  );
}
