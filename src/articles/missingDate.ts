import { explainNearMiss } from '../dates/nearMiss.ts';
import { isDateLine } from '../dates/parseDate.ts';
import { expected, type Fault, quoted } from '../model/problem.ts';
import type { HeadContext } from './headField.ts';
import { linesOf } from './newsroom/head.ts';

/** A date that its author put too low stands near the beginning of the text. */
const MAX_LINES = 40;

/** What keeps an article from having a date of publication, and where: a line that is nearly a date, or one too low. */
export function explainMissingDate({ source, settings, lines }: HeadContext): {
  readonly at: number;
  readonly fault: Fault;
} {
  const { language, text } = settings;
  for (const line of lines.unread) {
    const mend = explainNearMiss(line.text, language);
    if (mend) return { at: line.at, fault: expected('DATE_UNREADABLE', 'a date', line.text, mend) };
  }
  const code = 'DATE_MISSING';
  const [update] = lines.updates;
  if (update) {
    const mend = 'write when it was published, too: a line "8:03 pm on 21 December 2014"';
    return {
      at: update.at,
      fault: expected(code, 'a date of publication beside that of the update', update.text, mend),
    };
  }
  const message = 'expected a date of publication, found none';
  if (!/\.txt$/i.test(source.file)) {
    const mend =
      'add a line "date: 8:03 pm on 21 December 2014" to the front matter between two lines of ---';
    return { at: lines.bodyStart, fault: { code, message, mend } };
  }
  for (const line of [...linesOf(source.text, lines.bodyStart)].slice(0, MAX_LINES)) {
    if (text.skip.includes(line.text) || !isDateLine(line.text, language)) continue;
    const low = `expected a date of publication above the text, found ${quoted(line.text)} in it`;
    const mend = 'move the line above the first paragraph if it is that date, or write another one there';
    return { at: line.at, fault: { code, message: low, mend } };
  }
  const mend = 'write a line "8:03 pm on 21 December 2014" below the headline';
  return { at: lines.bodyStart, fault: { code, message, mend } };
}
