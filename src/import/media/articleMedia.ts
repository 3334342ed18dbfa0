import { parseItem } from '../../articles/parseBody.ts';
import { parseHead } from '../../articles/parseHead.ts';
import { innerPicture } from '../../html/figures.ts';
import { parseTree } from '../../html/parse.ts';
import { parseSrcset } from '../../html/resolveUrl.ts';
import { attributeOf, type Element, elementsOf } from '../../html/tree.ts';
import type { Article } from '../../model/article.ts';
import type { Locate } from '../../model/media.ts';
import { mediaTypeOf } from '../../model/mediaType.ts';
import { parseAddress } from '../../model/parseAddress.ts';
import type { Settings } from '../../model/settings.ts';
import type { Source } from '../../syntax/sourceText.ts';

/** A picture, a recording or another file that an article shows or hands out, on somebody's server. */
export interface RemoteMedia {
  readonly url: string;
  readonly kind: 'picture' | 'file';
}

/** Stands before references to files that are here. */
const HERE = 'https://here.invalid/';

/** Files that are here are looked up nowhere: only what is on the web counts. */
const locateNothing: Locate = (reference) => ({
  kind: 'remote',
  url: /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(reference) ? reference : HERE + reference,
});

/**
 * The pictures and files on other servers that an article has: its picture and its enclosures, and in the text pictures of every
 * size, the larger ones that they link to, sound and film.
 *
 * @param article as a run knows it; the file may have changed since
 */
export function remoteMediaOf(source: Source, settings: Settings, article: Article): RemoteMedia[] {
  const { head } = parseHead(source, settings);
  if (head === undefined) return [];
  const { html } = parseItem(source, { ...article, ...head }, settings, locateNothing);
  const { image, enclosures } = head;
  const found: RemoteMedia[] = [
    ...(image ? [{ url: image.src, kind: 'picture' as const }] : []),
    ...enclosures.map(({ src, type = mediaTypeOf(src) }) => ({ url: src, kind: kindOfType(type) })),
    ...[...elementsOf(parseTree(html, false).childNodes)].flatMap(mediaIn),
  ];
  const first = new Map<string, RemoteMedia>();
  for (const one of found) if (isRemote(one.url) && !first.has(one.url)) first.set(one.url, one);
  return [...first.values()];
}

function isRemote(url: string): boolean {
  return /^https?:\/\//i.test(url) && !url.startsWith(HERE) && parseAddress(url) !== undefined;
}

function kindOfType(type: string): RemoteMedia['kind'] {
  return type.startsWith('image/') ? 'picture' : 'file';
}

/** What elements of each name show: the attribute, and what it leads to. */
const SHOWN: Readonly<Record<string, readonly (readonly [name: string, kind: RemoteMedia['kind']])[]>> = {
  img: [['src', 'picture']],
  video: [
    ['src', 'file'],
    ['poster', 'picture'],
  ],
  audio: [['src', 'file']],
  source: [['src', 'file']],
};

function mediaIn(element: Element): RemoteMedia[] {
  const shown = (SHOWN[element.tagName] ?? []).flatMap(([name, kind]) => {
    const url = attributeOf(element, name);
    return url === undefined ? [] : [{ url, kind }];
  });
  const set = parseSrcset(attributeOf(element, 'srcset') ?? '');
  return [
    ...shown,
    ...set.map(({ address }) => ({ url: address, kind: 'picture' as const })),
    ...largerIn(element),
  ];
}

/** The picture that a picture is linked to. */
function largerIn(element: Element): RemoteMedia[] {
  const href = element.tagName === 'a' ? attributeOf(element, 'href') : undefined;
  const isLarger =
    href !== undefined &&
    innerPicture(element) !== undefined &&
    mediaTypeOf(href.replace(/[?#].*$/s, '')).startsWith('image/');
  return isLarger ? [{ url: href, kind: 'picture' }] : [];
}
