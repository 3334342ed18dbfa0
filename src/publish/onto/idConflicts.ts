import { LOCK_FILE } from '../../model/fileNames.ts';
import { type Problem, problemAt } from '../../model/problem.ts';
import { onOneLine } from '../../model/text.ts';
import { hasOwnId, type Match, type Present } from './presentArticles.ts';

interface Conflicts {
  readonly problems: readonly Problem[];
  /** Matches whose articles keep the id that they have. */
  readonly kept: ReadonlySet<Match>;
}

/**
 * The matches whose articles have another id already: in front matter, where it wins, or in the lock, whose subscribers would see
 * them once more. Both are errors until somebody accepts them.
 *
 * @param acceptsNewIds true gives ids of the feed to articles that the lock has under another
 */
export function findIdConflicts(
  matches: readonly Match[],
  all: readonly Present[],
  acceptsNewIds: boolean,
): Conflicts {
  const owners = new Map(all.flatMap((one) => (one.id === undefined ? [] : [[one.id, one] as const])));
  const kept = new Set<Match>();
  const problems = matches.flatMap((match) => {
    const { entry, article: present } = match;
    const owner = owners.get(entry.id);
    if (owner !== undefined && owner !== present) return isOfAnother(match, owner);
    if (present.id === undefined || present.id === entry.id) return [];
    const isWritten = present.article !== undefined && hasOwnId(present.article);
    if (isWritten) kept.add(match);
    return acceptsNewIds ? [] : isWritten ? writtenOtherwise(match) : givenOtherwise(match);
  });
  return { problems, kept };
}

function placeOf({ article, file }: Present) {
  return article?.idPlace ?? { file, line: 1, column: 1 };
}

function writtenOtherwise({ entry, article, reason }: Match): Problem {
  return problemAt(placeOf(article), {
    code: 'ID_CHANGED',
    message: `expected the id that the feed has, "${onOneLine(entry.id)}" (found by ${reason}), found "${onOneLine(article.id ?? '')}"`,
    mend: 'take it out of the front matter, or everyone sees the article once more; --reissue accepts that',
  });
}

function givenOtherwise({ entry, article, reason }: Match): Problem {
  return problemAt(placeOf(article), {
    code: 'ID_CHANGED',
    message: `expected no other id in ${LOCK_FILE} than that of the feed, "${onOneLine(entry.id)}" (found by ${reason}), found "${onOneLine(article.id ?? '')}"`,
    mend: 'if nobody subscribes to what was built here yet, --reissue takes the id of the feed',
  });
}

function isOfAnother({ entry, article, reason }: Match, owner: Present): Problem {
  return problemAt(placeOf(article), {
    code: 'ID_DUPLICATE',
    message: `expected an id that no other article has, found "${onOneLine(entry.id)}" (by ${reason}), which is that of ${owner.file}`,
    mend: 'say with --map FILE which of the two the entry is',
  });
}
