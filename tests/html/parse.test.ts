import fc from 'fast-check';
import {
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  html as htmlNames,
  parseFragment,
  serialize,
} from 'parse5';
import { describe, expect, test } from 'vitest';
import { parseClosed, parseTree } from '../../src/html/parse.ts';

type Node = DefaultTreeAdapterTypes.Node;

const BODY = defaultTreeAdapter.createElement('body', htmlNames.NS.HTML, []);

const plain = (html: string) =>
  parseFragment(BODY, html, { scriptingEnabled: false, sourceCodeLocationInfo: true });

/** A document that tells its tags apart: `many(2, (n) => `<b id=${n}>`)` is `<b id=0><b id=1>`. */
const many = (count: number, one: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => one(n)).join('');

interface Shape {
  readonly deepest: number;
  /** Each mark like `[12]`, sorted: where text stands is not asked. */
  readonly marks: readonly string[];
}

function shapeOf(root: Node): Shape {
  let deepest = 0;
  let text = '';
  const nodes: { node: Node; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = nodes.pop(); next !== undefined; next = nodes.pop()) {
    const { node, depth } = next;
    deepest = Math.max(deepest, depth);
    if (node.nodeName === '#text' && 'value' in node) text += node.value;
    if ('content' in node) nodes.push({ node: node.content, depth });
    if ('childNodes' in node)
      for (const child of node.childNodes) nodes.push({ node: child, depth: depth + 1 });
  }
  return { deepest, marks: (text.match(/\[\d+\]/g) ?? []).toSorted() };
}

/**
 * 256 open elements, the parts of a table, and what is opened again in the innermost. A form that ends inside what it
 * holds is not open any more, and still around it; so is a link in a drawing in a link.
 */
const MAX_DEPTH = 2 * (256 + 4 + 16);

/** What may be written for so much HTML: tags with end tags and implied tags, and what is opened again. */
const mostMarkup = (html: string) => 6 * html.length + Math.max(100_000, html.length);

const LONG_LINK = `<a href="/${'x'.repeat(20_000)}">`;

const HOSTILE: Readonly<Record<string, string>> = {
  'containers in containers': many(2000, (n) => `<div>[${n}]`),
  'unclosed formatting in paragraphs': many(2000, (n) => `<p><b id=${n}>[${n}]</p>`),
  'unclosed formatting, then paragraphs': `<p>${many(1000, (n) => `<font color=${n}>`)}</p>${many(20_000, (n) => `<p>[${n}]</p>`)}`,
  'unclosed formatting in table cells': `<table>${many(2000, (n) => `<td><p><i id=${n}></p>[${n}]`)}`,
  'one long address in every paragraph': `<p>${LONG_LINK}</p>${many(2000, (n) => `<p>[${n}]</p>`)}`,
  'one long address around misnested formatting': `${many(200, (n) => `<b id=${n}>`)}${LONG_LINK}<div>${many(200, (n) => `[${n}]</b>`)}`,
  'misnested blocks': many(1000, (n) => `<b id=${n}><i><div>[${n}]</b>`),
  'misnested blocks, closed late': many(600, (n) => `<b id=${n}><p>[${n}]`) + '</b>'.repeat(600),
  'forms that end too early': many(1000, (n) => `<form><div></form>[${n}]`),
  'links in drawings in links': many(1000, (n) => `<a href=${n}><svg><desc>[${n}]`),
  'tables in tables': many(1000, (n) => `<table><tr><td>[${n}]`),
  'tables without cells': many(1000, (n) => `<table>[${n}]<b id=${n}>`),
  'lists in lists': many(1000, (n) => `<ul><li>[${n}]`),
  'templates in templates': many(1000, (n) => `<template><td>[${n}]`),
  'drawings in drawings': `<svg>${many(1000, (n) => `<style><title><td>[${n}]`)}`,
  'formulas with HTML inside': many(1000, (n) => `<math><mi><svg><desc><p>[${n}]`),
  'scripts in containers': many(1000, (n) => `<div>[${n}]<script>"<b>"</script><title>[${n}]</title>`),
  'objects and buttons': many(1000, (n) => `<object><button><u id=${n}>[${n}]`),
  choices: many(1000, (n) => `<select><optgroup><option>[${n}]</select><div>`),
};

describe.each(Object.entries(HOSTILE))('%s', (_, html) => {
  const tree = parseTree(html);
  const { deepest, marks } = shapeOf(tree);

  test('nest no deeper than the limit', () => {
    expect(deepest).toBeLessThanOrEqual(MAX_DEPTH);
  });

  test('become no more markup than their length allows', () => {
    expect(serialize(tree).length).toBeLessThanOrEqual(mostMarkup(html));
  });

  test('keep their text', () => {
    expect(marks).toEqual((html.match(/\[\d+\]/g) ?? []).toSorted());
  });
});

describe('in the deepest places', () => {
  const depths = Array.from({ length: 20 }, (_, n) => 245 + n);

  test('scripts stay scripts', () => {
    for (const depth of depths) {
      const html = `${'<div>'.repeat(depth)}<script>a < b</script>`;
      expect(serialize(parseTree(html))).toContain('<script>a < b</script>');
    }
  });

  test('text stays in its order', () => {
    for (const depth of depths) {
      const html = `${'<div>'.repeat(depth)}1<table><tr><td>2<th>3<tr><td>4</table>5<pre><i>\n6`;
      expect(serialize(parseTree(html)).replace(/<[^>]*>/g, '')).toBe('12345\n6');
    }
  });
});

