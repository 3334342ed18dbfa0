import { formatSpoken } from '../dates/formatSpoken.ts';
import type { Article } from '../model/article.ts';
import type { LockEntry } from '../model/lockEntry.ts';
import { hasError, quoted } from '../model/problem.ts';
import { formatRfc3339 } from '../model/stamp.ts';
import type { ReportedArticle } from '../publish/buildReport.ts';
import type { ChangedField } from '../publish/changedFields.ts';
import type { PublicationDiff } from '../publish/diff.ts';
import type { FeedChange } from '../publish/diffFeeds.ts';
import type { ReportSettings } from '../publish/incremental/packedReport.ts';
import { ADVICE, formatFiles, type ReportStyle, unseenBecause } from './formatReport.ts';
import { joined, type Printable, printable, wrapped } from './printable.ts';

/** What a build would change, and how subscribers had it. */
export interface FoundDiff extends Omit<PublicationDiff, 'settings'> {
  readonly settings: ReportSettings;
}

const SHOWN_BEFORE = ['updated', 'edited', 'returning'] as const;

/** What subscribers would notice, for authors: articles, then feeds, then files. */
export function formatDiff(found: FoundDiff, style: ReportStyle): Printable {
  const { written, removed, problems } = found.report;
  const hasFiles = written.length + removed.length > 0;
  const rows = [
    ...articleRows(found, style),
    ...found.feeds.map((feed) => feedRow(feed, style)),
    ...(hasFiles ? formatFiles(found.report, { ...style, isDryRun: true }) : []).map(
      (line) => printable`${line}\n`,
    ),
  ];
  const isNothing = rows.length === 0 && !hasError(problems);
  return isNothing ? printable`nothing: subscribers would notice no difference\n` : joined(rows);
}

/** What subscribers would notice, for programs. */
export function diffToJson({ report, changedFields, archived, replaced, feeds, movedPages }: FoundDiff) {
  const { subscribers, held, unseen, late } = report;
  const article = ({ id, file, title, published }: ReportedArticle) => ({
    id,
    file,
    title,
    published: formatRfc3339(published),
  });
  const changed = (head: Article) => ({
    ...article(head),
    ...(head.replacedEntry && { formerId: head.replacedEntry.id }),
    ...(replaced.has(head) && { isAnotherStory: true }),
    changed: changedFields.get(head) ?? [],
  });
  return {
    new: subscribers.new.map(article),
    ...Object.fromEntries(SHOWN_BEFORE.map((kind) => [kind, subscribers[kind].map(changed)])),
    gone: subscribers.gone.map(({ id, file, published }) => ({ id, file, published })),
    held: held.map(article),
    late: late.map(article),
    unseen: unseen.map((one) => ({ ...article(one), archive: one.archive ?? null })),
    archived: archived.map(changed),
    moved: movedPages.map(({ article: head, from, to }) => ({ ...article(head), from, to })),
    feeds,
  };
}

function articleRows(found: FoundDiff, style: ReportStyle): Printable[] {
  const { settings, report, archived, movedPages } = found;
  const { subscribers, held, unseen, late } = report;
  const [row, detail] = [rowOf(style), detailOf(style)];
  const spoken = (head: ReportedArticle) => formatSpoken(head.published, settings.timeZone);
  const article = (name: string, head: ReportedArticle) =>
    joined([row(name, `${head.title}, ${spoken(head)}`), detail(`${head.file}, ${head.id}`)]);
  const before = (name: string, heads: readonly Article[], advice: string) =>
    heads.map((head) =>
      joined([
        article(name, head),
        ...changeDetails(head, found, style),
        ...(advice ? [detail(advice)] : []),
      ]),
    );
  const lateIds = new Set(late.map(({ id }) => id));
  return [
    ...subscribers.new.flatMap((head) => [
      article('new', head),
      ...(lateIds.has(head.id) ? [detail(`late: ${ADVICE.late}`)] : []),
    ]),
    ...unseen.flatMap((head) => [article('unseen', head), detail(unseenBecause(head.archive))]),
    ...before('updated', subscribers.updated, ''),
    ...before('edited', subscribers.edited, ADVICE.edited),
    ...before('edited', archived, ADVICE.archived),
    ...before('returning', subscribers.returning, ADVICE.returning),
    ...subscribers.gone.flatMap((entry: LockEntry) => [
      row('gone', `${entry.file}, ${entry.id}`),
      detail(ADVICE.gone),
    ]),
    ...movedPages.flatMap(({ article: head, from, to }) => [
      article('moved', head),
      detail(`page: ${from} -> ${to}`),
      detail(ADVICE.moved),
    ]),
    ...held.map((head) => article('held', head)),
  ];
}

function changeDetails(
  head: Article,
  { changedFields, replaced }: FoundDiff,
  style: ReportStyle,
): Printable[] {
  const detail = detailOf(style);
  const { id, replacedEntry } = head;
  return [
    ...(replacedEntry ? [detail(`id: ${quoted(replacedEntry.id)} -> ${quoted(id)}`)] : []),
    ...fieldDetails(changedFields.get(head) ?? [], style),
    ...(replaced.has(head) ? [detail(`another story? ${ADVICE.replaced}`)] : []),
  ];
}

function feedRow(feed: FeedChange, style: ReportStyle): Printable {
  const { kind, title, address, formerAddress, changed, lost, isEmptied } = feed;
  const detail = detailOf(style);
  const isMoved = changed.some(({ field }) => field === 'address') || kind === 'moved';
  const what = { new: ', new', changed: '', moved: ', moved', gone: ', no more' }[kind];
  return joined([
    rowOf(style)('feed', title + what + (isEmptied ? ', goes empty' : '')),
    detail(formerAddress === undefined ? address : `address: ${formerAddress} -> ${address}`),
    ...fieldDetails(changed, style),
    ...(isMoved ? [detail(ADVICE.feedMoved)] : []),
    ...(kind === 'gone' ? [detail(ADVICE.feedGone)] : []),
    ...(lost > 0
      ? [detail(`loses ${lost === 1 ? 'an article that is' : `${lost} articles that are`} published still`)]
      : []),
  ]);
}

function fieldDetails(fields: readonly ChangedField[], style: ReportStyle): Printable[] {
  return fields.map(({ field, before = '', after = '' }) =>
    detailOf(style)(`${field}: "${before}" -> "${after}"`),
  );
}

function rowOf({ paint, columns }: ReportStyle) {
  return (name: string, text: string) =>
    wrapped(printable`${paint('bold', name.padEnd(10))} ${text}\n`, columns, 11);
}

function detailOf({ paint, columns }: ReportStyle) {
  return (text: string) => wrapped(printable`${' '.repeat(11)}${paint('dim', text)}\n`, columns, 11);
}
