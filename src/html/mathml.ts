import { type DefaultTreeAdapterTypes, html as htmlNames } from 'parse5';
import { isDropped } from './allowList.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
/** An element `math`, of whatever is in it. */
type Formula = Element & { readonly tagName: 'math' };

/** Attributes of every element of MathML; none of them leads anywhere or runs anything. */
const EVERYWHERE = new Set(
  'dir displaystyle mathbackground mathcolor mathsize mathvariant scriptlevel'.split(' '),
);

/** What shows a formula: the elements of MathML Core, and `menclose` and `mfenced`, which older readers know. */
const ELEMENTS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    math: 'display alttext',
    menclose: 'notation',
    mfenced: 'open close separators',
    mfrac: 'linethickness',
    mo: 'fence form largeop lspace maxsize minsize movablelimits rspace separator stretchy symmetric',
    mover: 'accent',
    munder: 'accentunder',
    munderover: 'accent accentunder',
    mpadded: 'depth height lspace voffset width',
    mspace: 'depth height width',
    ms: 'lquote rquote',
    mtable: 'align columnalign columnlines columnspacing frame rowalign rowlines rowspacing',
    mtd: 'columnalign columnspan rowalign rowspan',
    mtr: 'columnalign rowalign',
    ...Object.fromEntries(
      'merror mi mmultiscripts mn mphantom mprescripts mroot mrow msqrt mstyle msub msubsup msup mtext none'
        .split(' ')
        .map((name) => [name, '']),
    ),
  }).map(([name, attributes]) => [name, new Set(attributes.split(' '))]),
);

/** What becomes of an element of MathML; of `first` its first element is all that shows. */
export function mathFateOf(tagName: string): 'keep' | 'first' | 'drop' | 'unwrap' {
  if (ELEMENTS.has(tagName)) return 'keep';
  if (tagName === 'semantics' || tagName === 'maction') return 'first';
  return /^(?:annotation|annotation-xml|mglyph)$/.test(tagName) ? 'drop' : 'unwrap';
}

export function isMathAttribute(tagName: string, name: string): boolean {
  return EVERYWHERE.has(name) || ELEMENTS.get(tagName)?.has(name) === true;
}

/** True for `math` and what is in it, but not for HTML in that. */
export function isMathMl(node: Node): node is Element {
  return 'namespaceURI' in node && node.namespaceURI === htmlNames.NS.MATHML;
}

/** True for a formula. */
export function isFormula(node: Node): node is Formula {
  return isMathMl(node) && node.tagName === 'math';
}

/** A formula as text: what it has for that, which is TeX as a rule, else its signs in one line. */
export function mathText(formula: Element): string {
  return formula.attrs.find(({ name }) => name === 'alttext')?.value.trim() || signsOf(formula);
}

/** Signs that keep scripts and fractions from being read as one number. */
const BETWEEN: Readonly<Record<string, readonly string[]>> = {
  mfrac: ['/'],
  msub: ['_'],
  msubsup: ['_', '^'],
  msup: ['^'],
  munderover: ['_', '^'],
};

/** No tree is deeper than `parseTree` lets it be. */
function signsOf(element: Element): string {
  const signs = BETWEEN[element.tagName];
  const parts = shownIn(element).map((node) =>
    'tagName' in node ? signsOf(node) : 'value' in node ? node.value : '',
  );
  if (!signs) return parts.join('');
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part, index) => (index === 0 ? '' : (signs[index - 1] ?? '')) + grouped(part))
    .join('');
}

function shownIn(element: Element): Node[] {
  const { tagName, childNodes } = element;
  const isHidden = isMathMl(element) ? mathFateOf(tagName) === 'drop' : isDropped(tagName);
  if (isHidden) return [];
  return mathFateOf(tagName) === 'first'
    ? childNodes.filter((node) => 'tagName' in node).slice(0, 1)
    : childNodes;
}

function grouped(part: string): string {
  return /^(?:[\p{N}.,]*|.)$/u.test(part) ? part : `(${part})`;
}
