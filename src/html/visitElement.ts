import { html as htmlNames } from 'parse5';
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
import { type Pass, reportOnce, reportRemoved, reportUnknown } from './findings.ts';
import { idOf } from './fragments.ts';
import { isFormula, isMathMl, mathFateOf } from './mathml.ts';
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

/** A step of writing a tree: a node to visit, or finished HTML. */
export type Step = { readonly node: Node; readonly container: string } | string;

/** A line break, unless a line begins here anyway: in a code sample each would show. */
export const NEW_LINE = '\0';

/** What stands in a formula. */
const MATH = 'math';

/** The steps that write an element. */
export function visit(element: Element, container: string, pass: Pass): Step[] {
  const { tagName, childNodes } = element;
  if (container === MATH || isFormula(element)) return formulaPart(element, pass);
  if (element.namespaceURI !== htmlNames.NS.HTML) return dropped(element, pass);
  if (tagName === 'img') return [pictureTag(element, pass)];
  if (tagName === 'p') return paragraph(element, container, pass);
  if (tagName === 'noscript' && isFallback(element, pass)) return [];
  if (tagName === 'button' && isOfProgram(element)) return dropped(element, pass);
  switch (fateOf(tagName)) {
    case 'keep': {
      const open = openTag(element, pass);
      return isVoid(tagName) ? [open] : [open, ...childSteps(childNodes, tagName, pass), `</${tagName}>`];
    }
    case 'drop':
      return dropped(element, pass);
    case 'link':
      return embedded(element, container, pass);
    case 'sample':
      return ['<pre>', ...childSteps(childNodes, 'pre', pass), '</pre>'];
    case 'contain':
      return contained(element, container, pass);
    case 'unknown':
      reportUnknown(pass, element);
      return [anchorOf(element, pass), ...childSteps(childNodes, container, pass)];
    case 'unwrap':
      return [anchorOf(element, pass), ...childSteps(childNodes, container, pass)];
  }
}

/** Of a formula the elements of MathML stay. HTML in it could be taken for something else the next time, so its text stays. */
function formulaPart(element: Element, pass: Pass): Step[] {
  const { tagName, childNodes } = element;
  // A formula within a formula is a part of it.
  const isPart = isMathMl(element) && !(tagName === 'math' && isWithin('math', element));
  const fate = isPart ? mathFateOf(tagName) : isDropped(tagName) || isVoid(tagName) ? 'drop' : 'unwrap';
  if (fate === 'drop') return isPart ? [] : dropped(element, pass);
  const shown = fate === 'first' ? childNodes.filter(isElement).slice(0, 1) : childNodes;
  const steps = shown.map((node) => ({ node, container: MATH }));
  return fate === 'keep' ? [mathTag(element, pass), ...steps, `</${tagName}>`] : steps;
}

function dropped(element: Element, pass: Pass): Step[] {
  reportRemoved(pass, element, `<${element.tagName}>`, `<${element.tagName}`);
  return [];
}

/** A paragraph; one that holds nothing but pictures becomes figures. */
function paragraph(element: Element, container: string, pass: Pass): Step[] {
  const pictures = isInsideFigure(container) ? [] : picturesAlone(element);
  if (pictures.length > 0) return pictures.flatMap((picture) => figure(picture, pass));
  if (!isInsideFigure(container) && !isTitle(element, container))
    pass.firstParagraph ||= plainTextOf([element]);
  return [openTag(element, pass), ...childSteps(element.childNodes, 'p', pass), '</p>'];
}

/** A picture as a figure; its title is what people read below it. */
function figure(picture: Element, pass: Pass): Step[] {
  const image = innerPicture(picture) as Element;
  const title = attributeOf(image, 'title') ?? '';
  reportInvalidCharacters(title, image, pass);
  const caption = readableLine(title);
  image.attrs = image.attrs.filter(({ name }) => name !== 'title');
  const isShown = !isTrackingPixel(image) && sourceOf(image) !== undefined;
  if (!isShown) return ['\n', { node: picture, container: 'figure' }, '\n'];
  pass.captions.set(image, caption);
  return ['<figure>', { node: picture, container: 'figure' }, figcaption(caption), '</figure>', '\n'];
}

