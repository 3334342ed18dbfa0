import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkdown, renderMarkdown } from '../../src/articles/markdown/parser.ts';
import { splitBlocks } from '../../src/articles/markdown/sourceBlocks.ts';
import { treeOfMarkdown } from '../../src/articles/markdown/toTree.ts';
import { type Paragraph, treeOfNewsroom } from '../../src/articles/newsroom/body.ts';
import { parseTree } from '../../src/html/parse.ts';
import { type SanitisedArticle, sanitise, sanitiseTree } from '../../src/html/sanitise.ts';
import { isElement, isText, type Node } from '../../src/html/tree.ts';
import { TreeBuilder } from '../../src/html/treeBuilder.ts';
import { runsOf } from '../support/runs.ts';
import { renderNewsroomBody, someLocal } from './sanitiseMaterial.ts';

const BASES = [
  'https://news.example.nz/2014/12/21/road/',
  'https://news.example.nz/road.html?p=1#top',
  'https://news.example.nz/report.pdf',
];

const word = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(...'road harbour Tāmaki 8 pm. 道路 дорога طريق a_b 2*3 x'.split(' ')),
  },
  fc.constantFrom(
    '&amp;',
    '&lt;b&gt;',
    '&nbsp;',
    '&#13;',
    '&#12;',
    '&#146;',
    '&#0;',
    '&notit;',
    '&Aacute;',
    'Ma\u0304ori',
    '\u0301',
    '\u0308\u0301',
    'e\ufeff\u0301',
    '\u00a0',
    '\u2028',
    '\u0000',
    '\u007f',
    '\u0092',
    '\ufffe',
    '\ud83c',
    '\udf0a',
    '🌊',
    '\f',
    '\t',
    '<',
    '>',
    '"',
    "'",
    '&',
    '\\',
    '\\*',
    '\\\n',
    '  \n',
    '\n',
    '\r\n',
    '*',
    '**',
    '_',
    '`',
    '``',
    '~~',
    '[',
    ']',
    '!',
    '[^1]',
    '[^two]',
    '[ref]',
    '[a][pic]',
    '![ferry][pic]',
    'https://bare.example/',
    'www.bare.example',
    'a@bare.example',
    ':tada:',
    '==lit==',
    '==',
    'H~2~O',
    '$x_1$',
    '\\(a*b\\)',
    'GPS',
    '{.a #n}',
    '[ ]',
    '[x]',
    '[!NOTE]',
    '%%',
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
);

const address = fc.oneof(
  fc.constantFrom(
    'https://example.org/',
    'HTTP://EXAMPLE.org/ä?ö=ü#ß',
    'https://例え.テスト/',
    'http://0x7f.1/a/../b',
    '/there',
    '?page=2',
    '#fn1',
    '#fnref1',
    '#n',
    'report.pdf',
    'report.pdf#page=2',
    'ferry.jpg',
    'ferry.jpg#n',
    'huge.jpg',
    'point.gif',
    'odd.svg',
    'strange.jpg',
    'gone.jpg',
    'gone.pdf',
    '//other.example/x.png',
    'mailto:a@b.example',
    'mailto:a b',
    'tel:/..//x',
    'tel:+64%209',
    'javascript:x()',
    'data:image/png;base64,AA==',
    'data:text/html,x',
    'http://a b/',
    'http://[::1]/',
    'https://u:p@x.example:443/%7E%zz|^',
    'x&amp;y=%26&quot;',
    '<a b>',
    '',
  ),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
);

const title = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  word.map((text) => ` "${text}"`),
);

const { inline } = fc.letrec<{ inline: string; one: string }>((tie) => ({
  inline: fc.array(tie('one'), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' ')),
  one: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: word },
    { weight: 2, arbitrary: fc.array(word, { maxLength: 3 }).map((parts) => parts.join('')) },
    tie('inline').map((text) => `*${text}*`),
    tie('inline').map((text) => `**${text}**`),
    tie('inline').map((text) => `~~${text}~~`),
    tie('inline').map((text) => `\`${text}\``),
    fc.tuple(tie('inline'), address, title).map(([text, to, said]) => `[${text}](${to}${said})`),
    fc.tuple(tie('inline'), address, title).map(([text, to, said]) => `![${text}](${to}${said})`),
    address.map((to) => `<${to}>`),
    { weight: 0, arbitrary: fc.constant('') },
  ),
}));

/** A text of lines, each behind what its container puts there. */
const behind = (first: string, others: string) => (text: string) =>
  text
    .split('\n')
    .map((line, index) => (index === 0 ? first : others) + line)
    .join('\n');

const picture = fc.tuple(word, address, title).map(([alt, to, said]) => `![${alt}](${to}${said})`);

/** Items with or without blank lines between them, each behind its mark. */
const list = (item: fc.Arbitrary<string>, markOf: (index: number) => string) =>
  fc
    .tuple(fc.array(item, { minLength: 1, maxLength: 3 }), fc.constantFrom('\n', '\n', '\n\n'))
    .map(([items, between]) => {
      return items.map((text, i) => behind(markOf(i), ' '.repeat(markOf(i).length))(text)).join(between);
    });

