import { html as htmlNames } from 'parse5';
import type { Locate } from '../model/media.ts';
import { resolveMedia } from './addresses.ts';
import { fateOf, isBlock, isVoid } from './allowList.ts';
import { linkOfEmbed } from './embeds.ts';
import { escapeAttribute, escapeText, onOneLine } from './escape.ts';
import {
  attributeOf,
  type Element,
  elementsOf,
  hasText,
  isElement,
  isText,
  type Node,
  plainTextOf,
} from './nodes.ts';
import { type Finding, type Pass, tellOnce, tellRemoved } from './pass.ts';
import {
  type BodyPicture,
  innerPicture,
  isInside,
  isTrackingPicture,
  picturesAlone,
  picturesBetweenBlocks,
  sourceOf,
} from './pictures.ts';
import { openTag, pictureTag, targetAttribute, tellUnfit } from './tags.ts';
import { parseTree } from './tree.ts';

/** Article HTML that is fit for readers, and what was noticed on the way. */
export interface FitArticle {
  readonly html: string;
  /** What the author should know: what was taken out, once a kind, and what is wrong with pictures. */
  readonly findings: readonly Finding[];
  /** In the order in which they are shown. */
  readonly pictures: readonly BodyPicture[];
  /** The first paragraph as plain text; empty when there is none. */
  readonly firstParagraph: string;
}

/** Two are enough for nearly all; no input may ask for more than these. */
const MOST_PASSES = 5;

/** A line break, unless a line begins here anyway: in a code sample each would show. */
const NEW_LINE = '\0';

/** Paragraphs and figures that show nothing; a line break keeps the words around them apart. */
const EMPTY_BLOCK = /\n?<(p|figure)(?:(?! id=)[^>])*>(?:\s|&#xA0;)*<\/\1>\n?/g;
/** Links around nothing, but not a name (`id`) that another link leads to. */
const EMPTY_LINK = /<a(?: (?:href|title|lang|dir)="[^"]*")*><\/a>/g;

/** What is done on the way out of the tree: a node to visit, or text that is ready. */
type Step = { readonly node: Node; readonly container: string } | string;

/**
 * Makes article HTML fit for readers: safe by an allow-list, every address absolute, pictures as figures with their
 * true size, closed and nested as HTML demands. It is parsed as a browser would, and written anew from the tree.
 *
 * @param base the article's own link, which relative addresses are resolved against
 * @param locate finds the files that stand beside the article; without it there are none
 * @example fitForReaders('<p onclick="x()">A <a href="b">road', 'https://news.example.nz/a/').html
 * // '<p>A <a href="https://news.example.nz/a/b">road</a></p>'
 */
export function fitForReaders(html: string, base: string, locate = remoteOnly(base)): FitArticle {
  const unplaced = render(html, base, locate, false);
  // To know where everything stands takes three times as long, and is asked only where there is something to tell.
  const first = unplaced.findings.length > 0 ? render(html, base, locate, true) : unplaced;
  // Taking an element out, or moving one out of a table, can leave another where HTML does not allow it: parsed
  // again, it is nested anew, until nothing moves.
  let text = first.html;
  for (let pass = 1; pass < MOST_PASSES; pass += 1) {
    const again = render(text, base, locate, false).html;
    if (again === text) break;
    text = again;
  }
  const { findings, pictures, firstParagraph } = first;
  return { html: text.trim(), findings, pictures, firstParagraph };
}

function remoteOnly(base: string): Locate {
  return (reference) => ({ kind: 'remote', url: new URL(reference, base).href });
}

function render(
  html: string,
  base: string,
  locate: Locate,
  isLocated: boolean,
): Pass & { readonly html: string } {
  const roots = parseTree(html, isLocated).childNodes;
  const pass: Pass = {
    base,
    locate,
    findings: [],
    told: new Set(),
    pictures: [],
    shown: new Set(),
    captions: new Map(),
    targets: targetsOf(roots, base),
    firstParagraph: '',
  };
  const steps = childSteps(roots, 'body', pass).reverse();
  let out = '';
  let isInPre = false;
  const write = (step: string) => {
    const text = step === NEW_LINE ? lineBreak(out, isInPre) : step;
    // The parser drops a line break at the start of pre (HTML, 13.1.2.5); one more keeps it.
    out += isInPre && text.startsWith('\n') ? `\n${text}` : text;
    if (text !== '') isInPre = /^<pre[ >]/.test(text);
  };
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (typeof step === 'string') write(step);
    else if (isText(step.node)) write(textOf(step.node.value, step.node.parentNode, pass));
    else if (isElement(step.node)) {
      const next = visit(step.node, step.container, pass);
      for (let i = next.length - 1; i >= 0; i -= 1) steps.push(next[i] as Step);
    }
  }
  return { ...pass, html: out.replace(EMPTY_BLOCK, '\n').replace(EMPTY_LINK, '') };
}

const lineBreak = (before: string, isInPre: boolean) => (isInPre || before.endsWith('\n') ? '' : '\n');

