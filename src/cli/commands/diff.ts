import { formatSpoken } from '../../dates/formatSpoken.ts';
import type { Article } from '../../model/article.ts';
import type { LockEntry } from '../../model/lockEntry.ts';
import { hasError, quoted } from '../../model/problem.ts';
import { formatRfc3339 } from '../../model/stamp.ts';
import type { ChangedField } from '../../publish/diff.ts';
import { findUpToDate, type ReportSettings } from '../../publish/incremental/upToDate.ts';
import type { BuildReport, ReportedArticle } from '../../publish/report.ts';
import type { BuildOptions } from '../../publish/world.ts';
import { defineCommand } from '../command.ts';
import { ADVICE, byFolder } from '../formatReport.ts';
import { openPublication } from '../openPublication.ts';
import { KEEP_GOING, REISSUE } from '../options.ts';
import { reportProblems } from '../reportProblems.ts';
import { type Paint, printJson, type Session } from '../session.ts';

/** Reports what subscribers would notice, article by article. The exit status is 1 if there is anything. */
export const diffCommand = defineCommand({
  name: 'diff',
  summary: 'tell what subscribers would notice, and write nothing',
  options: { 'keep-going': KEEP_GOING, reissue: REISSUE },
  failure: 'what subscribers would notice could not be found out',
  run: async (session, { 'keep-going': keepsGoing, reissue: acceptsNewIds }) => {
    const { edge, isJson, isQuiet, paint } = session;
    const found = await findDiff(session, { keepsGoing, acceptsNewIds });
    if (found === undefined) return 2;
    const { written, removed, subscribers, problems } = found.report;
    if (isJson) printJson({ ...toJson(found), written, removed, problems }, session);
    else {
      reportProblems(problems, session);
      if (!isQuiet) edge.stdout.write(formatDiff(found, paint));
    }
    const { new: added, updated, edited, returning, gone } = subscribers;
    const changes = [added, updated, edited, returning, gone, written, removed];
    return changes.some((all) => all.length > 0) || hasError(problems) ? 1 : 0;
  },
});

/** What a build would change, and how subscribers had it. */
interface FoundDiff {
  readonly settings: ReportSettings;
  readonly report: BuildReport;
  readonly changedFields: ReadonlyMap<Article, readonly ChangedField[]>;
}

async function findDiff(
  session: Session,
  flags: Pick<BuildOptions, 'keepsGoing' | 'acceptsNewIds'>,
): Promise<FoundDiff | undefined> {
  const { world, now } = session;
  const options = { ...flags, now };
  const { previous, found } = findUpToDate(world, options);
  if (previous) return { ...previous, changedFields: new Map() };
  const publication = await openPublication(session, false, found);
  if (publication === undefined) return undefined;
  const { diffPublication } = await import('../../publish/diff.ts');
  const { report, ...rest } = diffPublication(world, publication, options);
  return { ...rest, report: { ...report, problems: [...publication.problems, ...report.problems] } };
}

function formatDiff(found: FoundDiff, paint: Paint): string {
  const { written, removed, problems } = found.report;
  const files = (what: string, paths: readonly string[]) =>
    byFolder(paths, found.settings).map((path) => `would ${what} ${path}\n`);
  const rows = [...rowsOf(found, paint), ...files('write', written), ...files('remove', removed)];
  const isNothing = rows.length === 0 && !hasError(problems);
  return isNothing ? 'nothing: subscribers would notice no difference\n' : rows.join('');
}

const SHOWN_BEFORE = ['updated', 'edited', 'returning'] as const;

function toJson({ report: { subscribers, held }, changedFields }: FoundDiff) {
  const article = ({ id, file, title, published }: ReportedArticle) => ({
    id,
    file,
    title,
    published: formatRfc3339(published),
  });
  const changed = (head: Article) => ({
    ...article(head),
    ...(head.replacedEntry && { formerId: head.replacedEntry.id }),
    changed: changedFields.get(head) ?? [],
  });
  return {
    new: subscribers.new.map(article),
    ...Object.fromEntries(SHOWN_BEFORE.map((kind) => [kind, subscribers[kind].map(changed)])),
    gone: subscribers.gone.map(({ id, file, published }) => ({ id, file, published })),
    held: held.map(article),
  };
}

function rowsOf({ settings, report, changedFields }: FoundDiff, paint: Paint): string[] {
  const { subscribers, held } = report;
  const spoken = (head: ReportedArticle) => formatSpoken(head.published, settings.timeZone);
  const row = (name: string, text: string) => `${paint('bold', name.padEnd(10))} ${text}\n`;
  const detail = (text: string) => `${' '.repeat(11)}${paint('dim', text)}\n`;
  const article = (name: string, head: ReportedArticle) =>
    row(name, `${head.title}, ${spoken(head)}`) + detail(`${head.file}, ${head.id}`);
  const before = (name: (typeof SHOWN_BEFORE)[number], advice: string) =>
    subscribers[name].map((head) =>
      [
        article(name, head),
        ...(head.replacedEntry ? [detail(`id: ${quoted(head.replacedEntry.id)} -> ${quoted(head.id)}`)] : []),
        ...(changedFields.get(head) ?? []).map(({ field, before: old = '', after = '' }) =>
          detail(`${field}: "${old}" -> "${after}"`),
        ),
        ...(advice === '' ? [] : [detail(advice)]),
      ].join(''),
    );
  return [
    ...subscribers.new.map((head) => article('new', head)),
    ...before('updated', ''),
    ...before('edited', ADVICE.edited),
    ...before('returning', ADVICE.returning),
    ...subscribers.gone.map(
      (entry: LockEntry) => row('gone', `${entry.file}, ${entry.id}`) + detail(ADVICE.gone),
    ),
    ...held.map((head) => article('held', head)),
  ];
}
