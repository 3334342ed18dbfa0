import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;

const BLOCKS =
  /^(?:blockquote|br|caption|dd|details|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;

/** HTML as nested lists: white space outside `pre` is one space, and none beside blocks. */
export function domOf(html: string): unknown[] {
  return shown(parseFragment(html).childNodes, false);
}

function shown(nodes: readonly Node[], isInPre: boolean): unknown[] {
  const all = nodes.filter((node) => node.nodeName !== '#comment');
  return all.flatMap((node, index): unknown[] => {
    if ('value' in node) return shownText(node, all[index - 1], all[index + 1], isInPre);
    if (!('tagName' in node)) return [];
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    return [[node.tagName, attributes, ...shown(node.childNodes, isInPre || node.tagName === 'pre')]];
  });
}

function shownText(
  node: DefaultTreeAdapterTypes.TextNode,
  before: Node | undefined,
  after: Node | undefined,
  isInPre: boolean,
): string[] {
  if (isInPre) return [node.value];
  const text = node.value
    .replace(/[ \t\n\f\r]+/g, ' ')
    .replace(isEdge(before, node) ? /^ / : /^$/, '')
    .replace(isEdge(after, node) ? / $/ : /^$/, '');
  return text === '' ? [] : [text];
}

/** Beside a block, or at the end of one. */
function isEdge(neighbour: Node | undefined, { parentNode }: DefaultTreeAdapterTypes.TextNode): boolean {
  const beside = neighbour ?? parentNode;
  return beside === null || !('tagName' in beside) || BLOCKS.test(beside.tagName);
}
