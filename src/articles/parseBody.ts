import type { Surroundings } from '../html/resolveUrl.ts';
import type { SanitisedArticle } from '../html/sanitise.ts';
import { summaryFrom } from '../html/summary.ts';
import type { Article } from '../model/article.ts';
import { withoutExtension } from '../model/articleFormat.ts';
import { directionOf } from '../model/direction.ts';
import type { Item, Picture } from '../model/item.ts';
import type { FileFacts, Locate, MediaFile } from '../model/media.ts';
import { hasPage } from '../model/pageAddress.ts';
import { type Problem, SEVERITY } from '../model/problem.ts';
import type { Refer } from '../model/reference.ts';
import type { Settings } from '../model/settings.ts';
import type { ShownTranscript } from '../model/transcript.ts';
import { collectProblems, type ReportProblem, type Source } from '../syntax/sourceText.ts';
import { optional } from '../syntax/value.ts';
import {
  describePicture,
  findPicture,
  firstFigure,
  mergePictures,
  withPicture,
  withWholeImage,
} from './articlePicture.ts';
import { readAttachedFiles } from './attachedFiles.ts';
import { correctionOf, type Notice, withdrawalOf } from './correctionNotice.ts';
import { readEpisode } from './episode.ts';
import { linkNoticeOf } from './linkNotice.ts';
import { reportComments } from './markdown/comments.ts';
import type { SiteAddresses } from './markdown/siteAddresses.ts';
import { reportTemplates } from './markdown/templateCode.ts';
import { reportUnread } from './markdown/unread.ts';
import { splitParagraphs } from './newsroom/body.ts';
import { bodyTextOf, sanitiseNewsroom, sanitiseProse } from './sanitiseBody.ts';
import { readTranscript } from './transcripts/readTranscript.ts';

/** A whole article. */
export interface ParsedItem {
  readonly item: Item;
  /**
   * The whole article as HTML, as its page has it: also where feeds show only its summary. Pages have the page that it is
   * about below it.
   */
  readonly html: string;
  /** What its page shows of a transcript; feeds name the file. */
  readonly transcript?: ShownTranscript;
  /** The author's own files that readers will ask for. */
  readonly media: readonly MediaFile[];
  readonly problems: readonly Problem[];
}

/**
 * Reads an article's body and makes the whole item of it.
 *
 * @param given the head that was read from the same source
 * @param locate finds the files that the article refers to
 * @param refer finds the articles that it links to; without it there are none
 * @param facts tells what files say of themselves; without it nothing is known
 */
export function parseItem(
  source: Source,
  given: Article,
  settings: Settings,
  locate: Locate,
  refer?: Refer,
  facts: FileFacts = NO_FACTS,
): ParsedItem {
  const head = withWholeImage(given, source);
  const isFull = settings.content === 'full';
  const withdrawal = withdrawalOf(head, settings.timeZone);
  if (withdrawal) {
    const item = { ...frame(head, settings), ...textOf(withdrawal.text, withdrawal.html, isFull) };
    return { item, html: withdrawal.html, media: [], problems: [] };
  }

  const { problems, report } = collectProblems(source);
  const shelf = collectingFiles(locate);
  const bodyShelf = isFull || hasPage(head, settings) ? shelf : collectingFiles(locate);

  const front = findPicture(head, shelf.locate, report);
  const body = sanitiseBody(source, head, settings, front, { locate: bodyShelf.locate, refer });
  reportFindings(body, source, head, settings, report);
  if (body.html === '') reportEmpty(body, head, report);
  const figure = front || head.hasNoImage ? undefined : firstFigure(body);
  if (figure?.file) shelf.keep(figure.file);
  const picture = front ? mergePictures(front, body, head, report) : figure && describePicture(figure);
  const isAbove = front !== undefined && head.image?.inText !== false;
  const correction = correctionOf(head, settings.timeZone);
  const whole = (text: string) => {
    const shown = isAbove && picture ? withPicture(picture, text, body) : text;
    return correction ? `${shown}\n${correction.html}`.trim() : shown;
  };
  const summary = head.summary ?? summaryFrom(body, head.language ?? settings.language);
  const attached = readAttachedFiles(head, shelf.locate, facts, report);
  const { parts, made } = readEpisode(
    head,
    { attached, front, settings },
    { locate: shelf.locate, facts, report },
  );
  if (made) shelf.keep(made);
  const { enclosures, transcripts } = attached;
  const item: Item = {
    ...frame(head, settings),
    ...optional('externalLink', head.externalLink),
    ...textOf(summary, inDirection(whole(body.html), head, settings), isFull, correction, head),
    ...optional('image', picture),
    ...optional('enclosures', enclosures),
    ...optional('transcripts', transcripts),
    ...parts,
  };
  const transcript = hasPage(head, settings)
    ? readTranscript(head, settings.language, { locate, facts, report })
    : undefined;
  const page = { html: whole(body.pageHtml), ...optional('transcript', transcript) };
  return { item, ...page, media: shelf.files(), problems };
}

