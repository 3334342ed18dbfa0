import { PICTURES } from './pictures.ts';
import { AUTHORS, TAGS } from './words.ts';
import { oftenFirst, type Writer } from './writer.ts';

/** What front matter is written of. */
export interface HeadFacts {
  readonly write: Writer;
  readonly title: string;
  readonly published: Date;
  /** A tag of a language, where it is not that of the publication. */
  readonly language?: string;
}

/** The programs whose folders these are like. */
export const GENERATORS = ['hugo', 'jekyll', 'eleventy', 'astro'] as const;
export type Generator = (typeof GENERATORS)[number];

/** A name and its value, as YAML has it. */
type Line = readonly [name: string, value: string];

const DAY_MS = 86_400_000;
/** In these hours Auckland's clocks are changed: one that never came is an error. */
const CHANGED = /T0[23]/;

/** Front matter with its fences: 3 to 15 fields, by the names and in the style of a program; 5 of 100 are in TOML. */
export function frontMatterOf(generator: Generator, facts: HeadFacts): string {
  const { write } = facts;
  // Only Hugo's people write TOML: a fifth of them.
  if (generator === 'hugo' && write.isIn(20)) return tomlOf(facts);
  const [required, further] = STYLES[generator](facts);
  const some = further.filter(() => write.isIn(55)).slice(0, 15 - required.length);
  return `---\n${[...required, ...some].map(([name, value]) => `${name}:${value.startsWith('\n') ? '' : ' '}${value}`).join('\n')}\n---\n`;
}

/** For each program the fields that its articles always have, and those that some have. */
const STYLES: Readonly<Record<Generator, (facts: HeadFacts) => readonly [Line[], Line[]]>> = {
  hugo: (facts) => [
    [
      ['title', quoted(facts.title)],
      ['date', zoned(facts.published)],
      ['draft', 'false'],
    ],
    [
      ['description', quoted(facts.write.sentence())],
      ['tags', flow(facts.write, quoted)],
      ['categories', `[${quoted(facts.write.words(1))}]`],
      ['lastmod', zoned(later(facts))],
      ['author', quoted(facts.write.oneOf(AUTHORS))],
      ...pictureOf(facts.write, 'image', 'image_alt'),
      ['toc', 'true'],
      ['weight', `${facts.write.pick(100)}`],
      ['type', 'post'],
      ['aliases', `\n  - /old/${facts.write.pick(100_000)}/`],
      ...languageOf(facts),
    ],
  ],
  jekyll: (facts) => [
    [
      ['layout', 'post'],
      ['title', facts.write.isIn(60) ? quoted(facts.title) : plain(facts.title)],
      ['date', facts.write.isIn(50) ? clock(facts.published) : `${clock(facts.published, 'Z')} +0000`],
    ],
    [
      ['categories', facts.write.words(1).toLowerCase()],
      ['tags', flow(facts.write, plain)],
      ['author', facts.write.oneOf(AUTHORS)],
      ['excerpt', quoted(facts.write.sentence())],
      ...pictureOf(facts.write, 'image', 'image_alt'),
      ['comments', 'true'],
      ['share', 'true'],
      ['last_modified_at', `${clock(later(facts), 'Z')} +0000`],
      ['sidebar', `\n  nav: "docs"\n  title: ${plain(facts.write.words(2))}`],
      ['reading_time', `${1 + facts.write.pick(15)}`],
      ...languageOf(facts),
    ],
  ],
  eleventy: (facts) => [
    [
      ['title', plain(facts.title)],
      ['date', facts.write.isIn(40) ? day(facts.published) : instant(facts.published)],
      [
        'tags',
        `\n${tagsOf(facts.write)
          .map((tag) => `  - ${plain(tag)}`)
          .join('\n')}`,
      ],
    ],
    [
      ['description', quoted(facts.write.sentence())],
      ['layout', 'layouts/post.njk'],
      ['author', facts.write.oneOf(AUTHORS)],
      ['featured', 'false'],
      ['eleventyNavigation', `\n  key: ${plain(facts.write.words(1))}\n  order: ${facts.write.pick(10)}`],
      ['summary', `>-\n  ${facts.write.sentence()}\n  ${facts.write.sentence()}`],
      ['templateEngineOverride', 'md'],
      ...languageOf(facts),
    ],
  ],
  astro: (facts) => [
    [
      ['title', `'${facts.title.replaceAll("'", "''")}'`],
      ['description', quoted(facts.write.sentence())],
      ['pubDate', facts.write.isIn(50) ? day(facts.published) : instant(facts.published)],
    ],
    [
      ['updatedDate', instant(later(facts))],
      ...pictureOf(facts.write, 'heroImage', 'heroImageAlt'),
      ['author', quoted(facts.write.oneOf(AUTHORS))],
      ['tags', flow(facts.write, quoted)],
      ['featured', 'true'],
      ['readingTime', `${1 + facts.write.pick(15)}`],
      ['layout', '../../layouts/BlogPost.astro'],
      ['series', quoted(facts.write.words(2))],
      ...languageOf(facts),
    ],
  ],
};

