import type { Locate, Located } from '../model/media.ts';
import { escapeText, isPlain } from './escape.ts';
import type { BodyPicture } from './figures.ts';
import type { HtmlFinding, Pass } from './findings.ts';
import { parseArticle } from './formulas.ts';
import { parseTree, rewriteUntilStable } from './parse.ts';
import { mayEndSummary, summaryTextOf } from './summaryText.ts';
import { attributeOf, elementsOf, isElement, isText, type Node } from './tree.ts';
import { childSteps, NEW_LINE, noteTextBefore, type Step, visit } from './visitElement.ts';
import { reportInvalidCharacters } from './writeTag.ts';

/** Sanitised article HTML, and what was found on the way. */
export interface SanitisedArticle {
  readonly html: string;
  /** Removed content, each kind once, and problems of pictures. */
  readonly findings: readonly HtmlFinding[];
  /** In the order in which they are shown. */
  readonly pictures: readonly BodyPicture[];
  /** The first paragraph as plain text; empty when there is none. */
  readonly firstParagraph: string;
  /** The text that a summary is cut from; empty when there is none. */
  readonly summaryText: string;
}

/** Paragraphs and figures that show nothing; a line break keeps the words around them apart. */
const EMPTY_BLOCK = /\n?<(p|figure)(?=[ >])(?:(?! id=)[^>])*>(?:\s|&#xA0;)*<\/\1>\n?/g;
/** Links around nothing, but not a name (`id`) that another link leads to. */
const EMPTY_LINK = /<a(?: (?:href|title|lang|dir)="[^"]*")*><\/a>/g;

/**
 * Sanitises article HTML: safe by an allow-list, every address absolute, pictures as figures with their
 * true size, closed and nested as HTML demands. It is parsed as a browser would, and written anew from the tree.
 *
 * @param base the article's own link, which relative addresses are resolved against
 * @param locate finds the files that stand beside the article; without it there are none
 * @example sanitise('<p onclick="x()">A <a href="b">road', 'https://news.example.nz/a/').html
 * // '<p>A <a href="https://news.example.nz/a/b">road</a></p>'
 */
export function sanitise(html: string, base: string, locate = remoteOnly(base)): SanitisedArticle {
  const roots = parseArticle(html, false);
  const unplaced = render(roots, base, locate);
  // Parsing with positions takes three times as long, so it is done only if there are findings.
  const first = unplaced.findings.length > 0 ? render(parseArticle(html, true), base, locate) : unplaced;
  const summaryText = summaryTextOf(roots, first.firstParagraph, mayEndSummary(html));
  return sanitised(first, settled(first.html, base, locate), summaryText);
}

/**
 * The same for a tree that is nested as HTML demands, as `TreeBuilder` makes it, of elements that readers keep. It has
 * never been HTML.
 */
export function sanitiseTree(
  roots: readonly Node[],
  base: string,
  locate = remoteOnly(base),
): SanitisedArticle {
  let isSteady = true;
  const first = render(roots, base, (reference, wanted) => {
    const located = locate(reference, wanted);
    isSteady &&= staysAsItIs(located, reference);
    return located;
  });
  isSteady &&= first.isWhole && first.findings.length === 0 && first.pictures.every(keepsItsSize);
  const summaryText = summaryTextOf(roots, first.firstParagraph, false);
  return sanitised(first, isSteady ? first.html : settled(first.html, base, locate), summaryText);
}

function remoteOnly(base: string): Locate {
  return (reference) => ({ kind: 'remote', url: new URL(reference, base).href });
}

function sanitised(
  { findings, pictures, firstParagraph }: Rendered,
  html: string,
  summaryText: string,
): SanitisedArticle {
  return { html: html.trim(), findings, pictures, firstParagraph, summaryText };
}

/** HTML as further passes leave it. */
function settled(html: string, base: string, locate: Locate): string {
  return rewriteUntilStable(html, (text) => render(parseTree(text, false).childNodes, base, locate).html);
}

/** True where the next pass would leave the address of a file as it is, and what leads into the article too. */
function staysAsItIs(located: Located, reference: string): boolean {
  if (located.kind === 'wrong') return true;
  const url = located.kind === 'local' ? located.file.url : located.url;
  return !reference.includes('#') && URL.canParse(url) && new URL(url).href === url;
}

/** True where the next pass would read the size that this one has written, and not take the picture for a tracking pixel. */
function keepsItsSize({ width, height }: BodyPicture): boolean {
  return [width, height].every(
    (side) => side === undefined || (Number.isInteger(side) && side > 1 && side < 1e5),
  );
}

/** What one pass over a tree has made. */
interface Rendered extends Omit<SanitisedArticle, 'summaryText'> {
  /** False where something empty was taken out. */
  readonly isWhole: boolean;
}

function render(roots: readonly Node[], base: string, locate: Locate): Rendered {
  let targets: Set<string> | undefined;
  const pass: Pass = {
    base,
    locate,
    findings: [],
    reported: new Set(),
    pictures: [],
    shown: new Set(),
    captions: new Map(),
    // Few articles have anything that could be led to.
    get targets() {
      targets ??= targetsOf(roots, base);
      return targets;
    },
    firstParagraph: '',
  };
  noteTextBefore(roots, pass);
  const steps = childSteps(roots, 'body', pass).reverse();
  let out = '';
  let last = '';
  const write = (text: string) => {
    const isAtStart = last.endsWith('\n') || isPre(last);
    if (text === '' || (text === NEW_LINE && isAtStart)) return;
    // The parser drops a line break at the start of pre (HTML, 13.1.2.5); one more keeps it.
    if (isPre(last) && text.startsWith('\n')) out += '\n';
    last = text === NEW_LINE ? '\n' : text;
    out += last;
  };
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (typeof step === 'string') write(step);
    else if (isText(step.node)) write(textOf(step.node.value, step.node.parentNode, pass));
    else if (isElement(step.node)) {
      const next = visit(step.node, step.container, pass);
      for (let i = next.length - 1; i >= 0; i -= 1) steps.push(next[i] as Step);
    }
  }
  const blocks = out.replace(EMPTY_BLOCK, '\n');
  const html = blocks.includes('></a>') ? blocks.replace(EMPTY_LINK, '') : blocks;
  const { findings, pictures, firstParagraph } = pass;
  return { html, isWhole: html.length === out.length, findings, pictures, firstParagraph };
}

const isPre = (tag: string) => tag.startsWith('<pre') && /^<pre[ >]/.test(tag);

function textOf(text: string, parent: Node['parentNode'], pass: Pass): string {
  if (isPlain(text)) return text;
  if (parent && 'tagName' in parent) reportInvalidCharacters(text, parent, pass);
  return escapeText(text);
}

/** The fragments of the article's own page that its links lead to. */
function targetsOf(roots: readonly Node[], base: string): Set<string> {
  const page = withoutFragment(new URL(base));
  const targets = new Set<string>();
  for (const element of elementsOf(roots)) {
    const href = element.tagName === 'a' ? attributeOf(element, 'href') : undefined;
    if (!href?.includes('#') || !URL.canParse(href, base)) continue;
    const url = new URL(href, base);
    if (withoutFragment(url) === page) targets.add(url.hash);
  }
  return targets;
}

function withoutFragment({ href }: URL): string {
  return href.replace(/#.*/, '');
}
