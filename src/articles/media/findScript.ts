/** What makes a browser run something of a file that it opens, or may. */
interface Sign {
  readonly expression: RegExp;
  /** True for what may be written with references: names of elements and attributes cannot. */
  readonly isInValue?: true;
}

const SIGNS: readonly Sign[] = [
  { expression: /<(?:[\w.-]+:)?script(?=[\s/>])/i },
  // HTML within a drawing.
  { expression: /<(?:[\w.-]+:)?foreignObject(?=[\s/>])/i },
  // In HTML a slash or a quote may come before an attribute as well.
  { expression: /(?<=[\s"'/])(?:on[a-z]{2,}|srcdoc)\s*=/i },
  { expression: /j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t\s*:/i, isInValue: true },
  // A style sheet that makes another document of this one (XSLT).
  { expression: /<\?xml-stylesheet\s[^>]{0,500}?xsl/i },
  // An entity that is more than text. Those of drawing programs are names of namespaces.
  { expression: /<!ENTITY\s+[^\s>]+\s+(?:"[^"]*?<|'[^']*?<)/i, isInValue: true },
];

/** A reference to one of the characters that are the same in every encoding (HTML, 13.1.4). */
const REFERENCE = /&(?:#x0*([\da-f]{1,2})(?![\da-f]);?|#0*(\d{1,3})(?!\d);?|(colon|Tab|NewLine);)/gi;

/**
 * Finds in an SVG, an HTML page or any other XML what a browser would run if somebody opened the file. It tells too much
 * rather than too little: words that look like an attribute are taken for one.
 *
 * @param bytes the first of a file are enough for a warning
 * @returns what was found, as it is written; undefined if there is nothing
 * @example findScript(Buffer.from('<svg onload="go()"/>')) // 'onload='
 */
export function findScript(bytes: Uint8Array): string | undefined {
  // Every encoding that browsers know has ASCII in it, and without NUL so has UTF-16.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replaceAll('\0', '');
  const values = text.replace(REFERENCE, (_, hex?: string, decimal?: string, name?: string) =>
    name === undefined ? characterOf(hex, decimal) : name === 'colon' ? ':' : ' ',
  );
  for (const { expression, isInValue } of SIGNS) {
    const found = expression.exec(isInValue ? values : text);
    if (found) return found[0];
  }
  return undefined;
}

function characterOf(hex: string | undefined, decimal: string | undefined): string {
  return String.fromCharCode(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
}
