import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sanitiseMarkdown } from '../../src/articles/sanitiseBody.ts';
import type { SanitisedArticle } from '../../src/html/sanitise.ts';
import { runsOf } from '../support/runs.ts';
import { sanitiseAsHtml } from './longWay.ts';
import { mixed } from './mixedMaterial.ts';
import { someLocal } from './sanitiseMaterial.ts';

const BASE = 'https://news.example.nz/2014/12/21/road/';

/** All that is made of an article, with captions as text. */
const saidBy = ({ pictures, ...article }: SanitisedArticle) => ({
  ...article,
  pictures: pictures.map((shown) => ({ ...shown, caption: shown.caption() })),
});

test('Markdown with raw HTML in it becomes what its HTML becomes, and is told at the same places', () => {
  fc.assert(
    fc.property(mixed, (text) => {
      expect(saidBy(sanitiseMarkdown(text, BASE, someLocal))).toEqual(
        saidBy(sanitiseAsHtml(text, BASE, someLocal)),
      );
    }),
    runsOf(500),
  );
});
