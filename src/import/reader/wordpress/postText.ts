import { proseFinder } from '../htmlMarks.ts';
import { paragraphsOf } from '../paragraphs.ts';
import { hasBlocks, htmlOfBlocks } from './blocks.ts';
import { embedOf } from './embeds.ts';
import type { PostContext } from './library.ts';
import { expandShortcodes } from './shortcodes.ts';

/** An address alone on a line, or in a paragraph. */
const ADDRESS_LINE =
  /^[ \t]*(https?:\/\/[^\s<>"[\]]+)[ \t]*$|<p(?: [^<>]*)?>\s*(https?:\/\/[^\s<>"[\]]+)\s*<\/p>/gm;

/**
 * The HTML that WordPress shows of a post's text: of blocks, or of text in which a blank line ends a paragraph; with players
 * for addresses alone on a line, and what its own shortcodes show.
 */
export function htmlOfPost(written: string, context: PostContext): string {
  const content = written.replace(/\r\n?/g, '\n');
  if (hasBlocks(content)) return expandShortcodes(withEmbeds(htmlOfBlocks(content, context)), context).trim();
  return paragraphsOf(expandShortcodes(withEmbeds(content), context));
}

function withEmbeds(text: string): string {
  if (!text.includes('http')) return text;
  const isProse = proseFinder(text);
  return text.replace(ADDRESS_LINE, (all, line: string | undefined, paragraph: string, index: number) => {
    if (line === undefined)
      return isProse(index + all.indexOf('>') + 1) ? `<p>${embedOf(paragraph)}</p>` : all;
    if (!isProse(index)) return all;
    const html = embedOf(line);
    return html.startsWith('<a') ? html : `\n\n${html}\n\n`;
  });
}

/** The part of a text that is shown in lists: what is before the mark; undefined where there is none, or nothing before it. */
export function teaserOf(html: string): string | undefined {
  const end = html.search(/<!--more(?: [^<>]*)?-->/);
  return end > 0 ? html.slice(0, end) : undefined;
}
