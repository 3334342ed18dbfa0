import { html as htmlNames } from 'parse5';
import { unknownElement } from '../model/problem.ts';
import { fateOf, isDropped, isVoid } from './allowList.ts';
import { linkOfEmbed } from './embedLinks.ts';
import { escapeAttribute, escapeText, readableLine } from './escape.ts';
import {
  figcaption,
  innerPicture,
  isTrackingPixel,
  isWithin,
  picturesAlone,
  picturesBetweenBlocks,
  sourceOf,
} from './figures.ts';
import { type Pass, reportOnce, reportRemoved } from './findings.ts';
import { idOf } from './fragments.ts';
import { isFormula, isMathMl, mathFateOf } from './mathml.ts';
import { enter, type Figures, NEW_LINE, write } from './output.ts';
import { resolveMedia } from './resolveUrl.ts';
import {
  attributeOf,
  type Element,
  elementsOf,
  hasText,
  isBlockNode,
  isElement,
  type Node,
  plainTextOf,
} from './tree.ts';
import { idAttribute, mathTag, openTag, pictureTag, reportInvalidCharacters } from './writeTag.ts';

/** What stands in a formula. */
const MATH = 'math';

/** Writes an element as far as its children, which are written next. */
export function visit(element: Element, container: string, pass: Pass) {
  const { tagName, childNodes } = element;
  if (container === MATH || isFormula(element)) return formulaPart(element, pass);
  if (element.namespaceURI !== htmlNames.NS.HTML) return dropped(element, pass);
  if (tagName === 'img') return write(pass, pictureTag(element, pass));
  if (tagName === 'p') return paragraph(element, container, pass);
  if (tagName === 'noscript' && isFallback(element, pass)) return undefined;
  if (tagName === 'button' && isOfProgram(element)) return dropped(element, pass);
  const fate = fateOf(tagName);
  switch (fate) {
    case 'keep':
      write(pass, openTag(element, pass));
      return isVoid(tagName) ? undefined : enterChildren(childNodes, tagName, pass, `</${tagName}>`);
    case 'drop':
      return dropped(element, pass);
    case 'link':
      return embedded(element, container, pass);
    case 'sample':
      write(pass, '<pre>');
      return enterChildren(childNodes, 'pre', pass, '</pre>');
    case 'contain':
      return contained(element, container, pass);
    default:
      // A component, or a sign that was meant as text (`List<String>`).
      if (fate === 'unknown') reportOnce(pass, element, `<${tagName}`, unknownElement(`<${tagName}>`));
      write(pass, anchorOf(element, pass));
      return enterChildren(childNodes, container, pass);
  }
}

/** Of a formula the elements of MathML stay. HTML in it could be taken for something else the next time, so its text stays. */
function formulaPart(element: Element, pass: Pass) {
  const { tagName, childNodes } = element;
  // A formula within a formula is a part of it.
  const isPart = isMathMl(element) && !(tagName === 'math' && isWithin('math', element));
  const fate = isPart ? mathFateOf(tagName) : isDropped(tagName) || isVoid(tagName) ? 'drop' : 'unwrap';
  if (fate === 'drop') return isPart ? undefined : dropped(element, pass);
  const shown = fate === 'first' ? childNodes.filter(isElement).slice(0, 1) : childNodes;
  if (fate === 'keep') write(pass, mathTag(element, pass));
  return enter(pass, shown, MATH, fate === 'keep' ? `</${tagName}>` : '');
}

function dropped(element: Element, pass: Pass) {
  reportRemoved(pass, element, `<${element.tagName}>`, `<${element.tagName}`);
}

/** A paragraph; one that holds nothing but pictures becomes figures. */
function paragraph(element: Element, container: string, pass: Pass) {
  const isInFigure = isInsideFigure(container);
  const pictures = isInFigure ? [] : picturesAlone(element);
  if (pictures.length > 0) return enter(pass, pictures, container, '', figuresOf(pictures, pass));
  if (!isInFigure && !isTitle(element, container)) pass.firstParagraph ||= plainTextOf([element]);
  write(pass, openTag(element, pass));
  return enterChildren(element.childNodes, 'p', pass, '</p>');
}

/** Takes the titles of pictures that become figures: people read them below. */
function figuresOf(pictures: readonly Element[], pass: Pass): Figures {
  const figures = new Map<Node, string | undefined>();
  for (const picture of pictures) {
    const image = innerPicture(picture) as Element;
    const title = attributeOf(image, 'title') ?? '';
    reportInvalidCharacters(title, image, pass);
    image.attrs = image.attrs.filter(({ name }) => name !== 'title');
    const isShown = !isTrackingPixel(image) && sourceOf(image) !== undefined;
    const caption = isShown ? readableLine(title) : undefined;
    if (caption !== undefined) pass.captions.set(image, caption);
    figures.set(picture, caption);
  }
  return figures;
}

/** A picture as a figure. */
export function figure(picture: Node, caption: string | undefined, pass: Pass): void {
  write(pass, caption === undefined ? '\n' : '<figure>');
  enter(pass, [picture], 'figure', caption === undefined ? '\n' : `${figcaption(caption)}</figure>\n`);
}

