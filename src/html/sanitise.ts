import type { Locate, Located } from '../model/media.ts';
import { parseAddress } from '../model/parseAddress.ts';
import type { Refer } from '../model/reference.ts';
import { escapeText, isPlain } from './escape.ts';
import type { BodyPicture } from './figures.ts';
import type { HtmlFinding, Pass } from './findings.ts';
import { parseArticle } from './formulas.ts';
import { reportDeadLinks, splitById, targetsOf } from './fragments.ts';
import { takeOutHeadingSigns } from './headingSigns.ts';
import { takeOutLineNumbers } from './lineNumbers.ts';
import { parseTree, rewriteUntilStable } from './parse.ts';
import { markNoCharacters } from './references.ts';
import { mayEndSummary, type SummarySource, summarySourceOf } from './summaryText.ts';
import { isElement, isText, type Node, type Text } from './tree.ts';
import { childSteps, NEW_LINE, noteTextBefore, type Step, visit } from './visitElement.ts';
import { reportInvalidCharacters } from './writeTag.ts';

/** Sanitised article HTML, and what was found on the way. */
export interface SanitisedArticle extends SummarySource {
  /** As feeds have it: an element has an id only where a link of the article leads to it. */
  readonly html: string;
  /** As its page has it, which links from elsewhere lead to: with every id. */
  readonly pageHtml: string;
  /** Removed content, each kind once, and problems of pictures. */
  readonly findings: readonly HtmlFinding[];
  /** In the order in which they are shown. */
  readonly pictures: readonly BodyPicture[];
  /** The first paragraph as plain text; empty when there is none. */
  readonly firstParagraph: string;
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
 * @param refer finds the articles that links name; without it there are none
 * @example sanitise('<p onclick="x()">A <a href="b">road', 'https://news.example.nz/a/').html
 * // '<p>A <a href="https://news.example.nz/a/b">road</a></p>'
 */
export function sanitise(
  html: string,
  base: string,
  locate = remoteOnly(base),
  refer?: Refer,
): SanitisedArticle {
  const marked = markNoCharacters(html);
  const roots = parsed(marked, false);
  const unplaced = render(roots, base, locate, refer);
  // Parsing with positions takes three times as long, so it is done only if there are findings.
  const first = unplaced.findings.length > 0 ? render(parsed(marked, true), base, locate, refer) : unplaced;
  const summary = summarySourceOf(roots, first.firstParagraph, mayEndSummary(html));
  return sanitised(first, settled(first, base, locate), summary);
}

/** The tree of an author's HTML, without what programs add for browsers. */
function parsed(html: string, isLocated: boolean): readonly Node[] {
  const roots = parseArticle(html, isLocated);
  takeOutLineNumbers(roots, html);
  takeOutHeadingSigns(roots, html);
  return roots;
}

/**
 * The same for a tree that is nested as HTML demands, as `TreeBuilder` makes it, of elements that readers keep. It has
 * never been HTML.
 */
export function sanitiseTree(
  roots: readonly Node[],
  base: string,
  locate = remoteOnly(base),
  refer?: Refer,
): SanitisedArticle {
  let isSteady = true;
  const watched: Locate = (reference, wanted) => {
    const located = locate(reference, wanted);
    isSteady &&= staysAsItIs(located, reference);
    return located;
  };
  const first = render(roots, base, watched, refer);
  isSteady &&= first.isWhole && first.findings.length === 0 && first.pictures.every(keepsItsSize);
  const summary = summarySourceOf(roots, first.firstParagraph, false);
  return sanitised(first, isSteady ? first : settled(first, base, locate), summary);
}

function remoteOnly(base: string): Locate {
  return (reference) => ({ kind: 'remote', url: new URL(reference, base).href });
}

function sanitised(
  { findings, pictures, firstParagraph }: Rendered,
  { html, pageHtml }: Rendered,
  summary: SummarySource,
): SanitisedArticle {
  const shown = html.trim();
  const page = pageHtml === html ? shown : pageHtml.trim();
  return { html: shown, pageHtml: page, findings, pictures, firstParagraph, ...summary };
}

/** The article as further passes leave it. */
function settled(first: Rendered, base: string, locate: Locate): Rendered {
  let last = first;
  rewriteUntilStable(first.pageHtml, (text) => {
    last = render(parseTree(text, false).childNodes, base, locate);
    return last.pageHtml;
  });
  return last;
}

/** True where the next pass would leave the address of a file as it is, and what leads into the article too. */
function staysAsItIs(located: Located, reference: string): boolean {
  if (located.kind === 'wrong') return true;
  const url = located.kind === 'local' ? located.file.url : located.url;
  return !reference.includes('#') && parseAddress(url)?.href === url;
}

/** True where the next pass would read the size that this one has written, and not take the picture for a tracking pixel. */
function keepsItsSize({ width, height }: BodyPicture): boolean {
  return [width, height].every(
    (side) => side === undefined || (Number.isInteger(side) && side > 1 && side < 1e5),
  );
}

/** What one pass over a tree has made. */
interface Rendered extends Omit<SanitisedArticle, keyof SummarySource> {
  /** False where something empty was taken out. */
  readonly isWhole: boolean;
}

function render(roots: readonly Node[], base: string, locate: Locate, refer?: Refer): Rendered {
  let targets: ReadonlySet<string> | undefined;
  const pass: Pass = {
    base,
    locate,
    refer,
    findings: [],
    reported: new Set(),
    pictures: [],
    shown: new Set(),
    captions: new Map(),
    // Few articles have anything that could be led to.
    get targets() {
      targets ??= targetsOf(roots, base, refer);
      return targets;
    },
    ids: new Set(),
    linked: new Set(),
    innerLinks: new Map(),
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
    else if (isText(step.node)) write(textOf(step.node, pass));
    else if (isElement(step.node)) {
      const next = visit(step.node, step.container, pass);
      for (let i = next.length - 1; i >= 0; i -= 1) steps.push(next[i] as Step);
    }
  }
  reportDeadLinks(pass);
  const { html, pageHtml } = splitById(out, pass);
  const whole = withoutEmpty(html);
  const isWhole = whole.length === html.length;
  const { findings, pictures, firstParagraph } = pass;
  // What is not empty without ids is not empty with them.
  const wholePage = isWhole ? pageHtml : withoutEmpty(pageHtml);
  return { html: whole, pageHtml: wholePage, isWhole, findings, pictures, firstParagraph };
}

function withoutEmpty(html: string): string {
  const blocks = html.replace(EMPTY_BLOCK, '\n');
  return blocks.includes('></a>') ? blocks.replace(EMPTY_LINK, '') : blocks;
}

const isPre = (tag: string) => tag.startsWith('<pre') && /^<pre[ >]/.test(tag);

function textOf(node: Text, pass: Pass): string {
  const { value, parentNode } = node;
  if (isPlain(value)) return value;
  const isInElement = parentNode !== null && 'tagName' in parentNode;
  reportInvalidCharacters(value, isInElement ? parentNode : node, pass);
  return escapeText(value);
}
