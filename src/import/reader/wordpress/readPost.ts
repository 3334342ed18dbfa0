import { renderFigure } from '../../../html/figures.ts';
import type { Enclosure, Picture } from '../../../model/item.ts';
import type { ReadEntry } from '../feedDocument.ts';
import { type FeedContext, trimmed, uniqueOf, withoutUndefined } from '../fieldValues.ts';
import type { Tally } from '../tally.ts';
import type { XmlElement } from '../xml.ts';
import * as xml from '../xmlFields.ts';
import { contentOf, type Library, type PostContext, plainLine } from './library.ts';
import { readPostDates } from './postDates.ts';
import { enclosuresOf, episodeOf, featuredPicture } from './postFiles.ts';
import { type PostMeta, readPostMeta } from './postMeta.ts';
import { htmlOfPost, teaserOf } from './postText.ts';

/** What posts of an export are read with. */
export interface ExportContext {
  readonly library: Library;
  readonly tally: Tally;
  readonly context: FeedContext;
}

/** Elements of an item that are read here in another way than of a feed. */
const READ_HERE = new Set(['category', 'content:encoded', 'dc:creator', 'description', 'pubDate', 'title']);

/** In characters: so much of what posts share, and of pictures, may be put into the text of one. */
const MAX_SHARED = 5_000_000;
/** Of a picture, about. */
const FIGURE = 500;

/** An item without what feeds say in another way than exports. */
export function plainItem(item: XmlElement): XmlElement {
  const children = item.children.filter((child) => typeof child === 'string' || !READ_HERE.has(child.name));
  return { ...item, children };
}

/**
 * A post of an export of WordPress (WXR 1.0 to 1.2), as WordPress shows it.
 *
 * @param ofItem what the item says as that of a feed
 */
export function readPost(item: XmlElement, ofItem: ReadEntry, all: ExportContext): ReadEntry {
  const entry = withoutPreview(item, ofItem);
  const meta = readPostMeta(item);
  const recordings: Enclosure[] = [];
  const post = contextOf(item, meta, recordings, all);
  const content = htmlOfPost(contentOf(item), post);
  if (xml.childLine(item, 'guid') === undefined) post.count('id', 'a guid');
  return withoutUndefined({
    ...entry,
    title: plainLine(xml.childLine(item, 'title')),
    comments: commentsOf(item, entry),
    ...readPostDates(item, all.context),
    ...summaryOf(item, content),
    content: trimmed(content) && content,
    authors: authorsOf(item, post),
    tags: tagsOf(item, post),
    image: featuredPicture(meta, post) ?? entry.image,
    enclosures: enclosuresOf(entry, meta, recordings),
    episode: entry.episode ?? episodeOf(meta),
  });
}

/** A draft has an address at which its author looks at it; that of its page is not known yet. */
function withoutPreview(item: XmlElement, entry: ReadEntry): ReadEntry {
  const isPublished = xml.childLine(item, 'wp:status') === 'publish';
  const isPreview = !isPublished && /[?&](?:p|page_id)=\d+/.test(String(entry.link));
  return withoutUndefined({ ...entry, link: isPreview ? undefined : entry.link });
}

function contextOf(
  item: XmlElement,
  meta: PostMeta,
  recordings: Enclosure[],
  { library, tally }: ExportContext,
): PostContext {
  const count: PostContext['count'] = (loss, name) => tally.count(loss, name, item.index);
  const find: PostContext['find'] = (id) => {
    const attachment = library.attachments.get(id);
    if (attachment === undefined) count('file', 'file');
    return attachment;
  };
  // They stand below the text once.
  let notes = meta.get('footnotes')?.[0] ?? '[]';
  let left = MAX_SHARED;
  const fits: PostContext['fits'] = (length) => {
    left -= length + 1;
    return left >= 0;
  };
  const uploads = library.uploads.get(String(xml.childLine(item, 'wp:post_id'))) ?? [];
  const isPicture = (id: string) => /^image\//.test(String(library.attachments.get(id)?.type));
  return {
    library,
    uploads: uploads.filter(isPicture),
    count,
    find,
    picturesOf: (ids) => {
      if (fits(ids.length * FIGURE)) return ids.map((id) => figureOf(find(id))).join('\n');
      count('file', 'gallery');
      return '';
    },
    fits,
    footnotes: () => {
      const html = footnotesIn(notes);
      notes = '[]';
      return html;
    },
    addRecording: (file) => recordings.push(file),
  };
}

function figureOf(picture: Picture | undefined): string {
  return picture === undefined ? '' : renderFigure(picture);
}

/** The notes of a post, which the block `footnotes` shows. */
function footnotesIn(json: string): string {
  const notes = parsedList(json).map(({ id, content }) => {
    const back = ` <a href="#${id}-link">↩︎</a>`;
    return `<li id="${id}">${content}${back}</li>`;
  });
  return notes.length > 0 ? `<ol>${notes.join('')}</ol>` : '';
}

function parsedList(json: string): { readonly id: string; readonly content: string }[] {
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) ? list.filter(isNote) : [];
  } catch {
    return [];
  }
}

function isNote(note: unknown): note is { id: string; content: string } {
  const { id, content } = Object(note);
  return typeof content === 'string' && /^[\w-]+$/.test(String(id));
}

/** The excerpt that its author wrote, else what is before the mark in its text. */
function summaryOf(item: XmlElement, content: string): Pick<ReadEntry, 'summary' | 'isSummaryHtml'> {
  const excerpt = xml.childOf(item, 'excerpt:encoded');
  const summary = trimmed(excerpt && xml.elementText(excerpt)) ?? teaserOf(content);
  return withoutUndefined({ summary, isSummaryHtml: summary !== undefined });
}

/** The link that feeds of WordPress have, where there are comments or may be. */
function commentsOf(item: XmlElement, { link, comments }: ReadEntry): string | undefined {
  if (link === undefined || comments !== undefined) return comments;
  const isApproved = (comment: XmlElement) => xml.childLine(comment, 'wp:comment_approved') === '1';
  if (xml.childrenOf(item, 'wp:comment').some(isApproved)) return `${link}#comments`;
  return xml.childLine(item, 'wp:comment_status') === 'open' ? `${link}#respond` : undefined;
}

/** Authors by their display names. A login that is an e-mail address is nobody's name. */
function authorsOf(item: XmlElement, { library, count }: PostContext): ReadEntry['authors'] {
  return xml.childLines(item, 'dc:creator').flatMap((login) => {
    const name = library.names.get(login) ?? plainLine(login);
    if (name === undefined || name.includes('@')) {
      count('author', 'address');
      return [];
    }
    return [{ name }];
  });
}

/** Categories and tags, as feeds of WordPress have them, but for the category of posts that have none. */
function tagsOf(item: XmlElement, { count }: PostContext): string[] {
  return uniqueOf(
    xml.childrenOf(item, 'category').map((category) => {
      const { attributes } = category;
      const name = plainLine(xml.elementText(category)) ?? attributes.get('nicename');
      const domain = attributes.get('domain') ?? 'category';
      if (name === undefined) return undefined;
      const isDefault = domain === 'category' && attributes.get('nicename') === 'uncategorized';
      if (!isDefault && /^(?:category|post_tag|tag)$/.test(domain)) return name;
      count('label', isDefault ? `category "${name}"` : `${domain} "${name}"`);
      return undefined;
    }),
  );
}
