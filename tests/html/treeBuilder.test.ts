import { describe, expect, it, test } from 'vitest';
import { attributeOf, type Element, plainTextOf } from '../../src/html/tree.ts';
import { TreeBuilder } from '../../src/html/treeBuilder.ts';

describe('a tree that is built', () => {
  it('has elements, their attributes, and text as one node', () => {
    const tree = new TreeBuilder().open('p').text('one ').text('').text('road').empty('img', { src: 'a' });
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
  ['a carriage return in an attribute', new TreeBuilder().empty('img', { alt: 'a\rb' })],
  ['a null', new TreeBuilder().text('a\0b')],
  ['what is very deep', deep(101)],
])('the parser is asked of %s', (_what, tree) => {
  expect(tree.finish()).toBeUndefined();
});

test('the parser is not asked of what is a little less deep', () => {
  expect(deep(100).finish()).toHaveLength(1);
});

function deep(depth: number): TreeBuilder {
  const tree = new TreeBuilder();
  for (let i = 0; i < depth; i += 1) tree.open('em');
  for (let i = 0; i < depth; i += 1) tree.close('em');
  return tree;
}
