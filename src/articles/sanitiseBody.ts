import { type FitArticle, fitForReaders, fitTree } from '../html/sanitise.ts';
import type { Locate } from '../model/media.ts';
import { parseMarkdown, renderTokens } from './markdown/parser.ts';
import { treeOfMarkdown } from './markdown/toTree.ts';
import { type Paragraph, renderNewsroomBody, treeOfNewsroom } from './newsroom/body.ts';

/**
 * Markdown made fit for readers. What holds no raw HTML, and nothing to tell of, is neither written as HTML nor parsed;
 * `fitForReaders` would make the same of it.
 */
export function fitMarkdown(text: string, base: string, locate?: Locate): FitArticle {
  const tokens = parseMarkdown(text);
  const roots = treeOfMarkdown(tokens);
  return (roots && fitTree(roots, base, locate)) ?? fitForReaders(renderTokens(tokens), base, locate);
}

/** A newsroom text made fit for readers, in the same way. */
export function fitNewsroom(paragraphs: readonly Paragraph[], base: string, locate?: Locate): FitArticle {
  const roots = treeOfNewsroom(paragraphs);
  return (
    (roots && fitTree(roots, base, locate)) ?? fitForReaders(renderNewsroomBody(paragraphs), base, locate)
  );
}
