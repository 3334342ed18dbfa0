import { parseTree } from '../html/parse.ts';
import { type ExaminedArticle, sanitise } from '../html/sanitise.ts';
import { cutAtWord, summaryFrom } from '../html/summary.ts';
import { isBlockNode, type Node } from '../html/tree.ts';
import { quoted } from '../model/problem.ts';
import { formatRfc3339, type Stamp } from '../model/stamp.ts';
import { rawHtml } from './rawHtml.ts';
import type { ReadEntry } from './reader/feedDocument.ts';
import { textAsHtml, textOfHtml } from './reader/textToHtml.ts';
import { type ReportFault, validLine } from './validText.ts';

/** In characters. A title that is made from the text is shorter. */
const MAX_TITLE_LENGTH = 80;

/** The article's HTML: the entry's content, or else its summary. */
export function contentOf({ content, summary, isSummaryHtml }: ReadEntry): string {
  if (hasText(content)) return content;
  if (summary === undefined || isSummaryHtml) return summary ?? '';
  return textAsHtml(summary) ?? '';
}

/**
 * The entry's title; empty for a note, which has a text and no title. Where a file would take another title, or has no text,
 * reports it and returns the first words of the text, or the day.
 */
export function titleOf(
  { title }: ReadEntry,
  {
    article,
    published,
    language,
  }: { readonly article: ExaminedArticle; readonly published: Stamp; readonly language: string },
  report: ReportFault,
): string {
  const written = validLine(title);
  if (written !== undefined) return written;
  const { html } = article.write();
  const words = firstWords(html, language);
  // A file that begins with a heading has that for its title.
  if (words !== undefined && !/^<h1[ >]/.test(html)) return '';
  const made = words ?? formatRfc3339(published).slice(0, 10);
  const message = 'expected an entry with a title, found none';
  report({
    code: 'FEED_ENTRY',
    message,
    mend: `${quoted(made)} is its title now; write a better one into its file`,
  });
  return made;
}

/**
 * The summary to write into front matter. Returns undefined if the entry has only one of content and summary, or if its
 * summary is the one that a run derives from the content.
 *
 * @param base the address that relative addresses in the summary are resolved against
 */
export function summaryOf(
  entry: ReadEntry,
  {
    article,
    base,
    language,
  }: {
    readonly article: ExaminedArticle;
    readonly base: string;
    readonly language: string;
  },
): string | undefined {
  const { content, summary, isSummaryHtml } = entry;
  if (!hasText(content) || !hasText(summary)) return undefined;
  const isMarkup = isSummaryHtml && /[<&]/.test(summary);
  const text = validLine(isMarkup ? textOfHtml(sanitise(summary, base).html) : summary);
  return text !== undefined && isDerived(text, article, language) ? undefined : text;
}

/** True for the summary that a run makes of an article. To make one takes its time: most begin otherwise. */
function isDerived(text: string, article: ExaminedArticle, language: string): boolean {
  return article.summaryText.startsWith(text.slice(0, 20)) && text === summaryFrom(article, language);
}

/** The start of the first block, or of the first text between blocks, that has any text. */
function firstWords(html: string, language: string): string | undefined {
  let run: Node[] = [];
  const nodes = parseTree(html, false).childNodes;
  for (const [index, node] of nodes.entries()) {
    run.push(node);
    const next = nodes[index + 1];
    const isEnd = next === undefined || isBlockNode(node) || isBlockNode(next);
    if (!isEnd) continue;
    const line = validLine(textOfHtml(rawHtml(run)));
    if (line !== undefined) return cutAtWord(line, MAX_TITLE_LENGTH, language);
    run = [];
  }
  return undefined;
}

function hasText(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}
