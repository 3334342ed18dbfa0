import { formatRfc3339 } from '../model/stamp.ts';
import type { BuildReport, ReportedArticle } from '../publish/buildReport.ts';
import { exitStatusOf } from '../publish/exitStatus.ts';
import type { ReportSettings } from '../publish/incremental/packedReport.ts';
import { joined, type Printable, printable, wrapped } from './printable.ts';
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
export function reportToJson(report: BuildReport): unknown {
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
    nextDue: nextDue ? formatRfc3339(nextDue) : null,
    leftOut,
    problems,
  };
}

/** How a report is printed. */
export interface ReportStyle {
  readonly isDryRun?: boolean;
  /** Lists the files, which are counted otherwise: there can be thousands. */
  readonly isVerbose?: boolean;
  readonly paint: Paint;
  /** The width of the terminal, if it is for one. */
  readonly columns?: number | undefined;
}

/**
 * The report for authors: what subscribers will notice, which articles are held until when, the newest article and its
 * date, and how many files were written.
 */
export function formatReport(report: BuildReport, settings: ReportSettings, style: ReportStyle): Printable {
  const { paint, columns } = style;
  const { items, newest, subscribers, held, late, unseen, leftOut, problems } = report;
  const title = paint('bold', settings.title);
  if (exitStatusOf(problems, leftOut) === 1) {
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    if (problems.some(({ code }) => code === 'MOSTLY_UNREAD'))
      return printable`${title}: nothing written, more files are left out than are read\n`;
    return printable`${title}: nothing written, ${errors === 1 ? 'one error stands' : `${errors} errors stand`}\n`;
  }
  const row = (name: string, text: Text) =>
    wrapped(printable`  ${paint('dim', name.padEnd(12))}${text}\n`, columns, 14);
  const some = <T>(name: string, all: readonly T[], format: (one: T) => string, advice?: string) => {
    const named = all.slice(0, MAX_NAMED).map(format);
    const others = all.length > MAX_NAMED ? [`and ${all.length - MAX_NAMED} more`] : [];
    const texts = [...named, ...others, ...(advice && all.length > 0 ? [paint('dim', advice)] : [])];
    return joined(texts.map((text, i) => row(i === 0 ? name : '', text)));
  };
  const titleOf = (head: ReportedArticle) => head.title;
  return joined([
    printable`${title}: ${countItems(items)}\n`,
    some('new', subscribers.new, titleOf),
    some('late', late, titleOf, ADVICE.late),
    some('unseen', unseen, (head) => `${head.title}: ${unseenBecause(head.archive)}`),
    some('updated', subscribers.updated, titleOf),
    some('edited', subscribers.edited, titleOf, ADVICE.edited),
    some('returning', subscribers.returning, titleOf, ADVICE.returning),
    some('gone', subscribers.gone, ({ file }) => file, ADVICE.gone),
    some(
      'left out',
      leftOut,
      ({ file, isKept }) => `${file}${isKept ? ': stays as it was' : ''}`,
      ADVICE.leftOut,
    ),
    some('held', held, (head) => `${head.title}, until ${head.spoken}`),
    newest ? row('newest', `${newest.title}, ${newest.spoken}`) : printable``,
    ...formatFiles(report, style).map((line) => printable`  ${line}\n`),
  ]);
}

/** How many files were written, removed and left, in one line; with `isVerbose`, which. */
export function formatFiles(
  { written, removed, unchanged }: Pick<BuildReport, 'written' | 'removed' | 'unchanged'>,
  { isDryRun = false, isVerbose = false, paint }: ReportStyle,
): Printable[] {
  const would = isDryRun ? 'would be ' : '';
  const kinds = [
    { what: `${would}written`, paths: written },
    { what: `${would}removed`, paths: removed },
    { what: 'unchanged', paths: unchanged },
  ].filter(({ paths }) => paths.length > 0);
  const counts = kinds.map(({ what, paths }, i) => {
    const noun = i > 0 ? '' : paths.length === 1 ? ' file' : ' files';
    return `${paths.length}${noun} ${what}`;
  });
  const listed = kinds.flatMap(({ what, paths }) =>
    paths.map((path) => printable`${paint('dim', `${what}:`)} ${path}`),
  );
  return [...(counts.length > 0 ? [printable`${counts.join(', ')}`] : []), ...(isVerbose ? listed : [])];
}

/** Where an article is that is new and that no feed shows. */
export function unseenBecause(archive: string | undefined): string {
  const place = archive === undefined ? 'in no feed' : `only in ${archive}`;
  return `older than what the feed shows; ${place}`;
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
