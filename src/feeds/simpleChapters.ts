import type { AnyChannel } from '../model/channel.ts';
import type { AnyItem } from '../model/item.ts';
import { emptyElement, parentElement } from './xml.ts';

/** Podlove Simple Chapters 1.2. It is declared where it is used, as Podlove does it: the item is whole by itself. */
const ATTRIBUTES = { 'xmlns:psc': 'http://podlove.org/simple-chapters', version: '1.2' };

/** The chapters of an item in its text, where the channel has them there; those that no list shows are left out. */
export function renderSimpleChapters(
  depth: number,
  { chapterList = [] }: AnyItem,
  { hasSimpleChapters, show }: AnyChannel,
): string {
  if (!(hasSimpleChapters ?? show?.hasSimpleChapters)) return '';
  const lines = chapterList.map(({ startInSeconds, title, url, img, isHidden }) =>
    isHidden || title === undefined
      ? ''
      : emptyElement(depth + 1, 'psc:chapter', {
          start: playTime(startInSeconds),
          title,
          href: url,
          image: img,
        }),
  );
  return parentElement(depth, 'psc:chapters', lines, ATTRIBUTES);
}

/** Normal Play Time (RFC 2326, 3.6), with a fraction only where there is one. */
function playTime(seconds: number): string {
  const thousandths = Math.round(seconds * 1000);
  const [fraction, whole] = [thousandths % 1000, Math.floor(thousandths / 1000)];
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return fraction === 0 ? clock : `${clock}.${String(fraction).padStart(3, '0')}`;
}
