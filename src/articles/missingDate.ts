import { explainNearMiss } from '../dates/nearMiss.ts';
import { isDateLine } from '../dates/parseDate.ts';
import { articleFormatOf } from '../model/articleFormat.ts';
import { expected, type Fault, quoted } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { onOneLine } from '../model/text.ts';
import type { Source } from '../syntax/sourceText.ts';
import type { HeadContext } from './headField.ts';
import { ignoreLine, patternOf } from './ignorePatterns.ts';
import { type Line, linesOf } from './newsroom/head.ts';

/** A date that its author put too low stands near the beginning of the text. */
const MAX_LINES = 40;

/** What keeps an article from having a date of publication, and where: a line that is nearly a date, or one too low. */
export function explainMissingDate({ source, settings, lines }: HeadContext): {
  readonly at: number;
  readonly fault: Fault;
} {
  const { language } = settings;
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
  if (articleFormatOf(source.file) === 'newsroom') {
    const late = findLate(source.text.slice(lines.bodyStart), settings);
    if (late) {
      const message = `expected a date of publication above the text, found ${quoted(late.text)} in it`;
      const mend = 'move the line above the first paragraph if it is that date, or write another one there';
      return { at: lines.bodyStart + late.at, fault: { code, message, mend } };
    }
  }
  const at = lines.headline?.at ?? lines.bodyStart;
  const mend = `${howToDate(source)}; ${howToIgnore([patternOf(source.file)], settings)}`;
  return { at, fault: { code, message: UNDATED, mend } };
}

/** What is said of a file that may be no article at all. */
export const UNDATED = 'expected a date of publication, found none';

/** What to do with files that are no articles, in the words of a mend. */
export function howToIgnore(patterns: readonly string[], settings: Pick<Settings, 'ignore'>): string {
  return `if it is no article, write ${ignoreLine(patterns, settings)} into feed.yaml`;
}

/** A line of the text that is a date. */
function findLate(body: string, { language, text: { skip } }: Settings): Line | undefined {
  const beginning = [...linesOf(body, 0)].slice(0, MAX_LINES);
  return beginning.find(({ text }) => isDateLine(text, language) && !skip.includes(onOneLine(text)));
}

function howToDate(source: Source): string {
  const line = 'add a line "date: 8:03 pm on 21 December 2014"';
  const isNewsroom = articleFormatOf(source.file) === 'newsroom';
  if (!isNewsroom && /^(?:---|\+\+\+)/.test(source.text))
    return `${line} to the front matter between two lines of ---`;
  return isNewsroom
    ? 'write its date on a line of its own, like "8:03 pm on 21 December 2014"'
    : `${line} between two lines of --- at its start`;
}
