import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { PAGES, PUBLICATIONS } from '../browser/everyPage.ts';
import { outputsOf } from '../browser/site.ts';

describe('html-validate finds nothing', () => {
  const validator = new HtmlValidate({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // HTML takes both; ours is in lower case as all else.
      'doctype-style': 'off',
      // HTML takes both; what an author writes is written anew with `open=""`, as XHTML in feeds wants it.
      'attribute-boolean-style': 'off',
      // The end of a line of an author's own, where each space counts.
      'no-trailing-whitespace': 'off',
      // Search engines cut a long title; it is the author's.
      'long-title': 'off',
      // Style sheet and script come from the same host as the page, which says what they are.
      'require-sri': 'off',
      // A list may have a name (WAI-ARIA 1.2, 6.2), and screen readers formatTime it.
      'aria-label-misuse': ['error', { allowAnyNamable: true }],
    },
  });

  it.each(PAGES)('in %s', async (_, { settings, path }) => {
    const outputs = outputsOf(PUBLICATIONS[settings as keyof typeof PUBLICATIONS]);
    const { results } = await validator.validateString(String(outputs.get(path)));
    const found = results.flatMap(({ messages }) => messages);
    expect(found.map(({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`)).toEqual([]);
  });

  it('and finds what is wrong where something is', async () => {
    const { results } = await validator.validateString('<!doctype html><html><p id="a"><div id="a"></p>');
    expect(results[0]?.errorCount).toBeGreaterThan(1);
  });
});