/** What an element becomes: the steps that are still to be taken for it. */
function visit(element: Element, container: string, pass: Pass): Step[] {
  const { tagName, childNodes } = element;
  if (element.namespaceURI !== htmlNames.NS.HTML) return dropped(element, pass);
  if (tagName === 'img') return [pictureTag(element, pass)];
  if (tagName === 'p') return paragraph(element, container, pass);
  if (tagName === 'noscript' && isFallback(element, pass)) return [];
  switch (fateOf(tagName)) {
    case 'keep': {
      const open = openTag(element, pass);
      return isVoid(tagName) ? [open] : [open, ...childSteps(childNodes, tagName, pass), `</${tagName}>`];
    }
    case 'drop':
      return dropped(element, pass);
    case 'link':
      return embedded(element, container, pass);
    case 'contain':
      return contained(element, container, pass);
    case 'unwrap':
      return [anchorOf(element, pass), ...childSteps(childNodes, container, pass)];
  }
}

function dropped(element: Element, pass: Pass): Step[] {
  tellRemoved(pass, element, `<${element.tagName}>`, `<${element.tagName}`);
  return [];
}

/** A paragraph; one that holds nothing but pictures becomes figures. */
function paragraph(element: Element, container: string, pass: Pass): Step[] {
  const pictures = isInsideFigure(container) ? [] : picturesAlone(element);
  if (pictures.length > 0) return pictures.flatMap((picture) => figure(picture, pass));
  if (!isInsideFigure(container)) pass.firstParagraph ||= plainTextOf([element]);
  return [openTag(element, pass), ...childSteps(element.childNodes, 'p', pass), '</p>'];
}

/** A picture as a figure; its title is what people read below it. */
function figure(picture: Element, pass: Pass): Step[] {
  const image = innerPicture(picture) as Element;
  const title = attributeOf(image, 'title') ?? '';
  tellUnfit(title, image, pass);
  const caption = onOneLine(title);
  image.attrs = image.attrs.filter(({ name }) => name !== 'title');
  const isShown = !isTrackingPicture(image) && sourceOf(image) !== undefined;
  if (!isShown) return ['\n', { node: picture, container: 'figure' }, '\n'];
  pass.captions.set(image, caption);
  const figcaption = caption === '' ? '' : `<figcaption>${escapeText(caption)}</figcaption>`;
  return ['<figure>', { node: picture, container: 'figure' }, figcaption, '</figure>', '\n'];
}

/** A link in the place of what readers do not show: a paragraph of its own where it is in none. */
function embedded(element: Element, container: string, pass: Pass): Step[] {
  const { tagName } = element;
  if (isTrackingPicture(element)) {
    tellRemoved(pass, element, `an <${tagName}> of one point that counts readers`, `<${tagName}`);
    return [];
  }
  const link = linkOfEmbed(element, pass);
  if (link === undefined) {
    tellRemoved(pass, element, `<${tagName}>`, `<${tagName}`);
    return tagName === 'object' ? childSteps(element.childNodes, container, pass) : [];
  }
  tellOnce(pass, element, `<${tagName}`, {
    code: 'EMBED_LINKED',
    message: `expected what readers keep, found <${tagName}>`,
    mend: `readers show a link to it instead: ${link.text}`,
  });
  const anchor = `<a href="${escapeAttribute(link.href)}">${escapeText(link.text)}</a>`;
  return isFlow(container) ? ['<p>', anchor, '</p>', '\n'] : [anchor];
}

/** What a container that readers do not keep leaves: its children, as a paragraph where they are one. */
function contained(element: Element, container: string, pass: Pass): Step[] {
  const isParagraph = isFlow(container) && !element.childNodes.some(isBlockNode) && hasText(element);
  if (!isParagraph) {
    return [NEW_LINE, anchorOf(element, pass), ...childSteps(element.childNodes, container, pass), NEW_LINE];
  }
  if (!isInsideFigure(container)) pass.firstParagraph ||= plainTextOf([element]);
  return [`<p${targetAttribute(element, pass)}>`, ...childSteps(element.childNodes, 'p', pass), '</p>', '\n'];
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

function childSteps(children: readonly Node[], container: string, pass: Pass): Step[] {
  const isPlace = container === 'body' || container === 'blockquote' || container === 'details';
  const alone = isPlace ? picturesBetweenBlocks(children) : undefined;
  return children.flatMap((node): Step[] => {
    return alone?.has(node) ? figure(node as Element, pass) : [{ node, container }];
  });
}

function textOf(text: string, parent: Node['parentNode'], pass: Pass): string {
  if (parent && 'tagName' in parent) tellUnfit(text, parent, pass);
  return escapeText(text);
}

/** The fragments of the article's own page that its links lead to. */
function targetsOf(roots: readonly Node[], base: string): Set<string> {
  const targets = new Set<string>();
  for (const element of elementsOf(roots)) {
    const href = element.tagName === 'a' ? attributeOf(element, 'href') : undefined;
    if (!href?.includes('#') || !URL.canParse(href, base)) continue;
    const { href: address, hash } = new URL(href, base);
    const isHere = address.slice(0, address.length - hash.length) === new URL(base).href.replace(/#.*/, '');
    if (isHere && hash !== '') targets.add(hash);
  }
  return targets;
}

/** What is left of an element that goes, where a link of the article leads to it. In a link there is no other. */
function anchorOf(element: Element, pass: Pass): string {
  const id = isInside('a', element) ? '' : targetAttribute(element, pass);
  return id === '' ? '' : `<a${id}></a>`;
}

function isFlow(container: string): boolean {
  return /^(?:body|blockquote|dd|details|figcaption|figure|li|td|th)$/.test(container);
}

function isInsideFigure(container: string): boolean {
  return container === 'figure' || container === 'figcaption';
}

function isBlockNode(node: Node): boolean {
  return isElement(node) && isBlock(node.tagName);
}
