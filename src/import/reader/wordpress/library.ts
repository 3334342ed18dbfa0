import type { Enclosure, Picture } from '../../../model/item.ts';
import { mediaTypeOf } from '../../../model/mediaType.ts';
import { type FeedContext, parseSize, singleLine, withoutUndefined } from '../fieldValues.ts';
import type { Loss } from '../tally.ts';
import { textOfHtml } from '../textToHtml.ts';
import type { XmlElement } from '../xml.ts';
import * as xml from '../xmlFields.ts';
import { metaLine, phpValues, readPostMeta } from './postMeta.ts';

/** A file of the media library. */
export interface Attachment extends Picture {
  /** MIME, as its name says. */
  readonly type: string;
  readonly title?: string;
}

/** What posts of an export name without having it. */
export interface Library {
  /** The display name of each login. */
  readonly names: ReadonlyMap<string, string>;
  /** By their ids. */
  readonly attachments: ReadonlyMap<string, Attachment>;
  /** The ids of the attachments that were uploaded to a post, in their order. */
  readonly uploads: ReadonlyMap<string, readonly string[]>;
  /** The text of each block that posts share (`wp_block`), by its id. */
  readonly shared: ReadonlyMap<string, string>;
}

/** What the text of a post is read with. */
export interface PostContext {
  readonly library: Library;
  /** The pictures that were uploaded to the post, in their order. */
  readonly uploads: readonly string[];
  readonly count: (loss: Loss, name: string) => void;
  /** An attachment by its id; counts one that the export does not have. */
  readonly find: (id: string) => Attachment | undefined;
  /** Attachments as figures. */
  readonly picturesOf: (ids: readonly string[]) => string;
  /** The notes below the text, as a list. */
  readonly footnotes: () => string;
  /** True as long as what posts share does not grow without end: it is asked for each length before that is put into a text. */
  readonly fits: (length: number) => boolean;
  /** Takes a recording of the text. */
  readonly addRecording: (file: Enclosure) => void;
}

/** Reads what is not a post itself, of all items of an export. */
export function readLibrary(
  channel: XmlElement,
  items: readonly XmlElement[],
  context: FeedContext,
): Library {
  const attachments = new Map<string, Attachment>();
  const uploads = new Map<string, { id: string; order: number }[]>();
  const shared = new Map<string, string>();
  for (const item of items) {
    const type = String(xml.childLine(item, 'wp:post_type'));
    const id = xml.childLine(item, 'wp:post_id');
    if (id === undefined || !/^(?:attachment|wp_block)$/.test(type) || !isOpen(item)) continue;
    if (type === 'wp_block') shared.set(id, contentOf(item));
    const attachment = type === 'attachment' ? readAttachment(item, context) : undefined;
    if (attachment === undefined) continue;
    attachments.set(id, attachment);
    addUpload(item, id, uploads);
  }
  const inOrder = [...uploads].map(([parent, files]) => [parent, inMenuOrder(files)] as const);
  return { names: readNames(channel), attachments, uploads: new Map(inOrder), shared };
}

function addUpload(
  item: XmlElement,
  id: string,
  uploads: Map<string, { id: string; order: number }[]>,
): void {
  const parent = xml.childLine(item, 'wp:post_parent');
  if (parent === undefined || parent === '0') return;
  const order = Number(xml.childLine(item, 'wp:menu_order')) || 0;
  const siblings = uploads.get(parent);
  if (siblings) siblings.push({ id, order });
  else uploads.set(parent, [{ id, order }]);
}

function inMenuOrder(files: readonly { readonly id: string; readonly order: number }[]): string[] {
  return files.toSorted((a, b) => a.order - b.order).map(({ id }) => id);
}

/** True for what is in no trash and has no password. The status of a file is that of what it was uploaded to. */
function isOpen(item: XmlElement): boolean {
  const password = xml.childOf(item, 'wp:post_password');
  const isProtected = password !== undefined && xml.elementText(password) !== '';
  return !isProtected && /^(?:inherit|publish)$/.test(String(xml.childLine(item, 'wp:status')));
}

/** The content of an item to the letter; empty if it has none. */
export function contentOf(item: XmlElement): string {
  const content = xml.childOf(item, 'content:encoded');
  return content === undefined ? '' : xml.elementText(content);
}

function readAttachment(item: XmlElement, context: FeedContext): Attachment | undefined {
  const url = xml.childAddress(item, 'wp:attachment_url', context);
  if (url === undefined) return undefined;
  const meta = readPostMeta(item);
  const size = phpValues(meta.get('_wp_attachment_metadata')?.[0] ?? '');
  const excerpt = xml.childOf(item, 'excerpt:encoded');
  return withoutUndefined({
    url,
    type: mediaTypeOf(url.replace(/[?#].*$/s, '')),
    title: plainLine(xml.childLine(item, 'title')),
    alt: plainLine(metaLine(meta, '_wp_attachment_image_alt')),
    caption: plainLine(excerpt && xml.elementText(excerpt)),
    width: parseSize(size.get('width')),
    height: parseSize(size.get('height')),
  });
}

/** The plain text of a value that WordPress keeps as HTML. */
export function plainLine(html: string | undefined): string | undefined {
  return html === undefined ? undefined : singleLine(textOfHtml(html));
}

function readNames(channel: XmlElement): Map<string, string> {
  const authors = xml.childrenOf(channel, 'wp:author');
  return new Map(
    authors.flatMap((author) => {
      const login = xml.childLine(author, 'wp:author_login');
      const name = plainLine(xml.childLine(author, 'wp:author_display_name'));
      return login === undefined || name === undefined ? [] : [[login, name] as const];
    }),
  );
}
