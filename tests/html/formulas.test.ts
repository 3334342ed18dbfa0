import { describe, expect, it } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';

const made = (html: string) => sanitise(html, 'https://news.example.nz/road/');
const X = '<math><mi>x</mi></math>';
const SCRIPT = '<script type="math/tex">x</script>';

describe('a formula that is there twice', () => {
  it.each([
    [
      'KaTeX',
      `<span class="katex-display"><span class="katex"><span class="katex-mathml"><math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math></span><span class="katex-html" aria-hidden="true"><span>x2</span></span></span></span>`,
      '<math alttext="x^2"><mi>x</mi></math>',
    ],
    [
      'KaTeX without MathML',
      '<span class="katex"><span class="katex-html" aria-hidden="true">x</span></span>',
      'x',
    ],
    [
      'MathJax 3',
      `<mjx-container class="MathJax" jax="SVG"><svg><path></path></svg><mjx-assistive-mml>${X}</mjx-assistive-mml></mjx-container>`,
      X,
    ],
    [
      'MathJax 2',
      `<span class="MathJax_Preview">y</span> <span class="MathJax"><nobr>x</nobr>${X}</span> ${SCRIPT}`,
      X,
    ],
    [
      'MathJax 2 without MathML',
      `<span class="MathJax_Preview">y</span><span class="MathJax"><nobr>x</nobr></span>${SCRIPT}`,
      '\\(x\\)',
    ],
    ['MathJax 2 that has not run', `<span class="MathJax_Preview">y</span>${SCRIPT}`, '\\(x\\)'],
    ['a script for display', '<script type="math/tex; mode=display">x</script>', '\\[x\\]'],
    ['a preview without a script', '<span class="MathJax_Preview">y</span>', 'y'],
    [
      'two formulas',
      `<span class="MathJax">${X}</span>${SCRIPT} <span class="MathJax">${X}</span>${SCRIPT}`,
      `${X} ${X}`,
    ],
    [
      'MediaWiki',
      `<span class="mwe-math-element"><span style="display: none;"><math alttext="y"><semantics><mi>x</mi><annotation encoding="application/x-tex">z</annotation></semantics></math></span><img src="x.svg" alt="y"></span>`,
      '<math alttext="y"><mi>x</mi></math>',
    ],
    [
      'an annotation without TeX',
      '<math><semantics><mi>x</mi><annotation encoding="application/x-tex"> </annotation></semantics></math>',
      X,
    ],
    [
      'an annotation of nothing',
      '<math><semantics><mi>x</mi><annotation>y</annotation></semantics></math>',
      X,
    ],
    [
      'an annotation of elements',
      '<math><semantics><mi>x</mi><annotation encoding="TeX"><mi>y</mi></annotation></semantics></math>',
      X,
    ],
    ['a script that is none of it', `${X}<script type="math/x">a()</script><script>b()</script>`, X],
  ])('is there once: %s', (_what, html, once) => {
    const { html: found, findings } = made(`<p>a ${html} b</p>`);
    expect(found).toBe(`<p>a ${once} b</p>`);
    expect(findings.filter(({ near }) => near !== '<script')).toEqual([]);
    expect(made(found).html).toBe(found);
  });

  it('is there once as a block', () => {
    const html = `<div class="MathJax_Display"><span class="MathJax"><nobr>x</nobr>${X}</span></div>${SCRIPT}`;
    expect(made(html).html).toBe(`<p>${X}</p>`);
  });

  it('is in a summary once', () => {
    const katex = `<span class="katex"><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math><span aria-hidden="true">x2</span></span>`;
    expect(made(`<p>${katex} boats</p>`).firstParagraph).toBe('x^2 boats');
  });
});
