import { serialize } from 'parse5';
import { describe, expect, it, test } from 'vitest';
import { attributeOf, type Element, plainTextOf } from '../../src/html/tree.ts';
import { TreeBuilder } from '../../src/html/treeBuilder.ts';

describe('a tree that is built', () => {
  it('has elements, their attributes, and text as one node', () => {
    const tree = new TreeBuilder()
      .open('p')
      .text('one ')
      .text('')
      .text('road')
      .empty('img', [['src', 'a']]);
    const [p] = tree.close('p').finish() as [Element];
    expect(p.childNodes.map(({ nodeName }) => nodeName)).toEqual(['#text', 'img']);
    expect(plainTextOf([p])).toBe('one road');
    expect(attributeOf(p.childNodes[1] as Element, 'src')).toBe('a');
  });

  it('may have one link after another', () => {
    expect(new TreeBuilder().open('a').close('a').open('a').close('a').finish()).toHaveLength(2);
  });
});

test.each([
  ['what is not closed', new TreeBuilder().open('p')],
  ['what is closed and was not open', new TreeBuilder().close('p')],
  ['what is closed in the wrong order', new TreeBuilder().open('b').open('i').close('b').close('i')],
  ['a link in a link', new TreeBuilder().open('a').open('b').open('a').close('a').close('b').close('a')],
  ['a carriage return', new TreeBuilder().text('a\rb')],
  ['a carriage return in an attribute', new TreeBuilder().empty('img', [['alt', 'a\rb']])],
  ['a null', new TreeBuilder().text('a\0b')],
  ['what is very deep', deep(101)],
])('the parser is asked of %s', (_what, tree) => {
  expect(tree.finish()).toBeUndefined();
});

test('the parser is not asked of what is a little less deep', () => {
  expect(deep(100).finish()).toHaveLength(1);
});

describe('a tree with raw HTML', () => {
  /** The tags and texts of a tree, and whether each of its parts is plain. */
  const shapeOf = (tree: TreeBuilder) => {
    const fragment = { nodeName: '#document-fragment', childNodes: tree.finish() ?? [] } as const;
    return [serialize(fragment), tree.made.parts];
  };

  it('has the blocks between them apart', () => {
    const tree = new TreeBuilder('mixed');
    tree.startBlock(0);
    tree.open('p').text('one').close('p').text('\n');
    tree.startBlock(1, true);
    tree.html('<div>').text('two').empty('br').html('</div>');
    tree.startBlock(2);
    tree.open('p').text('three').close('p');
    expect(shapeOf(tree)).toEqual([
      '<p>one</p>\n<div>two<br></div><p>three</p>',
      [
        { from: 0, isPlain: true },
        { from: 1, isPlain: false },
        { from: 3, isPlain: true },
      ],
    ]);
    expect(tree.made.html).toBe('<div>\n</div>\n');
  });

  it('has in one part all up to where HTML is closed again', () => {
    const tree = new TreeBuilder('mixed');
    tree.startBlock(0, true);
    tree.html('<div>');
    tree.startBlock(1);
    tree.open('p').text('one').close('p');
    tree.startBlock(2, true);
    tree.html('</div>');
    tree.startBlock(3, true);
    tree.html('<i>two</i>');
    expect(shapeOf(tree)).toEqual(['<div><p>one</p></div><i>two</i>', [{ from: 0, isPlain: false }]]);
  });

  it('has tags as text where HTML has them so', () => {
    const tree = new TreeBuilder('mixed');
    tree.startBlock(0, true);
    tree
      .html('<xmp>')
      .open('a', [['title', '"']])
      .text('<')
      .close('a')
      .empty('hr')
      .html('</xmp>');
    expect(shapeOf(tree)[0]).toBe('<xmp><a title="&quot;">&lt;</a><hr /></xmp>');
  });

  it('has line feeds for carriage returns', () => {
    const tree = new TreeBuilder('parsed');
    tree.startBlock(0);
    tree
      .text('one\r')
      .text('\ntwo\r')
      .open('p', [['title', 'a\rb']])
      .text('\nthree')
      .close('p');
    expect(shapeOf(tree)[0]).toBe('one\ntwo\n<p title="a\nb">\nthree</p>');
  });

  it('needs a builder that parses some', () => {
    const tree = new TreeBuilder();
    tree.startBlock(0, true);
    expect(tree.html('<b>').finish()).toBeUndefined();
  });
});

function deep(depth: number): TreeBuilder {
  const tree = new TreeBuilder();
  for (let i = 0; i < depth; i += 1) tree.open('em');
  for (let i = 0; i < depth; i += 1) tree.close('em');
  return tree;
}
