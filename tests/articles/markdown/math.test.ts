import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/articles/markdown/parser.ts';
import { sanitiseMarkdown } from '../../../src/articles/sanitiseBody.ts';
import { DEFAULT_DIALECT, dialectWith } from '../../../src/model/markdown.ts';

const WITH_MATH = dialectWith({ math: true });
const made = (text: string, dialect = WITH_MATH) =>
  sanitiseMarkdown(text, 'https://news.example.nz/road/', undefined, { dialect }).html;

const X = '<math alttext="x"><mi>x</mi></math>';
const DISPLAY = '<math display="block" alttext="x"><mi>x</mi></math>';

describe('TeX, where math is on,', () => {
  it.each([
    ['So $x$ is.', `<p>So ${X} is.</p>`],
    ['So \\(x\\) is.', `<p>So ${X} is.</p>`],
    ['So $$x$$ is.', `<p>So ${DISPLAY} is.</p>`],
    ['So \\[x\\] is.', `<p>So ${DISPLAY} is.</p>`],
    ['$$\nx\n$$', '<p><math display="block" alttext="\nx\n"><mi>x</mi></math></p>'],
    ['- \\[x\\]\n\nafter', `<ul>\n<li>${DISPLAY}</li>\n</ul>\n<p>after</p>`],
    ['[$x$](/b)', `<p><a href="https://news.example.nz/b">${X}</a></p>`],
  ])('is MathML: %j', (text, html) => {
    expect(made(text).replace(/alttext="\s*(.*?)\s*"/g, 'alttext="$1"')).toBe(
      html.replace(/alttext="\s*(.*?)\s*"/g, 'alttext="$1"'),
    );
  });

  it('has its columns aligned without a style sheet', () => {
    expect(made('\\begin{align}\na&=b\\\\\nc&=d\n\\end{align}')).toContain(
      '<mtd columnalign="right"><mi>a</mi></mtd><mtd columnalign="left"><mrow><mo>=</mo><mi>b</mi></mrow></mtd>',
    );
  });

  it.each([
    'It costs $5 and $10.',
    'It costs US$5, or A$ for short.',
    'From $ 5 to 6$ ',
    'It is \\$5 and $6',
    '`$x$`',
    '$\\nope{x}$',
    '$$\\frac{x$$',
    `$${'{'.repeat(5001)}$`,
    '$$\na\n\nb\n$$',
    '$$$$',
  ])('stays text: %s', (text) => {
    expect(made(text)).not.toContain('<math');
    expect(made(text).replace(/<[^>]*>|[\n\s\\]/g, '')).toBe(text.replace(/[\n\s`\\]/g, ''));
  });

  it('is in a summary once, as TeX', () => {
    const { summaryText } = sanitiseMarkdown('So $x^2$ is.', 'https://a.example/', undefined, {
      dialect: WITH_MATH,
    });
    expect(summaryText).toBe('So x^2 is.');
  });

  it('runs nothing and leads nowhere', () => {
    expect(made('$\\href{javascript:x()}{y}$')).toBe('<p>$\\href{javascript:x()}{y}$</p>');
    expect(made('$\\text{<img src=x onerror=y()>}$')).not.toContain('<img');
  });
});

describe('TeX, where math is off,', () => {
  it.each([
    ['$a_1*b*c$', '<p>$a_1*b*c$</p>\n'],
    ['\\(x*y*z\\)', '<p>\\(x*y*z\\)</p>\n'],
    ['\\(a = b\\)', '<p>\\(a = b\\)</p>\n'],
    ['\\[\\frac{a}{b} *c*\\]', '<p>\\[\\frac{a}{b} *c*\\]</p>\n'],
    ['$$\nx_1\n= *y* < z\n$$\nafter', '<p>$$\nx_1\n= *y* &lt; z\n$$</p>\n<p>after</p>\n'],
    ['\\begin{a}\nb_1 \\\\\n\\end{a}', '<p>\\begin{a}\nb_1 \\\\\n\\end{a}</p>\n'],
  ])('stays as it is written: %j', (text, html) => {
    expect(renderMarkdown(text, DEFAULT_DIALECT)).toBe(html);
  });

  it.each([
    ['\\[todo *x*\\]', '<p>[todo <em>x</em>]</p>\n'],
    ['\\[^1\\] \\[snake_case\\]', '<p>[^1] [snake_case]</p>\n'],
    ['\\(see *x*\\)', '<p>(see <em>x</em>)</p>\n'],
    ['$5 *and* $6', '<p>$5 <em>and</em> $6</p>\n'],
    ['$$\n*a*', '<p>$$\n<em>a</em></p>\n'],
    ['$$ *a* $$', '<p>$$ <em>a</em> $$</p>\n'],
  ])('is no more than Markdown if it may be something else: %j', (text, html) => {
    expect(renderMarkdown(text, DEFAULT_DIALECT)).toBe(html);
  });
});
