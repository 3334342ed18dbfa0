import { type FitArticle, fitForReaders, fitTree } from '../html/sanitise.ts';
import type { Locate } from '../model/media.ts';
import { parseMarkdown } from './markdown/parser.ts';
import { findInSource, renderBlocks, type SourceBlock, splitBlocks } from './markdown/sourceBlocks.ts';
import { treeOfMarkdown } from './markdown/toTree.ts';
import { type Paragraph, treeOfNewsroom } from './newsroom/body.ts';

/**
 * Sanitises Markdown. What holds no raw HTML is neither written as HTML nor parsed; `fitForReaders` would make the same
 * of it.
 *
 * @returns findings with indices into the Markdown
 */
export function fitMarkdown(text: string, base: string, locate?: Locate): FitArticle {
  const blocks = splitBlocks(parseMarkdown(text));
  const roots = treeOfMarkdown(blocks);
  if (roots) return inSource(fitTree(roots, base, locate), (number) => blocks[number], text);
  const { html, blockAt } = renderBlocks(blocks);
  return inSource(fitForReaders(html, base, locate), blockAt, text);
}

/** Sanitises a newsroom text, in which everything is literal. */
export function fitNewsroom(paragraphs: readonly Paragraph[], base: string, locate?: Locate): FitArticle {
  return fitTree(treeOfNewsroom(paragraphs), base, locate);
}

/** Findings where they are in the Markdown: in the block that they are told of. */
function inSource(
  article: FitArticle,
  blockAt: (at: number) => SourceBlock | undefined,
  text: string,
): FitArticle {
  const findings = article.findings.map((finding) => {
    return { ...finding, at: findInSource(text, blockAt(finding.at), finding.near) };
  });
  return { ...article, findings };
}