const NO_FACTS: FileFacts = {
  recordingOf: () => undefined,
  bytesOf: () => undefined,
  hashOf: () => undefined,
};

/** What an item is without its text: withdrawn or not, it has the same. */
export function frame(head: Article, settings: Settings): Item {
  return {
    id: head.id,
    title: head.isUntitled ? '' : head.title,
    link: head.link,
    published: head.published,
    date: head.updated,
    author: [...head.authors],
    category: head.tags.map((name) => ({ name })),
    ...optional('via', head.via),
    ...optional('source', head.source),
    ...optional('comments', head.comments),
    ...(head.language !== settings.language && optional('language', head.language)),
    ...optional('translations', head.translations),
  };
}

/**
 * The text of an item. Notices stand at the end of the summary where that is all there is. The link to what it is about is
 * below the text; pages have that in a place of its own.
 */
function textOf(summary: string, html: string, isFull: boolean, correction?: Notice, head?: Article) {
  const about = head && linkNoticeOf(head, isFull ? html : '');
  const content = about ? `${html}\n${about.html}`.trim() : html;
  const isAll = !isFull || (html === '' && summary === '');
  const notices = [correction, about].flatMap((notice) => (notice ? [notice.text] : []));
  const description = isAll ? [summary, ...notices].join(' ').trim() : summary;
  return {
    ...(description !== '' && { description }),
    ...(isFull && content !== '' && { content }),
  };
}

/** Among articles of a feed that run the other way, a reader has to be told in which direction this one runs. */
function inDirection(html: string, { language }: Article, settings: Settings): string {
  if (html === '' || language === undefined) return html;
  const direction = directionOf(language);
  return direction === directionOf(settings.language)
    ? html
    : `<div lang="${language}" dir="${direction}">\n${html}\n</div>`;
}

/** A locate that remembers which files it found, each once. */
function collectingFiles(locate: Locate) {
  const used = new Map<string, MediaFile>();
  const keep = (file: MediaFile) => {
    if (!file.isServed) used.set(file.path, file);
  };
  const remembering: Locate = (reference, wanted) => {
    const located = locate(reference, wanted);
    if (located.kind === 'local') keep(located.file);
    return located;
  };
  return { locate: remembering, keep, files: () => [...used.values()] };
}

function sanitiseBody(
  source: Source,
  head: Article,
  settings: Settings,
  front: Picture | undefined,
  { locate, refer }: Pick<Surroundings, 'locate' | 'refer'>,
): SanitisedArticle {
  const { format, bodyStart, asides, link, image, excerptSeparator } = head;
  if (format !== 'newsroom') {
    const text = bodyTextOf(format, source.text, bodyStart);
    const site = siteOf(source, head, settings);
    const reading = { refer, excerptSeparator, site, dialect: settings.markdown };
    return sanitiseProse(format, text, link, locate, reading);
  }
  const isCaptioned = image?.caption !== undefined || image?.credit !== undefined;
  const picture = front && !isCaptioned && image?.inText !== false ? image : undefined;
  const paragraphs = splitParagraphs(source.text, bodyStart, new Set(settings.text.skip), picture);
  return sanitiseNewsroom(paragraphs, link, locate, asides);
}

/** Not for a link to another page, nor where the body is empty because a picture in it is missing, which is told already. */
function reportEmpty(
  { findings }: SanitisedArticle,
  { bodyStart, externalLink }: Article,
  report: ReportProblem,
): void {
  if (externalLink !== undefined || findings.some(({ fault }) => SEVERITY[fault.code] === 'error')) return;
  const mend = 'write the article below the front matter';
  report(bodyStart, { code: 'BODY_EMPTY', message: 'expected an article, found no text', mend });
}

function reportFindings(
  { findings }: SanitisedArticle,
  source: Source,
  head: Article,
  settings: Settings,
  report: ReportProblem,
): void {
  const { format, bodyStart, image } = head;
  const { markdown: dialect } = settings;
  const text = bodyTextOf(format, source.text, bodyStart);
  const isMarkdown = format !== 'html' && format !== 'newsroom';
  if (format !== 'newsroom')
    reportTemplates(text, bodyStart, report, { isMarkdown, site: siteOf(source, head, settings), dialect });
  if (isMarkdown) {
    reportUnread(text, bodyStart, report, dialect);
    if (dialect.includes('comments')) reportComments(text, bodyStart, report);
  }
  for (const { at, near, fault } of findings) {
    // In a newsroom text everything is literal, but for the picture, which front matter names.
    const isImage = format === 'newsroom' && near === image?.src;
    const index = format === 'newsroom' ? Math.max(0, text.indexOf(near)) : at;
    report(isImage ? image.at : bodyStart + index, fault);
  }
}

function siteOf({ file }: Source, { link }: Article, { url }: Settings): SiteAddresses {
  return { url, link, folder: withoutExtension(file.slice(file.lastIndexOf('/') + 1)) };
}
