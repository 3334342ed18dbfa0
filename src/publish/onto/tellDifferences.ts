import { foldTitle } from '../../identity/onto/matchRules.ts';
import { shiftOf, type TimeDifference } from '../../identity/onto/timeDifference.ts';
import type { GivenByFeed } from '../../import/givenEntries.ts';
import type { Article } from '../../model/article.ts';
import { SETTINGS_FILE } from '../../model/fileNames.ts';
import { parseAddress } from '../../model/parseAddress.ts';
import { type Fault, type Problem, problemAt, quoted } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { formatRfc3339 } from '../../model/stamp.ts';
import type { LinkGuess } from './guessLinks.ts';
import type { Match } from './presentArticles.ts';

/** What a feed gave, and the article that would be given now. */
interface Pair {
  readonly entry: GivenByFeed;
  readonly article: Article;
}

const atSettings = (fault: Fault) => problemAt({ file: SETTINGS_FILE, line: 1, column: 1 }, fault);

/** Tells in what the articles differ from what subscribers were given: of each kind how many, and one of them. */
export function tellDifferences(
  matches: readonly Match[],
  difference: TimeDifference | undefined,
  settings: Settings,
  guess: () => LinkGuess | undefined,
): Problem[] {
  const pairs = matches.flatMap(({ entry, article: { article } }) => (article ? [{ entry, article }] : []));
  return [...ofLinks(pairs, guess), ...ofTimes(pairs, difference, settings), ...ofTitles(pairs)];
}

function ofLinks(pairs: readonly Pair[], guess: () => LinkGuess | undefined): Problem[] {
  const given = pairs.filter(({ entry }) => entry.link !== undefined);
  const others = given.filter(({ entry, article }) => entry.link !== article.link);
  const [first] = others;
  if (first === undefined) return [];
  const [before, now] = [first.entry.link as string, first.article.link];
  const isElsewhere = others.every(
    ({ entry, article }) => pathOf(entry.link as string) === pathOf(article.link),
  );
  const mend = isElsewhere
    ? 'write url: into feed.yaml as the addresses of the feed begin'
    : patternFor(guess());
  const message = `expected the links that subscribers have, found others in ${others.length} of ${given.length} articles: ${quoted(now)} for ${quoted(before)}`;
  return [atSettings({ code: 'LINK_DIFFERS', message, mend })];
}

function patternFor(guess: LinkGuess | undefined): string {
  if (guess === undefined)
    return 'write the pattern of the addresses into feed.yaml as links:, or nothing if their pages move';
  const { text, count, of } = guess;
  return `write links: ${text} into feed.yaml, which gives ${count} of ${of}, or nothing if their pages move`;
}

/** Without scheme and host. */
function pathOf(address: string): string {
  const { pathname = '', search = '' } = parseAddress(address) ?? {};
  return pathname + search;
}

function ofTimes(
  pairs: readonly Pair[],
  difference: TimeDifference | undefined,
  settings: Settings,
): Problem[] {
  const timed = pairs.flatMap(({ entry, article }) => {
    const shift = entry.published ? shiftOf({ given: entry.published, here: article.published }) : 0;
    return shift === 0 ? [] : [{ entry, article, shift }];
  });
  const isConstant = ({ shift }: { readonly shift: number }) => difference?.shifts.includes(shift) === true;
  const constant = timed.filter(isConstant);
  const others = timed.filter((one) => !isConstant(one));
  return [
    ...(difference && constant.length > 0
      ? [atSettings(ofZone(difference, constant, pairs.length, settings))]
      : []),
    ...others.slice(0, 1).map(({ entry, article }) => {
      const more = others.length > 1 ? `, and ${others.length - 1} more that differ` : '';
      return problemAt(article.publishedPlace, {
        code: 'TIME_DIFFERS',
        message: `expected the time that the feed has, ${formatRfc3339(entry.published as Date)}, found ${formatRfc3339(article.published)}${more}`,
        mend: 'the next build tells each; put the time of the feed into the article, or leave it if readers may see it move',
      });
    }),
  ];
}

function ofZone(
  { shifts }: TimeDifference,
  pairs: readonly (Pair & { readonly shift: number })[],
  count: number,
  { dates, timeZone }: Settings,
): Fault {
  const [most = 0] = shifts;
  const by = shifts.filter((shift) => shift !== 0).map((shift) => hoursOf(Math.abs(shift)));
  const which = most > 0 || shifts.some((shift) => shift > 0) ? 'later' : 'earlier';
  const message = `expected the times that subscribers have, found ${pairs.length} of ${count} articles ${by.join(' or ')} ${by.join() === '1' ? 'hour' : 'hours'} ${which} than in the feed`;
  const isUtc = pairs.every(({ article, shift }) => article.published.offsetInMinutes * 60_000 + shift === 0);
  const mend =
    isUtc && dates === undefined
      ? 'are times without a zone in UTC? Then write dates: { withoutZone: UTC } into feed.yaml, and import once more'
      : `in which zone are times without one? They are read in ${dates?.withoutZone ?? timeZone}; write dates: { withoutZone: ... } into feed.yaml, and import once more`;
  return { code: 'TIME_DIFFERS', message, mend };
}

/** `13`, `5:30`. */
function hoursOf(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** Quotes and dashes that a program writes otherwise are no other title. */
function ofTitles(pairs: readonly Pair[]): Problem[] {
  const others = pairs.filter(
    ({ entry: { title }, article }) =>
      title !== undefined && foldTitle(title) !== foldTitle(article.isUntitled ? '' : article.title),
  );
  const [first] = others;
  if (first === undefined) return [];
  const more = others.length > 1 ? `, and ${others.length - 1} more with another title` : '';
  return [
    problemAt(
      { file: first.article.file, line: 1, column: 1 },
      {
        code: 'TITLE_DIFFERS',
        message: `expected the title that the feed has, ${quoted(first.entry.title as string)}, found ${quoted(first.article.title)}${more}`,
        mend: 'nothing is to be done if it was changed since',
      },
    ),
  ];
}
