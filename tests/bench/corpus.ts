import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of an article's body, about. */
const BODY_IN_BYTES = 2200;
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

/** The same numbers on every machine: a linear congruential generator (Numerical Recipes, 7.1). */
function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** One of so many articles, as its file is. Every number gives one article, and always the same. */
export function articleOf(
  number: number,
  count: number,
  edition = 0,
): { readonly path: string; readonly text: string } {
  const pick = seeded(number * 7919 + edition);
  const word = () => WORDS[pick(WORDS.length)] as string;
  const words = (count: number) => Array.from({ length: count }, word).join(' ');
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const sentence = () => `${capital(words(8 + pick(14)))}.`;
  const title = capital(words(5 + pick(4)));
  const time = new Date(FIRST + (number * (LAST - FIRST)) / count);
  const stamp = `${time.toISOString().slice(0, 10)} ${time.toISOString().slice(11, 16)}`;
  const tags = [...new Set([TAGS[pick(TAGS.length)], TAGS[pick(TAGS.length)]])];
  const blocks: string[] = [];
  for (let length = 0; length < BODY_IN_BYTES; ) {
    const paragraph = Array.from({ length: 2 + pick(3) }, sentence).join(' ');
    const marked =
      pick(3) === 0 ? paragraph.replace(/ (\w+) (\w+) /, ' **$1** [$2](https://example.org/$2) ') : paragraph;
    const block =
      pick(9) === 0
        ? [sentence(), sentence(), sentence()].map((item) => `- ${item}`).join('\n')
        : pick(11) === 0
          ? `## ${capital(words(4))}`
          : pick(12) === 0
            ? `> ${sentence()}`
            : marked;
    blocks.push(block);
    length += block.length;
  }
  const text = `---
title: ${title}
date: ${stamp}
author: ${AUTHORS[pick(AUTHORS.length)]}
tags: [${tags.join(', ')}]
summary: ${sentence()}
---

${blocks.join('\n\n')}
`;
  const name = `${stamp.slice(0, 10)}-${title.toLowerCase().replace(/[^a-z]+/g, '-')}-${number}`;
  return { path: `items/${stamp.slice(0, 4)}/${name}.md`, text };
}

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
export function writeCorpus(folder: string, count: number, further = ''): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'feed.yaml'), settingsOf(further));
  const made = new Set<string>();
  for (let number = 0; number < count; number += 1) {
    const { path, text } = articleOf(number, count);
    const year = path.slice(0, path.lastIndexOf('/'));
    if (!made.has(year)) mkdirSync(join(folder, year), { recursive: true });
    made.add(year);
    writeFileSync(join(folder, path), text);
  }
}
