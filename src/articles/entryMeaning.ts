import { describe, type Entry } from '../syntax/value.ts';
import { PICTURE } from './fileReferences.ts';
import type { FindEntry } from './headField.ts';

// What an entry means in another program, where it is not the field of its name.

const SWITCH = /^(?:true|false|yes|no|on|off)$/i;
/** Patterns of addresses, which other programs write for the address itself: `permalink: /:year/:title/`. */
const ADDRESS_PATTERNS: Readonly<Record<string, RegExp>> = {
  permalink: /^\w*$|\{[{%]|(?:^|\/):[a-z]/i,
  url: /\{[{%]|(?:^|\/):[a-z]/i,
};
/** The layout of a post of a link: `link`, `linked-post`, `layouts/link.njk`. */
const LINK_LAYOUT = /(?:^|\/)link(?:ed)?(?:[-_ ]?(?:post|log))?(?:\.\w+)?$/i;
/** Names that many themes have for pictures, and some for words. */
const PICTURES_OR_WORDS = /^(?:thumbnail|banner)$/i;

/** What themes of Hugo say in `image` of a picture that is found by its name. */
const BESIDE_PICTURE = ['focal_point', 'preview_only', 'placement'];

/** True for a value that is only on or off: `image: false`, `comments: true`. */
export function isSwitch(entry: Entry): boolean {
  return SWITCH.test(textIn(entry));
}

/** True for `permalink: /:year/:title/`, which is no address but the form of one. */
export function isAddressPattern(entry: Entry): boolean {
  return (
    entry.value.kind === 'text' && ADDRESS_PATTERNS[entry.key.toLowerCase()]?.test(textIn(entry)) === true
  );
}

/** True for the `link` of a post of a link, as Jekyll, Hexo and Octopress have it: the page that the post is about. */
export function isOfLinkPost({ key }: Entry, find: FindEntry): boolean {
  if (key.toLowerCase() !== 'link') return false;
  const layout = find('layout');
  return layout !== undefined && LINK_LAYOUT.test(textIn(layout));
}

/** False for what themes have beside a picture: `cover: { hidden: true }`, `banner: Welcome`. */
export function mayBePicture({ key, value }: Entry): boolean {
  const [one = value] = value.kind === 'list' ? value.values : [value];
  if (one.kind === 'mapping') {
    const has = (names: readonly string[]) => one.entries.some((part) => names.includes(part.key));
    return has(PICTURE.src) || (/^image$/i.test(key) && !has(BESIDE_PICTURE));
  }
  return !PICTURES_OR_WORDS.test(key) || /[./]/.test(describe(one));
}

/** The text of an entry; empty for another kind of value. */
function textIn({ value }: Entry): string {
  return value.kind === 'text' ? value.text.trim() : '';
}
