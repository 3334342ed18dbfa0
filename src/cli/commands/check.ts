import { hasError, type Problem } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { checkPublication } from '../../publish/check.ts';
import { printJson, type Session, tellProblems } from '../session.ts';

/** Tells all that is wrong with a publication and with the feeds that it serves; the exit status is 1 for an error. */
export function check(settings: Settings, told: readonly Problem[], session: Session): number {
  const { asked, disk, now, edge } = session;
  const { isStrict, isReissue } = asked;
  const checked = checkPublication(disk, settings, { now, isStrict, isReissue });
  const problems = [...told, ...checked.problems];
  if (asked.isJson) printJson({ items: checked.edition.plan.items, problems }, session);
  else {
    tellProblems(problems, session);
    if (!asked.isQuiet && asked.format === 'text') edge.stdout.write(`${summaryOf(settings, problems)}\n`);
  }
  return hasError(problems) ? 1 : 0;
}

function summaryOf({ title }: Settings, problems: readonly Problem[]): string {
  const count = (severity: Problem['severity']) => {
    const number = problems.filter((problem) => problem.severity === severity).length;
    return `${number} ${severity}${number === 1 ? '' : 's'}`;
  };
  return `${title}: ${count('error')}, ${count('warning')}, ${count('note')}`;
}
