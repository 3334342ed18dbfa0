import { blocksOf } from './body.ts';
import { frontMatterOf, GENERATORS, type Generator } from './frontMatter.ts';
import type { CorpusArticle } from './publication.ts';
import { type Script, SECTIONS } from './words.ts';
import { byShare, writerOf } from './writer.ts';

/** All articles are of these sixteen years: 10,000 are 52 a month, 100,000 are 520. */
const FIRST = Date.UTC(2010, 0, 1);
const LAST = Date.UTC(2026, 0, 1);
/** Of a hundred articles so many are in each language; the others are English. */
const SCRIPTS: readonly (readonly [share: number, script: Script])[] = [
  [6, 'mi'],
  [2, 'ja'],
  [2, 'ar'],
  [2, 'ru'],
  [2, 'zh'],
];

/** What an article is before its body is written: a link to it needs no more. */
interface Sketch {
  readonly path: string;
  readonly title: string;
  readonly published: Date;
  readonly generator: Generator;
  readonly script: Script;
}

/**
 * One of so many articles, as people publish them. Every number gives one article, and always the same; number `count` itself is
 * one that is newer than all. Another edition has a paragraph more, which says so, and the same head and name.
 */
export function articleOf(number: number, count: number, edition = 0): CorpusArticle {
  const sketch = sketchOf(number, count);
  const { path, title, published, generator, script } = sketch;
  const language = script === 'en' ? {} : { language: script };
  const head = frontMatterOf(generator, {
    write: writerOf(3 * number + 1, script),
    title,
    published,
    ...language,
  });
  const write = writerOf(3 * number + 2, script);
  const other = () => sketchOf(write.pick(count), count).path;
  const blocks = blocksOf({ write, path, others: [other(), other(), other()] });
  if (edition > 0) blocks.splice(1, 0, markOf(number, edition));
  return { path, text: `${head}\n${blocks.join('\n\n')}\n` };
}

/** What stands in another edition. */
export function markOf(number: number, edition: number): string {
  return `This is edition ${edition} of article ${number}.`;
}

function sketchOf(number: number, count: number): Sketch {
  const write = writerOf(3 * number);
  const published = new Date(FIRST + Math.floor((number * (LAST - FIRST)) / count / 60_000) * 60_000);
  const script = byShare(write, SCRIPTS) ?? 'en';
  const generator = write.oneOf(GENERATORS);
  const title = writerOf(3 * number + 300_000_007, script).heading(5 + write.pick(4));
  // Where letters have no place in a slug, people write an English one; one in four leaves them in.
  const isOwn = script === 'en' || script === 'mi' || write.isIn(25);
  const slug = slugOf(isOwn ? title : write.heading(6), write.isIn(30));
  return {
    path: pathOf(generator, write.oneOf(SECTIONS), published, slug),
    title,
    published,
    generator,
    script,
  };
}

/** Folders and names as the four programs have them. */
function pathOf(generator: Generator, section: string, published: Date, slug: string): string {
  const day = published.toISOString().slice(0, 10);
  const year = day.slice(0, 4);
  if (generator === 'hugo') return `items/${section}/${year}/${slug}.md`;
  if (generator === 'jekyll') return `items/_posts/${year}/${day}-${slug}.md`;
  if (generator === 'eleventy') return `items/${section}/${day}-${slug}.md`;
  return `items/blog/${year}/${slug}.md`;
}

/** With macrons or without them, as people do it. */
function slugOf(title: string, hasMarks: boolean): string {
  const letters = hasMarks ? title : title.normalize('NFD').replace(/\p{M}/gu, '');
  return letters
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/-$/, '');
}
