// The script that one would write by hand: byHand.mjs ITEMS OUTPUT all|newest|newest-only
//   all          every article in the feeds
//   newest       the newest 50, as one would write it first: parse and render all, sort, slice
//   newest-only  the newest 50, with more thought: no other body is rendered
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Feed } from 'feed';
import matter from 'gray-matter';
import MarkdownIt from 'markdown-it';
import { parse } from 'smol-toml';

const SITE = 'https://corpus.example.nz/';
const [, , items, output, shown] = process.argv;
const markdown = new MarkdownIt({ html: true });

let posts = readdirSync(items, { recursive: true })
  .filter((name) => name.endsWith('.md'))
  .map((name) => {
    const { data, content } = read(readFileSync(join(items, name), 'utf8'));
    const html = shown === 'newest-only' ? undefined : markdown.render(content);
    const date = new Date(data.date ?? data.pubDate);
    return { link: `${SITE}${name.replace(/\.md$/, '')}/`, data, date, content, html };
  })
  .sort((a, b) => b.date - a.date);
if (shown !== 'all') posts = posts.slice(0, 50);

const feed = new Feed({
  id: SITE,
  link: SITE,
  title: 'The Corpus',
  description: 'Articles that nobody wrote',
  language: 'en-NZ',
  feedLinks: { rss: `${SITE}rss.xml`, atom: `${SITE}atom.xml`, json: `${SITE}feed.json` },
});
for (const { link, data, date, content, html } of posts) {
  feed.addItem({
    id: link,
    link,
    title: data.title,
    description: data.description ?? data.summary ?? data.excerpt,
    content: html ?? markdown.render(content),
    date,
    author: data.author && [{ name: data.author }],
    category: data.tags?.map((name) => ({ name })),
  });
}
mkdirSync(output, { recursive: true });
writeFileSync(join(output, 'rss.xml'), feed.rss2());
writeFileSync(join(output, 'atom.xml'), feed.atom1());
writeFileSync(join(output, 'feed.json'), feed.json1());

/** gray-matter knows TOML only if somebody brings a parser of it, and by its name. */
function read(text) {
  const isToml = text.startsWith('+++');
  return matter(text, isToml ? { language: 'toml', delimiters: '+++', engines: { toml: parse } } : {});
}
