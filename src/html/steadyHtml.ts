import { isOrdinary } from '../model/text.ts';
import { ID_MARK } from './fragments.ts';

/** Deeper than any article; far from any limit of the parser. */
const MAX_DEPTH = 50;

const BLOCKS = 'blockquote details dl figure h1 h2 h3 h4 h5 h6 hr ol p pre table ul';
const INLINE = 'a abbr b br cite code del em i ins kbd mark q s samp small strong sub sup u var';
const VOID = new Set(['br', 'hr', 'img']);

/** What may stand in an element so that no parser moves it and no pass makes something else of it. */
const CONTENTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...holding('body', BLOCKS),
  ...holding('blockquote dd figcaption li td th', `${BLOCKS} ${INLINE}`),
  ...holding('details', `${BLOCKS} ${INLINE} summary`),
  ...holding(`dt h1 h2 h3 h4 h5 h6 p pre summary ${INLINE}`, INLINE),
  ...holding('figure', 'a figcaption img'),
  ...holding('ol ul', 'li'),
  ...holding('dl', 'dd dt'),
  ...holding('table', 'tbody tfoot thead'),
  ...holding('tbody tfoot thead', 'tr'),
  ...holding('tr', 'td th'),
]);

/** Those of them in which text would be moved, or would change what becomes of a picture beside it. */
const WITHOUT_TEXT = new Set('body dl figure ol table tbody tfoot thead tr ul'.split(' '));

/**
 * True for HTML of blocks that another pass over it would leave as it is, if its addresses and its pictures stay what they
 * are. Of other HTML it says nothing.
 *
 * @param marked as it is written, with marks before its ids
 */
export function isSteadyHtml(marked: string): boolean {
  const html = marked.replaceAll(ID_MARK, '');
  // Marks that compose would do so where an element between them is gone.
  if (!isOrdinary(html)) return false;
  const open = ['body'];
  // Before the first there is no tag; in text and attributes there are no signs of tags.
  for (const part of html.split('<')) {
    const end = part.indexOf('>');
    if (end !== -1 && !takeTag(part.slice(0, end), open)) return false;
    if (WITHOUT_TEXT.has(open.at(-1) as string) && part.slice(end + 1).trim() !== '') return false;
  }
  return html.includes('<');
}

/** Opens or closes an element. Returns false where it may not stand. */
function takeTag(tag: string, open: string[]): boolean {
  const name = tag.includes(' ') ? tag.slice(0, tag.indexOf(' ')) : tag;
  if (tag.startsWith('/')) open.pop();
  else if (open.length > MAX_DEPTH || !mayStand(name, tag.slice(name.length), open)) return false;
  else if (!VOID.has(name)) open.push(name);
  return true;
}

function mayStand(name: string, attributes: string, open: readonly string[]): boolean {
  const [around, parent] = [open.at(-2), open.at(-1) as string];
  if (name === 'a' && open.includes('a')) return false;
  // The first line break in a sample with an id is lost.
  if (name === 'pre' && attributes !== '') return false;
  // Elsewhere it depends on what is beside it whether a picture becomes a figure.
  if (name === 'img')
    return (
      (parent === 'figure' || (parent === 'a' && around === 'figure')) && !attributes.includes(' srcset=')
    );
  return CONTENTS.get(parent)?.has(name) === true;
}

function holding(parents: string, names: string): [string, ReadonlySet<string>][] {
  const contents = new Set(names.split(' '));
  return parents.split(' ').map((parent) => [parent, contents]);
}
