import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html as htmlNames, parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';
import { runsOf } from '../support/runs.ts';

const made = (html: string) => sanitise(html, 'https://news.example.nz/tide/').html;

const INLINE =
  'a a;href="/1" a;href="/2" b i em strong u s small mark code kbd samp var sub sup q cite abbr time ins del span font bdi dfn label big tt nobr x-tide'.split(
    ' ',
  );
const CONTAINERS =
  'div section article aside main nav header footer form fieldset center address hgroup menu search dir'.split(
    ' ',
  );

const KEPT = new Set(
  'a b i em strong u s small mark code kbd samp var sub sup q cite abbr time ins del h1 h2 h3 h6 pre summary blockquote details figure figcaption ul ol li dl dt dd table tbody thead tfoot tr td th'.split(
    ' ',
  ),
);

/** Stands for a word; each gets its number when all of them are there. */
const WORD = '\u0001';

const { block, inline } = fc.letrec<Record<'inline' | 'block' | 'flow', string>>((tie) => ({
  inline: fc.oneof(
    { depthSize: 'small' },
    fc.constant(WORD),
    fc.constantFrom(
      ` ${WORD} `,
      `<br>${WORD}`,
      `<!-- c -->${WORD}`,
      `<script>x</script>${WORD}`,
      `<img src="a.png">${WORD}`,
    ),
    wrapped(INLINE, tie('inline')),
    several(tie('inline')),
  ),
  block: fc.oneof(
    { depthSize: 'small' },
    wrapped('p h1 h2 h3 h6 pre summary'.split(' '), tie('inline')),
    fc.constantFrom('<hr>', '<p></p>', '<img src="a.png">', '<figure><img src="a.png" title="t"></figure>'),
    wrapped(['blockquote', 'details', 'figure', 'figcaption', 'custom-tide', ...CONTAINERS], tie('flow')),
    wrapped(['ul', 'ol'], wrapped(['li'], tie('flow'))),
    wrapped(['dl'], fc.tuple(wrapped(['dt'], tie('inline')), wrapped(['dd'], tie('flow'))).map(joined)),
    wrapped(['table'], wrapped(['tr', 'thead', 'tfoot'], wrapped(['td', 'th'], tie('flow')))),
    fc.tuple(tie('block'), tie('block')).map(joined),
  ),
  flow: fc.oneof(
    { depthSize: 'small' },
    tie('block'),
    tie('inline'),
    fc.tuple(tie('inline'), tie('block')).map(joined),
  ),
}));

const article = fc.array(fc.oneof(block, inline), { minLength: 1, maxLength: 5 }).map((parts) => {
  let count = 0;
  return parts.join('\n').replaceAll(WORD, () => `w${count++}.`);
});

test('no word of an article is lost, and none changes its place', () => {
  fc.assert(
    fc.property(article, (html) => {
      expect(wordsOf(textOf(parseFragment(made(html))))).toEqual(wordsOf(html));
    }),
    runsOf(1500),
  );
});

test('every word stays in what a browser has it in, of that which readers keep', () => {
  fc.assert(
    fc.property(article, (html) => {
      expect(homesOf(bodyOf(made(html)))).toEqual(homesOf(bodyOf(html)));
    }),
    runsOf(1500),
  );
});

test.each([
  '<div>w0.<p>w1.</p>w2.</div>',
  '<x-tide><section>w0.<b><div>w1.</div></b></section></x-tide>w2.',
  '<p>w0.<img src="a.png"><span><font>w1.</font></span></p>',
  '<figure><div>w0.</div><figcaption><div>w1.</div></figcaption></figure>',
  '<a href="/">w0.<a href="/">w1.</a></a>',
  '<dl><div><dt>w0.</dt><dd>w1.</dd></div></dl>',
  '<p>w0.<ul><li>w1.</ul>w2.</p>',
  '<noscript><p>w0.</p></noscript>',
  '<object><p>w0.</p></object>',
])('no word of %s is lost, and none changes its place', (html) => {
  expect(wordsOf(textOf(parseFragment(made(html))))).toEqual(wordsOf(html));
});

test('no string is refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.webUrl(), (text, base) => {
      expect(sanitise(text, base)).toBeDefined();
    }),
    runsOf(300),
  );
});

test.each(
  'a noscript div b table svg object font blockquote details figure picture select template li'.split(' '),
)('no depth is refused: <%s>', (name) => {
  expect(made(`${`<${name}>`.repeat(3000)}w0.`)).toBeDefined();
});

/** Elements of these names around the content; `a;href="/1"` is one with an attribute. */
function wrapped(names: readonly string[], content: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...names), content).map(([name, inside]) => {
    return `<${name.replace(';', ' ')}>${inside}</${name.replace(/;.*/, '')}>`;
  });
}

function several(content: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.array(content, { maxLength: 3 }).map(joined);
}

function joined(parts: readonly string[]): string {
  return parts.join('');
}

function wordsOf(text: string): string[] {
  return text.match(/w\d+\./g) ?? [];
}

function textOf(parent: DefaultTreeAdapterTypes.ParentNode): string {
  return parent.childNodes
    .map((node) => ('value' in node ? node.value : 'childNodes' in node ? textOf(node) : ''))
    .join('');
}

/** The body of a page, as a browser without scripts has it. */
function bodyOf(html: string): DefaultTreeAdapterTypes.DocumentFragment {
  const body = defaultTreeAdapter.createElement('body', htmlNames.NS.HTML, []);
  return parseFragment(body, html, { scriptingEnabled: false });
}

/** Every word with the elements around it, outermost first; paragraphs may come and go. */
function homesOf(parent: DefaultTreeAdapterTypes.ParentNode, around = ''): string[] {
  return parent.childNodes.flatMap((node) => {
    if ('value' in node) return wordsOf(node.value).map((word) => `${around} ${word}`);
    if (!('tagName' in node)) return [];
    const href = node.attrs.find(({ name }) => name === 'href')?.value ?? '';
    return homesOf(node, KEPT.has(node.tagName) ? `${around} ${node.tagName}${href.slice(-2)}` : around);
  });
}