describe('formatting that is closed in the wrong place', () => {
  test('is opened again, but for the earliest of many', () => {
    const html = `<p>${many(20, (n) => `<b id=${n}>`)}</p><p>text`;
    const [, second = ''] = serialize(parseTree(html)).split('</p>');
    expect(second.match(/id="\d+"/g)).toEqual(Array.from({ length: 16 }, (_, n) => `id="${n + 4}"`));
  });

  test.each([
    ['a short article', 300, 'x'],
    ['a long article', 6000, 'a paragraph of some forty characters'],
  ])('is opened again in each paragraph of %s', (_, paragraphs, text) => {
    const html = `<p><font color=red></p>${`<p>${text}</p>`.repeat(paragraphs)}`;
    expect(serialize(parseTree(html))).toBe(serialize(plain(html)));
  });

  test('is not opened again for ever, and what follows is as it was', () => {
    const html = `<p>${LONG_LINK}</p>${'<p>x</p>'.repeat(9)}<p>and <a href="/b">this <b>way</b></a></p>`;
    const written = serialize(parseTree(html));
    expect(written.match(/href="\/x/g)).toHaveLength(5);
    expect(written).toContain('<p>x</p><p>and <a href="/b">this <b>way</b></a></p>');
  });
});

const TAGS =
  'a b code div em font i nobr p pre section ul li dl dt dd table caption colgroup col tbody tr td th svg math mi mtext desc title style script textarea select option optgroup template form button object ruby rt noscript h1 br hr img frameset body html annotation-xml foreignObject'.split(
    ' ',
  );
const openTag = fc
  .tuple(fc.constantFrom(...TAGS), fc.constantFrom('', '', ' id=a', ' id=[0]', '/'))
  .map(([name, rest]) => `<${name}${rest}>`);
const endTag = fc.constantFrom(...TAGS).map((name) => `</${name}>`);
const text = fc.constantFrom('[0]', ' ', '\n', '&amp;', '\u0000', 'a\r\nb');
const other = fc.constantFrom('<!-- -->', '<![CDATA[x]]>', '<?x?>', '</>', '<', '<!doctype html>');

/** Without more unclosed formatting than is opened again, of which a table cell may begin a new count. */
const ordinary = fc
  .array(fc.oneof({ weight: 6, arbitrary: openTag }, { weight: 4, arbitrary: endTag }, text, other), {
    maxLength: 16,
  })
  .map((pieces) => pieces.join(''));

/** Some pieces repeated, then others; each `[0]` gets a number of its own. */
const hostile = fc
  .array(
    fc.tuple(
      fc.array(fc.oneof(openTag, openTag, endTag, text), { maxLength: 5 }),
      fc.integer({ min: 1, max: 150 }),
    ),
    { maxLength: 3 },
  )
  .map((runs) => runs.map(([pieces, count]) => pieces.join('').repeat(count)).join(''))
  .map((html) => html.split('[0]').reduce((before, after, n) => `${before}[${n}]${after}`));

function placesOf(root: Node): unknown[] {
  const places: unknown[] = [];
  const nodes: Node[] = [root];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    places.push([node.nodeName, node.sourceCodeLocation]);
    if ('content' in node) nodes.push(node.content);
    if ('childNodes' in node) nodes.push(...node.childNodes);
  }
  return places;
}

describe('HTML below the limits', () => {
  test('becomes the tree that parse5 makes of it, with the same places', () => {
    fc.assert(
      fc.property(ordinary, (html) => {
        const tree = parseTree(html);
        expect(serialize(tree)).toBe(serialize(plain(html)));
        expect(placesOf(tree)).toEqual(placesOf(plain(html)));
      }),
      { numRuns: 2000 },
    );
  });
});

test('nodes know where they stand only where that is asked', () => {
  const [paragraph] = parseTree('\n<p>x', false).childNodes.slice(1);
  expect(paragraph?.sourceCodeLocation).toBeUndefined();
  expect(parseTree('\n<p>x').childNodes[1]?.sourceCodeLocation?.startOffset).toBe(1);
});

describe('HTML that changes nothing behind it', () => {
  test.each(['', 'one', '<p>one</p>\n', '<p><b>one</b></p>', '</p>', '<!-- one -->'])(
    'is parsed: %s',
    (html) => {
      expect(parseClosed(html)?.length).toBe(parseTree(html).childNodes.length);
    },
  );

  test.each([
    ['an open element', '<p>one'],
    ['one that is opened again in what follows', '<p><b>one</p>'],
    ['a form, which can have no other behind it', '<div><form></div>'],
    ['an open comment', 'one<!-- two'],
    ['an open tag', 'one<b title="'],
  ])('is none with %s', (_what, html) => {
    expect(parseClosed(html)).toBeUndefined();
  });
});

describe('HTML above the limits', () => {
  test('keeps all text, nests no deeper and becomes no longer than it may', () => {
    fc.assert(
      fc.property(hostile, (html) => {
        const tree = parseTree(html, false);
        const { deepest, marks } = shapeOf(tree);
        expect(marks).toEqual(shapeOf(plain(html)).marks);
        expect(deepest).toBeLessThanOrEqual(MAX_DEPTH);
        expect(serialize(tree).length).toBeLessThanOrEqual(mostMarkup(html));
      }),
      { numRuns: 200 },
    );
  });
});
