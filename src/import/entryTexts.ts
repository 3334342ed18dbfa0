import { isBlock } from '../html/allowList.ts';
import { parseTree } from '../html/parse.ts';
import { type SanitisedArticle, sanitise } from '../html/sanitise.ts';
import { cutSummary, LOOSE_END } from '../html/summary.ts';
import { isElement, type Node } from '../html/tree.ts';
import { quoted } from '../model/problem.ts';
import { formatRfc3339, type Stamp } from '../model/stamp.ts';
import { rawHtml } from './rawHtml.ts';
import type { ReadEntry } from './reader/feedDocument.ts';
import { paragraphsOf, textOfHtml } from './reader/textToHtml.ts';
import { keptText, type TellFault } from './validText.ts';

/** A title of our own making is shorter than this many characters. */
const MAX_TITLE_LENGTH = 80;
/** No title needs to know more of the text. */
const MAX_PREFIX_LENGTH = 1000;

/** The article's HTML: what the entry calls its content, or else its summary. */
export function contentOf({ content, summary, isSummaryHtml }: ReadEntry): string {
  if (hasText(content)) return content;
  if (summary === undefined || isSummaryHtml) return summary ?? '';
  return paragraphsOf(summary) ?? '';
}

/** The entry's title; where it has none the first words of its text, or its day, and that is told. */
export function titleOf(
  { title }: ReadEntry,
  { html }: SanitisedArticle,
  published: Stamp,
  language: string,
  tell: TellFault,
): string {
  const written = keptText(title);
  if (written !== undefined) return written;
  const made = firstWords(html, language) ?? formatRfc3339(published).slice(0, 10);
  const message = 'expected an entry with a title, found none';
  tell({
    code: 'FEED_ENTRY',
    message,
    mend: `${quoted(made)} is its title now; write a better one into its file`,
  });
  return made;
}

/**
 * The summary as it is to be written, where the entry has one beside its content that nobody would derive from that.
 *
 * @param base what relative addresses in the summary are resolved against
 */
export function summaryOf(
  entry: ReadEntry,
  { firstParagraph }: SanitisedArticle,
  base: string,
  language: string,
): string | undefined {
  const { content, summary, isSummaryHtml } = entry;
  if (!hasText(content) || !hasText(summary)) return undefined;
  const text = keptText(isSummaryHtml ? textOfHtml(sanitise(summary, base).html) : summary);
  if (text === undefined || text === cutSummary(firstParagraph, language)) return undefined;
  // References in a summary are read as what they stand for.
  return text.replace(/&(?=#?\w{1,32};)/g, '&amp;');
}

/** The first block, or text beside blocks, in which there is any text. */
function firstWords(html: string, language: string): string | undefined {
  let run: Node[] = [];
  const nodes = parseTree(html, false).childNodes;
  for (const [index, node] of nodes.entries()) {
    run.push(node);
    const next = nodes[index + 1];
    const isEnd = next === undefined || isBlockNode(node) || isBlockNode(next);
    if (!isEnd) continue;
    const line = keptText(textOfHtml(rawHtml(run)));
    if (line !== undefined) return cut(line, language);
    run = [];
  }
  return undefined;
}

/** As many whole words as fit, with an ellipsis; all of the text when it is short. */
function cut(text: string, language: string): string {
  const characters = [...text.slice(0, MAX_PREFIX_LENGTH)];
  if (characters.length < MAX_TITLE_LENGTH) return text;
  let end = 0;
  let length = 0;
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(
    characters.join(''),
  )) {
    length += [...segment].length;
    if (length > MAX_TITLE_LENGTH - 2) break;
    end += segment.length;
  }
  const words = text.slice(0, end).replace(LOOSE_END, '');
  return `${words || characters.slice(0, MAX_TITLE_LENGTH - 2).join('')}…`;
}

function isBlockNode(node: Node): boolean {
  return isElement(node) && isBlock(node.tagName);
}

function hasText(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}
