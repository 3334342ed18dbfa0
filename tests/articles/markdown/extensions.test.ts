import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import { describe, expect, it } from 'vitest';
import { openEnvironment } from '../../../src/articles/markdown/environment.ts';
import { headingIds } from '../../../src/articles/markdown/headingIds.ts';
import { parseMarkdown, renderMarkdown } from '../../../src/articles/markdown/parser.ts';
import { DEFAULT_DIALECT, dialectWith, EXTENSION_NAMES } from '../../../src/model/markdown.ts';
import { runsOf } from '../../support/runs.ts';

/** Text of each extension, as GitHub, Hugo, Jekyll, Obsidian or Pandoc has it, and its HTML. */
const WRITTEN: Readonly<Record<(typeof EXTENSION_NAMES)[number], readonly [text: string, html: string]>> = {
  tables: [
    '| a |\n| - |\n| b |',
    '<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n',
  ],
  strikethrough: ['~~shut~~', '<p><s>shut</s></p>\n'],
  footnotes: [
    'a[^b]\n\n[^b]: c',
    '<p>a<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup></p>\n<hr class="footnotes-sep" />\n<section class="footnotes">\n<ol class="footnotes-list">\n<li id="fn1" class="footnote-item"><p>c <a href="#fnref1" class="footnote-backref">\u21a9\ufe0e</a></p>\n</li>\n</ol>\n</section>\n',
  ],
  addresses: ['https://a.example/', '<p><a href="https://a.example/">https://a.example/</a></p>\n'],
  tasks: ['- [x] done', '<ul>\n<li>☑ done</li>\n</ul>\n'],
  definitions: ['Tide\n: Rise of the sea.', '<dl>\n<dt>Tide</dt>\n<dd>Rise of the sea.</dd>\n</dl>\n'],
  alerts: [
    '> [!NOTE]\n> Ferries stop.',
    '<blockquote>\n<p><strong>Note</strong></p>\n<p>Ferries stop.</p>\n</blockquote>\n',
  ],
  admonitions: [
    ':::warning\nWind.\n:::',
    '<blockquote>\n<p><strong>Warning</strong></p>\n<p>Wind.</p>\n</blockquote>\n',
  ],
  abbreviations: ['*[GPS]: Satellites\n\nGPS', '<p><abbr title="Satellites">GPS</abbr></p>\n'],
  attributes: ['[a](b){.c}', '<p><a href="b">a</a></p>\n'],
  comments: ['a%%private%%b', '<p>ab</p>\n'],
  emoji: [':tada:', '<p>🎉</p>\n'],
  mark: ['==lit==', '<p><mark>lit</mark></p>\n'],
  subscript: ['H~2~O', '<p>H<sub>2</sub>O</p>\n'],
  superscript: ['x^2^', '<p>x<sup>2</sup></p>\n'],
  math: [
    '$x$',
    '<p><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x</annotation></semantics></math></p>\n',
  ],
  tex: ['$a_1*b*c$', '<p>$a_1*b*c$</p>\n'],
};

describe('an extension of Markdown', () => {
  it.each(Object.entries(WRITTEN))(
    '%s is read where it is on, and else left as CommonMark has it',
    (name, [text, html]) => {
      const commonMark = new MarkdownIt('commonmark', { html: true }).render(text);
      expect(renderMarkdown(text, [name as (typeof EXTENSION_NAMES)[number]])).toBe(html);
      expect(renderMarkdown(text, [])).toBe(commonMark);
      expect(commonMark).not.toBe(html);
    },
  );

  it('is on by default where the common generators have it on', () => {
    expect(EXTENSION_NAMES.filter((name) => !DEFAULT_DIALECT.includes(name))).toEqual([
      'subscript',
      'superscript',
      'math',
    ]);
    expect(dialectWith({ math: true, emoji: false, tables: true })).toEqual(
      EXTENSION_NAMES.filter((name) => !['subscript', 'superscript', 'emoji'].includes(name)),
    );
  });
});

