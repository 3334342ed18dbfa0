import { STYLESHEET } from '../../feeds/composeFeed.ts';
import type { FeedPlan } from '../../model/feedPlan.ts';
import type { MediaFile } from '../../model/media.ts';
import type { Settings } from '../../model/settings.ts';
import { FEED_MENU, HEADERS_MARK, OPML } from '../../site/headersFile.ts';
import { SHARED } from '../../site/layout.ts';
import { SCRIPT_MARK, STYLE_MARK } from '../../site/pageAssets.ts';
import type { AssetPlan, CopyPlan, RemovalPlan } from './outputPlan.ts';

/** Files that all pages share: they come and go with the pages. */
const OF_PAGES = [
  { kind: 'pageStyle', path: SHARED.style, mark: STYLE_MARK },
  { kind: 'copyScript', path: SHARED.copyScript, mark: SCRIPT_MARK },
  // Netlify and Cloudflare Pages read in it how to serve the rest.
  { kind: 'headers', path: '_headers', mark: HEADERS_MARK },
] as const;

/** Plans the files that depend on the settings and the list of feeds alone. */
export function planAssets(
  feeds: readonly FeedPlan[],
  { pages, feedMenu, indexNow }: Settings,
): (AssetPlan | RemovalPlan)[] {
  const asset = (kind: AssetPlan['kind'], path: string, mark?: string): AssetPlan => ({
    kind,
    path,
    articles: [],
    ...(mark !== undefined && { mark }),
  });
  return [
    ...(feeds.length > 1 ? [asset('opml', OPML)] : []),
    ...(feedMenu ? [asset('feedMenu', FEED_MENU)] : []),
    ...(indexNow ? [asset('indexNowKey', `${indexNow.key}.txt`)] : []),
    asset('feedStyle', STYLESHEET),
    ...OF_PAGES.map(({ kind, path, mark }) =>
      pages ? asset(kind, path, mark) : ({ kind: 'removal', path, mark } as const),
    ),
    pages && feeds.some(({ podcast }) => podcast)
      ? asset('playerScript', SHARED.playerScript, SCRIPT_MARK)
      : { kind: 'removal', path: SHARED.playerScript, mark: SCRIPT_MARK },
    // Without it GitHub Pages leaves out what begins with an underscore or a dot.
    ...(pages ? [asset('noJekyll', '.nojekyll')] : []),
  ];
}

/** Plans a copy of each of the author's files that articles and settings refer to, each once. */
export function planCopies(media: Iterable<MediaFile>): CopyPlan[] {
  const byPath = new Map<string, CopyPlan>();
  for (const { path, source, length, isData } of media) {
    if (byPath.has(path)) continue;
    byPath.set(path, { kind: 'copy', path, source, sizeInBytes: length, ...(isData && { isData }) });
  }
  return [...byPath.values()];
}