/** A link in the place of what readers do not show: a paragraph of its own where it is in none. */
function embedded(element: Element, container: string, pass: Pass): void {
  const { tagName } = element;
  if (isTrackingPixel(element)) {
    reportRemoved(pass, element, `an <${tagName}> of one point that counts readers`, `<${tagName}`);
    return;
  }
  const link = linkOfEmbed(element, pass);
  if (link) {
    const message = `expected what readers keep, found <${tagName}>`;
    const mend = `readers show a link to it instead: ${link.text}`;
    reportOnce(pass, element, `<${tagName}`, { code: 'EMBED_LINKED', message, mend });
    const anchor = `<a href="${escapeAttribute(link.href)}">${escapeText(link.text)}</a>`;
    write(pass, FLOW.has(container) ? `<p>${anchor}</p>\n` : anchor);
  } else dropped(element, pass);
  if (!link || element.childNodes.some(hasText)) enterFallback(element, container, pass);
}

/** What stands in an embed for those who do not see it. The text in an `iframe` is no HTML, and no browser shows it. */
function enterFallback({ tagName, childNodes }: Element, container: string, pass: Pass): void {
  // An `embed` or a `param` in an object says again what the object shows.
  const fallback = childNodes.filter(({ nodeName }) => !/^(?:embed|param)$/.test(nodeName));
  if (tagName !== 'iframe') enterChildren(fallback, container, pass);
}

/** A button of a program that shows code: its words are not the author's. */
function isOfProgram(button: Element): boolean {
  const names = ['class', 'title', 'aria-label'].map((name) => attributeOf(button, name) ?? '');
  return isWithin('pre', button) || /\b(?:copy|clipboard)/i.test(names.join(' '));
}

/** What a container that readers do not keep leaves: its children, as a paragraph where they are one. */
function contained(element: Element, container: string, pass: Pass): void {
  const { childNodes } = element;
  const isParagraph = FLOW.has(container) && !childNodes.some(isBlockNode) && hasText(element);
  if (isParagraph) {
    if (!isInsideFigure(container)) pass.firstParagraph ||= plainTextOf([element]);
    write(pass, `<p${idAttribute(element, pass)}>`);
    enterChildren(childNodes, 'p', pass, '</p>\n');
  } else {
    if (container === 'body') noteTextBefore(childNodes, pass);
    write(pass, NEW_LINE);
    write(pass, anchorOf(element, pass));
    enterChildren(childNodes, container, pass, NEW_LINE);
  }
}

/** `noscript` shows without scripts what a script would show: here the picture that it was for has been shown. */
function isFallback(element: Element, pass: Pass): boolean {
  const pictures = elementsOf(element.childNodes).filter(({ tagName }) => tagName === 'img');
  const isShown = (picture: Element) => {
    const { url } = resolveMedia(sourceOf(picture) ?? '', 'picture', pass);
    return url !== undefined && pass.shown.has(url);
  };
  return pictures.length > 0 && !hasText(element) && pictures.every(isShown);
}

function enterChildren(children: readonly Node[], container: string, pass: Pass, end = ''): void {
  enter(pass, children, container, end, figuresAmong(children, container, pass));
}

/** Of children the pictures that become figures: those that stand between blocks. */
export function figuresAmong(children: readonly Node[], container: string, pass: Pass): Figures | undefined {
  if (container !== 'body' && container !== 'blockquote' && container !== 'details') return undefined;
  const alone = picturesBetweenBlocks(children);
  return alone.length > 0 ? figuresOf(alone, pass) : undefined;
}

/** Takes text that is in no paragraph, before the first block, for the first paragraph. */
export function noteTextBefore(children: readonly Node[], pass: Pass): void {
  const holdsBlock = (node: Node) =>
    isBlockNode(node) || (isElement(node) && elementsOf([node]).some(isBlockNode));
  if (pass.firstParagraph !== '') return;
  const end = children.findIndex(holdsBlock);
  pass.firstParagraph = plainTextOf(end === -1 ? children : children.slice(0, end));
}

/** What is left of an element that goes, where a link of the article leads to it. In a link there is no other. */
function anchorOf(element: Element, pass: Pass): string {
  const id = idOf(element);
  if (id === '' || !pass.targets().has(id) || isWithin('a', element)) return '';
  const attribute = idAttribute(element, pass);
  return attribute === '' ? '' : `<a${attribute}></a>`;
}

/** Elements in which a paragraph may stand. */
const FLOW = new Set(['body', 'blockquote', 'dd', 'details', 'figcaption', 'figure', 'li', 'td', 'th']);

/** A quotation that begins with a line in bold has a title, as alerts have: that sums up nothing. */
function isTitle(element: Element, container: string): boolean {
  const [only, ...others] = element.childNodes;
  if (container !== 'blockquote' || others.length > 0 || only?.nodeName !== 'strong') return false;
  return (element.parentNode as Element).childNodes.find(isElement) === element;
}

function isInsideFigure(container: string): boolean {
  return container === 'figure' || container === 'figcaption';
}
