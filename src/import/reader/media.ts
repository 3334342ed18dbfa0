import type { Enclosure, Picture } from '../../model/item.ts';
import { plain, type Reading, secondsIn, sizeIn, trimmed } from './context.ts';
import type { ReadEntry } from './feedDocument.ts';
import { sortFiles } from './files.ts';
import { textOfHtml } from './textToHtml.ts';
import { stated } from './withoutUndefined.ts';
import type { XmlElement } from './xml.ts';
import { attachedLink, childOf, childrenOf, linkOf, textOf } from './xmlFields.ts';

/**
 * The picture of an RSS item or an Atom entry, and its other files: those that are attached, then those of Media RSS.
 *
 * @param attached what the format itself says is attached
 */
export function findFiles(
  entry: XmlElement,
  attached: readonly Enclosure[],
  reading: Reading,
): Pick<ReadEntry, 'image' | 'enclosures'> {
  const media = [entry, ...childrenOf(entry, 'media:group')].flatMap((one) =>
    childrenOf(one, 'media:content'),
  );
  const picture = media.find(isPicture) ?? media.find(isOfPictureType);
  const image = picture ? readPicture(picture, entry, reading) : findThumbnail(entry, media, reading);
  const others = media.filter((one) => one !== picture).map((one) => readFile(one, reading));
  return sortFiles(image, [...attached, ...others.filter((file) => file !== undefined)]);
}

const isPicture = ({ attributes }: XmlElement) => attributes.get('medium') === 'image';

const isOfPictureType = ({ attributes }: XmlElement) =>
  !attributes.has('medium') && /^image\//i.test(attributes.get('type') ?? '');

function readFile(media: XmlElement, reading: Reading): Enclosure | undefined {
  const { attributes } = media;
  const url = attachedLink(media, 'url', reading);
  if (url === undefined) return undefined;
  return stated({
    url,
    type: trimmed(attributes.get('type')),
    length: sizeIn(attributes.get('fileSize')),
    duration: secondsIn(attributes.get('duration')),
  });
}

/** What is said of a picture stands in it, or, for all that are there, in the group or the entry (Media RSS 1.5.1). */
function readPicture(media: XmlElement, entry: XmlElement, reading: Reading): Picture | undefined {
  const file = readFile(media, reading);
  const find = (name: string, places: readonly (XmlElement | undefined)[]) =>
    places.map((place) => place && childOf(place, name)).find((found) => found !== undefined);
  const around = [media, media.parent, entry];
  return (
    file &&
    stated({
      ...file,
      alt: wordsOf(find('media:title', [media])),
      caption: wordsOf(find('media:description', around)),
      credit: wordsOf(find('media:credit', around)),
      width: sizeIn(media.attributes.get('width')),
      height: sizeIn(media.attributes.get('height')),
    })
  );
}

/** What stands for the entry where it has no picture of its own; what is said around it is said of something else. */
function findThumbnail(
  entry: XmlElement,
  media: readonly XmlElement[],
  reading: Reading,
): Picture | undefined {
  const places = [entry, ...childrenOf(entry, 'media:group'), ...media];
  const thumbnail = places.flatMap((place) => childrenOf(place, 'media:thumbnail'))[0];
  const cover = childOf(entry, 'itunes:image');
  if (thumbnail === undefined) {
    const url = cover && linkOf(cover, cover.attributes.get('href'), reading);
    return url === undefined ? undefined : { url };
  }
  const url = attachedLink(thumbnail, 'url', reading);
  const { attributes } = thumbnail;
  const size = { width: sizeIn(attributes.get('width')), height: sizeIn(attributes.get('height')) };
  return url === undefined ? undefined : stated({ url, ...size });
}

function wordsOf(element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  const isHtml = element.attributes.get('type') === 'html';
  return isHtml ? plain(textOfHtml(textOf(element))) : plain(textOf(element));
}
