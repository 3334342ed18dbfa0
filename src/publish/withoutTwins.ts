import type { Disk } from '../disk/disk.ts';
import { matchEntries } from '../identity/onto/matchEntries.ts';
import { type GivenByFeed, givenEntriesOf } from '../import/givenEntries.ts';
import { writtenId } from '../import/identifyEntries.ts';
import type { ReadFeed } from '../import/reader/feedDocument.ts';
import { validId } from '../import/validText.ts';
import { expected, problemAt } from '../model/problem.ts';
import { onOneLine } from '../model/text.ts';
import { presentArticles, textsOfArticles } from './onto/presentArticles.ts';
import type { readExisting } from './readExisting.ts';

/**
 * The feed without entries whose articles are here under another id: both would be shown, each to those who have the other. Articles
 * that have an id of the feed are no candidates: an import that goes on after it was killed finds the same as one that was not.
 */
export function withoutTwins(
  disk: Disk,
  feed: ReadFeed,
  { index, records, ids }: Pick<ReturnType<typeof readExisting>, 'index' | 'records' | 'ids'>,
  file: string,
) {
  const given = givenEntriesOf(feed, file).entries;
  const ofFeed = new Set(given.map(({ id }) => id));
  const strangers = presentArticles(index, records).filter(({ id }) => id === undefined || !ofFeed.has(id));
  if (strangers.length === 0) return { feed, problems: [] };
  const texts = { ofEntry: ({ html }: GivenByFeed) => html, ofArticle: textsOfArticles(index, disk) };
  const matches = matchEntries(given, strangers, { texts }).matches.filter(({ entry }) => !ids.has(entry.id));
  const twins = new Set(matches.map(({ entry }) => entry.id));
  const problems = matches.map(({ entry, article, reason }) => {
    const which = `it is left out: ${article.file} is the same article, by ${reason}`;
    const mend =
      article.id === undefined
        ? `${which}; import --onto gives it the id of the feed`
        : `${which}, under the id "${onOneLine(article.id)}"`;
    const fault = expected('FEED_ENTRY', 'an article that is not here', entry.link ?? entry.id, mend);
    return problemAt({ file, line: entry.line, column: 1 }, fault);
  });
  const entries = feed.entries.filter((entry) => !twins.has(validId(writtenId(entry) ?? '')));
  return { feed: { ...feed, entries }, problems };
}
