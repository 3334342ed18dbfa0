import { findNearest } from '../model/findNearest.ts';
import { parseAddress } from '../model/parseAddress.ts';
import { expected } from '../model/problem.ts';
import type { Refer } from '../model/reference.ts';
import { decodePercent } from '../model/text.ts';
import { escapeAttribute } from './escape.ts';
import { type Pass, reportOnce } from './findings.ts';
import { attributeOf, type Element, elementsOf, type Node } from './tree.ts';

/** The name of an element that links can lead to; empty if it has none. A link may still have it in `name`. */
export function idOf(element: Element): string {
  return attributeOf(element, 'id') || (element.tagName === 'a' && attributeOf(element, 'name')) || '';
}

/** The fragments of the article's own page that its links lead to. */
export function targetsOf(roots: readonly Node[], base: string, refer?: Refer): Set<string> {
  const page = withoutFragment(new URL(base));
  const targets = new Set<string>();
  for (const element of elementsOf(roots)) {
    const href = element.tagName === 'a' ? attributeOf(element, 'href') : undefined;
    if (!href?.includes('#') || parseAddress(href, base) === undefined) continue;
    const url = new URL(refer?.(href)?.url ?? href, base);
    if (withoutFragment(url) === page) targets.add(fragmentOf(url.hash));
  }
  return targets;
}

/** Stands before each id while HTML is written; no document can hold it. */
export const ID_MARK = '\u0001';

const ATTRIBUTE = ' id="';

/** HTML with marks before its ids, as its page has it, and as feeds have it: without the ids that no link leads to. */
export function splitById(marked: string, linked: Iterable<string>): { html: string; pageHtml: string } {
  const parts = marked.split(ID_MARK);
  if (parts.length === 1) return { html: marked, pageHtml: marked };
  const used = new Set(Array.from(linked, escapeAttribute));
  const pageHtml = parts.join('');
  for (let index = 1; index < parts.length; index += 1) {
    const part = parts[index] as string;
    const end = part.indexOf('"', ATTRIBUTE.length);
    if (!used.has(part.slice(ATTRIBUTE.length, end))) parts[index] = part.slice(end + 1);
  }
  return { html: parts.join(''), pageHtml };
}

/** Notes where a link leads to, if that is a place in the article. */
export function noteLink(url: string, pass: Pass): void {
  const at = url.indexOf('#');
  if (at !== -1 && url.slice(0, at) === withoutFragment(new URL(pass.base)))
    pass.linked.push(fragmentOf(url.slice(at)));
}

/** Comparisons of names, for all links of an article. Each dead link would else be compared with each id. */
const MAX_COMPARED = 100_000;

/** Reports the links to a place in the article that is not there. */
export function reportDeadLinks(pass: Pass): void {
  let left = MAX_COMPARED;
  for (const [href, link] of pass.innerLinks) {
    const fragment = fragmentOf(href);
    // Both lead to the start of a page (HTML, 7.4.6.4).
    const isTop = fragment === '' || fragment.toLowerCase() === 'top';
    if (isTop || pass.ids.has(fragment)) continue;
    left -= pass.ids.size;
    const nearest = left < 0 ? undefined : findNearest(fragment, pass.ids);
    const isSame = nearest?.toLowerCase() === fragment.toLowerCase();
    const advice = `did you mean #${nearest}?${isSame ? ' Browsers tell capitals apart' : ''}`;
    const mend = nearest === undefined ? `write {#${fragment}} behind the heading that is meant` : advice;
    const what = 'a link to a heading, or to an id, of this article';
    reportOnce(pass, link, href, expected('FRAGMENT_MISSING', what, href, mend));
  }
}

/** The id that browsers look for (HTML, 7.4.6.4); what follows `:~:` is for them alone. */
function fragmentOf(hash: string): string {
  const fragment = hash
    .trim()
    .slice(1)
    .replace(/:~:.*$/s, '');
  return fragment.includes('%') ? decodePercent(fragment) : fragment;
}

function withoutFragment({ href }: URL): string {
  return href.replace(/#.*/, '');
}
