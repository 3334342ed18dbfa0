import type { Locate } from '../model/media.ts';
import { escapeText } from './escape.ts';
import { attributeOf, elementsOf, isElement, isText, type Node } from './nodes.ts';
import type { Finding, Pass } from './pass.ts';
import type { BodyPicture } from './pictures.ts';
import { childSteps, NEW_LINE, type Step, visit } from './steps.ts';
import { tellUnfit } from './tags.ts';
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

/** Paragraphs and figures that show nothing; a line break keeps the words around them apart. */
const EMPTY_BLOCK = /\n?<(p|figure)(?=[ >])(?:(?! id=)[^>])*>(?:\s|&#xA0;)*<\/\1>\n?/g;
/** Links around nothing, but not a name (`id`) that another link leads to. */
const EMPTY_LINK = /<a(?: (?:href|title|lang|dir)="[^"]*")*><\/a>/g;

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
  return { ...pass, html: out.replace(EMPTY_BLOCK, '\n').replace(EMPTY_LINK, '') };
}

const isPre = (tag: string) => /^<pre[ >]/.test(tag);

function textOf(text: string, parent: Node['parentNode'], pass: Pass): string {
  if (parent && 'tagName' in parent) tellUnfit(text, parent, pass);
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
