import type { AnyChannel } from '../model/channel.ts';
import type { AnyItem } from '../model/item.ts';
import type { Format } from './formats.ts';
import { normaliseFeed } from './normaliseFeed.ts';

/** What an item adds to documents. It is made when it is asked for, and once: all feeds of a publication share it. */
export interface Fragment {
  /**
   * The item in the form of `normaliseFeed`, as frames read it.
   *
   * @throws RangeError when a date of it is none that a feed can say
   */
  readonly item: () => AnyItem;
  /** Its text, as it stands in every document of a format. */
  readonly textIn: (format: Format) => string;
}

/** @param channel what decides the texts of items: see `channelOfItems` */
export function openFragment(given: AnyItem, channel: AnyChannel): Fragment {
  let normalised: AnyItem | undefined;
  const texts = new Map<Format, string>();
  const item = () => {
    normalised ??= normaliseFeed({ options: channel, items: [given] }).items[0] as AnyItem;
    return normalised;
  };
  const textIn = (format: Format) => {
    const text = texts.get(format) ?? format.renderItem(item(), channel);
    texts.set(format, text);
    return text;
  };
  return { item, textIn };
}
