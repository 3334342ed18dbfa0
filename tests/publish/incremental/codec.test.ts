import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Stamp } from '../../../src/model/stamp.ts';
import {
  decodeArticle,
  decodeReadBody,
  decodeReadHead,
  encodeArticle,
  encodeReadBody,
  encodeReadHead,
} from '../../../src/publish/incremental/codec.ts';
import type { ReadBody } from '../../../src/publish/readArticle.ts';
import { roadHead } from '../../support/articles.ts';
import { anyArticle } from './material.ts';

describe('a line of the records', () => {
  it('gives back whatever is recorded of an article, under the name of its file', () => {
    fc.assert(
      fc.property(anyArticle, ([file, article]) => {
        const line = encodeArticle(file, article);
        expect(line).not.toContain('\n');
        expect(decodeArticle(line)).toEqual([file, article]);
      }),
    );
  });

  it('has times with their offsets', () => {
    const stamp = (offset: number) => new Stamp(Date.UTC(2014, 11, 21), offset);
    fc.assert(
      fc.property(anyArticle, ([file, article]) => {
        const { head } = article.result;
        fc.pre(head !== undefined);
        const times = {
          published: stamp(780),
          updated: stamp(-90),
          expires: stamp(0),
          withdrawn: { time: stamp(825) },
        };
        const given = { ...article, result: { ...article.result, head: { ...head, ...times } } };
        const [, { result }] = decodeArticle(encodeArticle(file, given));
        const { published, updated, expires, withdrawn } = result.head ?? head;
        expect([published, updated, expires, withdrawn?.time]).toEqual([
          stamp(780),
          stamp(-90),
          stamp(0),
          stamp(825),
        ]);
        const offsets = [published, updated, expires, withdrawn?.time].map((one) => one?.offsetInMinutes);
        expect(offsets).toEqual([780, -90, 0, 825]);
        expect(published).toBeInstanceOf(Stamp);
      }),
      { numRuns: 20 },
    );
  });
});

describe('on its way between threads', () => {
  it('a head comes back, and whether its file could be read', () => {
    fc.assert(
      fc.property(anyArticle, fc.boolean(), ([file, { body: _, ...record }], isReadable) => {
        const sent = structuredClone(encodeReadHead(file, { ...record, isReadable }));
        expect(decodeReadHead(sent)).toEqual({ ...record, isReadable });
      }),
    );
  });

  it.each([
    ['the whole text', '<p>The tide came in.</p>'],
    ['another text', '<p>The tide.</p>'],
    ['no text', undefined],
  ])('an article of which feeds show %s comes back, with the times of its head', (what, content) => {
    const html = '<p>The tide came in.</p>';
    const { id, title, link, published } = roadHead;
    const item = {
      id,
      title,
      link,
      published,
      date: published,
      author: [],
      category: [],
      ...(content !== undefined && { content }),
    };
    const body: ReadBody = {
      parsed: { item, html, media: [], problems: [] },
      links: new Map([['b.md', '']]),
      dependencies: new Map([['items/sea.svg', '1/2']]),
      isChanged: false,
    };
    const sent = structuredClone(encodeReadBody(body));
    expect(JSON.stringify(sent).split('The tide came in.').length - 1).toBe(1);
    expect(sent.isWhole).toBe(what === 'the whole text');
    const again = decodeReadBody(sent, roadHead);
    expect(again.parsed.item).toEqual(item);
    expect(again.parsed.item.published).toBeInstanceOf(Stamp);
    expect(again.parsed.html).toBe(html);
    expect(again.dependencies).toEqual(body.dependencies);
  });
});
