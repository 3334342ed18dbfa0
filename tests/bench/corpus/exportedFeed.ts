import { escapeMarkup } from '../../../src/html/escape.ts';
import { AUTHORS, TAGS } from './words.ts';
import { oftenFirst, type Writer, writerOf } from './writer.ts';

/** In characters, about: of the texts of one entry. */
const LENGTH = 3300;
const DAY = 86_400_000;
/** Noon on 1 January 2006, UTC. */
const FIRST = Date.UTC(2006, 0, 1, 12);

/** A part of an article as a program writes it. */
type Block = (write: Writer, number: number) => string;

/** How a program writes an article: how it begins, what it repeats, and how it ends. */
interface Program {
  readonly blocks: readonly [Block, ...Block[]];
  readonly end?: Block;
}

/** WordPress's block editor, and what plug-ins put below each text. */
const WORDPRESS: Program = {
  blocks: [
    (write) => `<p>${prose(write)}</p>\n\n\n\n`,
    (write) => `<p>${prose(write)}</p>\n\n\n\n`,
    (write) => `<p>${prose(write)}</p>\n\n\n\n`,
    (write) => `<p>${write.sentences(3)}</p>\n\n\n\n`,
    (write) => `<h2 class="wp-block-heading">${write.heading(4)}</h2>\n\n\n\n`,
    (write) => `<ul class="wp-block-list">${listOf(write)}</ul>\n\n\n\n`,
    (write, number) =>
      `<figure class="wp-block-image size-large"><img loading="lazy" decoding="async" width="1024" height="683" src="https://news.example.nz/wp-content/uploads/${number}-1024x683.jpg" alt="${write.heading(4)}" class="wp-image-${number}" srcset="https://news.example.nz/wp-content/uploads/${number}-1024x683.jpg 1024w, https://news.example.nz/wp-content/uploads/${number}-300x200.jpg 300w" sizes="(max-width: 1024px) 100vw, 1024px" /><figcaption class="wp-element-caption">${write.sentence()}</figcaption></figure>\n\n\n\n`,
    (write) =>
      `<blockquote class="wp-block-quote is-layout-flow"><p>${write.sentences(2)}</p><cite>${write.heading(2)}</cite></blockquote>\n\n\n\n`,
  ],
  end: (write, number) =>
    `<p>The post <a href="https://news.example.nz/?p=${number}">${write.heading(5)}</a> appeared first on <a href="https://news.example.nz">Harbour News</a>.</p>`,
};

const GHOST: Program = {
  blocks: [
    (write) => `<p>${prose(write)}</p>`,
    (write) => `<p>${prose(write)}</p>`,
    (write) => `<p>${write.sentences(3)}</p>`,
    (write) => {
      const heading = write.words(3);
      return `<h2 id="${heading.toLowerCase().replaceAll(/\P{L}+/gu, '-')}">${heading}</h2>`;
    },
    (write) => `<ul>${listOf(write)}</ul>`,
    (write) => `<blockquote>${write.sentences(2)}</blockquote>`,
    (write) =>
      `<pre><code class="language-js">const ${write.words(1)} = [1, 2];\n\nreturn 1 &lt; 2;\n</code></pre>`,
    (write, number) =>
      `<figure class="kg-card kg-image-card"><img src="https://news.example.nz/content/images/${number}.jpg" class="kg-image" alt="${write.heading(3)}" loading="lazy" width="2000" height="1333"></figure>`,
    () =>
      '<figure class="kg-card kg-embed-card"><iframe width="200" height="113" src="https://www.youtube.com/embed/abcdefghijk?feature=oembed" frameborder="0" allowfullscreen title="The tide"></iframe></figure>',
  ],
};

