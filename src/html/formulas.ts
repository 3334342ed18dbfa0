import { type DefaultTreeAdapterTypes, defaultTreeAdapter } from 'parse5';
import { isFormula } from './mathml.ts';
import { attributeOf, type Element, elementsOf, isBlank, isElement, isText, type Node } from './tree.ts';

type Parent = DefaultTreeAdapterTypes.DocumentFragment | Element;

/** What KaTeX, MathJax and MediaWiki put around a formula that they show twice: for eyes, and as MathML. */
const AROUND = /(?:^|\s)(?:katex|mwe-math-element|MathJax(?:_(?:CHTML|Display|SVG|SVG_Display))?)(?:\s|$)/;
/** What MathJax 2 shows until it has run. */
const PREVIEW = /(?:^|\s)MathJax_Preview(?:\s|$)/;
/** A text without it has no formulas. */
const SIGN = /<math|math\/tex|katex|mathjax|mwe-math/i;

/**
 * Leaves each formula once in a tree: as MathML where there is any, else as TeX.
 *
 * @param html the raw HTML of which some of the tree was made
 * @returns false where there is nothing to do
 */
export function reduceFormulas(fragment: Parent, html: string): boolean {
  if (!SIGN.test(html)) return false;
  for (const parent of [fragment, ...elementsOf(fragment.childNodes)]) reduce(parent);
  return true;
}

function reduce(parent: Parent): void {
  const formula = 'attrs' in parent ? formulaOf(parent) : undefined;
  if (formula === parent) describe(formula);
  else if (formula) parent.childNodes = [formula];
  const kept: Node[] = [];
  for (const node of parent.childNodes) {
    if (isElement(node) && isTeX(node)) kept.push(takeStandIn(kept) ?? texOf(node));
    else kept.push(node);
  }
  for (const node of kept) node.parentNode = parent;
  parent.childNodes = kept;
}

/** A formula is its own; so is the first one in what is put around it. */
function formulaOf(element: Element): Element | undefined {
  if (isFormula(element)) return element;
  const isAround = element.tagName === 'mjx-container' || AROUND.test(classOf(element));
  return isAround ? elementsOf([element]).find(isFormula) : undefined;
}

/** Takes what stands before a script with TeX and shows the same. Returns it if there is a formula in it. */
function takeStandIn(before: Node[]): Node | undefined {
  const shown = takeLast(before, AROUND);
  takeLast(before, PREVIEW);
  return shown && formulaOf(shown) ? shown : undefined;
}

/** Takes the last element of a list, with the blanks behind it, if it is of this class. */
function takeLast(nodes: Node[], name: RegExp): Element | undefined {
  const index = nodes.findLastIndex((node) => !isBlank(node));
  const last = nodes[index];
  if (last === undefined || !isElement(last) || !name.test(classOf(last))) return undefined;
  nodes.length = index;
  return last;
}

/** Gives a formula its TeX as its text, since the annotation goes. */
function describe(formula: Element): void {
  if (attributeOf(formula, 'alttext') !== undefined) return;
  const annotation = elementsOf([formula]).find(
    (element) => element.tagName === 'annotation' && /tex$/i.test(attributeOf(element, 'encoding') ?? ''),
  );
  const tex = annotation ? textIn(annotation) : '';
  if (tex !== '') formula.attrs.push({ name: 'alttext', value: tex });
}

function isTeX(element: Element): boolean {
  return element.tagName === 'script' && /^math\/tex/i.test(attributeOf(element, 'type') ?? '');
}

function texOf(script: Element): Node {
  const tex = textIn(script);
  const isDisplay = /mode=display/i.test(attributeOf(script, 'type') as string);
  return defaultTreeAdapter.createTextNode(isDisplay ? `\\[${tex}\\]` : `\\(${tex}\\)`);
}

function textIn({ childNodes }: Element): string {
  return childNodes
    .map((node) => (isText(node) ? node.value : ''))
    .join('')
    .trim();
}

function classOf(element: Element): string {
  return attributeOf(element, 'class') ?? '';
}
