import { hasError, type Problem } from '../../model/problem.ts';
import type { Settings } from '../../model/settings.ts';
import { publish, readSettings } from '../../publish/publish.ts';
import { formatJson, formatReport } from '../formatReport.ts';
import { keepUp, type Waiting } from '../rerunOnChange.ts';
import { nowOf, type Session, tellFailure, tellIfNew } from '../session.ts';

/** Builds, and builds again on each change, until a person ends it. */
export function watch(settings: Settings, _told: readonly Problem[], session: Session): Promise<number> {
  const tell = tellIfNew(session);
  let current: Waiting = { settings, nextDue: undefined };
  return keepUp(session, current, () => {
    current = buildAgain(session, tell) ?? current;
    return current;
  });
}

/** One run. Nothing ends it: what is wrong is told, and what was published last stays. */
function buildAgain(session: Session, tell: ReturnType<typeof tellIfNew>): Waiting | undefined {
  const { asked, disk, edge, paint } = session;
  try {
    const { settings, problems: told } = readSettings(disk);
    if (settings === undefined) {
      tell(told);
      return undefined;
    }
    const report = publish(disk, settings, {
      now: nowOf(session),
      ...(edge.program !== undefined && { program: edge.program }),
    });
    const problems = [...told, ...report.problems];
    const isNews = tell(problems) || report.written.length + report.removed.length > 0;
    if (asked.isJson && isNews) edge.stdout.write(formatJson({ ...report, problems }, settings));
    if (!asked.isJson && !asked.isQuiet && isNews && !hasError(problems))
      edge.stdout.write(formatReport(report, settings, false, paint));
    return { settings, nextDue: report.nextDue };
  } catch (error) {
    tellFailure('this change could not be published; what was published last stays', error, session);
    return undefined;
  }
}
