import { formatSpoken } from '../dates/formatSpoken.ts';
import { escapeText } from '../html/escape.ts';
import type { Head } from '../model/article.ts';
import { formatRfc3339, type Stamp } from '../model/stamp.ts';

/** A note to readers about an article, as HTML and as plain text. */
export interface Notice {
  readonly html: string;
  readonly text: string;
}

/**
 * The note at the end of an article that was corrected; undefined where there is none.
 *
 * @example correctionOf(head, 'Pacific/Auckland')?.text
 * // 'Correction, 9:15 am on 22 December 2014, NZDT: It was a Monday.'
 */
export function correctionOf({ correction, updated }: Head, timeZone: string): Notice | undefined {
  if (correction === undefined) return undefined;
  const time = timeAs(updated, timeZone);
  return {
    html: `<p><strong>Correction</strong>, ${time.html}: ${escapeText(correction)}</p>`,
    text: `Correction, ${time.text}: ${correction}`,
  };
}

/** The note that replaces a withdrawn article. Returns undefined if the article was not withdrawn. */
export function withdrawalOf({ withdrawn }: Head, timeZone: string): Notice | undefined {
  if (withdrawn === undefined) return undefined;
  const time = timeAs(withdrawn.time, timeZone);
  const { reason } = withdrawn;
  return {
    html: `<p>This article was withdrawn at ${time.html}.</p>${reason === undefined ? '' : `\n<p>${escapeText(reason)}</p>`}`,
    text: `This article was withdrawn at ${time.text}.${reason === undefined ? '' : ` ${reason}`}`,
  };
}

function timeAs(stamp: Stamp, timeZone: string): Notice {
  const text = formatSpoken(stamp, timeZone);
  return { html: `<time datetime="${formatRfc3339(stamp)}">${text}</time>`, text };
}
