import type { Disk } from '../../disk/disk.ts';
import type { Article } from '../../model/article.ts';
import { LINK_PRESETS } from '../../model/linkPresets.ts';
import { parseAddress } from '../../model/parseAddress.ts';
import type { LinkRule } from '../../model/settings.ts';
import { formatRfc3339 } from '../../model/stamp.ts';
import type { ArticleIndex } from '../indexArticles.ts';
import { readHead } from '../readArticle.ts';
import type { Match } from './presentArticles.ts';

/** What `links:` could be, and how many of the feed's links it gives. */
export interface LinkGuess {
  /** As it is written into feed.yaml: a preset, or a pattern. */
  readonly text: string;
  readonly count: number;
  readonly of: number;
}

/** Every file of these is read once for each preset. */
const MAX_SAMPLES = 40;
/** Articles whose links show what a pattern could be. */
const MAX_SHOWN = 3;

/**
 * The preset or the pattern that gives most of the links that a feed has. Undefined if none gives more than half of them, or more
 * than there are already.
 */
export function guessLinks(
  matches: readonly Match[],
  { tree, settings }: ArticleIndex,
  disk: Disk,
): LinkGuess | undefined {
  const files = new Map(tree.files.map((one) => [one.file, one]));
  const samples = matches.flatMap(({ entry: { link }, article: { article } }) => {
    const file = article && files.get(article.file);
    return link !== undefined && article && file ? [{ link, article, file }] : [];
  });
  const some = samples.slice(0, MAX_SAMPLES);
  const countFor = (rule: LinkRule) =>
    some.filter(
      ({ link, file }) => readHead(file, disk, { ...settings, links: [rule] }).result.head?.link === link,
    ).length;
  const shown = some
    .slice(0, MAX_SHOWN)
    .flatMap(({ link, article }) => patternOf(link, article, settings.url));
  const rules: readonly (readonly [string, LinkRule])[] = [
    ...Object.entries(LINK_PRESETS),
    ...[...new Set(shown)].map((pattern) => [pattern, { pattern, like: 'dateline' }] as const),
  ];
  const now = some.filter(({ link, article }) => link === article.link).length;
  let best: LinkGuess = { text: '', count: Math.max(now, Math.floor(some.length / 2)), of: some.length };
  for (const [text, rule] of rules) {
    const count = countFor(rule);
    if (count > best.count) best = { text, count, of: some.length };
  }
  return best.text === '' ? undefined : best;
}

/** The pattern in which an article has an address: its day and its slug are tokens, all else stands for itself. */
function patternOf(link: string, { published, slug }: Article, url: string): string | readonly [] {
  const path = link.startsWith(url) ? link.slice(url.length) : parseAddress(link)?.pathname;
  const [year = '', month = '', day = ''] = formatRfc3339(published).slice(0, 10).split('-');
  const tokens = new Map([
    [year, ':year'],
    [month, ':month'],
    [day, ':day'],
  ]);
  const [, folders = '', name = '', end = ''] =
    /^(.*?)([^/]+?)(\/|\.html?|\/index\.html)?$/.exec(path ?? '') ?? [];
  if (name !== slug) return [];
  const parts = folders.split('/').map((part) => tokens.get(part) ?? part);
  return `${parts.join('/')}:slug${end}`;
}
