import { describe, expect, it } from 'vitest';
import { parseItem } from '../../src/articles/parseBody.ts';
import { roadHead } from '../support/articles.ts';
import { auckland } from '../support/publication.ts';
import { locateAmong, readArticle } from './material.ts';

const front = ['external_url: https://elsewhere.example/plans?a=1&b=2'];
const ABOUT = '<p>About <a href="https://elsewhere.example/plans?a=1&amp;b=2">elsewhere.example</a></p>';
const SUMMARIES = { ...auckland, content: 'summary' } as const;

describe('the page that an article is about', () => {
  it('is a link at the end of the text', () => {
    const { item, told } = readArticle({ front });
    expect(item).toMatchObject({ description: 'It is open.', content: `<p>It is open.</p>\n${ABOUT}` });
    expect(told).toBe('');
  });

  it('is all there is where there is no text', () => {
    const { item, told } = readArticle({ front, body: [''] });
    expect(item).toMatchObject({
      description: 'About https://elsewhere.example/plans?a=1&b=2',
      content: ABOUT,
    });
    expect(told).toBe('');
  });

  it('leaves the summary that its author wrote', () => {
    const { item } = readArticle({ front: [...front, 'summary: New plans.'], body: [''] });
    expect(item).toMatchObject({ description: 'New plans.', content: ABOUT });
  });

  it('stands in the summary, where readers get no more', () => {
    const corrected = [...front, 'updated: 22 December 2014 9:15 am', 'correction: It was.'];
    const of = (lines: readonly string[], body: string) =>
      readArticle({ front: lines, body: [body], settings: SUMMARIES }).item;
    const about = 'About https://elsewhere.example/plans?a=1&b=2';
    expect(of(front, 'See [them](https://elsewhere.example/plans?a=1&b=2).').description).toBe(
      `See them. ${about}`,
    );
    expect(of(front, '').description).toBe(about);
    expect(of(corrected, 'Open.').description).toMatch(/^Open\. Correction, .*: It was\. About https:/);
  });

  it.each([
    ['the text leads there', front, '[Plans](https://elsewhere.example/plans?a=1&b=2) are new.'],
    [
      'the article’s own link does',
      ['external_url: https://elsewhere.example/', 'link: https://elsewhere.example/'],
      'Plans.',
    ],
  ])('is not said again where %s', (_why, lines, body) => {
    expect(readArticle({ front: lines, body: [body] }).item.content).not.toContain('About');
  });

  it('is no part of what pages show, which have a place for it', () => {
    const head = { ...roadHead, externalLink: 'https://elsewhere.example/' };
    const source = { file: head.file, text: 'It is open.\n' };
    expect(parseItem(source, head, auckland, locateAmong([])).html).toBe('<p>It is open.</p>');
  });
});