/** A link in the place of what readers do not show: a paragraph of its own where it is in none. */
function embedded(element: Element, container: string, pass: Pass): Step[] {
  const { tagName } = element;
  if (isTrackingPixel(element)) {
    reportRemoved(pass, element, `an <${tagName}> of one point that counts readers`, `<${tagName}`);
    return [];
  }
  const link = linkOfEmbed(element, pass);
  if (link === undefined) {
    reportRemoved(pass, element, `<${tagName}>`, `<${tagName}`);
    return fallbackSteps(element, container, pass);
  }
  reportOnce(pass, element, `<${tagName}`, {
    code: 'EMBED_LINKED',
    message: `expected what readers keep, found <${tagName}>`,
    mend: `readers show a link to it instead: ${link.text}`,
  });
  const anchor = `<a href="${escapeAttribute(link.href)}">${escapeText(link.text)}</a>`;
  const steps = isFlow(container) ? ['<p>', anchor, '</p>', '\n'] : [anchor];
  return element.childNodes.some(hasText) ? [...steps, ...fallbackSteps(element, container, pass)] : steps;
}

/** What stands in an embed for those who do not see it. The text in an `iframe` is no HTML, and no browser shows it. */
function fallbackSteps({ tagName, childNodes }: Element, container: string, pass: Pass): Step[] {
  // An `embed` or a `param` in an object says again what the object shows.
  const fallback = childNodes.filter(({ nodeName }) => !/^(?:embed|param)$/.test(nodeName));
  return tagName === 'iframe' ? [] : childSteps(fallback, container, pass);
}

/** A button of a program that shows code: its words are not the author's. */
function isOfProgram(button: Element): boolean {
  const names = ['class', 'title', 'aria-label'].map((name) => attributeOf(button, name) ?? '');
  return isWithin('pre', button) || /\b(?:copy|clipboard)/i.test(names.join(' '));
}

/** What a container that readers do not keep leaves: its children, as a paragraph where they are one. */
function contained(element: Element, container: string, pass: Pass): Step[] {
  const isParagraph = isFlow(container) && !element.childNodes.some(isBlockNode) && hasText(element);
  if (!isParagraph) {
    if (container === 'body') noteTextBefore(element.childNodes, pass);
    return [NEW_LINE, anchorOf(element, pass), ...childSteps(element.childNodes, container, pass), NEW_LINE];
  }
  if (!isInsideFigure(container)) pass.firstParagraph ||= plainTextOf([element]);
  return [`<p${idAttribute(element, pass)}>`, ...childSteps(element.childNodes, 'p', pass), '</p>', '\n'];
}

/** `noscript` shows without scripts what a script would show: here the picture that it was for has been shown. */
function isFallback(element: Element, pass: Pass): boolean {
  const pictures = [...elementsOf(element.childNodes)].filter(({ tagName }) => tagName === 'img');
  const isShown = (picture: Element) => {
    const { url } = resolveMedia(sourceOf(picture) ?? '', 'picture', pass);
    return url !== undefined && pass.shown.has(url);
  };
  return pictures.length > 0 && !hasText(element) && pictures.every(isShown);
}

/** What children become: pictures that stand between blocks are figures. */
export function childSteps(children: readonly Node[], container: string, pass: Pass): Step[] {
  const isPlace = container === 'body' || container === 'blockquote' || container === 'details';
  const alone = isPlace ? picturesBetweenBlocks(children) : undefined;
  const steps: Step[] = [];
  for (const node of children) {
    if (alone?.has(node)) steps.push(...figure(node as Element, pass));
    else steps.push({ node, container });
  }
  return steps;
}

/** Takes text that is in no paragraph, before the first block, for the first paragraph. */
export function noteTextBefore(children: readonly Node[], pass: Pass): void {
  const holdsBlock = (node: Node) =>
    isBlockNode(node) || (isElement(node) && [...elementsOf([node])].some(isBlockNode));
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

function isFlow(container: string): boolean {
  return /^(?:body|blockquote|dd|details|figcaption|figure|li|td|th)$/.test(container);
}

/** A quotation that begins with a line in bold has a title, as alerts have: that sums up nothing. */
function isTitle(element: Element, container: string): boolean {
  const [only, ...others] = element.childNodes;
  if (container !== 'blockquote' || others.length > 0 || only?.nodeName !== 'strong') return false;
  return (element.parentNode as Element).childNodes.find(isElement) === element;
}

function isInsideFigure(container: string): boolean {
  return container === 'figure' || container === 'figcaption';
}
