import { findNearest } from '../model/findNearest.ts';
import { expected } from '../model/problem.ts';
import { escapeAttribute } from './escape.ts';
import { type Pass, reportOnce } from './findings.ts';
import { attributeOf, type Element, elementsOf, type Node } from './tree.ts';

/** The name of an element that links can lead to; empty if it has none. A link may still have it in `name`. */
export function idOf(element: Element): string {
  return attributeOf(element, 'id') || (element.tagName === 'a' && attributeOf(element, 'name')) || '';
}

/** The fragments of the article's own page that its links lead to. */
export function targetsOf(roots: readonly Node[], base: string): Set<string> {
  const page = withoutFragment(new URL(base));
  const targets = new Set<string>();
  for (const element of elementsOf(roots)) {
    const href = element.tagName === 'a' ? attributeOf(element, 'href') : undefined;
    if (!href?.includes('#') || !URL.canParse(href, base)) continue;
    const url = new URL(href, base);
    if (withoutFragment(url) === page) targets.add(fragmentOf(url.hash));
  }
  return targets;
}

/** The HTML without the ids that no link of the article leads to. */
export function withoutUnusedIds(html: string, { ids, targets }: Pass): string {
  const unused = new Set([...ids].filter((id) => !targets.has(id)).map((id) => escapeAttribute(id)));
  if (unused.size === 0) return html;
  return html.replace(/(<[a-z][^>]*?) id="([^"]*)"/g, (tag, before: string, id: string) =>
    unused.has(id) ? before : tag,
  );
}

/** Reports the links to a place in the article that is not there. */
export function reportDeadLinks(pass: Pass): void {
  for (const [href, link] of pass.innerLinks) {
    const fragment = fragmentOf(href);
    // Both lead to the start of a page (HTML, 7.4.6.4).
    const isTop = fragment === '' || fragment.toLowerCase() === 'top';
    if (isTop || pass.ids.has(fragment)) continue;
    const nearest = findNearest(fragment, pass.ids);
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
  if (!fragment.includes('%')) return fragment;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function withoutFragment({ href }: URL): string {
  return href.replace(/#.*/, '');
}
