import { Stamp } from '../../../model/stamp.ts';
import { parseFeedDate } from '../date.ts';
import type { ReadEntry } from '../feedDocument.ts';
import { dateAt, type FeedContext } from '../fieldValues.ts';
import type { XmlElement } from '../xml.ts';
import * as xml from '../xmlFields.ts';

/** What WordPress writes for a missing date, and what becomes of it in an RSS date. */
const NO_DATE = /^(?:0000-00-00 00:00:00|.*-0001 .*|)$/;
/** In minutes. No zone is further from UTC. */
const MAX_OFFSET = 18 * 60;

/**
 * When a post was published, and changed after that. A post has its times in the zone of the site and in UTC, which together
 * say the offset; a draft may have none yet.
 */
export function readPostDates(
  item: XmlElement,
  context: FeedContext,
): Pick<ReadEntry, 'published' | 'updated'> {
  const published = stampOf(item, 'wp:post_date') ?? otherDate(item, context);
  const updated = stampOf(item, 'wp:post_modified');
  const isLater = updated && published && secondsOf(updated) > secondsOf(published);
  return { ...(published && { published }), ...(isLater && { updated }) };
}

const secondsOf = (stamp: Stamp) => Math.floor(stamp.getTime() / 1000);

/** A time in UTC with the offset of the site's own. */
function stampOf(item: XmlElement, name: string): Stamp | undefined {
  const instant = instantOf(xml.childLine(item, `${name}_gmt`));
  if (instant === undefined) return undefined;
  const local = instantOf(xml.childLine(item, name)) ?? instant;
  const offset = (local - instant) / 60_000;
  const isOffset = Math.abs(offset) <= MAX_OFFSET && offset % 15 === 0;
  return new Stamp(instant, isOffset ? offset : 0);
}

function instantOf(text = ''): number | undefined {
  return NO_DATE.test(text) ? undefined : parseFeedDate(`${text}Z`)?.getTime();
}

/** The date of a post that has none in UTC: that of the feed, else the one in the site's zone. That of a draft is none. */
function otherDate(item: XmlElement, context: FeedContext): Stamp | undefined {
  const element = [xml.childOf(item, 'pubDate'), xml.childOf(item, 'wp:post_date')].find(
    (date) => date !== undefined && !NO_DATE.test(xml.elementText(date).trim()),
  );
  const isDraft = xml.childLine(item, 'wp:status') !== 'publish';
  if (element === undefined || (isDraft && xml.childOf(item, 'wp:post_date_gmt'))) return undefined;
  return dateAt(element.index, xml.elementText(element), context);
}