describe('text that people write by chance', () => {
  it.each([
    'At 10:30:00 and 8:05',
    'Ports :8080: and :443:',
    'x:100:y ::100:: a:b:c',
    '1^2 and 3^4^5',
    '~5 km to ~10 km',
    'if a==b and c==d',
    'a == b == c',
    '== a ==',
    '===',
    'See readme.md and build.sh, v1.2.3, e.g.this',
    'ftp://a.example/ //a.example/',
    'me@localhost @me',
    'www.a',
    '$5 and $10, US$5 or A$6',
    '!!! wow',
    '??? what',
    '[ ] no list',
    '[!NOTE] no quotation',
    ': no term',
    'one {two} {3}',
    '* [a] b',
    '50% or 60%',
    'Snow\n~ Anon',
  ])('stays: %s', (text) => {
    expect(renderMarkdown(text)).toBe(renderMarkdown(text, ['tables', 'strikethrough', 'footnotes']));
  });

  it('has the tokens that it had before there were extensions, if it has none of their signs', () => {
    const before = new MarkdownIt('commonmark', { html: true })
      .enable(['table', 'strikethrough'])
      .use(footnotes)
      .use(headingIds);
    const word = fc.constantFrom(
      'road',
      'Tāmaki',
      '*a*',
      '**b**',
      '`c`',
      '[d](/e)',
      '![f](g.png "h")',
      '# i',
      '- j',
      '> k',
      '1. l',
      '~~m~~',
      '[^1]',
      '[^1]: n',
      '<b>o</b>',
      '&amp;',
      '\n',
      '\n\n',
      '| p |',
      '|:-:|',
      '    q',
      '```\nr\n```',
      ';)',
      'a.b',
      '10:30',
      '1 + 1 = 2',
      'C#',
      '50%',
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 15 }).map((words) => words.join(' ')),
        (text) => {
          const [now, then] = [parseMarkdown(text), before.parse(text, openEnvironment())].map((tokens) =>
            JSON.stringify(tokens).replaceAll(/"style","text-align:(\w+)"/g, '"align","$1"'),
          );
          expect(now).toBe(then);
        },
      ),
      runsOf(300),
    );
  });
});

describe('a bare address', () => {
  it.each([
    [
      '(see https://a.example/b_c_d).',
      '(see <a href="https://a.example/b_c_d">https://a.example/b_c_d</a>).',
    ],
    ['www.a.example/b,', '<a href="http://www.a.example/b">www.a.example/b</a>,'],
    ['desk@news.example', '<a href="mailto:desk@news.example">desk@news.example</a>'],
    ['[https://a.example/](/b)', '<a href="/b">https://a.example/</a>'],
    ['`https://a.example/`', '<code>https://a.example/</code>'],
    ['<a href="/b">https://a.example/</a>', '<a href="/b">https://a.example/</a>'],
    ['https://[', 'https://['],
  ])('%s', (text, html) => {
    expect(renderMarkdown(text)).toBe(`<p>${html}</p>\n`);
  });
});

describe('a task list', () => {
  it.each([
    ['- [ ] *open*', '☐ <em>open</em>'],
    ['- [X] done', '☑ done'],
    ['- [x]done', '[x]done'],
    ['- [-] odd', '[-] odd'],
    ['- *a* [x] b', '<em>a</em> [x] b'],
  ])('%s', (text, html) => {
    expect(renderMarkdown(text)).toBe(`<ul>\n<li>${html}</li>\n</ul>\n`);
  });
});

describe('a definition', () => {
  it('may have a blank line before it, and stand in a list', () => {
    expect(renderMarkdown('- Tide\n\n  : Rise\n  : Fall')).toContain(
      '<dt>Tide</dt>\n<dd>\n<p>Rise</p>\n</dd>',
    );
    expect(renderMarkdown('> Tide\n> : Rise')).toContain('<dd>Rise</dd>');
  });
});

describe('columns of a table', () => {
  it('have their sides in an attribute that readers keep', () => {
    expect(renderMarkdown('| a | b |\n|--:|---|\n| c | d |')).toContain(
      '<td align="right">c</td>\n<td>d</td>',
    );
  });
});