/** Blogger: what its editor makes of lines. */
const BLOGGER: Program = {
  blocks: [
    (write) => `${prose(write)}<br /><br />`,
    (write) => `<div style="text-align: justify;">${prose(write)}</div><div><br /></div>`,
    (write) => `<div>${prose(write)}</div>`,
    (write) => `<span style="font-family: inherit;">${write.sentences(2)}</span><br /><br />`,
    (_, number) =>
      `<div class="separator" style="clear: both; text-align: center;"><a href="https://1.bp.blogspot.com/-${number}/s1600/a.jpg" imageanchor="1" style="margin-left: 1em;"><img border="0" height="240" src="https://1.bp.blogspot.com/-${number}/s320/a.jpg" width="320" /></a></div><br />`,
    (write) => `<b>${write.heading(3)}</b>&nbsp;<i>${write.words(4)}</i><br />`,
  ],
};

/** A newsroom: paragraphs, written by hand or by a program of its own. */
const NEWSROOM: Program = {
  blocks: [
    (write) => `<p>${prose(write)}</p>\n`,
    (write) => `<p>${write.sentences(2)}</p>\n`,
    (write) => `<p>${write.sentences(3)}</p>\n`,
    (write) => `<p>“${write.sentence()}”&nbsp;&ndash; <em>${write.heading(2)}</em></p>\n`,
    (write) => `<h3>${write.heading(5)}</h3>\n`,
  ],
  end: (write) => `<p><strong>${write.heading(2)}</strong></p>`,
};

const PROGRAMS = [WORDPRESS, WORDPRESS, GHOST, BLOGGER, NEWSROOM] as const;

/** The parts of an RSS document of so many entries, each by one of four kinds of programs, of some 4 kB each. */
export function* exportedFeed(count: number): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour News</title><description>News of the harbour</description><link>https://news.example.nz/</link><language>en-NZ</language>\n';
  for (let number = count; number > 0; number -= 1) yield entryOf(number);
  yield '</channel></rss>\n';
}

function entryOf(number: number): string {
  const write = writerOf(number);
  const { blocks, end } = PROGRAMS[number % PROGRAMS.length] ?? NEWSROOM;
  let html = blocks[0](write, number);
  while (html.length < LENGTH) html += write.oneOf(blocks)(write, number);
  html += end?.(write, number) ?? '';
  const link = `https://news.example.nz/${number}/${write
    .words(3)
    .toLowerCase()
    .replaceAll(/\P{L}+/gu, '-')}`;
  const content = number % 3 === 0 ? escapeMarkup(html) : `<![CDATA[${html}]]>`;
  const tags = Array.from({ length: write.pick(4) }, () => TAGS[oftenFirst(write, TAGS.length)]);
  return `<item><title>${write.heading(6)}</title><link>${link}</link><guid isPermaLink="false">https://news.example.nz/?p=${number}</guid><pubDate>${new Date(FIRST + (number * DAY) / 2).toUTCString()}</pubDate><dc:creator>${AUTHORS[number % AUTHORS.length]}</dc:creator>${tags.map((tag) => `<category>${tag}</category>`).join('')}<description>${escapeMarkup(write.sentences(2))}</description><content:encoded>${content}</content:encoded></item>\n`;
}

function prose(write: Writer): string {
  const parts = [write.sentences(2)];
  if (write.isIn(30)) parts.push(`<strong>${write.words(2)}</strong>`);
  if (write.isIn(30)) parts.push(`<em>${write.words(3)}</em>`);
  if (write.isIn(40))
    parts.push(`<a href="https://news.example.nz/${write.pick(9999)}/">${write.words(3)}</a>`);
  if (write.isIn(10))
    parts.push(
      `<a href="https://other.example/${write.pick(99)}" target="_blank" rel="noopener">${write.words(2)}</a>`,
    );
  if (write.isIn(30)) parts.push(`${write.heading(2)}&#8217;s ${write.words(2)}.`);
  if (write.isIn(10)) parts.push(`${write.words(1)} 10&nbsp;km &amp; ${write.words(1)}`);
  if (write.isIn(5)) parts.push(`H<sub>2</sub>O <code>${write.words(1)}</code>`);
  parts.push(write.sentences(2));
  return parts.join(' ');
}

function listOf(write: Writer): string {
  return Array.from({ length: 2 + write.pick(4) }, () => `<li>${write.sentence()}</li>`).join('');
}
