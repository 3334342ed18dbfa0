/** Attributes that say the same in every element. */
const EVERYWHERE = new Set(['lang', 'dir', 'title']);
const EMPTY_LIST: readonly string[] = [];

/** The elements that readers keep, with their attributes. Other elements are removed; their text stays unless they are in `DROPPED`. */
const ALLOWED: ReadonlyMap<string, readonly string[]> = new Map([
  ...named('a', ['href']),
  ...named('audio', ['src', 'controls', 'preload']),
  ...named('blockquote q', ['cite']),
  ...named('del ins', ['cite', 'datetime']),
  ...named('details', ['open']),
  ...named('img', ['src', 'srcset', 'sizes', 'alt', 'width', 'height']),
  ...named('li', ['value']),
  ...named('ol', ['start', 'reversed', 'type']),
  ...named('source', ['src', 'srcset', 'sizes', 'type', 'media']),
  ...named('td', ['colspan', 'rowspan', 'headers', 'align']),
  ...named('th', ['colspan', 'rowspan', 'headers', 'scope', 'abbr', 'align']),
  ...named('time', ['datetime']),
  ...named('video', ['src', 'controls', 'poster', 'preload', 'width', 'height']),
  ...named(
    'abbr b bdi bdo br caption cite code dd dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i kbd mark p picture pre',
    EMPTY_LIST,
  ),
  ...named(
    'rb rp rt rtc ruby s samp small strong sub summary sup table tbody tfoot thead tr u ul var wbr',
    EMPTY_LIST,
  ),
]);

/**
 * Elements that are removed with their content, and told: what browsers do not show, what is no HTML, and the values of
 * controls, which are nothing that an author says. The words on a button or at a control are.
 */
const DROPPED = new Set(
  'area base datalist frame frameset head input link meta noembed noframes optgroup option param plaintext script select style svg template textarea title track'.split(
    ' ',
  ),
);

/** Elements that embed another page, and become links to it; what stands in them for those who do not see it stays. */
const EMBEDDED = new Set(['applet', 'canvas', 'embed', 'iframe', 'object']);

/** Elements of early HTML whose text is shown as it stands, as in `pre`. */
const SAMPLES = new Set(['listing', 'xmp']);

const VOID = new Set(['br', 'hr', 'img', 'source', 'wbr']);

/** Elements of HTML that only look, or do something, in a page: their text is all that readers need. */
const OF_PAGES = new Set(
  'acronym basefont bgsound big blink button content data dfn element font html isindex keygen label map marquee menuitem meter multicol nextid nobr noscript output portal progress shadow slot spacer span strike tt'.split(
    ' ',
  ),
);

/** Elements by which word processors (`o:p`) and MathJax mark up what they show. */
const OF_PROGRAMS = /:|^mjx-/;

/** Containers that are blocks: readers drop them, so their text becomes a paragraph where it is in none. */
const CONTAINERS = new Set(
  'address article aside body center dialog dir div fieldset footer form header hgroup legend main menu nav search section'.split(
    ' ',
  ),
);

/** Elements in which text may not stand beside a block without being a paragraph of its own. */
const BLOCKS = new Set(
  'audio blockquote dd details dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li listing ol p picture pre table tbody td tfoot th thead tr ul video xmp'.split(
    ' ',
  ),
);

export type Fate = 'keep' | 'drop' | 'link' | 'sample' | 'unwrap' | 'contain' | 'unknown';

/** How the sanitiser treats an element. */
export function fateOf(tagName: string): Fate {
  if (ALLOWED.has(tagName)) return 'keep';
  if (DROPPED.has(tagName)) return 'drop';
  if (EMBEDDED.has(tagName)) return 'link';
  if (SAMPLES.has(tagName)) return 'sample';
  if (CONTAINERS.has(tagName)) return 'contain';
  return OF_PAGES.has(tagName) || OF_PROGRAMS.test(tagName) ? 'unwrap' : 'unknown';
}

/** True for an element that goes with all that is in it, or that becomes a link. */
export function isDropped(tagName: string): boolean {
  return DROPPED.has(tagName) || EMBEDDED.has(tagName);
}

export function isAllowedAttribute(tagName: string, name: string): boolean {
  return EVERYWHERE.has(name) || ALLOWED.get(tagName)?.includes(name) === true;
}

/** True for what stands between paragraphs. */
export function isBlock(tagName: string): boolean {
  return BLOCKS.has(tagName) || CONTAINERS.has(tagName);
}

/** True for an element that has no end tag. */
export function isVoid(tagName: string): boolean {
  return VOID.has(tagName);
}

function named(names: string, attributes: readonly string[]): [string, readonly string[]][] {
  return names.split(' ').map((name) => [name, attributes]);
}
