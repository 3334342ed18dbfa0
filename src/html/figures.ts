import type { Picture } from '../model/item.ts';
import type { MediaFile } from '../model/media.ts';
import { fateOf } from './allowList.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import { largestOf, parseSrcset } from './resolveUrl.ts';
import {
  attributeOf,
  type Element,
  isBlank,
  isBlockNode,
  isElement,
  type Node,
  plainTextOf,
} from './tree.ts';

/** A picture as an article's body shows it. */
export interface BodyPicture {
  readonly url: string;
  /** Undefined for a picture on someone's server. */
  readonly file: MediaFile | undefined;
  readonly alt: string;
  /** Pixels, where they are known. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** True for a picture that stands by itself, between paragraphs. */
  readonly isFigure: boolean;
  /** The text below it; empty where there is none. */
  readonly caption: () => string;
}

/** Where scripts that load pictures late keep the address, the likeliest first; `src` then holds a stand-in. */
const LATE = ['data-src', 'data-lazy-src', 'data-original', 'data-lazy'];
const LATE_SET = ['data-srcset', 'data-lazy-srcset'];

/** The address that a picture would show, whatever loads it; the largest of its set where there is no other. */
export function sourceOf(element: Element): string | undefined {
  const late = first(element, LATE);
  const plain = attributeOf(element, 'src')?.trim();
  if (late !== undefined) return late;
  if (plain && !plain.startsWith('data:')) return plain;
  return largestOf(parseSrcset(sourceSetOf(element) ?? ''))?.address ?? (plain || undefined);
}

export function sourceSetOf(element: Element): string | undefined {
  return first(element, LATE_SET) ?? attributeOf(element, 'srcset');
}

const POINT = /^\s*[01](?:px)?\s*$/;
const STYLED_POINT = { width: /(?:^|;)width:[01](?:px)?(?:;|$)/, height: /(?:^|;)height:[01](?:px)?(?:;|$)/ };

/** True for tracking pixels: 1x1 or hidden images and iframes. */
export function isTrackingPixel(element: Element): boolean {
  const style = (attributeOf(element, 'style') ?? '').replace(/\s+|!important/gi, '').toLowerCase();
  const isPoint = (name: 'width' | 'height') =>
    POINT.test(attributeOf(element, name) ?? '') || STYLED_POINT[name].test(style);
  const isHidden = attributeOf(element, 'hidden') !== undefined;
  const isStyledAway = /(?:^|;)(?:display:none|visibility:hidden)/.test(style);
  return isHidden || isStyledAway || (isPoint('width') && isPoint('height'));
}

/** The pictures of a paragraph that holds nothing else; none where there is a word beside them. */
export function picturesAlone({ childNodes }: Element): Element[] {
  const pictures: Element[] = [];
  for (const node of childNodes) {
    if (isUnseen(node) || isNamed(node, 'br')) continue;
    if (!isPicture(node)) return [];
    pictures.push(node);
  }
  return pictures;
}

/** Of the children of a flow container, the pictures between blocks, with no word beside them. */
export function picturesBetweenBlocks(children: readonly Node[]): readonly Element[] {
  const alone: Element[] = [];
  // Of the pictures since the last block a word takes all.
  let before = 0;
  let isBesideText = false;
  for (const node of children) {
    if (isUnseen(node) || (isBesideText && isPicture(node))) continue;
    if (isPicture(node)) alone.push(node);
    else {
      isBesideText = !isBlockNode(node);
      if (isBesideText) alone.length = before;
      before = alone.length;
    }
  }
  return alone;
}

/** A picture, with the link, the choice of formats or the style that may be around it. */
function isPicture(node: Node): node is Element {
  return isElement(node) && innerPicture(node) !== undefined;
}

/** The `img` of a picture that has nothing else to show. */
export function innerPicture(element: Element): Element | undefined {
  const { tagName, childNodes } = element;
  if (tagName === 'img') return element;
  if (tagName !== 'a' && tagName !== 'picture' && fateOf(tagName) !== 'unwrap') return undefined;
  const [only, ...others] = childNodes.filter((node) => !isBlank(node) && !isNamed(node, 'source'));
  return only && others.length === 0 && isElement(only) ? innerPicture(only) : undefined;
}

/** The text below a picture in the figure around it. */
export function captionAround(picture: Element): string {
  const figure = findAround('figure', picture);
  const caption = figure?.childNodes.find((child) => isNamed(child, 'figcaption'));
  return caption === undefined ? '' : plainTextOf([caption]);
}

/** True where an element of a name is around another. */
export function isWithin(tagName: string, element: Element): boolean {
  return findAround(tagName, element) !== undefined;
}

/**
 * A picture that stands by itself, as HTML.
 *
 * @example renderFigure({ url, alt: 'A ferry', caption: 'Back on time.', credit: 'AFP' })
 * // '<figure><img src="..." alt="A ferry"><figcaption>Back on time. Photo: AFP</figcaption></figure>'
 */
export function renderFigure({ url, alt = '', caption, credit, width, height }: Picture): string {
  const size = width !== undefined && height !== undefined ? ` width="${width}" height="${height}"` : '';
  const below = figcaption(captionWithCredit(caption, credit));
  return `<figure><img src="${escapeAttribute(url)}" alt="${escapeAttribute(alt)}"${size}>${below}</figure>`;
}

/** What people read below a picture; nothing where there is no text. */
export function figcaption(text: string): string {
  return text === '' ? '' : `<figcaption>${escapeText(text)}</figcaption>`;
}

/** A caption that ends in who took the picture, as newsrooms write it. */
export function captionWithCredit(caption = '', credit = ''): string {
  return credit === '' ? caption : `${caption} Photo: ${credit}`.trim();
}

/** The nearest element of a name around another. */
function findAround(tagName: string, element: Element): Element | undefined {
  for (let node = element.parentNode; node && 'tagName' in node; node = node.parentNode) {
    if (node.tagName === tagName) return node;
  }
  return undefined;
}

function first(element: Element, names: readonly string[]): string | undefined {
  return names.map((name) => attributeOf(element, name)?.trim()).find((value) => value);
}

/** White space, or the stand-in of a picture for those without scripts. */
function isUnseen(node: Node): boolean {
  return isBlank(node) || (isNamed(node, 'noscript') && picturesAlone(node as Element).length > 0);
}

function isNamed(node: Node, tagName: string): boolean {
  return isElement(node) && node.tagName === tagName;
}
