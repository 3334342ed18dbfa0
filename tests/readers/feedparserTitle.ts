import { isUtf8 } from 'node:buffer';
import { parseFragment } from 'parse5';
import type { Format } from './reader.ts';

const EDGES = /^\p{White_Space}+|\p{White_Space}+$/gu;
const REFERENCE = /&#?[a-z0-9]+;?/gi;
const LATIN_1 = /^[\0-\u00FF]*$/;
const C1 = /[\u0080-\u009F]/g;
// Not from TextDecoder, which takes windows-1252 for Latin-1 in Node 20.
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/**
 * Gives what feedparser 6.0.10 shows for a plain-text title, in five steps.
 *
 * 1. White space at the ends goes, U+0085 and the no-break spaces with it.
 * 2. RSS does not say whether a title is text or HTML, and feedparser guesses: one with a closing tag or a
 *    character reference is HTML, unless it has a tag or a name that feedparser does not know. Atom says
 *    `type="text"`.
 * 3. A title of nothing but Latin-1 characters whose bytes are UTF-8 is taken for twice-encoded: `MÃ¤rz` is
 *    `März`.
 * 4. The C1 controls become what windows-1252 has in their places: U+0085 is an ellipsis.
 * 5. In what was taken for HTML, references are shown as their characters: `&amp; literally` is
 *    `& literally`. Those to control characters (`&#1;`) are left out by Python, and not foretold here.
 */
export function feedparserTitle(title: string, format: Format): string {
  const trimmed = title.replace(EDGES, '');
  const repaired = decodedOnceMore(trimmed).replace(C1, windows1252);
  return format === 'rss' && looksLikeHtml(trimmed) ? repaired.replace(REFERENCE, characterOf) : repaired;
}

function looksLikeHtml(text: string): boolean {
  const tags = [...text.matchAll(/<\/?([\p{L}\p{N}_]+)/gu)].map(([, name = '']) => name.toLowerCase());
  const names = [...text.matchAll(/&([\p{L}\p{N}_]+);/gu)].map(([, name = '']) => name);
  return (
    /<\/[\p{L}\p{N}_]+>|&#?[\p{L}\p{N}_]+;/u.test(text) &&
    tags.every((tag) => KNOWN_TAGS.has(tag)) &&
    names.every((name) => KNOWN_NAMES.has(name))
  );
}

function decodedOnceMore(text: string): string {
  if (!LATIN_1.test(text)) return text;
  const bytes = Buffer.from(text, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : text;
}

function windows1252(control: string): string {
  return WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80);
}

function characterOf(reference: string): string {
  const [node] = parseFragment(reference).childNodes;
  return node !== undefined && 'value' in node ? node.value : reference;
}

/** The elements feedparser leaves in a title, `_HTMLSanitizer.acceptable_elements`. */
const KNOWN_TAGS = new Set(
  `
  a abbr acronym address area article aside audio b big blockquote br button canvas caption center cite code
  col colgroup command datagrid datalist dd del details dfn dialog dir div dl dt em event-source fieldset
  figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i img input ins kbd keygen label legend li
  m map menu meter multicol nav nextid noscript ol optgroup option output p pre progress q s samp section
  select small sound source spacer span strike strong sub sup table tbody td textarea tfoot th thead time tr
  tt u ul var video
  `.split(/\s+/),
);

/** The character references of HTML 4, Python's `html.entities.entitydefs`: `&apos;` is not among them. */
const KNOWN_NAMES = new Set(
  `
  AElig Aacute Acirc Agrave Alpha Aring Atilde Auml Beta Ccedil Chi Dagger Delta ETH Eacute Ecirc Egrave
  Epsilon Eta Euml Gamma Iacute Icirc Igrave Iota Iuml Kappa Lambda Mu Ntilde Nu OElig Oacute Ocirc Ograve
  Omega Omicron Oslash Otilde Ouml Phi Pi Prime Psi Rho Scaron Sigma THORN Tau Theta Uacute Ucirc Ugrave
  Upsilon Uuml Xi Yacute Yuml Zeta aacute acirc acute aelig agrave alefsym alpha amp and ang aring asymp
  atilde auml bdquo beta brvbar bull cap ccedil cedil cent chi circ clubs cong copy crarr cup curren dArr
  dagger darr deg delta diams divide eacute ecirc egrave empty emsp ensp epsilon equiv eta eth euml euro
  exist fnof forall frac12 frac14 frac34 frasl gamma ge gt hArr harr hearts hellip iacute icirc iexcl igrave
  image infin int iota iquest isin iuml kappa lArr lambda lang laquo larr lceil ldquo le lfloor lowast loz
  lrm lsaquo lsquo lt macr mdash micro middot minus mu nabla nbsp ndash ne ni not notin nsub ntilde nu
  oacute ocirc oelig ograve oline omega omicron oplus or ordf ordm oslash otilde otimes ouml para part
  permil perp phi pi piv plusmn pound prime prod prop psi quot rArr radic rang raquo rarr rceil rdquo real
  reg rfloor rho rlm rsaquo rsquo sbquo scaron sdot sect shy sigma sigmaf sim spades sub sube sum sup sup1
  sup2 sup3 supe szlig tau there4 theta thetasym thinsp thorn tilde times trade uArr uacute uarr ucirc
  ugrave uml upsih upsilon uuml weierp xi yacute yen yuml zeta zwj zwnj
  `.split(/\s+/),
);
