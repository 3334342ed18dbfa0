import { formatSpoken } from '../dates/formatSpoken.ts';
import { stampAt } from '../dates/zone.ts';
import { formatRfc3339 } from '../model/stamp.ts';
import type { ReportSettings } from '../publish/incremental/packedReport.ts';
import { type BuildReport, exitStatusOf, type ReportedArticle } from '../publish/report.ts';
import { joined, type Printable, printable } from './printable.ts';
import type { Paint } from './session.ts';

const MAX_NAMED = 5;

type Text = string | Printable;

/** What an author can do about changes that subscribers do not notice, or should not. */
export const ADVICE = {
  leftOut: 'errors keep these out; what subscribers have of them stays until they are mended',
  edited: 'readers that have it will not know; to tell them, write updated: with the time',
  late: 'dated more than a day ago: mail services and some readers skip what is older when they first see it',
  archived: 'only in the archive, which readers need not fetch again',
  replaced: 'it has the id of the article that was in its file; give it a file of its own',
  moved: 'the old address sends people on',
  feedMoved: 'those who subscribe to the old address get nothing new; redirect it to the new one (301)',
  feedGone: 'its documents stay as they are, and nothing new comes; redirect its address to another feed',
  returning: 'everyone sees it once more as unread; take the new id out to prevent that',
  gone: 'readers keep what they have; to take it back, put the file back and write withdrawn: with the time; if it has another name now, write its id: there',
};

/** The report for programs. */
export function reportToJson(report: BuildReport, settings: ReportSettings): unknown {
  const { written, unchanged, removed, items, subscribers, held, late, unseen, nextDue, leftOut, problems } =
    report;
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
  return {
    written,
    unchanged,
    removed,
    items,
    subscribers: {
      new: ids(subscribers.new),
      updated: ids(subscribers.updated),
      edited: ids(subscribers.edited),
      returning: ids(subscribers.returning),
      gone: ids(subscribers.gone),
      late: ids(late),
      unseen: ids(unseen),
      held: held.map(({ id, published }) => ({ id, until: formatRfc3339(published) })),
    },
    nextDue: nextDue ? formatRfc3339(stampAt(nextDue.getTime(), settings.timeZone)) : null,
    leftOut,
    problems,
  };
}

/**
 * The report for authors: which files were written, the newest article and its date, what subscribers will notice, and
 * which articles are held until when.
 */
export function formatReport(
  report: BuildReport,
  settings: ReportSettings,
  { isDryRun = false, paint }: { readonly isDryRun?: boolean; readonly paint: Paint },
): Printable {
  const { timeZone } = settings;
  const { written, unchanged, removed, items, newest, subscribers, held, late, unseen, leftOut, problems } =
    report;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const isRefused = exitStatusOf(problems, leftOut) === 1;
  const row = (name: string, text: Text) => printable`  ${paint('dim', name.padEnd(12))}${text}\n`;
  const rows = (name: string, texts: readonly Text[]) =>
    joined(texts.map((text, i) => row(i === 0 ? name : '', text)));
  const spoken = (moment: Date) => formatSpoken(stampAt(moment.getTime(), timeZone), timeZone);
  const some = <T>(name: string, all: readonly T[], format: (one: T) => string, advice?: string) => {
    const named = all.slice(0, MAX_NAMED).map(format);
    const others = all.length > MAX_NAMED ? [`and ${all.length - MAX_NAMED} more`] : [];
    return rows(name, [...named, ...others, ...(advice && all.length > 0 ? [paint('dim', advice)] : [])]);
  };
  const title = (head: ReportedArticle) => head.title;
  return joined([
    printable`${paint('bold', settings.title)}: ${countItems(items)}\n`,
    isRefused
      ? row('nothing', `written: ${errors === 1 ? 'one error stands' : `${errors} errors stand`}`)
      : printable``,
    rows(isDryRun ? 'would write' : 'wrote', byFolder(written, settings)),
    rows(isDryRun ? 'would remove' : 'removed', byFolder(removed, settings)),
    rows('unchanged', byFolder(unchanged, settings)),
    newest ? row('newest', `${newest.title}, ${spoken(newest.published)}`) : printable``,
    some('new', subscribers.new, title),
    some('late', late, title, ADVICE.late),
    some('unseen', unseen, (head) => `${head.title}: ${unseenBecause(head.archive)}`),
    some('updated', subscribers.updated, title),
    some('edited', subscribers.edited, title, ADVICE.edited),
    some('returning', subscribers.returning, title, ADVICE.returning),
    some('gone', subscribers.gone, ({ file }) => file, ADVICE.gone),
    ...(isRefused
      ? []
      : [
          some(
            'left out',
            leftOut,
            ({ file, isKept }) => `${file}${isKept ? ': stays as it was' : ''}`,
            ADVICE.leftOut,
          ),
        ]),
    some('held', held, (head) => `${head.title}, until ${spoken(head.published)}`),
  ]);
}

/** Where an article is that is new and that no feed shows. */
export function unseenBecause(archive: string | undefined): string {
  const place = archive === undefined ? 'in no feed' : `only in ${archive}`;
  return `older than what the feed shows; ${place}`;
}

/** Lists documents by their paths. Counts articles' pages, archives and media, since there can be thousands. */
export function byFolder(paths: readonly string[], { output }: ReportSettings): string[] {
  const isFile = (path: string) => path.startsWith(`${output}/media/`);
  const isPage = (path: string) => /^\d{4}\/\d\d\//.test(path.slice(output.length + 1));
  const archiveOf = (path: string) => /^.*?\/archive\//.exec(path)?.[0].slice(output.length + 1);
  const archives = new Set(paths.flatMap((path) => archiveOf(path) ?? []));
  const count = (matches: (path: string) => boolean, folder: string, one: string) => {
    const number = paths.filter(matches).length;
    return number === 0 ? [] : [`${output}/${folder} (${number} ${one}${number === 1 ? '' : 's'})`];
  };
  return [
    ...paths.filter((path) => !isFile(path) && !isPage(path) && archiveOf(path) === undefined),
    ...[...archives].flatMap((folder) => count((path) => archiveOf(path) === folder, folder, 'file')),
    ...count(isPage, '...', 'page'),
    ...count(isFile, 'media/', 'file'),
  ];
}

function countItems(items: BuildReport['items']): string {
  const { published, held, drafts, unlisted, expired, withdrawn } = items;
  const others = [
    held > 0 ? `${held} held` : '',
    drafts > 0 ? `${drafts} ${drafts === 1 ? 'draft' : 'drafts'}` : '',
    unlisted > 0 ? `${unlisted} unlisted` : '',
    expired > 0 ? `${expired} expired` : '',
    withdrawn > 0 ? `${withdrawn} withdrawn` : '',
  ];
  return [`${published} ${published === 1 ? 'article' : 'articles'}`, ...others].filter(Boolean).join(', ');
}