const { blocks } = fc.letrec<{ blocks: string; block: string }>((tie) => ({
  blocks: fc
    .array(fc.tuple(tie('block'), fc.constantFrom('\n\n', '\n', '\n\n\n')), {
      minLength: 1,
      maxLength: 5,
    })
    .map((parts) => parts.flat().join('').trimEnd()),
  block: fc.oneof(
    { depthSize: 'small' },
    { weight: 5, arbitrary: inline },
    fc.tuple(fc.integer({ min: 1, max: 7 }), inline).map(([level, text]) => `${'#'.repeat(level)} ${text}`),
    inline.map((text) => `${text}\n---`),
    inline.map((text) => `## ${text} [#](#n)`),
    fc.array(picture, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n')),
    fc.tuple(picture, address).map(([shown, to]) => `[${shown}](${to})`),
    fc.tuple(word, inline).map(([info, text]) => `\`\`\`${info} x\n${text}\n\`\`\``),
    inline.map((text) => `\`\`\`\n\n${text}`),
    inline.map(behind('    ', '    ')),
    fc.constantFrom('---', '***', '[ref]: /there "Ref"', '[pic]: ferry.jpg', '[pic]: <a b> "t"'),
    fc.array(inline, { minLength: 2, maxLength: 5 }).map((cells) => {
      return `| ${cells.join(' | ')} |\n|${cells.map((_, i) => [':-', '-', '-:', ':-:'][i % 4]).join('|')}|\n| ${cells.join(' | ')} |\n| a`;
    }),
    list(tie('blocks'), () => '- '),
    fc.nat({ max: 20 }).chain((from) => list(tie('blocks'), (index) => `${from + index}. `)),
    tie('blocks').map(behind('> ', '> ')),
    tie('blocks').map(behind('[^1]: ', '    ')),
    inline.map((text) => `[^two]: ${text}`),
    fc.tuple(inline, tie('blocks')).map(([term, text]) => `${term}\n: ${behind('', '  ')(text)}`),
    tie('blocks').map((text) => `:::note A\n${text}\n:::`),
    tie('blocks').map((text) => `!!! tip\n${behind('    ', '    ')(text)}`),
    tie('blocks').map((text) => behind('> ', '> ')(`[!tip] A *b*\n${text}`)),
    tie('blocks').map((text) => behind('- [x] ', '  ')(text)),
    fc.constantFrom('*[GPS]: Satellites', '{: #n .a}', '$$\na_1\n$$'),
    fc.constantFrom('- [^1]: x\n- y', '-\n-\n\n-', '[^1]:', '>', '*\n\n  a', '1)\n2) a'),
  ),
}));

const RUNS = runsOf(250);

const shapeOf = (nodes: readonly Node[]): unknown[] =>
  nodes.map((node) => {
    if (isText(node)) return node.value;
    if (!isElement(node)) return node.nodeName;
    const { nodeName, tagName, namespaceURI, attrs, childNodes } = node;
    return { nodeName, tagName, namespaceURI, attrs, children: shapeOf(childNodes) };
  });

const saidBy = ({ html, findings, pictures, firstParagraph }: SanitisedArticle) => ({
  html,
  // Their places are compared in parser.test.ts.
  findings: findings.map(({ near, fault }) => ({ near, fault })),
  pictures: pictures.map((shown) => ({ ...shown, caption: shown.caption() })),
  firstParagraph,
});

/** Compares the two ways; `roots` are undefined where there is only one. */
function expectSame(roots: Node[] | undefined, html: string, base: string, tree?: TreeBuilder): void {
  if (roots === undefined) return;
  expect(shapeOf(roots)).toEqual(shapeOf(parseTree(html, false).childNodes));
  for (const locate of [someLocal, undefined]) {
    const fit = sanitiseTree(structuredClone(roots), base, locate, undefined, tree?.made);
    expect(saidBy(fit)).toEqual(saidBy(sanitise(html, base, locate)));
  }
}

describe('a body that is not written as HTML first', () => {
  test('is what its HTML would be, if it is Markdown', () => {
    fc.assert(
      fc.property(blocks, fc.constantFrom(...BASES), (text, base) => {
        const tree = new TreeBuilder();
        expectSame(treeOfMarkdown(splitBlocks(parseMarkdown(text)), tree), renderMarkdown(text), base, tree);
      }),
      RUNS,
    );
  });

  test('is what its HTML would be, if it is a newsroom text', () => {
    const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' '));
    const lines = fc.array(text, { minLength: 1, maxLength: 3 });
    const picture = fc
      .record({ src: address, alt: text }, { requiredKeys: ['src'] })
      .map((shown) => ({ ...shown, at: 0 }));
    const paragraph: fc.Arbitrary<Paragraph> = fc.oneof(
      fc.record({ tagName: fc.constantFrom('p', 'h2', 'ul', 'ol'), lines }),
      fc.record({ tagName: fc.constant('figure'), lines, picture }, { requiredKeys: ['tagName', 'lines'] }),
    );
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 5 }), fc.constantFrom(...BASES), (paragraphs, base) => {
        expectSame(treeOfNewsroom(paragraphs), renderNewsroomBody(paragraphs), base);
      }),
      RUNS,
    );
  });
});
