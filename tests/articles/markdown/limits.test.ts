import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/articles/markdown/parser.ts';

const many = (count: number, one: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => one(n)).join('');
const countOf = (part: string, text: string) => text.split(part).length - 1;

describe('Markdown that nobody writes', () => {
  it.each([
    ['lists', many(30, (n) => `${'  '.repeat(n)}- word${n}.\n`), 30],
    ['quotations', many(30, (n) => `${'>'.repeat(n + 1)} word${n}.\n\n`), 30],
  ])('loses no word of %s in each other', (_what, text, count) => {
    const html = renderMarkdown(text);
    for (let n = 0; n < count; n += 1) expect(html).toContain(`word${n}.`);
  });

  it('fills no more rows up to the width of their head than the text is long', () => {
    const table = `${'|a'.repeat(99)}|\n${'|-'.repeat(99)}|\n${'x\n'.repeat(200)}\n`;
    const html = renderMarkdown(table.repeat(50));
    expect(countOf('<td>', html)).toBeLessThan(2 * table.length * 50);
    expect(countOf('x', html)).toBe(200 * 50);
  });

  it.each([
    ['a block', (tag: string) => `${tag}\nafter`],
    ['a line', (tag: string) => `before ${tag} after`],
    ['the line after a paragraph', (tag: string) => `before\n${tag}`],
  ])('takes a tag of a thousand attributes for text, in %s', (_what, place) => {
    const html = renderMarkdown(place(`<p ${many(1000, (n) => `a${n}=x `)}>`));
    expect(html).toContain('&lt;p a0=x');
  });

  it('takes the beginning of a footnote without an end nearby for text', () => {
    const html = renderMarkdown(`[^a]: note\n\n${'[^'.repeat(300)} and [^a]`);
    expect(html).toContain('[^[^');
    expect(html).toContain('href="#fn1"');
  });

  it('keeps every footnote of a thousand, in their order', () => {
    const html = renderMarkdown(`${many(1000, (n) => `x[^${n}]\n\n[^${n}]: note ${n}.\n\n`)}`);
    expect(countOf('<li id="fn', html)).toBe(1000);
    expect(html.indexOf('note 7.')).toBeLessThan(html.indexOf('note 8.'));
  });

  it('repeats one long address no more often than the text is long', () => {
    const html = renderMarkdown(`[a]: /${'x'.repeat(10_000)}\n\n${'[a] '.repeat(1000)}`);
    expect(html.length).toBeLessThan(200_000);
    expect(countOf('<a', html)).toBe(1000);
  });

  it('repeats one long meaning no more often than the text is long', () => {
    const html = renderMarkdown(`*[a]: ${'x'.repeat(10_000)}\n\n${'a '.repeat(1000)}`);
    expect(html.length).toBeLessThan(200_000);
    expect(countOf('<abbr', html)).toBe(1000);
  });
});

describe('footnotes', () => {
  it.each([
    ['of several paragraphs', 'a[^1]\n\n[^1]: one\n\n    two\n', /one<\/p>\s*<p>two/],
    ['that end in a list', 'a[^1]\n\n[^1]:\n    - one\n', /<li>one<\/li>\s*<\/ul>\s*<a href="#fnref1"/],
    ['that are referred to twice', 'a[^1] b[^1]\n\n[^1]: one\n', /href="#fnref1".*href="#fnref1:1"/],
    ['of footnotes', 'a[^1]\n\n[^1]: one[^2]\n\n[^2]: two\n', /one.*\n<\/li>\n<li id="fn2".*two/],
    ['without a definition', 'a[^1]', /<p>a\[\^1\]<\/p>/],
    ['that nothing refers to', 'a\n\n[^1]: one\n', /^<p>a<\/p>\n$/],
  ])('%s', (_what, text, html) => {
    expect(renderMarkdown(text)).toMatch(html);
  });
});
