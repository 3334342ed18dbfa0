import { APPLE_CATEGORIES } from '../model/appleCategories.ts';
import type { Podcast } from '../model/podcast.ts';
import { expected } from '../model/problem.ts';
import { textOfHtml } from './reader/textToHtml.ts';
import type { ReportFault } from './validText.ts';

type Category = Podcast['categories'][number];

/** Names that Apple's list had before 2019. */
const FORMER_NAMES: ReadonlyMap<string, string> = new Map([
  ['games & hobbies', 'Leisure'],
  ['government & organizations', 'Government'],
  ['health', 'Health & Fitness'],
  ['news & politics', 'News'],
  ['science & medicine', 'Science'],
  ['sports & recreation', 'Sports'],
]);

/**
 * A show's categories as Apple's list has them now, each once. One of an earlier list becomes what it is called today; what no
 * list has is left out. Both are reported.
 */
export function appleCategories(categories: readonly Category[], report: ReportFault): string[] {
  const found = categories.flatMap((category) => {
    const name = [category.name, category.below].filter((one) => one !== undefined).join(' > ');
    const today = todayOf(category);
    if (today === undefined) {
      const mend = 'it is left out; write the nearest one into feed.yaml as podcast.category';
      report(expected('FEED_ENTRY', "one of Apple's categories", name, mend));
    } else if (today.toLowerCase() !== plain(name)) {
      report(expected('FEED_ENTRY', "one of Apple's categories", name, `it is ${today} now`));
    }
    return today ?? [];
  });
  return [...new Set(found)];
}

/** A category, or the one that it was moved to, in Apple's spelling. */
function todayOf({ name, below }: Category): string | undefined {
  const main = spelt(FORMER_NAMES.get(plain(name)) ?? name, [...APPLE_CATEGORIES.keys()]);
  if (below === undefined) return main;
  const all = [...APPLE_CATEGORIES].toSorted(
    ([one], [other]) => Number(other === main) - Number(one === main),
  );
  const found = all.flatMap(([other, names]) => {
    const moved = spelt(below, names);
    return moved === undefined ? [] : `${other} > ${moved}`;
  });
  return found[0] ?? main;
}

/** A name in Apple's spelling. */
function spelt(name: string, names: readonly string[]): string | undefined {
  return names.find((one) => one.toLowerCase() === plain(name));
}

/** Some documents have their ampersands escaped twice. */
function plain(name: string): string {
  return textOfHtml(name).toLowerCase();
}