function tomlOf(facts: HeadFacts): string {
  const { write, title, published } = facts;
  const further = [
    `description = ${quoted(write.sentence())}`,
    `tags = ${flow(write, quoted)}`,
    `author = ${quoted(write.oneOf(AUTHORS))}`,
    `draft = false`,
    `weight = ${write.pick(50)}`,
    ...languageOf(facts).map(([name, value]) => `${name} = ${quoted(value)}`),
  ].filter(() => write.isIn(70));
  return `+++\ntitle = ${quoted(title)}\ndate = ${instant(published)}\n${further.join('\n')}\n+++\n`;
}

/** One to five of the 500. */
function tagsOf(write: Writer): string[] {
  const numbers = Array.from({ length: 1 + write.pick(5) }, () =>
    write.isIn(50) ? write.pick(TAGS.length) : oftenFirst(write, TAGS.length),
  );
  return [...new Set(numbers)].map((number) => TAGS[number] ?? '');
}

function flow(write: Writer, style: (text: string) => string): string {
  return `[${tagsOf(write).map(style).join(', ')}]`;
}

/** Half of all articles have a picture, and some of those have no words for it. */
function pictureOf(write: Writer, name: string, alt: string): Line[] {
  const isOurs = write.isIn(60);
  const address = isOurs
    ? `pictures/${write.oneOf(PICTURES).name}`
    : `https://images.example.com/${write.pick(10_000)}.jpg`;
  const picture: Line = [name, quoted(address)];
  return write.isIn(85) ? [picture, [alt, quoted(write.heading(5))]] : [picture];
}

function languageOf({ language }: HeadFacts): Line[] {
  return language === undefined ? [] : [['lang', language]];
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** Without quotation marks where YAML lets them be left out. */
function plain(text: string): string {
  return /^[\p{L}][^:#]*$/u.test(text) ? text : quoted(text);
}

function later({ write, published }: HeadFacts): Date {
  return new Date(published.getTime() + (1 + write.pick(20)) * DAY_MS);
}

function instant(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** `2014-12-21 20:03:00`; without a zone never in the hours in which clocks are changed. */
function clock(date: Date, zone = ''): string {
  const text = date.toISOString().slice(0, 19);
  return (zone === '' ? text.replace(CHANGED, 'T05') : text).replace('T', ' ');
}

/** With Auckland's offset, but for the weeks in which it changes. */
function zoned(date: Date): string {
  const monthDay = date.toISOString().slice(5, 10);
  if (/^(?:03-(?:2[5-9]|3)|04-0|09-(?:2[3-9]|3)|10-0)/.test(monthDay)) return instant(date);
  const hours = monthDay > '04' && monthDay < '10' ? 12 : 13;
  return `${new Date(date.getTime() + hours * 3_600_000).toISOString().slice(0, 19)}+${hours}:00`;
}
