import type { Settings } from '../../model/settings.ts';
import type { Stamp } from '../../model/stamp.ts';
import { defineCommand } from '../command.ts';
import { openPublication } from '../openPublication.ts';
import { printable } from '../printable.ts';
import { printJson, reportFailure, type Session } from '../session.ts';

/** Begins an article: a file with its headline and the time, which is a draft until its author says otherwise. */
export const newCommand = defineCommand({
  name: 'new',
  findsRoot: true,
  operand: { placeholder: 'HEADLINE', meaning: 'the headline of an article' },
  summary: 'begin an article, a draft with the time now, and print its path',
  options: {
    text: { summary: 'newsroom text instead of Markdown' },
    folder: { placeholder: 'DIR', summary: 'in this folder of items/' },
    date: { placeholder: 'DATE', summary: 'with this date, in any form that articles take' },
  },
  failure: 'the article could not be written; nothing was written over',
  run: async (session, { text, folder = '', date }, title) => {
    const publication = await openPublication(session);
    if (publication === undefined) return 2;
    const { settings } = publication;
    const published = await dateOf(date, settings, session);
    if (published === undefined) return 2;
    const { addArticle } = await import('../late/planning.ts');
    const format = text ? 'txt' : 'md';
    const file = addArticle(session.world, settings, { title, published, format, folder });
    if (session.isJson) printJson({ file }, session);
    else session.edge.stdout.write(printable`${file}\n`);
    return 0;
  },
});

async function dateOf(
  written: string | undefined,
  { timeZone, language }: Settings,
  session: Session,
): Promise<Stamp | undefined> {
  if (written === undefined) return await toTheMinute(session.now, timeZone);
  const { parseDate } = await import('../late/planning.ts');
  const { stamp, faults } = parseDate(written, timeZone, language);
  for (const { message, mend } of faults) reportFailure(`--date: ${message}`, mend, session);
  return stamp;
}

/** Nobody writes the seconds of an article's time. */
async function toTheMinute(now: Date, timeZone: string): Promise<Stamp> {
  const { stampAt } = await import('../late/planning.ts');
  return stampAt(Math.floor(now.getTime() / 60_000) * 60_000, timeZone);
}
