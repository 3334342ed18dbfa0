import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { renderMarkdown } from '../../src/articles/markdown/parser.ts';
import { sanitise } from '../../src/html/sanitise.ts';
import { elementsOf } from '../../src/html/tree.ts';
import { makeAbsolute } from '../../src/import/absoluteAddresses.ts';
import { importBody } from '../../src/import/convertBody.ts';
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
      const changed = told.filter((one) => one.includes('comes out of a file'));
      expect({ changed, dom: domOf(items[0].content_html ?? '') }).toEqual({
        changed: [],
        dom: domOf(sanitise(content, LINK).html),
      });
    }),
    runsOf(250),
  );
});

/** The tags of HTML, those with most attributes first, with absolute addresses; a figure may be a picture of Markdown. */
function tagsOf(html: string): string[][] {
  const { childNodes } = parseFragment(html.normalize());
  makeAbsolute(childNodes, LINK, LINK);
  const tags = [...elementsOf(childNodes)].map(({ tagName, attrs }) => [
    tagName,
    ...attrs.map(({ name, value }) => `${name}=${JSON.stringify(value)}`),
  ]);
  return tags
    .filter(([name]) => name !== 'figure' && name !== 'figcaption')
    .toSorted((one, other) => other.length - one.length);
}

test('its file has every element of it with every attribute, whatever it holds', () => {
  fc.assert(
    fc.property(anyArticle, (content) => {
      const { markdown, isWhole } = importBody(content, LINK, LINK);
      const left = tagsOf(renderMarkdown(markdown));
      const missing = tagsOf(content).filter((tag) => {
        // A heading of Markdown has an id that it is given.
        const at = left.findIndex((one) => one[0] === tag[0] && tag.every((part) => one.includes(part)));
        if (at !== -1) left.splice(at, 1);
        return at === -1;
      });
      expect(isWhole ? missing : []).toEqual([]);
    }),
    runsOf(250),
  );
});
