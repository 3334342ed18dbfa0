import { describe, expect, it } from 'vitest';
import type { IdentifiedHead } from '../../src/model/head.ts';
import { parseItem } from '../../src/parse/body.ts';
import { auckland, roadHead, tellAll } from './material.ts';

function read(text: string, changes: Partial<IdentifiedHead> = {}, publication = auckland) {
  return parseItem({ file: 'items/road.md', text }, { ...roadHead, ...changes }, publication);
}

describe('an item', () => {
  it('is the head with its body', () => {
    const { item, problems } = read('# Road\n\nIt is **open**.\n', {
      authors: [{ name: 'Jane' }],
      tags: ['roads'],
      externalLink: 'https://elsewhere.example/',
      image: { url: 'https://news.example.nz/a.jpg' },
      language: 'mi',
    });
    expect(problems).toEqual([]);
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
      image: { url: 'https://news.example.nz/a.jpg' },
      language: 'mi',
    });
  });

  it("leaves the publication's own language out", () => {
    expect(Object.keys(read('Open.', { language: 'en-NZ' }).item)).not.toContain('language');
    expect(Object.keys(read('Open.').item)).not.toContain('language');
  });

  it('has the summary that its author wrote before its first paragraph', () => {
    expect(read('Open.', { summary: 'Short.' }).item.description).toBe('Short.');
    expect(Object.keys(read('# Open').item)).not.toContain('description');
  });

  it('has no content where the publication shows summaries', () => {
    const { item } = read('Open.', {}, { ...auckland, content: 'summary' });
    expect(item.description).toBe('Open.');
    expect(Object.keys(item)).not.toContain('content');
  });

  it('begins where the head ends', () => {
    expect(read('---\ntitle: x\n---\nOpen.', { bodyStart: 17 }).item.content).toBe('<p>Open.</p>');
  });

  it('has tables and strikethrough', () => {
    expect(read('| a |\n| - |\n| ~~b~~ |\n').item.content).toMatch(/<table>[\s\S]*<s>b<\/s>/);
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
    expect(Object.keys(item)).not.toContain('content');
    expect(tellAll(problems)).toMatchInlineSnapshot(
      `"items/road.md:3:1 warning BODY_EMPTY expected an article, found no text - write the article below the front matter"`,
    );
  });

  it('may be empty where the item is about another page', () => {
    expect(read('', { externalLink: 'https://elsewhere.example/' }).problems).toEqual([]);
  });

  it('is told of what is taken out of it, where it stands', () => {
    const { item, problems } = read(
      'Open.\n\n<SCRIPT>x</SCRIPT>\n\n<p onclick="x()">Now <a href="javascript:x">here</a></p>\n',
    );
    expect(item.content).not.toMatch(/script|onclick/i);
    expect(tellAll(problems)).toMatchInlineSnapshot(`
      "items/road.md:3:1 warning CONTENT_REMOVED expected what readers keep, found <script> - readers would not show it; take it out, or link to it
      items/road.md:5:4 warning CONTENT_REMOVED expected what readers keep, found onclick= - readers would not show it; take it out, or link to it
      items/road.md:5:25 warning CONTENT_REMOVED expected what readers keep, found href="javascript:x" - readers would not show it; take it out, or link to it"
    `);
  });

  it('is told at its start of what the source says otherwise', () => {
    const { problems } = read('Open.\n\n[now](java&#115;cript:x) <a href="java&#115;cript:x">now</a>\n');
    for (const { line, column } of problems) expect([line, column]).toEqual([1, 1]);
    expect(problems.length).toBeGreaterThan(0);
  });
});
