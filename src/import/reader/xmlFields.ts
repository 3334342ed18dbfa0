import type { Tombstone } from '../../model/channel.ts';
import type { Enclosure, Picture } from '../../model/item.ts';
import { expected } from '../../model/problem.ts';
import type { Stamp } from '../../model/stamp.ts';
import type { ReadEntry } from './feedDocument.ts';
import {
  addressAt,
  dateAt,
  deletedEntryAt,
  type FeedContext,
  parseSeconds,
  parseSize,
  singleLine,
  sortFiles,
  trimmed,
  withoutUndefined,
} from './fieldValues.ts';
import { textOfHtml } from './textToHtml.ts';
import { isXmlElement, type XmlElement, type XmlNode } from './xml.ts';

export function childrenOf(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter(isNamed(name));
}

/** The first child of a name. */
export function childOf(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find(isNamed(name));
}

function isNamed(name: string) {
  return (child: XmlNode): child is XmlElement => isXmlElement(child) && child.name === name;
}

/** All text directly in an element, to the letter. */
export function elementText({ children }: XmlElement): string {
  const [only] = children;
  if (children.length === 1 && typeof only === 'string') return only;
  return children.filter((child) => !isXmlElement(child)).join('');
}

/** The text of the first child of a name, on one line. */
export function childLine(parent: XmlElement, name: string): string | undefined {
  const child = childOf(parent, name);
  return child && singleLine(elementText(child));
}

/** The texts of the children of a name, each on one line. */
export function childLines(parent: XmlElement, name: string): string[] {
  return childrenOf(parent, name).flatMap((child) => singleLine(elementText(child)) ?? []);
}

/** The date in the first child of a name. */
export function childDate(parent: XmlElement, name: string, context: FeedContext): Stamp | undefined {
  const child = childOf(parent, name);
  return child && dateAt(child.index, elementText(child), context);
}

/** The address in the first child of a name. */
export function childAddress(parent: XmlElement, name: string, context: FeedContext): string | undefined {
  const child = childOf(parent, name);
  return child && elementAddress(child, elementText(child), context);
}

/** An address in the text or an attribute of an element. */
export function elementAddress(
  element: XmlElement,
  written: string | undefined,
  context: FeedContext,
): string | undefined {
  return addressAt(element.index, written, context, element.base ?? context.base);
}

/** The address of an attached file. Reports an element without one, which is useless. */
export function attachedAddress(
  element: XmlElement,
  attribute: string,
  context: FeedContext,
): string | undefined {
  const written = element.attributes.get(attribute);
  if (trimmed(written) === undefined) {
    const mend = 'it is left out; it leads to nothing';
    context.report(element.index, expected('FEED_ENTRY', `${element.name} with its ${attribute}`, '', mend));
  }
  return elementAddress(element, written, context);
}

/** The picture of a podcast or an episode: in `href` (Apple), or by mistake in `url` or in the text. */
export function coverAddress(parent: XmlElement, context: FeedContext): string | undefined {
  const image = childOf(parent, 'itunes:image') ?? childOf(parent, 'googleplay:image');
  if (image === undefined) return undefined;
  const { attributes } = image;
  return elementAddress(
    image,
    attributes.get('href') ?? attributes.get('url') ?? elementText(image),
    context,
  );
}

/** An attached file. Its address and its size are in attributes whose names depend on the element. */
export function attachedFile(
  element: XmlElement,
  names: { readonly url: string; readonly length: string },
  context: FeedContext,
): Enclosure | undefined {
  const { attributes } = element;
  const url = attachedAddress(element, names.url, context);
  const length = parseSize(attributes.get(names.length));
  return url === undefined
    ? undefined
    : withoutUndefined({ url, type: trimmed(attributes.get('type')), length });
}

/** The registry of relations. A relation may be written as its address there (RFC 4287, 4.2.7.2). */
const REGISTRY = /^http:\/\/www\.iana\.org\/assignments\/relation\//;

/** The `atom:link` elements of one relation; one without a relation is an alternate (RFC 4287, 4.2.7.2). */
export function atomLinks(parent: XmlElement, relation: string): XmlElement[] {
  return childrenOf(parent, 'atom:link').filter(({ attributes }) => {
    const rel = trimmed(attributes.get('rel')) ?? 'alternate';
    return rel.replace(REGISTRY, '').toLowerCase() === relation;
  });
}

