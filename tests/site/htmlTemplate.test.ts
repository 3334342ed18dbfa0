import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INVALID_CHARACTER } from '../../src/model/text.ts';
import { type Html, html, raw } from '../../src/site/htmlTemplate.ts';
import { VICIOUS } from './material.ts';
import { attributeOf, named, readPage, skeletonOf, textOf } from './page.ts';

describe('a template for HTML', () => {
  it('escapes what is put into it, between tags and in quotation marks', () => {
    expect(html`<p title="${'"a" & <b>'}">${'"a" & <b>'}</p>`.html).toBe(
      '<p title="&quot;a&quot; &amp; &lt;b&gt;">&quot;a&quot; &amp; &lt;b&gt;</p>',
    );
  });

  it('escapes what looks escaped already, so that a person reads what was written', () => {
    expect(html`${'&amp;lt;'}`.html).toBe('&amp;amp;lt;');
  });

  it('takes a template in a template as it is', () => {
    expect(html`<p>${html`<b>${'<'}</b>`}</p>`.html).toBe('<p><b>&lt;</b></p>');
  });

  it('takes a list, and lists in it, one behind the other', () => {
    expect(html`${['a', html`<br>`, ['<', 1]]}`.html).toBe('a<br>&lt;1');
  });

  it('leaves nothing where something is absent', () => {
    expect(html`<p>${undefined}${[undefined, []]}</p>`.html).toBe('<p></p>');
  });

  it('writes numbers, zero too', () => {
    expect(html`${0} ${-1.5}`.html).toBe('0 -1.5');
  });

  it('takes HTML that was made fit elsewhere as it is', () => {
    expect(html`<div>${raw('<p>&amp;</p>')}</div>`.html).toBe('<div><p>&amp;</p></div>');
  });

  it('leaves out characters that no document may hold', () => {
    expect(html`${'a\u0000b\u000bc\u001bd\ufffee'}`.html).toBe('abcde');
  });

  it('leaves out what XML takes and HTML forbids, which settings may have', () => {
    expect(html`${'a\u007fb\u0085c\ufdd0d\u{1fffe}e'}`.html).toBe('abcde');
  });

  it('has a mark in the place of half a character', () => {
    expect(html`${'a\ud800b'}`.html).toBe('a\ufffdb');
  });
});

describe('no text becomes markup', () => {
  const page = (text: string): Html => html`<!doctype html>
<html lang="${text}"><head><title>${text}</title><meta name="description" content="${text}"></head>
<body><p id="p" title="${text}"><b>${text}</b></p></body></html>`;
  const skeleton = skeletonOf(readPage(page('a').html).root);

  it('whatever a person writes into it', () => {
    const { root, elements } = readPage(page(VICIOUS).html);
    expect(skeletonOf(root)).toEqual(skeleton);
    const [paragraph] = named({ elements }, 'p');
    expect(paragraph && [attributeOf(paragraph, 'title'), textOf(paragraph)]).toEqual([VICIOUS, VICIOUS]);
    expect(named({ elements }, 'title').map(textOf)).toEqual([VICIOUS]);
  });

  it('of any characters at all, and a browser reads the same text again', () => {
    const character = fc.oneof(fc.constantFrom(...'<>&"\'`/!-=;#x '), fc.string({ unit: 'grapheme' }));
    // Of others a strict parser complains; the author is told of them long before.
    const text = fc
      .string({ unit: character })
      .filter((one) => !INVALID_CHARACTER.test(one) && !/[\r\u007f]/.test(one));
    fc.assert(
      fc.property(text, (written) => {
        const { root, elements } = readPage(page(written).html);
        expect(skeletonOf(root)).toEqual(skeleton);
        expect([...named({ elements }, 'title'), ...named({ elements }, 'b')].map(textOf)).toEqual([
          written,
          written,
        ]);
        expect(named({ elements }, 'p').map((one) => attributeOf(one, 'title'))).toEqual([written]);
      }),
    );
  });
});
