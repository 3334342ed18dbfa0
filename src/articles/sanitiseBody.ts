import { type SanitisedArticle, sanitise, sanitiseTree } from '../html/sanitise.ts';
import type { ArticleFormat } from '../model/articleFormat.ts';
import type { Locate } from '../model/media.ts';
import { withoutMdxExtras } from './markdown/mdx.ts';
import { parseMarkdown } from './markdown/parser.ts';
import { findInSource, renderBlocks, type SourceBlock, splitBlocks } from './markdown/sourceBlocks.ts';
import { treeOfMarkdown } from './markdown/toTree.ts';
import { type Paragraph, treeOfNewsroom } from './newsroom/body.ts';

/**
 * Sanitises the body of an article in any format but newsroom text.
 *
 * @returns findings with indices into the body
 */
export function sanitiseProse(
  format: ArticleFormat,
  text: string,
  base: string,
  locate?: Locate,
): SanitisedArticle {
  return format === 'html' ? sanitise(text, base, locate) : sanitiseMarkdown(text, base, locate);
}

/** The body of an article from an index on, without what nobody would see of it; all of it keeps its place. */
export function bodyTextOf(format: ArticleFormat, text: string, from: number): string {
  const body = text.slice(from);
  return format === 'mdx' ? withoutMdxExtras(body) : body;
}

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
