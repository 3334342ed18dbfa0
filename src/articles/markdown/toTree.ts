import type { Token } from 'markdown-it';
import type { Node } from '../../html/tree.ts';
import { TreeBuilder } from '../../html/treeBuilder.ts';
import { altOf, markdown } from './parser.ts';
import type { SourceBlock } from './sourceBlocks.ts';

/** Appends the nodes for `tokens[index]` to the tree. */
type Grow = (tree: TreeBuilder, token: Token, tokens: readonly Token[], index: number) => void;

/**
 * The tree that the parser would build of the HTML of these blocks, without it. The place of an element is the number of
 * its block. Returns undefined if there is anything that the builder refuses.
 *
 * Each token becomes what markdown-it's renderer makes of it, line breaks between the tags and all.
 */
export function treeOfMarkdown(blocks: readonly SourceBlock[], tree = new TreeBuilder()): Node[] | undefined {
  for (let number = 0; number < blocks.length; number += 1) {
    const block = blocks[number] as SourceBlock;
    tree.startBlock(number, hasHtml(block));
    growAll(tree, block);
  }
  return tree.finish();
}

function hasHtml(tokens: readonly Token[]): boolean {
  for (const { type, children } of tokens)
    if (type === 'html_block' || type === 'html_inline' || (children && hasHtml(children))) return true;
  return false;
}

function growAll(tree: TreeBuilder, tokens: readonly Token[]): void {
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    if (token.type === 'inline') growAll(tree, token.children as Token[]);
    else (GROWS.get(token.type) as Grow)(tree, token, tokens, index);
  }
}

/** As `renderToken` of the renderer: where a line ends and where not is seen by a token's neighbours. */
const element: Grow = (tree, { tag, nesting, hidden, block, attrs }, tokens, index) => {
  if (hidden) return;
  const before = index > 0 ? tokens[index - 1] : undefined;
  const after = index + 1 < tokens.length ? tokens[index + 1] : undefined;
  if (block && nesting !== -1 && before?.hidden && before.nesting === -1) tree.text('\n');
  if (nesting === 1) tree.open(tag, attrs ?? []);
  else if (nesting === -1) tree.close(tag);
  else tree.empty(tag, attrs ?? []);
  const holdsLine = after?.type === 'inline' || after?.hidden || (after?.nesting === -1 && after.tag === tag);
  if (block && !(nesting === 1 && holdsLine)) tree.text('\n');
};

const html: Grow = (tree, { content }) => tree.html(content);

const image: Grow = (tree, token) => {
  const alt = altOf(token);
  const attributes = (token.attrs as [string, string][]).filter(([name]) => name !== 'alt');
  if (alt.trim() !== '') attributes.push(['alt', alt]);
  tree.empty('img', attributes);
};

/** The language of a sample without a fence, as Pelican has it: `:::python` in a line above the code. */
const LANGUAGE_ABOVE = /^:::([\w+#.-]+)[ \t]*\n/;

const codeBlock: Grow = (tree, { type, info, content: written }) => {
  const [above = '', named] = (type === 'code_block' && LANGUAGE_ABOVE.exec(written)) || [];
  const content = written.slice(above.length);
  const [language] = named === undefined ? markdown.utils.unescapeAll(info).trim().split(/\s/) : [named];
  tree.open('pre').open('code', language ? [['class', `language-${language}`]] : []);
  tree.text(content).close('code').close('pre').text('\n');
};

const footnoteReference: Grow = (tree, token) => {
  const { note, reference } = namesOf(token);
  tree
    .open('sup', [['class', 'footnote-ref']])
    .open('a', Object.entries({ href: `#fn${note}`, id: `fnref${reference}` }))
    .text(`[${reference}]`)
    .close('a')
    .close('sup');
};

const footnotesOpen: Grow = (tree) => {
  tree.empty('hr', [['class', 'footnotes-sep']]).text('\n');
  tree.open('section', [['class', 'footnotes']]).text('\n');
  tree.open('ol', [['class', 'footnotes-list']]).text('\n');
};

const footnoteOpen: Grow = (tree, token) =>
  tree.open('li', Object.entries({ id: `fn${namesOf(token).note}`, class: 'footnote-item' }));

const footnoteBack: Grow = (tree, token) => {
  const attributes = { href: `#fnref${namesOf(token).reference}`, class: 'footnote-backref' };
  tree.text(' ').open('a', Object.entries(attributes)).text('\u21a9\ufe0e').close('a');
};

/** What a footnote and one of the references to it are called: the second to note 1 is `1:1`. */
function namesOf({ meta }: Token): { readonly note: string; readonly reference: string } {
  const { id, subId } = meta as { readonly id: number; readonly subId?: number };
  const note = `${id + 1}`;
  return { note, reference: subId ? `${note}:${subId}` : note };
}

const ELEMENTS =
  'paragraph heading blockquote bullet_list ordered_list list_item table thead tbody tr th td em strong s link dl dt dd abbr mark sub sup';

/** What becomes of each kind of token. */
const GROWS: ReadonlyMap<string, Grow> = new Map<string, Grow>([
  ...ELEMENTS.split(' ').flatMap((name): [string, Grow][] => [
    [`${name}_open`, element],
    [`${name}_close`, element],
  ]),
  ['hr', element],
  ['html_block', html],
  ['html_inline', html],
  ['text', (tree, { content }) => tree.text(content)],
  ['softbreak', (tree) => tree.text('\n')],
  ['hardbreak', (tree) => tree.empty('br').text('\n')],
  ['code_inline', (tree, { content }) => tree.open('code').text(content).close('code')],
  ['code_block', codeBlock],
  ['fence', codeBlock],
  ['image', image],
  ['footnote_ref', footnoteReference],
  ['footnote_block_open', footnotesOpen],
  ['footnote_open', footnoteOpen],
  ['footnote_anchor', footnoteBack],
  ['footnote_close', (tree) => tree.close('li').text('\n')],
  ['footnote_block_close', (tree) => tree.close('ol').text('\n').close('section').text('\n')],
]);
