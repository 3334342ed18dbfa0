import { isBlockNode, isElement, isText, type Node } from '../html/tree.ts';
import { APART, isList } from './htmlToMarkdown.ts';
import { canOpen, rawHtml, startTag, wrapped } from './rawHtml.ts';

/** A part of an article: a block, what stands between two blocks, or one of the tags of what is around blocks. */
export interface Part {
  readonly text: string;
  /** True for Markdown, false for HTML. */
  readonly isMarkdown: boolean;
}

/** A block as Markdown; undefined if it is to stay HTML. */
export type Convert = (block: Node) => string | undefined;

/** Elements that are no block of their own to readers, and may have Markdown between their tags. */
const CONTAINERS = new Set('article aside center div main section'.split(' '));
const MAX_DEPTH = 8;

/** The parts of an article, in their order. */
export function partsOf(nodes: readonly Node[], convert: Convert, depth = 0): Part[] {
  const parts: Part[] = [];
  let run: Node[] = [];
  const endRun = () => {
    const part = partOfRun(run, convert);
    if (part) parts.push(part);
    run = [];
  };
  for (const node of nodes) {
    if (!canOpen(node) || (!isBlockNode(node) && run.some((before) => !isBlankText(before)))) {
      run.push(node);
      continue;
    }
    endRun();
    for (const part of partsOfBlock(node, convert, depth)) parts.push(part);
  }
  endRun();
  return parts;
}

/** What stands between two blocks as a part; undefined if nothing does. */
function partOfRun(run: readonly Node[], convert: Convert): Part | undefined {
  const [only, ...others] = run.filter((node) => !isBlankText(node));
  if (only === undefined) return undefined;
  const markdown = others.length === 0 ? convert(only) : undefined;
  if (markdown !== undefined) return { text: markdown, isMarkdown: true };
  const html = rawHtml(run);
  // A tag alone on its line is HTML anyway.
  return { text: /^<[a-z][^<>\n]*>$/.test(html) ? html : wrapped(html), isMarkdown: false };
}

function isBlankText(node: Node): boolean {
  return isText(node) && node.value.trim() === '';
}

function partsOfBlock(node: Node, convert: Convert, depth: number): readonly Part[] {
  const markdown = convert(node);
  if (markdown !== undefined) return [{ text: markdown, isMarkdown: true }];
  return aroundBlocks(node, convert, depth) ?? [{ text: rawHtml([node]), isMarkdown: false }];
}

/** An element around blocks of which Markdown can say some; undefined for any other. */
function aroundBlocks(node: Node, convert: Convert, depth: number): readonly Part[] | undefined {
  if (!isElement(node) || !CONTAINERS.has(node.tagName) || depth > MAX_DEPTH) return undefined;
  if (!node.childNodes.some(isBlockNode)) return undefined;
  const inside = partsOf(node.childNodes, convert, depth + 1);
  if (!inside.some(({ isMarkdown }) => isMarkdown)) return undefined;
  const tag = (text: string): Part => ({ text, isMarkdown: false });
  return [tag(startTag(node)), ...inside, tag(`</${node.tagName}>`)];
}

/** Parts as the text of a file. */
export function joined(parts: readonly Part[]): string {
  let text = '';
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1];
    const isApart = part.isMarkdown && before?.isMarkdown && isList(part.text) && isList(before.text);
    text += `${index > 0 ? '\n\n' : ''}${isApart ? `${APART}\n\n` : ''}${part.text}`;
  }
  return text;
}
