// As much as Dateline does for readers, written by hand with packages that people use: equalWork.mjs ITEMS OUTPUT
// Over byHand.mjs it has footnotes and addresses that become links, and HTML that is safe: an allow-list of the same elements, absolute
// addresses, links to articles that lead to them, local pictures measured and copied, embeds that became links, and a summary.
// It has no archives, for `feed` has none: every article is in the feeds. It keeps nothing for the next run, finds no faults, tells
// of none, and writes files without flushing them.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Feed } from 'feed';
import matter from 'gray-matter';
import { imageSize } from 'image-size';
import MarkdownIt from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import sanitise from 'sanitize-html';
import { parse } from 'smol-toml';

const SITE = 'https://corpus.example.nz/';
const [, , items, output] = process.argv;
const markdown = new MarkdownIt({ html: true, linkify: true }).use(footnotes);

const ALLOWED_TAGS =
  `a abbr audio b bdi bdo blockquote br caption cite code dd del details dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i
  img ins kbd li mark ol p picture pre q rp rt ruby s samp small source strong sub summary sup table tbody td tfoot th thead time tr
  u ul var video wbr`.split(/\s+/);
const ALLOWED_ATTRIBUTES = {
  '*': ['lang', 'dir', 'title'],
  a: ['href', 'id'],
  audio: ['src', 'controls', 'preload'],
  blockquote: ['cite'],
  del: ['cite', 'datetime'],
  details: ['open'],
  img: ['src', 'alt', 'width', 'height'],
  ins: ['cite', 'datetime'],
  li: ['id', 'value'],
  ol: ['start', 'reversed', 'type'],
  q: ['cite'],
  source: ['src', 'type'],
  td: ['colspan', 'rowspan', 'align'],
  th: ['colspan', 'rowspan', 'scope', 'align'],
  time: ['datetime'],
  video: ['src', 'controls', 'poster', 'width', 'height'],
};

/** What is known of local pictures, by their files: each is measured and copied once. */
const pictures = new Map();
mkdirSync(join(output, 'media'), { recursive: true });

const posts = readdirSync(items, { recursive: true })
  .filter((name) => name.endsWith('.md'))
  .map((name) => {
    const { data, content } = read(readFileSync(join(items, name), 'utf8'));
    return { name, link: linkOf(name), data, content, date: new Date(data.date ?? data.pubDate) };
  })
  .sort((a, b) => b.date - a.date);
const names = new Set(posts.map(({ name }) => name));

const feed = new Feed({
  id: SITE,
  link: SITE,
  title: 'The Corpus',
  description: 'Articles that nobody wrote',
  language: 'en-NZ',
  feedLinks: { rss: `${SITE}rss.xml`, atom: `${SITE}atom.xml`, json: `${SITE}feed.json` },
});
for (const { name, link, data, content, date } of posts) {
  const html = sanitise(markdown.render(content), optionsFor(name, link));
  const image = data.image ?? data.heroImage;
  feed.addItem({
    id: link,
    link,
    title: data.title,
    description: data.description ?? data.summary ?? data.excerpt ?? summaryOf(html),
    content: html,
    date: new Date(data.lastmod ?? data.last_modified_at ?? data.updatedDate ?? date),
    published: date,
    image: image && pictureOf(image, name, link).url,
    author: data.author && [{ name: data.author }],
    category: data.tags?.map((tag) => ({ name: tag })),
  });
}
writeFileSync(join(output, 'rss.xml'), feed.rss2());
writeFileSync(join(output, 'atom.xml'), feed.atom1());
writeFileSync(join(output, 'feed.json'), feed.json1());

function optionsFor(name, link) {
  const addressed = (attribute) => (tagName, attribs) => ({
    tagName,
    attribs: attribs[attribute]
      ? { ...attribs, [attribute]: absolute(attribs[attribute], name, link) }
      : attribs,
  });
  return {
    allowedTags: ALLOWED_TAGS,
    allowedAttributes: ALLOWED_ATTRIBUTES,
    transformTags: {
      a: addressed('href'),
      audio: addressed('src'),
      source: addressed('src'),
      video: addressed('src'),
      iframe: (_, { src = '', title }) => ({ tagName: 'a', attribs: { href: src }, text: title ?? src }),
      img: (tagName, { src = '', ...attribs }) => {
        const { url, width, height } = pictureOf(src, name, link);
        return { tagName, attribs: { ...(width && { width, height }), ...attribs, src: url } };
      },
    },
  };
}

/** Where a link leads: to the article of a file, or to what is there on the site. */
function absolute(address, name, link) {
  if (/^(?:[a-z][a-z0-9+.-]*:|#)/i.test(address)) return address;
  const file = join(dirname(name), decodeURI(address));
  if (names.has(file)) return linkOf(file);
  return URL.canParse(address, link) ? new URL(address, link).href : address;
}

/** A picture beside the article or in the folder of all articles; else an address. */
function pictureOf(address, name, link) {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return { url: address };
  const path = decodeURI(address);
  const file = [join(items, dirname(name), path), join(items, path)].find((one) => existsSync(one));
  if (file === undefined) return { url: absolute(address, name, link) };
  let found = pictures.get(file);
  if (found === undefined) {
    const { width, height } = imageSize(readFileSync(file));
    copyFileSync(file, join(output, 'media', basename(file)));
    found = {
      url: `${SITE}media/${encodeURIComponent(basename(file))}`,
      width: `${width}`,
      height: `${height}`,
    };
    pictures.set(file, found);
  }
  return found;
}

/** The text of the first paragraph, cut. */
function summaryOf(html) {
  const [, first = ''] = /<p>(.*?)<\/p>/s.exec(html) ?? [];
  return first.replace(/<[^>]*>/g, '').slice(0, 300);
}

function linkOf(name) {
  return `${SITE}${name.replace(/\.md$/, '')}/`;
}

function read(text) {
  const isToml = text.startsWith('+++');
  return matter(text, isToml ? { language: 'toml', delimiters: '+++', engines: { toml: parse } } : {});
}
