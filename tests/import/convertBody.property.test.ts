import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';
import { SETTINGS } from '../support/publication.ts';
import { runsOf } from '../support/runs.ts';
import { anyArticle } from './anyArticle.ts';
import { domOf } from './dom.ts';
import { importOne, LINK, published } from './material.ts';

test('an article is published as it was, whatever it holds', () => {
  fc.assert(
    fc.property(anyArticle, (content) => {
      const { path, text, told } = importOne({ content });
      const { items } = JSON.parse(published({ 'feed.yaml': SETTINGS, [path]: text })['feed.json']);
      expect({ told, dom: domOf(items[0].content_html ?? '') }).toEqual({
        told: [],
        dom: domOf(sanitise(content, LINK).html),
      });
    }),
    runsOf(250),
  );
});
