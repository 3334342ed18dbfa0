import { composeFeed } from '../feeds/composeFeed.ts';
import { renderFeedMenu, renderOpml } from '../feeds/feedLists.ts';
import { FORMATS, type Format } from '../feeds/formats.ts';
import { joinFrame } from '../feeds/frame.ts';
import { normaliseFeed } from '../feeds/normaliseFeed.ts';
import type { Article } from '../model/article.ts';
import type { AnyFeed } from '../model/channel.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Settings } from '../model/settings.ts';
import { renderHeaders } from '../site/headersFile.ts';
import { COPY_SCRIPT, FEED_STYLE, PAGE_STYLE, PLAYER_SCRIPT } from '../site/pageAssets.ts';
import { runWithout } from './articleFaults.ts';
import type { ArticleStore } from './articleStore.ts';
import type { FeedDocument, TextPlan } from './plan/outputPlan.ts';
import { type Load, type RenderContext, renderPage } from './renderPage.ts';

/** Gives whole articles, and what they add to documents. */
export type Bodies = Pick<ArticleStore, 'load' | 'fragmentOf'>;

/** The text of a planned file. */
export function renderOutput(output: TextPlan, context: RenderContext, { load, fragmentOf }: Bodies): string {
  const { settings, feeds } = context;
  switch (output.kind) {
    case 'feed':
      return renderDocument(output, settings, fragmentOf);
    case 'opml':
      return renderOpml(settings, feeds);
    case 'feedMenu':
      return renderFeedMenu(settings, feeds);
    case 'indexNowKey':
      return settings.indexNow?.key ?? '';
    case 'feedStyle':
      return FEED_STYLE;
    case 'pageStyle':
      return PAGE_STYLE;
    case 'copyScript':
      return COPY_SCRIPT;
    case 'playerScript':
      return PLAYER_SCRIPT;
    case 'headers':
      return renderHeaders(settings, feeds, FORMATS);
    case 'noJekyll':
      return '';
    default:
      return renderPage(output, context, load);
  }
}

/**
 * Makes something of a planned file. Returns undefined if there is an article of which nothing can be made; each such
 * article has a problem then.
 *
 * @throws what is no article's fault
 */
export function tryOutput<Output extends TextPlan, T>(
  output: Output,
  articles: Pick<ArticleStore, 'fail' | 'hasFailed'>,
  make: (output: Output) => T,
): T | undefined {
  const sound = output.articles.filter((article) => !articles.hasFailed(article));
  if (sound.length === 0 && output.articles.length > 0) return undefined;
  let isWhole = sound.length === output.articles.length;
  const made = runWithout(
    sound,
    (some) =>
      some.length === 0 && output.articles.length > 0 ? undefined : make({ ...output, articles: some }),
    (article, error) => {
      isWhole = false;
      articles.fail(article, error);
    },
  );
  return isWhole ? made : undefined;
}

/** A document is what stands around its items, and what each of them adds to all documents that have it. */
function renderDocument(
  document: FeedDocument,
  settings: Settings,
  fragmentOf: Bodies['fragmentOf'],
): string {
  const format = formatOf(document);
  const fragments = document.articles.map(fragmentOf);
  const channel = normaliseFeed(composeFeed(settings, [], document));
  const feed = { ...channel, items: fragments.map(({ item }) => item()) };
  const texts = fragments.map(({ textIn }) => textIn(format));
  return joinFrame(format.frame(feed, texts), texts);
}

/** The `Feed` that a document shows. */
export function composeDocument(document: FeedDocument, settings: Settings, load: Load): AnyFeed {
  const items = document.articles.map((article) => load(article).item);
  return composeFeed(settings, items, document);
}

/** The row of a document's format. */
export function formatOf({ format }: FeedDocument): Format {
  return FORMATS.find(({ id }) => id === format) as Format;
}

/**
 * Decides the text of a planned file: under one path and one hash there is never another text.
 *
 * @param contextHash of `hashContext`
 * @param bodyHash decides all that is made of an article's file; undefined while its body is unread
 */
export function hashInputs(
  output: TextPlan,
  { settingsHash, siteHash }: ContextHash,
  bodyHash: (article: Article) => string | undefined,
): string {
  // The documents of a feed formatTime nothing of other feeds.
  const context = output.kind === 'feed' ? settingsHash : siteHash;
  return fingerprint(context, { ...output, articles: output.articles.map(bodyHash) });
}

/** What all files of a build depend on, as two hashes. */
export interface ContextHash {
  readonly settingsHash: string;
  /** Of the settings, the list of feeds and the script. */
  readonly siteHash: string;
}

export function hashContext(settingsHash: string, { feeds, script }: RenderContext): ContextHash {
  return { settingsHash, siteHash: fingerprint(settingsHash, feeds, script) };
}
