import type { Fault } from '../../model/problem.ts';
import type { FeedContext } from './fieldValues.ts';

/** What posts of an export have that no file keeps as it was. */
export type Loss =
  | 'author'
  | 'block'
  | 'file'
  | 'format'
  | 'id'
  | 'label'
  | 'newId'
  | 'page'
  | 'section'
  | 'shortcode';

/** Counts losses by their kinds and names, to tell each kind once. */
export interface Tally {
  /** @param index where the post begins */
  readonly count: (loss: Loss, name: string, index: number) => void;
  readonly report: (context: FeedContext) => void;
}

/** More names are no names that anybody reads. */
const MAX_NAMES = 20;

/** What was expected, what was found instead, and what can be done; the names with their numbers come between. */
const WORDS: Readonly<Record<Loss, readonly [expected: string, found: string, mend: string]>> = {
  shortcode: [
    'text and HTML',
    'shortcodes that a plugin fills in',
    'what stands between two of them is kept; write what else they show into the articles',
  ],
  block: [
    'blocks with a text of their own',
    'some that are filled in when a page is shown',
    'they are left out; write what they show into the articles',
  ],
  label: ['categories and tags', 'other labels', 'they are left out, as feeds do'],
  file: [
    'the files that posts name by number',
    'some that are not in the export',
    'they are left out; export all content, in one file',
  ],
  id: [
    'the ids by which subscribers know posts',
    'posts without',
    'they are known by their links now; where the feed of the site has others, import that first',
  ],
  newId: [
    'the ids by which subscribers know posts',
    'posts without',
    'they have new ones, made of name, date and title; where the site still has a feed, import that first',
  ],
  page: [
    'the addresses of pages',
    'paths, and no site that they are on',
    'they are left out; add --url with the address of the site',
  ],
  section: ['texts, comments and pings', 'other sections', 'they are left out'],
  author: [
    'the names of authors',
    'logins that are e-mail addresses',
    'they are left out; write the names into the articles',
  ],
  format: [
    'text with line breaks, HTML or Markdown',
    'texts in formats that are not read',
    'they are taken as text with line breaks; look at these articles',
  ],
};

export function openTally(): Tally {
  const losses = new Map<Loss, { readonly index: number; readonly names: Map<string, number> }>();
  return {
    count: (loss, name, index) => {
      const { names } = losses.get(loss) ?? { names: new Map() };
      if (names.size === 0) losses.set(loss, { index, names });
      const known = names.has(name) || names.size < MAX_NAMES ? name : 'others';
      names.set(known, (names.get(known) ?? 0) + 1);
    },
    report: ({ report }) => {
      for (const [loss, { index, names }] of losses) report(index, faultOf(loss, names));
    },
  };
}

function faultOf(loss: Loss, names: ReadonlyMap<string, number>): Fault {
  const [expected, found, mend] = WORDS[loss];
  const counted = [...names].map(([name, count]) => `${name} (${count})`).join(', ');
  return { code: 'FEED_ENTRY', message: `expected ${expected}, found ${found}: ${counted}`, mend };
}
