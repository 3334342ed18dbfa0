import { escapeAttribute, escapeText } from '../html/escape.ts';
import type { Head } from '../model/article.ts';
import type { Notice } from './correctionNotice.ts';

/**
 * The link at the end of an article that is about another page: RSS has no place for it, and few readers show the place
 * that the other formats have. Undefined where readers get there anyway, since the text or the title leads there.
 *
 * @param html what readers are shown of the text
 * @example linkNoticeOf(head, '')?.text // 'About https://elsewhere.example/plans'
 */
export function linkNoticeOf(
  { externalLink, link }: Pick<Head, 'externalLink' | 'link'>,
  html: string,
): Notice | undefined {
  if (externalLink === undefined || externalLink === link) return undefined;
  const href = `href="${escapeAttribute(externalLink)}"`;
  if (html.includes(href)) return undefined;
  return {
    html: `<p>About <a ${href}>${escapeText(new URL(externalLink).host)}</a></p>`,
    text: `About ${externalLink}`,
  };
}
