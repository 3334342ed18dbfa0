import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Stamp } from '../../../src/model/stamp.ts';
import { decodeArticle, encodeArticle } from '../../../src/publish/incremental/codec.ts';
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