/** The addresses of the `atom:link` elements of one relation. */
export function atomAddresses(parent: XmlElement, relation: string, context: FeedContext): string[] {
  return atomLinks(parent, relation).flatMap((link) => hrefOf(link, context) ?? []);
}

/** The address of an `atom:link`. */
export function hrefOf(link: XmlElement, context: FeedContext): string | undefined {
  return elementAddress(link, link.attributes.get('href'), context);
}

/** The deleted entries of a feed (RFC 6721). */
export function readDeletedEntries(feed: XmlElement, context: FeedContext): Tombstone[] {
  return childrenOf(feed, 'at:deleted-entry').flatMap((element) => {
    const { index, attributes } = element;
    const deleted = deletedEntryAt(
      index,
      { ref: attributes.get('ref'), date: attributes.get('when') },
      context,
    );
    return deleted ? [withoutUndefined({ ...deleted, comment: childLine(element, 'at:comment') })] : [];
  });
}

/**
 * The picture of an RSS item or an Atom entry, and its other files: attached files, then those of Media RSS.
 *
 * @param attached the files in elements of RSS or Atom itself
 */
export function findFiles(
  entry: XmlElement,
  attached: readonly (Enclosure | undefined)[],
  context: FeedContext,
): Pick<ReadEntry, 'image' | 'enclosures'> {
  const media = [entry, ...childrenOf(entry, 'media:group')].flatMap((one) =>
    childrenOf(one, 'media:content'),
  );
  const picture = media.find(isPicture) ?? media.find(isOfPictureType);
  const image = picture ? readPicture(picture, entry, context) : findThumbnail(entry, media, context);
  const others = media.filter((one) => one !== picture).map((one) => readFile(one, context));
  return sortFiles(image, [...attached, ...others]);
}

const isPicture = ({ attributes }: XmlElement) => attributes.get('medium') === 'image';

const isOfPictureType = ({ attributes }: XmlElement) =>
  !attributes.has('medium') && /^image\//i.test(attributes.get('type') ?? '');

function readFile(media: XmlElement, context: FeedContext): Enclosure | undefined {
  const file = attachedFile(media, { url: 'url', length: 'fileSize' }, context);
  return file && withoutUndefined({ ...file, duration: parseSeconds(media.attributes.get('duration')) });
}

/** Caption and credit are in the picture's element, or in the group or the entry for all pictures (Media RSS 1.5.1). */
function readPicture(media: XmlElement, entry: XmlElement, context: FeedContext): Picture | undefined {
  const file = readFile(media, context);
  const find = (name: string, places: readonly (XmlElement | undefined)[]) =>
    places.map((place) => place && childOf(place, name)).find((found) => found !== undefined);
  const around = [media, media.parent, entry];
  return (
    file &&
    withoutUndefined({
      ...file,
      alt: wordsOf(find('media:title', [media])),
      caption: wordsOf(find('media:description', around)),
      credit: wordsOf(find('media:credit', around)),
      width: parseSize(media.attributes.get('width')),
      height: parseSize(media.attributes.get('height')),
    })
  );
}

/** The thumbnail of an entry without a picture. Captions around it belong to something else. */
function findThumbnail(
  entry: XmlElement,
  media: readonly XmlElement[],
  context: FeedContext,
): Picture | undefined {
  const places = [entry, ...childrenOf(entry, 'media:group'), ...media];
  const thumbnail = places.flatMap((place) => childrenOf(place, 'media:thumbnail'))[0];
  if (thumbnail === undefined) {
    // Its faults are reported where the episode is read.
    const url = coverAddress(entry, { ...context, report: () => {} });
    return url === undefined ? undefined : { url };
  }
  const url = attachedAddress(thumbnail, 'url', context);
  const { attributes } = thumbnail;
  const size = { width: parseSize(attributes.get('width')), height: parseSize(attributes.get('height')) };
  return url === undefined ? undefined : withoutUndefined({ url, ...size });
}

function wordsOf(element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  const isHtml = element.attributes.get('type') === 'html';
  return isHtml ? singleLine(textOfHtml(elementText(element))) : singleLine(elementText(element));
}
