import { describe, expect, it } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';
import { keepStrictest, lostToStrictest } from '../../src/html/strictestReader.ts';
import { toPlainText } from '../../src/html/toPlainText.ts';

const BASE = 'https://news.example.nz/road/';
const made = (html: string) => sanitise(html, BASE);
const POWER = '<math><msup><mi>e</mi><mrow><mi>k</mi><mi>t</mi></mrow></msup></math>';

describe('a formula', () => {
  it('stays, in the line where it stands', () => {
    const { html, findings } = made(`<p>Weekly ${POWER} grows.</p>`);
    expect([html, findings]).toEqual([`<p>Weekly ${POWER} grows.</p>`, []]);
  });

  it.each([
    [
      '<math xmlns="x" display="block" alttext="x" class="a" style="b" id="c" href="d"><mi>x</mi></math>',
      '<math display="block" alttext="x"><mi>x</mi></math>',
    ],
    [
      '<math><mi mathvariant="bold" xlink:href="a">x</mi></math>',
      '<math><mi mathvariant="bold">x</mi></math>',
    ],
    [
      '<math><semantics><mi>x</mi><annotation encoding="a">y</annotation></semantics></math>',
      '<math><mi>x</mi></math>',
    ],
    [
      '<math><semantics><mi>x</mi><annotation-xml encoding="text/html"><b>y</b></annotation-xml></semantics></math>',
      '<math><mi>x</mi></math>',
    ],
    ['<math><maction actiontype="toggle"><mi>x</mi><mi>y</mi></maction></math>', '<math><mi>x</mi></math>'],
    ['<math><mtext>a <b>b</b><br></mtext></math>', '<math><mtext>a b</mtext></math>'],
    ['<math><mi><math><mi>x</mi></math></mi></math>', '<math><mi>x</mi></math>'],
    ['<math><apply><mi>x</mi></apply></math>', '<math><mi>x</mi></math>'],
    ['<math><mi>a &lt; b</mi></math>', '<math><mi>a &lt; b</mi></math>'],
    ['<mi>x</mi>', 'x'],
  ])('keeps what shows it, and nothing that runs or leads anywhere: %s', (html, kept) => {
    expect(made(html).html).toBe(kept);
    expect(made(kept).html).toBe(kept);
  });

  it('tells of what goes', () => {
    const { html, findings } = made(
      '<math onclick="x()"><mtext><img src=x onerror=x()><svg></svg></mtext></math>',
    );
    expect(html).toBe('<math><mtext></mtext></math>');
    expect(findings.map(({ near }) => near)).toEqual(['onclick=', '<img', '<svg']);
  });
});

describe('a formula as text', () => {
  it.each([
    [POWER, 'e^(kt)'],
    ['<math alttext="e^{kt}"><mi>x</mi></math>', 'e^{kt}'],
    ['<math><msup><mn>10</mn><mn>2</mn></msup></math>', '10^2'],
    ['<math><mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac></math>', 'a/(b+1)'],
    ['<math><msubsup> <mi>x</mi> <mn>1</mn> <mn>2</mn> </msubsup></math>', 'x_1^2'],
    ['<math><msup><mi>x</mi><mn>1</mn><mn>2</mn></msup></math>', 'x^12'],
    ['<math><semantics><mi>x</mi><annotation>y</annotation></semantics></math>', 'x'],
    ['<math><mtext>a<!-- b --><style>c</style></mtext></math>', 'a'],
  ])('is TeX where there is some, else its signs: %s', (formula, text) => {
    expect(made(`<p>${formula}</p>`).firstParagraph).toBe(text);
    expect(made(`<ul><li>${formula}</li></ul>`).summaryText).toBe(text);
    expect(toPlainText(made(`<p>${formula}</p>`).html)).toBe(text);
  });

  it('is its signs alone to the strictest reader', () => {
    expect(keepStrictest(`<p>${POWER}</p>`)).toBe('<p>ekt</p>');
    expect(lostToStrictest(POWER + POWER)).toEqual(['2 formulas']);
  });
});
