import { bench, describe } from 'vitest';
import { renderMarkdown } from '../../src/articles/markdown/parser.ts';
import { sanitise } from '../../src/html/sanitise.ts';

/** What nobody writes. Four times as much of it may take some four times as long: compare the two lines of each. */
const HTML: Readonly<Record<string, (n: number) => string>> = {
  'containers in containers': (n) => '<div>x'.repeat(n),
  'tables in tables': (n) => '<table><tr><td>'.repeat(n),
  'text out of tables': (n) => `<table>${'<b>x'.repeat(n)}`,
  'unclosed formatting in paragraphs': (n) => many(n, (k) => `<p><b id=${k}>x</p>`),
  'misnested formatting': (n) => '<i><b><p>'.repeat(n) + '</i></b>'.repeat(n),
  'one long address in every paragraph': (n) => `<p><a href="/${'x'.repeat(n)}"></p>${'<p>x</p>'.repeat(n)}`,
  'one tag with many attributes': (n) => `<p ${many(n, (k) => `on${k}=x `)}>`,
  'an address of commas': (n) => `<img src=a srcset="${','.repeat(n)}">`,
  'an address of letters that hosts cannot have': (n) => `<a href="http://${'é.'.repeat(n)}">x</a>`,
  'accents on accents': (n) => `<p>a${'\u0301\u0316'.repeat(n)}`,
  'line breaks': (n) => `<p>${'<br>'.repeat(n)}`,
  'fallbacks in fallbacks': (n) => '<object><noscript>'.repeat(n),
  'unfinished comments': (n) => '<!-- --!'.repeat(n),
};

const MARKDOWN: Readonly<Record<string, (n: number) => string>> = {
  'opening brackets': (n) => '['.repeat(n),
  'pictures in pictures': (n) => `${'!['.repeat(n)}a${'](b)'.repeat(n)}`,
  'unfinished links': (n) => '[a](<b'.repeat(n),
  'backticks of growing length': (n) => many(Math.sqrt(n), (k) => `${'`'.repeat(k + 1)}a`),
  'emphasis of every kind': (n) => '*a _b ~~c '.repeat(n) + 'd~~ e* f_ '.repeat(n),
  'quotations in quotations': (n) => `${'>'.repeat(n)} a\n${'b\n'.repeat(n)}`,
  'lists in lists': (n) => many(Math.sqrt(n), (k) => `${'  '.repeat(k)}- a\n`),
  'rows shorter than their head': (n) => `${'|a'.repeat(n)}|\n${'|-'.repeat(n)}|\n${'x\n'.repeat(n)}`,
  'many small tables': (n) =>
    `${'|a'.repeat(99)}|\n${'|-'.repeat(99)}|\n${'x\n'.repeat(500)}\n`.repeat(n / 500),
  'one long address, referred to everywhere': (n) => `[a]: /${'x'.repeat(n)}\n\n${'[a] '.repeat(n)}`,
  'unfinished definitions': (n) => '[a]: /b\n"c\n'.repeat(n),
  'footnotes of footnotes': (n) => `[^0]\n\n${many(n, (k) => `[^${k}]: x[^${k + 1}]\n\n`)}`,
  'unfinished footnotes': (n) => `[^a]: x\n\n${'[^'.repeat(n)}`,
  'unfinished tags': (n) => 'x<a b="'.repeat(n),
  'codes that are never ended': (n) => '{% raw %} {{< highlight c >}} '.repeat(n),
  'lines of codes that are never ended': (n) => `${'{% highlight c %}\n'.repeat(n)}a {% endhighlight %} b`,
  'codes without a name': (n) => '{{< {% {{ '.repeat(n),
  'many tables of contents': (n) => '[TOC]\n\n## a\n\n'.repeat(n),
  'long meanings of abbreviations': (n) => `*[a]: ${'x'.repeat(n)}\n\n${'a '.repeat(n)}`,
  'unfinished formulas': (n) => '\\(a $b ==c '.repeat(n),
  'boxes in boxes': (n) => ':::note\n'.repeat(n),
  'ampersands and escapes': (n) => '&\\*&a;'.repeat(n),
};

const SIZE = 3000;

describe.each(Object.entries(HTML))('HTML: %s', (_, make) => {
  for (const n of [SIZE, 4 * SIZE]) benchOf(n, make(n), fit);
});

describe.each(Object.entries(MARKDOWN))('Markdown: %s', (_, make) => {
  for (const n of [SIZE, 4 * SIZE]) benchOf(n, make(n), renderMarkdown);
});

function fit(html: string): void {
  sanitise(html, 'https://news.example.nz/2014/12/21/road/');
}

function benchOf(n: number, text: string, run: (text: string) => void): void {
  bench(`${n}`, () => run(text), { time: 100, iterations: 3, warmupTime: 50, warmupIterations: 2 });
}

function many(count: number, one: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => one(n)).join('');
}
