import type { AnyChannel, AnyFeed } from '../model/channel.ts';
import type { AnyItem } from '../model/item.ts';
import { frameAtom, renderAtomItem } from './atom.ts';
import type { Frame } from './frame.ts';
import { frameJson, renderJsonItem } from './jsonFeed.ts';
import { frameRss, renderRssItem } from './rss.ts';
import type { ItemLines } from './splitDocument.ts';
import { HISTORY_NAMESPACE } from './xmlExtensions.ts';

/** One format of feeds: all that the program knows of it, but for its renderer's own file. */
export interface Format {
  /** The name in paths and addresses of a feed: a key of `FeedPaths`. */
  readonly id: string;
  /** As pages call it. */
  readonly name: string;
  /** The document of a current feed, in the feed's folder. */
  readonly fileName: string;
  /** What follows the month in the name of an archive document: `2014-12` and this. */
  readonly archiveExtension: string;
  /** The media type that links to the feed name. */
  readonly linkType: string;
  /** The `Content-Type` that it is served with. Browsers show `application/xml`, and download `application/rss+xml`. */
  readonly servedType: string;
  /** Text that each of our archive documents holds: a file without it is never removed. */
  readonly archiveMark: string;
  /** True if `check` reads documents back by a strict reader; of others it compares the bytes. */
  readonly isReadBack: boolean;
  /**
   * What stands around the items of a feed's document; the feed is in the form of `normaliseFeed`. Of its items are read dates, ids
   * and authors, and the texts that they add.
   */
  readonly frame: (feed: AnyFeed, texts: readonly string[]) => Frame;
  /** The text of an item of such a feed: the same in all feeds of a publication. */
  readonly renderItem: (item: AnyItem, options: AnyChannel) => string;
  /** How its documents are cut into the texts of their items again; they are rendered anew where it is absent. */
  readonly itemLines?: ItemLines;
}

const XML = 'application/xml; charset=utf-8';

/** The formats of feeds. Each feed and each part of its archive is written in all of them, in this order. */
export const FORMATS: readonly Format[] = [
  {
    id: 'rss',
    name: 'RSS',
    fileName: 'rss.xml',
    archiveExtension: '.xml',
    linkType: 'application/rss+xml',
    servedType: XML,
    archiveMark: HISTORY_NAMESPACE,
    isReadBack: true,
    frame: frameRss,
    renderItem: renderRssItem,
    itemLines: { first: '    <item>', last: '    </item>\n', between: '', id: '      <guid ', hasData: true },
  },
  {
    id: 'atom',
    name: 'Atom',
    fileName: 'atom.xml',
    archiveExtension: '.atom.xml',
    linkType: 'application/atom+xml',
    servedType: XML,
    archiveMark: HISTORY_NAMESPACE,
    isReadBack: true,
    frame: (feed) => frameAtom(feed),
    renderItem: renderAtomItem,
    itemLines: { first: '  <entry', last: '  </entry>\n', between: '', id: '    <id>', hasData: true },
  },
  {
    id: 'json',
    name: 'JSON Feed',
    fileName: 'feed.json',
    archiveExtension: '.json',
    linkType: 'application/feed+json',
    servedType: 'application/feed+json',
    archiveMark: 'https://jsonfeed.org/version/1.1',
    isReadBack: true,
    frame: frameJson,
    renderItem: renderJsonItem,
    itemLines: {
      after: '"items": [',
      first: '    {\n',
      last: '    }',
      between: ',\n',
      id: '"id": ',
      indent: 4,
    },
  },
];
