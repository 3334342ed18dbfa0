import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { textAsHtml, textOfHtml } from '../../../src/import/reader/textToHtml.ts';
import { entryOf } from './material.ts';

/** XHTML as Atom has it, and read. */
const read = (xhtml: string) =>
  entryOf(`<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${xhtml}</div></content>`).content;

test.each([
  ['<p class="a">A <b>B</b></p>', '<p class="a">A <b>B</b></p>'],
  ['A &amp; &lt;B&gt; &#160;&#13;', 'A &amp; &lt;B&gt; &nbsp;&#13;'],
  [
    '<br/><img src="a.png" alt="A &quot;B&quot; &lt; &amp;"/>',
    '<br><img src="a.png" alt="A &quot;B&quot; &lt; &amp;">',
  ],
  ['<p/><a id="x"/>', '<p></p><a id="x"></a>'],
  ['<br>A</br>', '<br>A'],
  ['<pre>\n\nA</pre><pre>B</pre>', '<pre>\n\n\nA</pre><pre>\nB</pre>'],
  ['<p xml:lang="mi">A</p>', '<p lang="mi">A</p>'],
  ['<p lang="en" xml:lang="mi">A</p>', '<p lang="en">A</p>'],
  ['<p xmlns:x="urn:x" x:a="1" xml:base="b">A</p>', '<p>A</p>'],
  ['<x:y xmlns:x="urn:x">A <b>B</b></x:y>', 'A <b>B</b>'],
  ['<é>A</é>', 'A'],
  ['<script>a &lt; b &amp;&amp; c</script>', '<script>a < b && c</script>'],
  ['<style>a<b>c</b></style>', '<style>ac</style>'],
  ['<script>"&lt;/SCRIPT&gt;"</script>A', 'A'],
  ['<plaintext>A</plaintext>B', 'B'],
  ['<textarea>\nA &lt;/textarea&gt;</textarea>', '<textarea>\n\nA &lt;/textarea&gt;</textarea>'],
  ['<title>A &lt; B</title>', '<title>A &lt; B</title>'],
  [
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:l="http://www.w3.org/1999/xlink"><use l:href="#a"/><style>a &lt; b</style></svg>',
    '<svg><use xlink:href="#a"></use><style>a &lt; b</style></svg>',
  ],
  ['<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>', '<math><mi>x</mi></math>'],
])('writes %s as HTML', (xhtml, html) => {
  expect(read(xhtml)).toBe(html);
});

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.DocumentFragment;

/** What a parser of HTML makes of a text, as text again. */
function shape(node: Node): unknown {
  if ('value' in node) return node.value;
  if (!('childNodes' in node)) return [];
  const attributes = 'attrs' in node ? node.attrs.map(({ name, value }) => [name, value]) : [];
  return [node.nodeName, attributes, ...node.childNodes.map(shape)];
}

const escaped = (text: string) =>
  text.replace(/[&<>"\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);
const text = fc.stringMatching(/^[ab<>&"'\n\u00a0ā🎉]{1,5}$/u);
interface Branch {
  readonly name: string;
  readonly title: string;
  readonly children: readonly Tree[];
}
type Tree = string | Branch;
const tree = fc.letrec<{ node: Tree; element: Tree }>((tie) => ({
  node: fc.oneof({ maxDepth: 4 }, text, tie('element')),
  element: fc
    .tuple(
      fc.constantFrom('div', 'section', 'em', 'pre', 'ins'),
      text,
      fc.array(tie('node'), { maxLength: 3 }),
    )
    .map(([name, title, children]) => ({ name, title, children })),
}));

function xhtmlOf(node: Tree): string {
  if (typeof node === 'string') return escaped(node);
  const { name, title, children } = node;
  return `<${name} title="${escaped(title)}">${children.map(xhtmlOf).join('')}</${name}>`;
}

/** Neighbours that are text are one text. */
function shapeOf(node: Tree): unknown {
  if (typeof node === 'string') return node;
  const { name, title, children } = node;
  const merged: unknown[] = [];
  for (const child of children.map(shapeOf)) {
    const last = merged.at(-1);
    if (typeof last === 'string' && typeof child === 'string') merged.splice(-1, 1, last + child);
    else merged.push(child);
  }
  return [name, [['title', title]], ...merged];
}

test('writes any tree so that a parser of HTML makes the same of it', () => {
  fc.assert(
    fc.property(tree.element, (element) => {
      const html = read(xhtmlOf(element)) ?? '';
      expect(shape(parseFragment(html))).toEqual(['#document-fragment', [], shapeOf(element)]);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['<b>Tom</b> &amp; Jerry', 'Tom & Jerry'],
  ['A<br>B<p>C</p>D\n E', 'A B C D E'],
  ['a &lt; b <', 'a < b <'],
  ['<!DOCTYPE html><!-- x -->A\u0000', 'A'],
  ['&copy=1 &notit;', '©=1 ¬it;'],
  ['<a title="<b>">A</a', 'A'],
])('takes of the HTML %s its text', (html, plain) => {
  expect(textOfHtml(html)).toBe(plain);
});

test.each([
  ['A', '<p>A</p>'],
  [' A \r B\n\t\n\nC\r\n\r\nD', '<p>A<br>B</p>\n<p>C</p>\n<p>D</p>'],
  ['a < b & c\u00a0d', '<p>a &lt; b &amp; c&nbsp;d</p>'],
  [' \n\n ', undefined],
])('makes paragraphs of the text %j', (plain, html) => {
  expect(textAsHtml(plain)).toBe(html);
});
