import { formatSpoken } from '../../dates/formatSpoken.ts';
import type { Article } from '../../model/article.ts';
import type { LockEntry } from '../../model/lockEntry.ts';
import { hasError, quoted } from '../../model/problem.ts';
import { formatRfc3339 } from '../../model/stamp.ts';
import type { FindChanges } from '../../publish/diff.ts';
import type { Edition } from '../../publish/planBuild.ts';
import type { Report } from '../../publish/report.ts';
import { defineCommand } from '../command.ts';
import { ADVICE, byFolder } from '../formatReport.ts';
import { openSettings } from '../openSettings.ts';
import { REISSUE } from '../options.ts';
import { reportProblems } from '../reportProblems.ts';
import { type Paint, printJson } from '../session.ts';

/** Reports what subscribers would notice, article by article. The exit status is 1 if there is anything. */
export const diffCommand = defineCommand({
  name: 'diff',
  summary: 'tell what subscribers would notice, and write nothing',
  options: { reissue: REISSUE },
  failure: 'what subscribers would notice could not be found out',
  run: async (session, { reissue: isReissue }) => {
    const opened = await openSettings(session);
    if (opened === undefined) return 2;
    const { compareEdition, prepareEdition } = await import('../../publish/planBuild.ts');
    const { reportOf } = await import('../../publish/report.ts');
    const { changesSince } = await import('../../publish/diff.ts');
    const { disk, now, edge, isJson, isQuiet, paint } = session;
    const edition = prepareEdition(disk, opened.settings, { now, isReissue });
    const report = reportOf(edition, compareEdition(disk, edition));
    const { written, removed, subscribers } = report;
    const problems = [...opened.problems, ...report.problems];
    const find = changesSince(disk, edition);
    if (isJson) printJson({ ...toJson(edition, find), written, removed, problems }, session);
    else {
      reportProblems(problems, session);
      if (!isQuiet) edge.stdout.write(formatDiff(edition, report, find, paint));
    }
    const { new: added, updated, edited, returning, gone } = subscribers;
    const changes = [added, updated, edited, returning, gone, written, removed];
    return changes.some((all) => all.length > 0) || hasError(problems) ? 1 : 0;
  },
});

function formatDiff(
  edition: Edition,
  { written, removed, problems }: Report,
  find: FindChanges,
  paint: Paint,
): string {
  const files = (what: string, paths: readonly string[]) =>
    byFolder(paths, edition.settings).map((path) => `would ${what} ${path}\n`);
  const rows = [...rowsOf(edition, find, paint), ...files('write', written), ...files('remove', removed)];
  const isNothing = rows.length === 0 && !hasError(problems);
  return isNothing ? 'nothing: subscribers would notice no difference\n' : rows.join('');
}

const SHOWN_BEFORE = ['updated', 'edited', 'returning'] as const;

function toJson({ plan: { subscribers, held } }: Edition, find: FindChanges) {
  const article = ({ id, file, title, published }: Article) => ({
    id,
    file,
    title,
    published: formatRfc3339(published),
  });
  const changed = (head: Article) => ({
    ...article(head),
    ...(head.replaced && { formerId: head.replaced.id }),
    changed: find(head),
  });
  return {
    new: subscribers.new.map(article),
    ...Object.fromEntries(SHOWN_BEFORE.map((kind) => [kind, subscribers[kind].map(changed)])),
    gone: subscribers.gone.map(({ id, file, published }) => ({ id, file, published })),
    held: held.map(article),
  };
}

function rowsOf({ settings, plan }: Edition, find: FindChanges, paint: Paint): string[] {
  const { subscribers, held } = plan;
  const spoken = (head: Article) => formatSpoken(head.published, settings.timeZone);
  const row = (name: string, text: string) => `${paint('bold', name.padEnd(10))} ${text}\n`;
  const detail = (text: string) => `${' '.repeat(11)}${paint('dim', text)}\n`;
  const article = (name: string, head: Article) =>
    row(name, `${head.title}, ${spoken(head)}`) + detail(`${head.file}, ${head.id}`);
  const before = (name: (typeof SHOWN_BEFORE)[number], advice: string) =>
    subscribers[name].map((head) =>
      [
        article(name, head),
        ...(head.replaced ? [detail(`id: ${quoted(head.replaced.id)} -> ${quoted(head.id)}`)] : []),
        ...find(head).map(({ field, before: old = '', after = '' }) =>
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
