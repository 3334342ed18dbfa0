import { type SanitisedArticle, sanitise, sanitiseTree } from '../html/sanitise.ts';
import type { Locate } from '../model/media.ts';
import { parseMarkdown } from './markdown/parser.ts';
import { findInSource, renderBlocks, type SourceBlock, splitBlocks } from './markdown/sourceBlocks.ts';
import { treeOfMarkdown } from './markdown/toTree.ts';
import { type Paragraph, treeOfNewsroom } from './newsroom/body.ts';

/**
 * Sanitises Markdown. What holds no raw HTML is neither written as HTML nor parsed; `sanitise` would make the same
 * of it.
 *
 * @returns findings with indices into the Markdown
 */
export function sanitiseMarkdown(text: string, base: string, locate?: Locate): SanitisedArticle {
  const blocks = splitBlocks(parseMarkdown(text));
  const roots = treeOfMarkdown(blocks);
  if (roots) return inSource(sanitiseTree(roots, base, locate), (number) => blocks[number], text);
  const { html, blockAt } = renderBlocks(blocks);
  return inSource(sanitise(html, base, locate), blockAt, text);
}

/**
 * Sanitises a newsroom text, in which everything is literal.
 *
 * @param asides lines of its head that stand above the text, and are no summary of it
 */
export function sanitiseNewsroom(
  paragraphs: readonly Paragraph[],
  base: string,
  locate?: Locate,
  asides: readonly string[] = [],
): SanitisedArticle {
  if (asides.length === 0) return sanitiseTree(treeOfNewsroom(paragraphs), base, locate);
  const whole = treeOfNewsroom([{ tagName: 'p', lines: asides }, ...paragraphs]);
  const { summaryText } = sanitiseTree(treeOfNewsroom(paragraphs), base, locate);
  return { ...sanitiseTree(whole, base, locate), summaryText };
}

/** Findings where they are in the Markdown: in the block that they are told of. */
function inSource(
  article: SanitisedArticle,
  blockAt: (at: number) => SourceBlock | undefined,
  text: string,
): SanitisedArticle {
  const findings = article.findings.map((finding) => {
    return { ...finding, at: findInSource(text, blockAt(finding.at), finding.near) };
  });
  return { ...article, findings };
}
