import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { renderMarkdown } from '../../src/articles/markdown/parser.ts';
import { type Paragraph, splitParagraphs } from '../../src/articles/newsroom/body.ts';
import { sanitiseMarkdown, sanitiseNewsroom } from '../../src/articles/sanitiseBody.ts';
import { openParser, parseClosed, parseTree } from '../../src/html/parse.ts';
import { type SanitisedArticle, sanitise } from '../../src/html/sanitise.ts';
import { parseSource } from '../../src/syntax/sourceText.ts';
import { plainArticleOf } from '../bench/corpus/plain.ts';
import { renderNewsroomBody, someLocal } from './sanitiseMaterial.ts';

vi.mock(import('../../src/html/parse.ts'), async (original) => {
  const real = await original();
  return {
    ...real,
    parseTree: vi.fn(real.parseTree),
    parseClosed: vi.fn(real.parseClosed),
    openParser: vi.fn(real.openParser),
  };
});

const BASE = 'https://news.example.nz/2014/12/21/road/';
const ROOT = new URL('../..', import.meta.url).pathname;

/** All of HTML; some of it that stands by itself; tags and HTML between others. */
const PARSERS = [parseTree, parseClosed, openParser];

afterEach(() => {
  for (const parser of PARSERS) vi.mocked(parser).mockClear();
});

/** All but the places of findings, which one has in HTML and the other in the author's text. */
function saidBy({ findings, ...article }: SanitisedArticle): string {
  return JSON.stringify({ ...article, findings: findings.map(({ near, fault }) => ({ near, fault })) });
}

/** How often HTML is parsed for this Markdown, which becomes what its HTML becomes. */
function parsesOf(text: string): number {
  const fit = sanitiseMarkdown(text, BASE, someLocal);
  const parses = PARSERS.reduce((sum, parser) => sum + vi.mocked(parser).mock.calls.length, 0);
  expect(saidBy(fit)).toBe(saidBy(sanitise(renderMarkdown(text), BASE, someLocal)));
  return parses;
}

describe('HTML is never parsed', () => {
  test.each(Array.from({ length: 40 }, (_, number) => number))('for article %i', (number) => {
    expect(parsesOf(plainArticleOf(number, 40).text.replace(/^---\n.*?\n---\n/s, ''))).toBe(0);
  });

  test.each([
    [
      'paragraphs',
      'One *two* **three** ~~four~~ `five`\\\nsix  \nseven\neight &amp; &nbsp; nine\n\nTen < 11.',
    ],
    ['headings and rules', '# One\n\nTwo\n===\n\n---\n\n###### Three'],
    ['signs of headings', '## Tide [#](#tide)\n\n### *High [](#high)*\n\n> ## [¶](#low) Low'],
    ['links', '[One](/a "b") <https://example.org/> <mailto:a@b.example> [c]\n\n[c]: d?e=f'],
    ['lists', '- one\n- two\n  1. three\n  2. four\n\n7. five\n\n8. six\n\n   seven'],
    ['quotations', '> one\n>\n> > two\n\n> - three'],
    ['code', '    one\n\n```js x\n\ntwo\n```\n\n~~~\n~~~'],
    ['tables', '| a | b |\n| :- | -: |\n| *c* | `d` |\n| e |'],
    ['footnotes', 'One[^1], two[^n], one[^1].\n\n[^1]: Note.\n[^n]: - a\n    - b\n'],
    ['footnotes in lists', '- a[^1]\n  - b[^1]\n\n[^1]: Note.\n'],
    ['addresses', 'See https://a.example/, www.a.example and a@b.example.'],
    ['tasks, emoji and highlights', '- [x] one :tada:\n- [ ] ==two=='],
    ['definitions and abbreviations', 'One\n: Two\n\n*[GPS]: Satellites\n\nGPS'],
    ['alerts and boxes', '> [!NOTE]\n> One\n\n:::tip Two\nThree\n:::\n\n!!! note\n    Four'],
    ['attributes', '[One](/a){: #b .c} and ![two](ferry.jpg){width=5}\n{: #d}'],
    ['TeX', 'One $a_1*b*c$.\n\n$$\na_1\n$$'],
    ['pictures', 'A ![ferry](ferry.jpg) and ![another](https://example.org/a.png "title").'],
    ['pictures by themselves', '![ferry](ferry.jpg "Back")\n\n[![a](/a.png)](/b) ![c](/c.png)'],
    ['files', '[The report](report.pdf)'],
    ['what is to be told', '[one](javascript:two)\n\n![](ferry.jpg)'],
    ['other scripts', 'Tāmaki 道路 дорога طريق 🌊'],
    ['nothing', ''],
  ])('for %s', (_what, text) => {
    expect(parsesOf(text)).toBe(0);
  });

  test('for a newsroom text', () => {
    const text = 'One & two.\n\nThe ferry. Photo: AFP\n\n<b>Three</b>';
    sanitiseNewsroom(
      splitParagraphs(text, 0, new Set(), { src: 'ferry.jpg', alt: 'A ferry', at: 0 }),
      BASE,
      someLocal,
    );
    expect(parseTree).not.toHaveBeenCalled();
  });
});

