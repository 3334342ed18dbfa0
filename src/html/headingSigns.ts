import { defaultTreeAdapter } from 'parse5';
import { attributeOf, type Element, elementsOf, hasText, isText, type Node, textIn } from './tree.ts';

/** Elements that a sign may stand in. */
export const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** `#`, `¶`, `§`, a chain and the like, or nothing that shows: an icon, a space without width. */
const SIGN = /^(?:[\s#\u00a7\u00b6\u2693\u221e\u2756\u200b\u{1f517}]|\ufe0e|\ufe0f)*$/u;
/** What programs say in the place of a sign, to those who do not see it. */
const WORDS = /^(?:anchor|copy link|direct link|heading link|link|permalink|permanent link)\b/i;
/** How programs name these links: AnchorJS, Docusaurus, GitHub, Jekyll, MkDocs, Sphinx, VitePress. */
const NAMES =
  /(?:^|[\s_-])(?:anchor(?:js)?|hash|header|heading|headline|perma)(?:[_-]?(?:anchor|link))?(?:$|[\s_-])|(?:^|\s)(?:headerlink|permalink)/i;

/**
 * Takes the signs out of headings that lead to the heading itself: of `<h2>Ferry <a href="#ferry">#</a></h2>` the word is
 * left. A link that is all there is in its heading stays.
 *
 * @param roots of a tree; changed in place
 * @returns false where there is nothing to do
 */
export function takeOutHeadingSigns(roots: readonly Node[]): boolean {
  let isChanged = false;
  for (const heading of elementsOf(roots).filter(({ tagName }) => HEADINGS.has(tagName))) {
    const signs = elementsOf(heading.childNodes).filter(isSign);
    isChanged ||= signs.length > 0;
    const contents = signs.map(({ childNodes }) => childNodes);
    for (const sign of signs) sign.childNodes = [];
    if (hasText(heading)) for (const sign of signs) leaveName(sign);
    else for (const [index, sign] of signs.entries()) sign.childNodes = contents[index] as Node[];
  }
  return isChanged;
}

function isSign(element: Element): boolean {
  const href = element.tagName === 'a' ? attributeOf(element, 'href') : undefined;
  const isNamed = NAMES.test(attributeOf(element, 'class') ?? '');
  if (href === undefined || !(href.startsWith('#') || isNamed)) return false;
  const text = textIn(element);
  if (!SIGN.test(text))
    return (isNamed || attributeOf(element, 'aria-hidden') === 'true') && WORDS.test(text.trim());
  return !elementsOf(element.childNodes).some(({ tagName }) => tagName === 'img');
}

/** The name of a sign stays, since links may lead to it; the space between it and the words goes. */
function leaveName(sign: Element): void {
  const siblings = (sign.parentNode as Element).childNodes;
  const at = siblings.indexOf(sign);
  const [before, after] = [siblings[at - 1], siblings[at + 1]];
  if (before && isText(before) && after === undefined) before.value = before.value.trimEnd();
  if (after && isText(after) && before === undefined) after.value = after.value.trimStart();
  sign.attrs = sign.attrs.filter(({ name }) => name === 'id');
  if (sign.attrs.length === 0) defaultTreeAdapter.detachNode(sign);
}
