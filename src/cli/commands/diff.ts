import { formatSpoken } from '../../dates/formatSpoken.ts';
import type { Article } from '../../model/article.ts';
import type { LockEntry } from '../../model/lockEntry.ts';
import { hasError, type Problem, quoted } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { formatRfc3339 } from '../../model/stamp.ts';
import { changesSince, type FindChanges } from '../../publish/diff.ts';
import { compareEdition, type Edition, prepareEdition } from '../../publish/planBuild.ts';
import { type Report, reportOf } from '../../publish/report.ts';
import { ADVICE, byFolder } from '../formatReport.ts';
import { printJson, type Session, tellProblems } from '../session.ts';

/** Tells what subscribers would notice, article by article; the exit status is 1 where there is anything. */
export function diff(settings: Settings, told: readonly Problem[], session: Session): number {
  const { asked, disk, now, edge } = session;
  const edition = prepareEdition(disk, settings, { now, isReissue: asked.isReissue });
  const report = reportOf(edition, compareEdition(disk, edition));
  const problems = [...told, ...report.problems];
  const find = changesSince(disk, edition);
  if (asked.isJson) {
    printJson(
      { ...objectOf(edition, find), written: report.written, removed: report.removed, problems },
      session,
    );
  } else {
    tellProblems(problems, session);
    if (!asked.isQuiet) edge.stdout.write(textOf(edition, report, find, session));
  }
  const { new: fresh, updated, edited, returning, gone } = report.subscribers;
  const noticed = [fresh, updated, edited, returning, gone].some((all) => all.length > 0);
  return noticed || report.written.length + report.removed.length > 0 || hasError(problems) ? 1 : 0;
}

function textOf(
  edition: Edition,
  { written, removed, problems }: Report,
  find: FindChanges,
  session: Session,
): string {
  const files = (what: string, paths: readonly string[]) =>
    byFolder(paths, edition.settings).map((path) => `would ${what} ${path}\n`);
  const rows = [...rowsOf(edition, find, session), ...files('write', written), ...files('remove', removed)];
  const isNothing = rows.length === 0 && !hasError(problems);
  return isNothing ? 'nothing: subscribers would notice no difference\n' : rows.join('');
}

const SHOWN_BEFORE = ['updated', 'edited', 'returning'] as const;

function objectOf({ plan: { subscribers, held } }: Edition, find: FindChanges) {
  const article = ({ id, file, title, published }: Article) => ({
    id,
    file,
    title,
    published: formatRfc3339(published),
  });
  const changed = (head: Article) => ({
    ...article(head),
    ...(head.replacedEntry && { formerId: head.replacedEntry.id }),
    changed: find(head),
  });
  return {
    new: subscribers.new.map(article),
    ...Object.fromEntries(SHOWN_BEFORE.map((kind) => [kind, subscribers[kind].map(changed)])),
    gone: subscribers.gone.map(({ id, file, published }) => ({ id, file, published })),
    held: held.map(article),
  };
}

function rowsOf({ settings, plan }: Edition, find: FindChanges, { paint }: Session): string[] {
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
        ...(head.replacedEntry ? [detail(`id: ${quoted(head.replacedEntry.id)} -> ${quoted(head.id)}`)] : []),
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
