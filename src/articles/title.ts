import { parseTree } from '../html/parse.ts';
import { cutAtWord } from '../html/summary.ts';
import { plainTextOf } from '../html/tree.ts';
import type { Head } from '../model/article.ts';
import type { ArticleFormat } from '../model/articleFormat.ts';
import type { Locate } from '../model/media.ts';
import { copyText } from '../model/text.ts';
import { repairText } from '../syntax/sourceText.ts';
import { readText } from '../syntax/value.ts';
import { readFrontText } from './frontText.ts';
import type { HeadContext } from './headField.ts';
import { findHeading } from './heading.ts';
import { fileNameOf } from './headReaders.ts';
import { type NewsroomHead, NO_LINES } from './newsroom/head.ts';
import { bodyTextOf, sanitiseProse } from './sanitiseBody.ts';

/** Characters of a note that lists show of it. */
export const MAX_NAME_LENGTH = 60;

/** A whole HTML page up to its body, and the title in that. */
const PAGE = /^([\s\S]{0,100000}?)<body\b[^>]{0,1000}>/i;
const PAGE_TITLE = /<title\b[^>]{0,1000}>([^<]{1,1000})<\/title>/i;

/**
 * The heading that an article begins with, as the headline of a newsroom text: the title where front matter has none. It
 * leaves the body, or readers would see it twice. Of a whole HTML page only what is in `body` is read.
 *
 * @param from the index at which the front matter ends
 */
export function readHeading(
  { source, settings, fields, report }: Pick<HeadContext, 'source' | 'settings' | 'fields' | 'report'>,
  format: ArticleFormat,
  from: number,
): NewsroomHead {
  const page = format === 'html' ? PAGE.exec(source.text.slice(from)) : null;
  const start = from + (page?.[0].length ?? 0);
  if (fields.title) return { ...NO_LINES, bodyStart: start };
  const heading = findHeading(format, bodyTextOf(format, source.text, start), settings.markdown);
  if (heading === undefined) {
    const named = PAGE_TITLE.exec(page?.[1] ?? '');
    const text = plainTextOf(parseTree(named?.[1] ?? '', false).childNodes);
    return { ...NO_LINES, bodyStart: start, ...(text !== '' && { headline: { text, at: from } }) };
  }
  const at = start + heading.at;
  if (heading.lost !== undefined) {
    const message = `expected words in the heading that is the title, found ${heading.lost}`;
    const mend = 'its text is the title, the rest is left out; write title: to keep the heading in the text';
    report(at, { code: 'CONTENT_REMOVED', message, mend });
  }
  const text = repairText(heading.text, at, report);
  return { ...NO_LINES, bodyStart: start + heading.end, headline: { text, at } };
}

/** The title, or the words by which people know a note. Reports an article that has neither title nor text. */
export function readTitle(
  context: HeadContext,
  format: ArticleFormat,
): Pick<Head, 'title' | 'isUntitled'> | undefined {
  const { fields, lines, report } = context;
  if (fields.title) {
    const title = readFrontText(fields.title.value, context, 'a title');
    return title === undefined ? undefined : { title };
  }
  if (lines.headline) return { title: copyText(lines.headline.text) };
  const name = format === 'newsroom' ? undefined : nameOfNote(context, format);
  if (name !== undefined) return { title: copyText(name), isUntitled: true };
  const mend =
    format === 'newsroom'
      ? 'begin the text with a headline, or add a line "title: ..." to front matter between two lines of ---'
      : 'write the text below the front matter, or add a line "title: ..." to it between two lines of ---';
  const what = format === 'newsroom' ? 'a title' : 'a title or a text';
  report(lines.bodyStart, { code: 'TITLE_MISSING', message: `expected ${what}, found none`, mend });
  return undefined;
}

/** The first words of a note; the name of its file for one that is nothing but pictures, or was taken back. */
function nameOfNote(context: HeadContext, format: ArticleFormat): string | undefined {
  const { source, settings, fields, lines } = context;
  const { name } = fileNameOf(context);
  if (fields.withdrawn) return name;
  const body = bodyTextOf(format, source.text, lines.bodyStart);
  const { html, summaryText } = sanitiseProse(format, body, settings.url, nowhere(settings.url), {
    dialect: settings.markdown,
  });
  const words = summaryText || plainTextOf(parseTree(html, false).childNodes);
  if (words !== '') return cutAtWord(words, MAX_NAME_LENGTH, settings.language);
  if (html !== '') return name;
  const summary = fields.summary && readText(fields.summary.value, () => undefined);
  return summary && cutAtWord(summary, MAX_NAME_LENGTH, settings.language);
}

/** No file is looked for: only words are wanted. */
function nowhere(url: string): Locate {
  return () => ({ kind: 'remote', url });
}
