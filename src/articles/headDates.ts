import { parseDate } from '../dates/parseDate.ts';
import type { Withdrawal } from '../model/article.ts';
import { expected, type Place } from '../model/problem.ts';
import type { Stamp } from '../model/stamp.ts';
import { placeAt } from '../syntax/sourceText.ts';
import { describe } from '../syntax/value.ts';
import { optional, readText } from '../syntax/valueReaders.ts';
import { type Context, lineOf, nameOf, readField } from './headContext.ts';
import type { Line } from './newsroom/head.ts';
import { findPublished, joinTime } from './publicationDate.ts';

/** When the article is published: what its front matter, its first lines or its name say of it. */
export function readPublished(context: Context): Stamp | undefined {
  const { fields, lines, report } = context;
  const { timeZone } = context.settings;
  const fileDay = nameOf(context).day;
  const written: Line[] = fields.published ? [lineOf(fields.published.value)] : [];
  const said = [...written, ...lines.dates];
  const days = said.length === 0 && fileDay !== undefined ? [{ text: fileDay, at: 0 }] : said;
  const all = joinTime(days, lines.time, timeZone);
  const [first] = all;
  if (first === undefined) {
    const mend =
      'add a line "date: 8:03 pm on 21 December 2014" to the front matter between two lines of ---';
    report(lines.bodyStart, {
      code: 'DATE_MISSING',
      message: 'expected a date of publication, found none',
      mend,
    });
    return undefined;
  }
  const published = afterEmbargo(findPublished(all, timeZone, report), context);
  if (published && published.getTime() < 0) {
    const mend = 'some readers drop the whole feed over it; leave the article out, or date it later';
    report(first.at, expected('DATE_BEFORE_1970', 'a date from 1970', first.text, mend));
  }
  return published;
}

/** Hugo holds an article with a date back until its `publishDate`: the later of the two is when it is published. */
function afterEmbargo(published: Stamp | undefined, context: Context): Stamp | undefined {
  const { embargo, published: field } = context.fields;
  if (published === undefined || embargo === undefined || embargo === field) return published;
  const until = readDate('embargo', context);
  return until !== undefined && until > published ? until : published;
}

/** When it last changed in a way worth showing; the date of publication when it says nothing else. */
export function readUpdated(published: Stamp, context: Context): Stamp {
  const updated = readDate('updated', context);
  if (updated === undefined || updated.getTime() >= published.getTime()) return updated ?? published;
  const value = context.fields.updated?.value;
  if (value) {
    const mend = 'it is left out: an article is updated after it is published';
    context.report(
      value.at,
      expected('UPDATED_BEFORE_PUBLISHED', 'a time after publication', describe(value), mend),
    );
  }
  return published;
}

/** When and why it was taken back, if it was. Before its publication it cannot have been. */
export function readWithdrawn(published: Stamp, context: Context): Withdrawal | undefined {
  const time = readDate('withdrawn', context);
  if (time === undefined) return undefined;
  const reason = readField('reason', context, (value, wrong) => readText(value, wrong, 'a reason'));
  const value = context.fields.withdrawn?.value;
  if (time.getTime() < published.getTime() && value) {
    const mend = 'it is withdrawn all the same; write when, with the time of day';
    context.report(
      value.at,
      expected('UPDATED_BEFORE_PUBLISHED', 'a time after publication', describe(value), mend),
    );
  }
  return { time: time < published ? published : time, ...optional('reason', reason) };
}

/** Where the author would mend the date of publication. */
export function placeOfPublished({ source, fields, lines }: Context): Place {
  return placeAt(source, fields.published?.value.at ?? lines.dates[0]?.at ?? 0);
}

/** A date on its own. */
export function readDate(
  field: 'updated' | 'withdrawn' | 'expires' | 'embargo',
  context: Context,
): Stamp | undefined {
  return readField(field, context, (value) => {
    const { text, at } = lineOf(value);
    const { stamp, faults } = parseDate(text, context.settings.timeZone);
    // What a day alone means is told of the date of publication; of these it may be meant.
    for (const fault of faults) if (fault.code !== 'DATE_WITHOUT_TIME') context.report(at, fault);
    return stamp;
  });
}