describe('HTML is parsed', () => {
  test.each([
    ['raw HTML', '<b>one</b>'],
    ['nothing but an end tag', '</a>'],
    ['a block of raw HTML', '<p>one</p>'],
    ['a reference to a control character', 'It&#146;s'],
    ['a reference to a carriage return', 'one&#13;two'],
    ['a link in a link', '[one <https://two.example/>](/three)'],
    ['what nests deep', `${'*a **b '.repeat(60)}${'c** d* '.repeat(60)}`],
    ['an empty link', '[](/a)'],
    ['an empty paragraph', 'one\n\n&nbsp;\n\ntwo'],
    ['a picture of more points than HTML would say', '![huge](huge.jpg)'],
    ['a picture of parts of a point', '![odd](odd.svg)'],
    ['a picture of one point', '![point](point.gif)'],
    ['a file whose address is not as a browser writes it', '![strange](strange.jpg)'],
    ['a file whose address is none', '![wrong](wrong.jpg)'],
    ['a place in a file', '[page 2](report.pdf#page=2)'],
  ])('for %s', (_what, text) => {
    expect(parsesOf(text)).toBeGreaterThan(0);
  });

  test.each([
    ['a paragraph', 'One.\n\nTwo <b>three</b>.\n\n- four'],
    ['a block', 'One.\n\n<div>\n\nTwo.\n\n</div>\n\n![](ferry.jpg)'],
    ['an embed', 'One.\n\n<iframe src="https://youtu.be/a"></iframe>\n\nTwo.'],
    ['a picture without words', 'One.\n\n![](ferry.jpg)\n\nTwo.'],
  ])('but not all of it for %s', (_what, text) => {
    parsesOf(text);
    for (const parser of PARSERS) vi.mocked(parser).mockClear();
    sanitiseMarkdown(text, BASE, someLocal);
    expect(parseTree).not.toHaveBeenCalled();
    for (const [html] of vi.mocked(parseClosed).mock.calls) expect(html).not.toContain('One');
  });

  test('all of it where a part would leave something open', () => {
    const text = 'One <b>two</b> ![A](ferry.jpg).\n\nThree.';
    const whole = sanitise(renderMarkdown(text), BASE, someLocal);
    vi.mocked(parseTree).mockClear();
    vi.mocked(parseClosed).mockReturnValueOnce(undefined);
    expect(saidBy(sanitiseMarkdown(text, BASE, someLocal))).toBe(saidBy(whole));
    expect(parseTree).toHaveBeenCalledOnce();
  });

  test.each([
    ['something empty', '<i>One</i>\n\n<p></p>'],
    ['a formula', 'One <math><mi>x</mi></math>'],
  ])('all of it for %s', (_what, text) => {
    sanitiseMarkdown(text, BASE, someLocal);
    vi.mocked(parseTree).mockClear();
    parsesOf(text);
    sanitiseMarkdown(text, BASE, someLocal);
    expect(parseTree).toHaveBeenCalled();
  });

  test('but not for a newsroom text, whose picture may have characters that no document can hold', () => {
    const picture = { src: 'ferry.jpg', alt: 'A\u0007 ferry', at: 0 };
    const { html } = sanitiseNewsroom([{ tagName: 'figure', lines: ['A ferry.'], picture }], BASE, someLocal);
    expect(html).toContain('alt="A ferry"');
    expect(parseTree).not.toHaveBeenCalled();
  });
});

describe('a body that is not written as HTML first', () => {
  const texts = readdirSync(join(ROOT, 'tests/golden'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:md|txt)$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, 'tests/golden', path), 'utf8') }));

  it.each(texts)('is what its HTML would be: $path as Markdown', ({ text }) => {
    const body = text.replace(/^---\n.*?\n---\n/s, '');
    const said = saidBy(sanitiseMarkdown(body, BASE, someLocal));
    expect(said).toBe(saidBy(sanitise(renderMarkdown(body), BASE, someLocal)));
  });

  it.each(texts)('is what its HTML would be: $path as a newsroom text', ({ path, text }) => {
    // No source has the characters that a tree has to leave to the parser.
    const { source } = parseSource(path, Buffer.from(text));
    const paragraphs: Paragraph[] = splitParagraphs(source?.text ?? '', 0, new Set(), {
      src: 'ferry.jpg',
      alt: 'A ferry',
      at: 0,
    });
    const said = saidBy(sanitiseNewsroom(paragraphs, BASE, someLocal));
    expect(said).toBe(saidBy(sanitise(renderNewsroomBody(paragraphs), BASE, someLocal)));
  });

  it('needs no files beside it', () => {
    expect(sanitiseMarkdown('![a](/a.png)', BASE).html).toBe(
      '<figure><img src="https://news.example.nz/a.png" alt="a"></figure>',
    );
  });
});
