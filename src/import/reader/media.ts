import type { Enclosure, Picture } from '../../model/item.ts';
import type { ReadEntry } from './feedDocument.ts';
import {
  type FeedContext,
  parseSeconds,
  parseSize,
  singleLine,
  sortFiles,
  withoutUndefined,
} from './fieldValues.ts';
import { textOfHtml } from './textToHtml.ts';
import type { XmlElement } from './xml.ts';
import {
  attachedAddress,
  attachedFile,
  childOf,
  childrenOf,
  elementAddress,
  elementText,
} from './xmlFields.ts';

/**
 * The picture of an RSS item or an Atom entry, and its other files: attached files, then those of Media RSS.
 *
 * @param attached the files in elements of RSS or Atom itself
 */
export function findFiles(
  entry: XmlElement,
  attached: readonly Enclosure[],
  context: FeedContext,
): Pick<ReadEntry, 'image' | 'enclosures'> {
  const media = [entry, ...childrenOf(entry, 'media:group')].flatMap((one) =>
    childrenOf(one, 'media:content'),
  );
  const picture = media.find(isPicture) ?? media.find(isOfPictureType);
  const image = picture ? readPicture(picture, entry, context) : findThumbnail(entry, media, context);
  const others = media.filter((one) => one !== picture).map((one) => readFile(one, context));
  return sortFiles(image, [...attached, ...others.filter((file) => file !== undefined)]);
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
  const cover = childOf(entry, 'itunes:image');
  if (thumbnail === undefined) {
    const url = cover && elementAddress(cover, cover.attributes.get('href'), context);
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
