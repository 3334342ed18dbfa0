import { markOf } from './article.ts';
import type { CorpusArticle } from './publication.ts';
import { seeded } from './writer.ts';

/** Bytes of an article's body, about. */
const BODY_IN_BYTES = 2080;
/** All articles are of these sixteen years: 10,000 are 52 a month, 100,000 are 520. */
const FIRST = Date.UTC(2010, 0, 1);
const LAST = Date.UTC(2026, 0, 1);

const WORDS =
  `the a of and to in for on with was were has have been will said after before about council road river
harbour bridge school hospital minister report committee weather storm flooding traffic election budget housing
transport ferry market farmers exports growth research university students teachers families community local
regional national central southern northern Tāmaki Māori whānau kaitiaki Ōtautahi police fire court judge hearing
evidence decision appeal rates water pipes stadium team match season final captain coach museum gallery festival
music film book author island coast beach forest birds native species conservation park track summit valley town city
street building apartment tower port airport station train bus cycle path plan proposal consultation public meeting`.split(
    /\s+/,
  );
const TAGS = ['politics', 'business', 'sport', 'Māori', 'weather', 'transport', 'health', 'culture'];
const AUTHORS = ['Aroha Ngata', 'Ben Carter', 'Chen Li', 'Dilys Rowe'];

/**
 * One of so many articles without any HTML, code or picture, of 2.5 KB each, as all measurements had them once. Every number gives
 * one article, and always the same; number `count` itself is one that is newer than all. Another edition has another body, which says
 * so, and the same title, date and name.
 */
export function plainArticleOf(number: number, count: number, edition = 0): CorpusArticle {
  const write = writerOf(number * 7919);
  const title = write.heading(5 + write.pick(4));
  const stamp = stampOf(number, count);
  const tags = [...new Set([write.oneOf(TAGS), write.oneOf(TAGS)])];
  const text = `---
title: ${title}
date: ${stamp}
author: ${write.oneOf(AUTHORS)}
tags: [${tags.join(', ')}]
summary: ${write.sentence()}
---

${bodyOf(writerOf(number * 7919 + edition + 1))}
${edition === 0 ? '' : `\n${markOf(number, edition)}\n`}`;
  const day = stamp.slice(0, 10);
  const name = `${day}-${title.toLowerCase().replace(/[^a-z]+/g, '-')}-${number}`;
  return { path: `items/${day.slice(0, 4)}/${name}.md`, text };
}

/**
 * `2010-01-03 00:35:00`: with seconds, since Hugo takes a time without them for none at all. It is never between two and three,
 * when Auckland's clocks are changed: a time that never came is an error.
 */
function stampOf(number: number, count: number): string {
  const time = new Date(FIRST + (number * (LAST - FIRST)) / count).toISOString();
  return `${time.slice(0, 10)} ${time.slice(11, 16).replace(/^02/, '01')}:00`;
}

/** Mostly paragraphs, and some lists, headings and quotations. */
function bodyOf(write: Writer): string {
  const blocks: string[] = [];
  for (let length = 0; length < BODY_IN_BYTES; ) {
    const block = blockOf(write);
    blocks.push(block);
    length += Buffer.byteLength(block);
  }
  return blocks.join('\n\n');
}

function blockOf(write: Writer): string {
  const kind = write.pick(12);
  if (kind === 0)
    return [write.sentence(), write.sentence(), write.sentence()].map((item) => `- ${item}`).join('\n');
  if (kind === 1) return `## ${write.heading(4)}`;
  if (kind === 2) return `> ${write.sentence()}`;
  const paragraph = Array.from({ length: 2 + write.pick(3) }, write.sentence).join(' ');
  if (kind > 5) return paragraph;
  return paragraph.replace(/ (\w+) (\w+) /, ' **$1** [$2](https://example.org/$2) ');
}

/** Someone who writes the same whenever they begin with the same seed. */
interface Writer {
  readonly pick: (below: number) => number;
  readonly oneOf: (list: readonly string[]) => string;
  readonly heading: (words: number) => string;
  readonly sentence: () => string;
}

function writerOf(seed: number): Writer {
  const pick = seeded(seed);
  const oneOf = (list: readonly string[]) => list[pick(list.length)] ?? '';
  const heading = (length: number) => {
    const words = Array.from({ length }, () => oneOf(WORDS)).join(' ');
    return words.charAt(0).toUpperCase() + words.slice(1);
  };
  return { pick, oneOf, heading, sentence: () => `${heading(8 + pick(14))}.` };
}
