import type { Locate, Located } from '../model/media.ts';
import { parseAddress } from '../model/parseAddress.ts';
import type { Refer } from '../model/reference.ts';
import { escapeText, isPlain } from './escape.ts';
import type { BodyPicture } from './figures.ts';
import type { HtmlFinding, Pass } from './findings.ts';
import { reportDeadLinks, splitById, targetsOf } from './fragments.ts';
import { enter, write } from './output.ts';
import { isCanonical } from './resolveUrl.ts';
import { isSteadyHtml } from './steadyHtml.ts';
import { isBlockNode, isElement, isText, type Node, type Text } from './tree.ts';
import type { TreePart } from './treeBuilder.ts';
import { figure, figuresAmong, noteTextBefore, visit } from './visitElement.ts';
import { reportInvalidCharacters } from './writeTag.ts';

/** Paragraphs and figures that show nothing; a line break keeps the words around them apart. */
const EMPTY_BLOCK = /\n?<(p|figure)(?=[ >])(?:(?! id=)[^>])*>(?:\s|&#xA0;)*<\/\1>\n?/g;
/** Links around nothing, but not a name (`id`) that another link leads to. */
const EMPTY_LINK = /<a(?: (?:href|title|lang|dir)="[^"]*")*><\/a>/g;
/** Either at the start of a sample, with what follows: the parser would drop a line break there (HTML, 13.1.2.5). */
const EMPTY_START =
  /(<pre(?: [^>]*)?>)\n?(?:(?:<(p|figure)(?=[ >])(?:(?! id=)[^>])*>(?:\s|&#xA0;)*<\/\2>|<a(?: (?:href|title|lang|dir)="[^"]*")*><\/a>)\n*)+/g;

/** A tree of which all has been HTML. */
export const AS_PARSED: readonly TreePart[] = [{ from: 0, isPlain: false }];

/** What is written of a part, with marks before its ids. */
export interface Piece {
  readonly marked: string;
  /** True where another pass would leave it as it is. */
  readonly isSteady: boolean;
  readonly linked: readonly string[];
}

/** What one pass over a tree has made. */
export interface Rendered {
  /** Removed content, each kind once, and problems of pictures. */
  readonly findings: readonly HtmlFinding[];
  /** In the order in which they are shown. */
  readonly pictures: readonly BodyPicture[];
  /** The first paragraph as plain text; empty when there is none. */
  readonly firstParagraph: string;
  readonly pieces: readonly Piece[];
}

/**
 * Writes a tree as HTML that is safe.
 *
 * @param before how what is written before them ends; undefined for all that the author wrote
 */
export function render(
  roots: readonly Node[],
  base: string,
  locate: Locate,
  refer?: Refer,
  parts: readonly TreePart[] = AS_PARSED,
  before?: string,
): Rendered {
  let targets: ReadonlySet<string> | undefined;
  const pass: Pass = {
    base,
    locate: (reference, wanted) => {
      const located = locate(reference, wanted);
      pass.isSteady &&= staysAsItIs(located, reference);
      return located;
    },
    refer,
    findings: [],
    reported: new Map(),
    pictures: [],
    shown: new Set(),
    captions: new Map(),
    // Few articles have anything that could be led to. A getter would give each pass a shape of its own, which V8 keeps.
    targets: () => {
      targets ??= targetsOf(roots, base, refer);
      return targets;
    },
    ids: new Set(),
    linked: [],
    isSteady: true,
    isTold: false,
    innerLinks: new Map(),
    firstParagraph: '',
    written: '',
    last: before ?? '',
    open: [],
  };
  noteTextBefore(roots, pass);
  const opened = parts.map(({ from, isPlain }, index) => {
    const nodes = roots.slice(from, parts[index + 1]?.from);
    return { nodes, isPlain, figures: isPlain ? undefined : figuresAmong(nodes, 'body', pass) };
  });
  const pieces = opened.map(({ nodes, isPlain, figures }): Piece => {
    const shownBefore = pass.pictures.length;
    pass.isSteady = true;
    pass.isTold = false;
    pass.linked = [];
    pass.written = '';
    enter(pass, nodes, 'body', '', figures);
    writeOpen(pass);
    // A part between others keeps them apart only if it has a block.
    const isFit = (isPlain && !pass.isTold && nodes.some(isBlockNode)) || isSteadyHtml(pass.written);
    const isSteady = pass.isSteady && isFit && pass.pictures.slice(shownBefore).every(keepsItsSize);
    return { marked: pass.written, isSteady, linked: pass.linked };
  });
  if (before === undefined) reportDeadLinks(pass);
  const { findings, pictures, firstParagraph } = pass;
  return { pieces, findings, pictures, firstParagraph };
}

/** Writes the nodes that have been entered, and all that is in them. */
function writeOpen(pass: Pass): void {
  for (let open = pass.open.at(-1); open !== undefined; open = pass.open.at(-1)) {
    const { figures, container } = open;
    const node = open.nodes[open.next];
    open.next += 1;
    if (node === undefined) {
      pass.open.pop();
      write(pass, open.end);
    } else if (isText(node)) write(pass, textOf(node, pass));
    else if (figures?.has(node)) figure(node, figures.get(node), pass);
    else if (isElement(node)) visit(node, container, pass);
  }
}

/** An article as it is written. */
export interface Written {
  /** As feeds have it: an element has an id only where a link of the article leads to it. */
  readonly html: string;
  /** As its page has it, which links from elsewhere lead to: with every id. */
  readonly pageHtml: string;
  /** False where something empty was taken out. */
  readonly isWhole: boolean;
  /** The same of its page: what has an id is not empty. */
  readonly isPageWhole: boolean;
}

/** Puts pieces together, without what is empty. */
export function writtenOf(pieces: readonly Piece[]): Written {
  let marked = '';
  for (const piece of pieces) marked += piece.marked;
  const linked = pieces.flatMap((piece) => piece.linked);
  const { html, pageHtml } = splitById(marked, linked);
  const whole = withoutEmpty(html);
  // What is not empty without ids is not empty with them.
  const isWhole = whole.length === html.length;
  const wholePage = isWhole ? pageHtml : withoutEmpty(pageHtml);
  const isPageWhole = wholePage.length === pageHtml.length;
  return { html: whole, pageHtml: wholePage, isWhole, isPageWhole };
}

function withoutEmpty(html: string): string {
  const samples = html.includes('<pre') ? html.replace(EMPTY_START, '$1') : html;
  const blocks = samples.replace(EMPTY_BLOCK, '\n');
  return blocks.includes('></a>') ? blocks.replace(EMPTY_LINK, '') : blocks;
}

function textOf(node: Text, pass: Pass): string {
  const { value, parentNode } = node;
  if (isPlain(value)) return value;
  const isInElement = parentNode !== null && 'tagName' in parentNode;
  reportInvalidCharacters(value, isInElement ? parentNode : node, pass);
  return escapeText(value);
}

/** True where the next pass would leave the address of a file as it is, and what leads into the article too. */
function staysAsItIs(located: Located, reference: string): boolean {
  if (located.kind === 'wrong') return true;
  const url = located.kind === 'local' ? located.file.url : located.url;
  return !reference.includes('#') && (isCanonical(url) || parseAddress(url)?.href === url);
}

/** True where the next pass would read the size that this one has written, and not take the picture for a tracking pixel. */
function keepsItsSize({ width, height }: BodyPicture): boolean {
  const isKept = (side: number | undefined) =>
    side === undefined || (Number.isInteger(side) && side > 1 && side < 1e5);
  return isKept(width) && isKept(height);
}
