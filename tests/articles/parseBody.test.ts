import { describe, expect, it } from 'vitest';
import { parseItem } from '../../src/articles/parseBody.ts';
import type { Article } from '../../src/model/article.ts';
import { roadHead } from '../support/articles.ts';
import { tellAll } from '../support/problems.ts';
import { auckland } from '../support/publication.ts';
import { locateAmong, readArticle } from './material.ts';

function read(text: string, changes: Partial<Article> = {}, settings = auckland) {
  const source = { file: 'items/road.md', text };
  return parseItem(source, { ...roadHead, ...changes }, settings, locateAmong([]));
}

describe('an article that runs the other way than its feed', () => {
  const hebrew = { ...auckland, language: 'he' };

  it('says so around its HTML in feeds, and not on its page, which says so itself', () => {
    const { item, html } = read('It is **open**.\n', { language: 'he' });
    expect(item.content).toBe('<div lang="he" dir="rtl">\n<p>It is <strong>open</strong>.</p>\n</div>');
    expect(html).toBe('<p>It is <strong>open</strong>.</p>');
    expect(item.description).toBe('It is open.');
    expect(read('Open.\n', { language: 'en' }, hebrew).item.content).toBe(
      '<div lang="en" dir="ltr">\n<p>Open.</p>\n</div>',
    );
  });

  it('has its correction within', () => {
    const { content } = read('Open.\n', { language: 'he', correction: 'It was shut.' }).item;
    expect(content).toMatch(
      /^<div lang="he" dir="rtl">\n<p>Open\.<\/p>\n<p><strong>Correction.*<\/p>\n<\/div>$/,
    );
  });

  it.each([
    ['he', hebrew],
    ['ar', hebrew],
    ['mi', auckland],
    ['ar-Latn', auckland],
  ])('is none in %s where both run one way', (language, settings) => {
    expect(read('Open.\n', { language }, settings).item.content).toBe('<p>Open.</p>');
  });

  it('has nothing around nothing', () => {
    expect(read('', { language: 'he', externalLink: 'https://x.example/' }).item.content).toBeUndefined();
  });
});

describe('an item', () => {
  it('is the head with its body', () => {
    const { item, media, problems } = read('# Road\n\nIt is **open**.\n', {
      authors: [{ name: 'Jane' }],
      tags: ['roads'],
      externalLink: 'https://elsewhere.example/',
      via: 'https://friend.example/7',
      source: { title: 'Wire', url: 'https://wire.example/feed.xml' },
      comments: 'https://talk.example/road',
      language: 'mi',
    });
    expect(problems).toEqual([]);
    expect(media).toEqual([]);
    expect(item).toEqual({
      id: roadHead.id,
      title: 'Road',
      link: roadHead.link,
      published: roadHead.published,
      date: roadHead.updated,
      description: 'It is open.',
      content: '<h1>Road</h1>\n<p>It is <strong>open</strong>.</p>',
      author: [{ name: 'Jane' }],
      category: [{ name: 'roads' }],
      externalLink: 'https://elsewhere.example/',
      via: 'https://friend.example/7',
      source: { title: 'Wire', url: 'https://wire.example/feed.xml' },
      comments: 'https://talk.example/road',
      language: 'mi',
    });
  });

  it('says no more than it has to where there is no more', () => {
    expect(Object.keys(read('# Open').item)).toEqual([
      'id',
      'title',
      'link',
      'published',
      'date',
      'author',
      'category',
      'content',
    ]);
  });

  it("leaves the publication's own language out", () => {
    expect(read('Open.', { language: 'en-NZ' }).item).not.toHaveProperty('language');
  });

  it('has the summary that its author wrote before its first paragraph', () => {
    expect(read('Open.', { summary: 'Short.' }).item.description).toBe('Short.');
    expect(read('# Road\n\nOpen.\n\nAgain.').item.description).toBe('Open.');
  });

  it('has a long first paragraph cut as its own language does', () => {
    const sentence = 'The road is open again. ';
    expect(read(sentence.repeat(20)).item.description).toBe(sentence.repeat(12).trim());
    const japanese = '道路は再び開通した。';
    const { description = '' } = read(japanese.repeat(40), { language: 'ja' }).item;
    expect(description.length).toBeLessThan(300);
    expect(description.replaceAll(japanese, '')).toBe('');
  });

  it('has no content where the publication shows summaries', () => {
    const { item } = read('Open.', {}, { ...auckland, content: 'summary' });
    expect(item.description).toBe('Open.');
    expect(item).not.toHaveProperty('content');
  });

  it('begins where the head ends', () => {
    expect(read('---\ntitle: x\n---\nOpen.', { bodyStart: 17 }).item.content).toBe('<p>Open.</p>');
  });

  it('has tables, strikethrough and footnotes', () => {
    const { content } = read('| a |\n| - |\n| ~~b~~ |\n\nOpen[^1].\n\n[^1]: Since noon.\n').item;
    expect(content).toMatch(/<table>[\s\S]*<s>b<\/s>/);
    expect(content).toContain(`<a href="${roadHead.link}#fn1"`);
    expect(content).toContain('id="fn1"');
  });

  it('is literal text in a newsroom text', () => {
    const { item, problems } = read(
      'Skip\n\n1 < 2 <script>\n',
      { format: 'newsroom' },
      { ...auckland, text: { skip: ['Skip'] } },
    );
    expect(problems).toEqual([]);
    expect(item.content).toBe('<p>1 &lt; 2 &lt;script&gt;</p>');
    expect(item.description).toBe('1 < 2 <script>');
  });
});

describe('a body', () => {
  it('is told where it is empty', () => {
    const { item, problems } = read('---\n---\n\n', { bodyStart: 8 });
    expect(item).not.toHaveProperty('content');
    expect(tellAll(problems)).toMatchInlineSnapshot(
      `"items/road.md:3:1 warning BODY_EMPTY expected an article, found no text - write the article below the front matter"`,
    );
  });

  it('is empty where nothing in it is fit for readers', () => {
    expect(read('<script>x()</script>').problems.map(({ code }) => code)).toContain('BODY_EMPTY');
  });

  it('may be empty where the item is about another page', () => {
    expect(read('', { externalLink: 'https://elsewhere.example/' }).problems).toEqual([]);
  });
});

describe('what a body refers to', () => {
  it('is served, where it is a file of the author’s', () => {
    const body = ['See the [notice](notice.pdf), the [other](other.pdf) and <video src="tide.mp4"></video>.'];
    const { item, media } = readArticle({ body, files: ['notice.pdf', 'tide.mp4', 'spare.pdf'] });
    expect(item.content).toContain('<a href="https://news.example.nz/media/notice.pdf">');
    expect(item.content).toContain('src="https://news.example.nz/media/tide.mp4"');
    expect(item.content).toContain('<a href="https://news.example.nz/2014/12/21/road/other.pdf">');
    expect(media).toEqual(['items/notice.pdf', 'items/tide.mp4']);
  });

  it('is served once, however often it is named', () => {
    const body = ['[One](notice.pdf), [two](notice.pdf).'];
    const { media } = readArticle({ front: ['enclosures: notice.pdf'], body, files: ['notice.pdf'] });
    expect(media).toEqual(['items/notice.pdf']);
  });
});
