import type { Enclosure, Transcript } from '../../model/item.ts';
import { expected } from '../../model/problem.ts';
import { type Reading, secondsIn, sizeIn, trimmed } from './context.ts';
import type { ReadEntry } from './feedDocument.ts';
import { findFiles } from './media.ts';
import { stated } from './withoutUndefined.ts';
import type { XmlElement } from './xml.ts';
import { attachedLink, childOf, childrenOf, plainIn } from './xmlFields.ts';

/** The picture of an item and its other files; iTunes tells how long the first of them is. */
export function findRssFiles(item: XmlElement, reading: Reading): Pick<ReadEntry, 'image' | 'enclosures'> {
  const attached = childrenOf(item, 'enclosure').map((one) => readEnclosure(one, reading));
  const { image, enclosures } = findFiles(
    item,
    attached.filter((file) => file !== undefined),
    reading,
  );
  const duration = secondsIn(plainIn(item, 'itunes:duration'));
  const timed = enclosures.map((file, index) =>
    index === 0 && duration !== undefined ? { ...file, duration } : file,
  );
  return { ...(image && { image }), enclosures: timed };
}

function readEnclosure(enclosure: XmlElement, reading: Reading): Enclosure | undefined {
  const { attributes } = enclosure;
  const url = attachedLink(enclosure, 'url', reading);
  if (url === undefined) return undefined;
  return stated({ url, length: sizeIn(attributes.get('length')), type: trimmed(attributes.get('type')) });
}

/** What is said in the enclosure, as text (Podcasting 2.0, `podcast:transcript`). */
export function findTranscripts(item: XmlElement, reading: Reading): Transcript[] {
  return childrenOf(item, 'podcast:transcript').flatMap((element) => {
    const file = typedFile(element, reading);
    return file ? [stated({ ...file, language: trimmed(element.attributes.get('language')) })] : [];
  });
}

/** A file of chapters (Podcasting 2.0, `podcast:chapters`). */
export function findChapters(item: XmlElement, reading: Reading): ReadEntry['chapters'] {
  const chapters = childOf(item, 'podcast:chapters');
  return chapters && typedFile(chapters, reading);
}

function typedFile(element: XmlElement, reading: Reading): { url: string; type: string } | undefined {
  const url = attachedLink(element, 'url', reading);
  const type = trimmed(element.attributes.get('type'));
  if (url !== undefined && type !== undefined) return { url, type };
  if (url !== undefined) {
    const mend = 'it is left out; players take it by its type';
    reading.tell(element.index, expected('FEED_ENTRY', `${element.name} with its type`, '', mend));
  }
  return undefined;
}
