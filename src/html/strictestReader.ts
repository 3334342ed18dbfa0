import { isDropped, isVoid } from './allowList.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import { write } from './output.ts';
import { parseTree, rewriteUntilStable } from './parse.ts';
import { attributeOf, type Element, isElement, isText, type Node } from './tree.ts';

const EMPTY_LIST: readonly string[] = [];

/**
 * What every one of these readers keeps, as their sources were read in 2026: CommaFeed, Feedbin, FreshRSS, Miniflux,
 * Nextcloud News (HTML Purifier), selfoss, Tiny Tiny RSS, yarr, and those built on Python's feedparser.
 *
 * Who is the strictest in what: selfoss has no `q`, `small`, `tfoot`, and no cell that spans others; CommaFeed no
 * `figure`, `hr`, `del`, `ins`, `s`, `video` and `audio`; Feedbin no `u`, `cite`, `mark`, `abbr` and `caption`; Miniflux no
 * `details`, and no `start` of a list; Tiny Tiny RSS no size of a picture, and no `id`.
 */
const KEPT: ReadonlyMap<string, readonly string[]> = new Map([
  ['a', ['href', 'title']],
  ['img', ['src', 'alt', 'title']],
  ...'b blockquote br code dd dl dt em h1 h2 h3 h4 h5 h6 i li ol p pre strong sub sup table td th thead tr ul'
    .split(' ')
    .map((tagName) => [tagName, EMPTY_LIST] as const),
]);

/** Addresses that all of them keep; without one, a link is no link and a picture no picture. */
const ADDRESSES: ReadonlyMap<string, readonly [name: string, form: RegExp]> = new Map([
  ['a', ['href', /^(?:https?:\/\/|mailto:)/i]],
  ['img', ['src', /^https?:\/\//i]],
]);

/** What an author may miss: one of it, and several. */
type Missed = readonly [one: string, several: string];

/** The same by element, by attribute of an element (`ol|start`), or by attribute of any (`*|id`). */
const MISSED: ReadonlyMap<string, Missed> = new Map([
  ...missed('a', 'link', 'links'),
  ...missed('abbr', 'explained abbreviation', 'explained abbreviations'),
  ...missed('audio', 'sound', 'sounds'),
  ...missed('caption', 'caption of a table', 'captions of tables'),
  ...missed('cite', 'title of a work in italics', 'titles of works in italics'),
  ...missed('del s', 'crossed-out passage', 'crossed-out passages'),
  ...missed('details', 'folding section', 'folding sections'),
  ...missed('figcaption', 'caption set apart from the text', 'captions set apart from the text'),
  ...missed('hr', 'dividing line', 'dividing lines'),
  ...missed('img', 'picture', 'pictures'),
  ...missed('ins', 'inserted passage', 'inserted passages'),
  ...missed('kbd samp var', 'computer term set apart', 'computer terms set apart'),
  ...missed('math', 'formula', 'formulas'),
  ...missed('mark', 'highlighted passage', 'highlighted passages'),
  ...missed('q', 'pair of quotation marks', 'pairs of quotation marks'),
  ...missed('ruby', 'reading above its words', 'readings above their words'),
  ...missed('small', 'passage in small print', 'passages in small print'),
  ...missed('u', 'underlined passage', 'underlined passages'),
  ...missed('video', 'video', 'videos'),
  ...missed(
    'td|colspan td|rowspan th|colspan th|rowspan',
    'cell that spans others',
    'cells that span others',
  ),
  ...missed('ol|start ol|reversed ol|type li|value', 'numbering of a list', 'numberings of lists'),
  ...missed('*|id', 'place that a link leads to', 'places that links lead to'),
  ...missed('*|lang', 'change of language', 'changes of language'),
  ...missed('*|dir', 'change of writing direction', 'changes of writing direction'),
]);

/**
 * Keeps of article HTML what every widely used web reader keeps. Other elements are unwrapped, as these readers do:
 * their text stays. Of a film or a sound what stood in it for those who cannot play it is left.
 *
 * @param html sanitised
 * @example keepStrictest('<figure><img src="https://a.example/b.png" alt="B" width="9"><figcaption>C</figcaption></figure>')
 * // '<img src="https://a.example/b.png" alt="B">C'
 */
export function keepStrictest(html: string): string {
  return rewriteUntilStable(keep(html).html, (text) => keep(text).html);
}

/**
 * What `keepStrictest` takes out that an author may miss, each kind once, in the order of the article.
 *
 * @example lostToStrictest('<hr><p><u>A</u></p><hr>') // ['2 dividing lines', '1 underlined passage']
 */
export function lostToStrictest(html: string): string[] {
  const counts = new Map<Missed, number>();
  for (const missed of keep(html).lost) counts.set(missed, (counts.get(missed) ?? 0) + 1);
  return [...counts].map(([[one, several], count]) => (count === 1 ? `1 ${one}` : `${count} ${several}`));
}

/** A node that is still to be visited, or HTML that is ready. */
type Step = Node | string;

/** One pass over the tree: the HTML that is kept, and what is not. */
function keep(html: string): { html: string; lost: Missed[] } {
  const steps: Step[] = parseTree(html, false).childNodes.toReversed();
  const lost: Missed[] = [];
  const output = { written: '', last: '' };
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (typeof step === 'string') write(output, step);
    else if (isText(step)) write(output, escapeText(step.value));
    else if (isElement(step) && !isDropped(step.tagName)) {
      lost.push(...lostOf(step));
      const next = visit(step);
      for (let i = next.length - 1; i >= 0; i -= 1) steps.push(next[i] as Step);
    }
  }
  return { html: output.written, lost };
}

/** An element as it is kept, or what is in it. */
function visit(element: Element): readonly Step[] {
  const { tagName, childNodes } = element;
  const names = namesOf(element);
  if (names === undefined) return childNodes;
  const open = openTag(element, names);
  return isVoid(tagName) ? [open] : [open, ...childNodes, `</${tagName}>`];
}

/** The attributes that are kept of an element; undefined where the element is not. */
function namesOf(element: Element): readonly string[] | undefined {
  const [name = '', form] = ADDRESSES.get(element.tagName) ?? [];
  const isEmpty = form?.test(attributeOf(element, name) ?? '') === false;
  return isEmpty ? undefined : KEPT.get(element.tagName);
}

/** What is missed of one element, each kind once. */
function lostOf(element: Element): Set<Missed> {
  const { tagName, attrs } = element;
  const kinds = [
    namesOf(element) === undefined ? MISSED.get(tagName) : undefined,
    ...attrs.map(({ name }) => MISSED.get(`${tagName}|${name}`) ?? MISSED.get(`*|${name}`)),
  ];
  return new Set(kinds.filter((kind) => kind !== undefined));
}

function openTag(element: Element, names: readonly string[]): string {
  const attributes = names.map((name) => {
    const value = attributeOf(element, name);
    return value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`;
  });
  return `<${element.tagName}${attributes.join('')}>`;
}

function missed(keys: string, one: string, several: string): [string, Missed][] {
  const kind = [one, several] as const;
  return keys.split(' ').map((key) => [key, kind]);
}
