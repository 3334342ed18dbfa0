import type { Token } from 'markdown-it';
import { openEnvironment } from '../../src/articles/markdown/environment.ts';
import { parseMarkdown, renderTokens } from '../../src/articles/markdown/parser.ts';
import { type SourceBlock, sourceFinder, splitBlocks } from '../../src/articles/markdown/sourceBlocks.ts';
import { type SanitisedArticle, sanitise } from '../../src/html/sanitise.ts';
import type { Locate } from '../../src/model/media.ts';
import { countBelow } from '../../src/model/order.ts';
import type { Refer } from '../../src/model/reference.ts';

/** The HTML of blocks, and the block that an index into the HTML belongs to; undefined in HTML without blocks. */
export function renderBlocks(blocks: readonly SourceBlock[]) {
  const ends: number[] = [];
  let html = '';
  for (const block of blocks) {
    html += renderTokens([...block] as Token[]);
    ends.push(html.length);
  }
  return { html, blockAt: (index: number) => blocks[countBelow(ends, index + 1)] };
}

/** What `sanitiseMarkdown` makes of a text, by way of its HTML: all of it is parsed, and parsed again for places. */
export function sanitiseAsHtml(text: string, base: string, locate?: Locate, refer?: Refer): SanitisedArticle {
  const blocks = splitBlocks(parseMarkdown(text, undefined, openEnvironment()));
  const { html, blockAt } = renderBlocks(blocks);
  const article = sanitise(html, base, locate, refer);
  const find = sourceFinder(text);
  const findings = article.findings.map((finding) => ({
    ...finding,
    at: find(blockAt(finding.at), finding.near),
  }));
  return { ...article, findings };
}
