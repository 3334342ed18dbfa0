import fc from 'fast-check';
import type { DefaultTreeAdapterTypes } from 'parse5';

/** Generates HTML of these tags and pieces, in any order and number, and any other text. */
export function htmlOf(tags: string, pieces: readonly string[], maxLength: number): fc.Arbitrary<string> {
  const tag = fc.constantFrom(...tags.split(' '));
  const piece = fc.oneof(
    { weight: 4, arbitrary: tag.map((name) => `<${name}>`) },
    { weight: 3, arbitrary: tag.map((name) => `</${name}>`) },
    fc.constantFrom(...pieces),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  return fc.oneof(
    { weight: 6, arbitrary: fc.array(piece, { maxLength }).map((all) => all.join('')) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );
}

/** HTML as an author may have it, and as nobody should. */
export const anyHtml = htmlOf(
  'a p div ul ol li dl dt dd table caption thead tbody tfoot tr td th pre code h1 blockquote q figure figcaption picture img source video audio br hr wbr span b u mark s details summary script style svg math template iframe select option button form textarea xmp font nobr html body',
  [
    '<a href="https://a.example/">',
    '<a href="javascript:x()" title="&quot;>">',
    '<a href="#n">',
    '<p id="n" lang="mi" onclick="x()">',
    '<img src="https://a.example/b.png" alt="A &lt;b&gt;" width="9">',
    '<img src=x onerror=x()>',
    '<ol start="-2" reversed>',
    '<li value="99999999999999999999">',
    '<td colspan=2>',
    '<svg><style><img src=x onerror=x()>',
    '<!-- a --! > b -->',
    '&amp;lt;script>',
    '&nbsp;',
    '&#13;',
    '\n',
    '\r\n',
    '\t',
    '\u0000',
    '\ud800',
    ' ',
    'text',
    'two words',
    '<',
    '"',
  ],
  14,
);

/** The elements of MathML that readers keep, and their attributes. */
export const MATHML = new Set(
  'math menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none'.split(
    ' ',
  ),
);
export const MATHML_ATTRIBUTES = new Set(
  'accent accentunder align alttext close columnalign columnlines columnspacing columnspan depth dir display displaystyle fence form frame height largeop linethickness lquote lspace mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits notation open rowalign rowlines rowspacing rowspan rquote rspace scriptlevel separator separators stretchy symmetric voffset width'.split(
    ' ',
  ),
);

/** The elements, attributes and addresses in a tree that are on none of these lists. */
export function unknownIn(
  root: DefaultTreeAdapterTypes.DocumentFragment,
  elements: ReadonlyMap<string, readonly string[]>,
  addresses: Readonly<Record<string, RegExp>>,
): string[] {
  return elementsOf(root).flatMap(({ tagName, attrs, namespaceURI }) => {
    if (namespaceURI.endsWith('/MathML') && MATHML.has(tagName))
      return attrs.filter(({ name }) => !MATHML_ATTRIBUTES.has(name)).map(({ name }) => `${tagName} ${name}`);
    const kept = namespaceURI === 'http://www.w3.org/1999/xhtml' ? elements.get(tagName) : undefined;
    if (kept === undefined) return [tagName];
    const unknown = attrs.filter(
      ({ name, value }) => !kept.includes(name) || addresses[name]?.test(value) === false,
    );
    return unknown.map(({ name, value }) => `${tagName} ${name}=${value}`);
  });
}

export function elementsOf(parent: DefaultTreeAdapterTypes.ParentNode): DefaultTreeAdapterTypes.Element[] {
  return parent.childNodes.flatMap((node) => ('tagName' in node ? [node, ...elementsOf(node)] : []));
}
