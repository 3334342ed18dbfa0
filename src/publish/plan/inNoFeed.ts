import type { Head } from '../../model/article.ts';
import type { FeedPlan } from '../../model/feedPlan.ts';
import { SETTINGS_FILE } from '../../model/fileNames.ts';
import { type Problem, problemAt, quoted } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { isSelected } from './feeds.ts';

/** Files that the message names. */
const MAX_NAMED = 3;

/**
 * Tells of the articles that nothing of ours shows: the main feed has only some, no other feed has these, and there are no
 * pages.
 *
 * @param heads the articles that are published
 */
export function findInNoFeed(
  settings: Settings,
  feeds: readonly FeedPlan[],
  heads: readonly Head[],
): Problem[] {
  if (settings.where === undefined || settings.pages) return [];
  const left = heads.filter((head) => !feeds.some((feed) => isSelected(head, feed, settings)));
  if (left.length === 0) return [];
  const names = left.slice(0, MAX_NAMED).map(({ file }) => quoted(file));
  const some = [...names, ...(left.length > MAX_NAMED ? [`${left.length - MAX_NAMED} more`] : [])];
  const fault = {
    code: 'IN_NO_FEED',
    message: `expected a feed for every article, found none for ${some.join(', ')}`,
    mend: 'nothing shows them; give them a feed in feeds:, or name them in ignore:',
  } as const;
  return [problemAt({ file: SETTINGS_FILE, line: 1, column: 1 }, fault)];
}
