import { type SanitisedArticle, sanitise, sanitiseTree } from '../html/sanitise.ts';
import { DEFAULT_DIALECT } from '../model/markdown.ts';
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
export function sanitiseMarkdown(
  text: string,
  base: string,
  locate?: Locate,
  dialect = DEFAULT_DIALECT,
): SanitisedArticle {
  const blocks = splitBlocks(parseMarkdown(text, dialect));
  const roots = treeOfMarkdown(blocks);
  if (roots) return inSource(sanitiseTree(roots, base, locate), (number) => blocks[number], text);
  const { html, blockAt } = renderBlocks(blocks);
  return inSource(sanitise(html, base, locate), blockAt, text);
}

/** Sanitises a newsroom text, in which everything is literal. */
export function sanitiseNewsroom(
  paragraphs: readonly Paragraph[],
  base: string,
  locate?: Locate,
): SanitisedArticle {
  return sanitiseTree(treeOfNewsroom(paragraphs), base, locate);
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
