import { fitForReaders } from '../content/article.ts';
import type { IdentifiedHead } from '../model/head.ts';
import type { Item } from '../model/item.ts';
import type { Problem } from '../model/problem.ts';
import type { Publication } from '../model/publication.ts';
import { renderMarkdown } from './markdown.ts';
import { renderNewsroomBody } from './newsroom.ts';
import { optional } from './readers.ts';
import { type Source, type Tell, tellInto } from './source.ts';

/**
 * Reads an article's body and makes the whole item of it.
 *
 * @param head the head that was read from the same source
 */
export function parseItem(
  source: Source,
  head: IdentifiedHead,
  publication: Publication,
): { item: Item; problems: Problem[] } {
  const problems: Problem[] = [];
  const tell = tellInto(problems, source);
  const { html, removed, firstParagraph } = fitForReaders(renderBody(source, head, publication), head.link);
  for (const what of removed) tellRemoved(what, source, head, tell);
  if (html === '' && head.externalLink === undefined) {
    const mend = 'write the article below the front matter';
    tell(head.bodyStart, { code: 'BODY_EMPTY', message: 'expected an article, found no text', mend });
  }

  const description = head.summary ?? firstParagraph;
  const item: Item = {
    id: head.id,
    title: head.title,
    link: head.link,
    published: head.published,
    date: head.updated,
    ...(description !== '' && { description }),
    ...(publication.content === 'full' && html !== '' && { content: html }),
    author: [...head.authors],
    category: head.tags.map((name) => ({ name })),
    ...optional('externalLink', head.externalLink),
    ...optional('image', head.image),
    ...(head.language !== publication.language && optional('language', head.language)),
  };
  return { item, problems };
}

function renderBody(source: Source, head: IdentifiedHead, publication: Publication): string {
  if (head.format === 'markdown') return renderMarkdown(source.text.slice(head.bodyStart));
  return renderNewsroomBody(source.text, head.bodyStart, new Set(publication.text.skip));
}

/** The place is where the source first says what was taken out; the start of the body where it says it otherwise. */
function tellRemoved(what: string, source: Source, head: IdentifiedHead, tell: Tell): void {
  const body = source.text.slice(head.bodyStart).toLowerCase();
  const found = body.indexOf(what.toLowerCase().replace(/>$/, ''));
  const index = head.bodyStart + Math.max(0, found);
  const mend = 'readers would not show it; take it out, or link to it';
  tell(index, { code: 'CONTENT_REMOVED', message: `expected what readers keep, found ${what}`, mend });
}
