import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { publish } from '../../../src/publish/publish.ts';
import { folderWith } from '../../support/files.ts';
import { publicationOf } from '../../support/memoryDisk.ts';
import { countEntries } from '../outcome.ts';
import { summarise } from '../statistics.ts';
import { articleOf, markOf } from './article.ts';
import { bytesOf, PICTURES } from './pictures.ts';
import { plainArticleOf } from './plain.ts';
import { type ArticleOf, NOW, writeCorpus } from './publication.ts';

const ALL = Array.from({ length: 1000 }, (_, number) => articleOf(number, 1000));

describe('each corpus', () => {
  it.each([
    ['the corpus', articleOf, '2ae8d03bdfe8e4d86c8e3069715841c1d943696ae5efcfdd01f7a2e93d40bde5'],
    ['the plain one', plainArticleOf, 'f8d267ae52b6d0cf58cb146cb2cd62898e1245ba5f521dced5ddc249d7e1fee4'],
  ] as const)('is the same on every machine: %s', (_, of, expected) => {
    const hash = createHash('sha256');
    for (let number = 0; number < 1000; number += 1) hash.update(of(number, 1000).text);
    expect(hash.digest('hex')).toBe(expected);
  });

  it.each([
    ['the corpus', articleOf],
    ['the plain one', plainArticleOf],
  ] as const)('gives another edition another body and nothing else: %s', (_, of) => {
    const [first, second] = [of(7, 100), of(7, 100, 1)];
    expect(second.path).toBe(first.path);
    const [[head, body], [otherHead, otherBody]] = [partsOf(first.text), partsOf(second.text)];
    expect(otherHead).toBe(head);
    expect(otherBody).not.toBe(body);
    expect(otherBody).toContain(markOf(7, 1));
  });

  it.each([
    ['the corpus', articleOf],
    ['the plain one', plainArticleOf],
  ] as const)('is published without an error: %s', (_, of) => {
    expect(errorsOf(of)).toEqual([]);
  });
});

describe('the corpus', () => {
  it('has articles of 1 to 40 KB, of 6 KB in the mean, with a long tail', () => {
    const sizes = ALL.map(({ text }) => Buffer.byteLength(text));
    const { median, least, most } = summarise(sizes) ?? { median: 0, least: 0, most: 0 };
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    expect([least, median, mean, most].map((size) => Math.round(size / 1000))).toEqual([1, 5, 6, 40]);
  });

  it('has raw HTML in two thirds of them', () => {
    expect(shareOf(/<[a-z]/)).toBeCloseTo(0.67, 1);
  });

  it.each([
    ['TOML', /^\+\+\+/, 0.05],
    ['te reo Māori', /\blang(?:: | = ")mi/, 0.03],
    ['scripts other than ours', /[\u0400-\u04FF\u0600-\u06FF\u3040-\u30FF\u4E00-\u9FFF]/, 0.08],
    ['fenced code', /^```/m, 0.2],
    ['a table', /^\| |<table/m, 0.2],
    ['footnotes', /\[\^/, 0.1],
    ['a picture', /!\[|<img/, 0.3],
    ['an embed', /<iframe|twitter-tweet|<audio|<video/, 0.2],
  ] as const)('has %s in some', (_, sign, share) => {
    expect(shareOf(sign)).toBeGreaterThan(share * 0.6);
    expect(shareOf(sign)).toBeLessThan(share * 2);
  });

  it('has a file for each article', () => {
    const paths = Array.from({ length: 3000 }, (_, number) => articleOf(number, 3000).path);
    expect(new Set(paths).size).toBe(3000);
  });

  it('has pictures of the sizes that they say', () => {
    const sizes = PICTURES.map((picture) => ({ name: picture.name, ...imageSize(bytesOf(picture)) }));
    expect(sizes).toMatchObject(PICTURES);
  });
});

function shareOf(sign: RegExp): number {
  return ALL.filter(({ text }) => sign.test(text)).length / ALL.length;
}

function partsOf(text: string): readonly [head: string, body: string] {
  const end = text.search(/\n(?:---|\+\+\+)\n/);
  return [text.slice(0, end), text.slice(end)];
}

function errorsOf(of: ArticleOf): unknown {
  const folder = folderWith({});
  writeCorpus(folder, of, 100, 'links: dateline\n');
  const disk = realDisk(folder);
  const publication = publicationOf(disk);
  const { problems } = publish({ disk }, publication, { now: new Date(NOW) });
  expect(countEntries(join(folder, 'output'))).toBe(100);
  return [...publication.problems, ...problems].filter(({ severity }) => severity === 'error');
}
