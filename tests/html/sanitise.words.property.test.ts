import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html as htmlNames, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';
import { runsOf } from '../support/runs.ts';

/** Every element of HTML, of today and of former days, and some of nobody's. */
const NAMES =
  'a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fencedframe fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins kbd keygen label legend li link listing main map mark marquee math menu meta meter multicol nav nobr noembed noframes noscript object ol optgroup option output p param picture portal pre progress q rb rp rt rtc ruby s samp script search section select selectedcontent slot small source spacer span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp tide-table chart';

/** Elements whose words readers are not given: what browsers do not show, values of controls, text that is no HTML, pictures. */
const WITHOUT_WORDS =
  /^(?:datalist|frameset|head|iframe|math|noembed|noframes|optgroup|option|plaintext|script|select|style|svg|template|textarea|title)$/;

/** Attributes that decide what becomes of an element. */
const ATTRIBUTES = [
  '',
  ' src="https://a.example/b"',
  ' data="https://a.example/b"',
  ' open',
  ' href="#x"',
  ' class="lineno"',
  ' class="copy"',
  ' id="x" class="anchor"',
  ' hidden',
  ' dir="rtl"',
];

const WORD = '\u0001';
const { tree } = fc.letrec<Record<'tree', string>>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(WORD),
    fc
      .tuple(
        fc.constantFrom(...NAMES.split(' ')),
        fc.constantFrom(...ATTRIBUTES),
        fc.array(tie('tree'), { maxLength: 3 }),
      )
      .map(([name, attributes, children]) => `<${name}${attributes}>${children.join('')}</${name}>`),
  ),
}));

const article = fc.array(tree, { minLength: 1, maxLength: 4 }).map((parts) => numbered(parts.join('')));

describe('the words between the tags of an article', () => {
  test('are published, in their order, or an element around them is told', () => {
    fc.assert(
      fc.property(article, (html) => expectAllWords(html)),
      runsOf(3000),
    );
  });

  test.each(NAMES.split(' '))('are so in <%s>', (name) => {
    for (const attributes of ATTRIBUTES)
      expectAllWords(numbered(`${WORD}<${name}${attributes}>${WORD}<p>${WORD}</p></${name}>${WORD}`));
  });

  test('are so in all that follows <plaintext>', () => {
    expectAllWords('w0.<plaintext>w1.</plaintext>w2.');
  });

  test.each([
    'button',
    'canvas',
    'dialog',
    'fieldset',
    'label',
    'legend',
    'map',
    'object',
    'rt',
    'slot',
    'xmp',
    'chart',
  ])('are published from <%s>', (name) => {
    expect(wordsOf(sanitise(`w0.<${name}>w1.</${name}>w2.`, BASE).html)).toEqual(['w0.', 'w1.', 'w2.']);
  });
});

const BASE = 'https://news.example.nz/tide/';

function expectAllWords(html: string): void {
  const { html: made, findings } = sanitise(html, BASE);
  const published = wordsOf(textOf(parseFragment(made)));
  const told = new Set(findings.map(({ near }) => near));
  const isTold = (around: readonly string[]) => around.some((name) => told.has(`<${name}`));
  const all = placesOf(bodyOf(html));
  const missing = all.filter(({ word }) => !published.includes(word));
  expect(missing.filter(({ around }) => !isTold(around))).toEqual([]);
  expect(missing.filter(({ around }) => !around.some(mayHideWords))).toEqual([]);
  expect(published).toEqual(all.map(({ word }) => word).filter((word) => published.includes(word)));
}

/** What counts readers, and a button of a program, go with all that is in them. */
function mayHideWords(name: string): boolean {
  return WITHOUT_WORDS.test(name) || /^(?:applet|button|canvas|embed|object)$/.test(name);
}

interface Place {
  readonly word: string;
  readonly around: readonly string[];
}

/** Every word, with the elements around it, as a browser without scripts has them. */
function placesOf(parent: DefaultTreeAdapterTypes.ParentNode, around: readonly string[] = []): Place[] {
  return parent.childNodes.flatMap((node): Place[] => {
    if ('value' in node) return wordsOf(node.value).map((word) => ({ word, around }));
    if (!('tagName' in node)) return [];
    return placesOf('content' in node ? node.content : node, [...around, node.tagName]);
  });
}

function numbered(html: string): string {
  let count = 0;
  return html.replaceAll(WORD, () => `w${count++}.`);
}

function wordsOf(text: string): string[] {
  return text.match(/w\d+\./g) ?? [];
}

function textOf(parent: DefaultTreeAdapterTypes.ParentNode): string {
  return parent.childNodes
    .map((node) => ('value' in node ? node.value : 'childNodes' in node ? textOf(node) : ''))
    .join('');
}

function bodyOf(html: string): DefaultTreeAdapterTypes.DocumentFragment {
  const body = defaultTreeAdapter.createElement('body', htmlNames.NS.HTML, []);
  return parseFragment(body, html, { scriptingEnabled: false });
}
