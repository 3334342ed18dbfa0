import { parseItem } from '../../articles/parseBody.ts';
import { parseHead } from '../../articles/parseHead.ts';
import type { Article } from '../../model/article.ts';
import type { Locate } from '../../model/media.ts';
import type { Settings } from '../../model/settings.ts';
import { decodePercent } from '../../model/text.ts';
import type { Source } from '../../syntax/sourceText.ts';
import { remoteMediaOf } from './articleMedia.ts';

/** Where files are now that an article names by their addresses. */
export type Places = ReadonlyMap<string, string>;

/** An article's text with references to files that are here, and the addresses that are still in it. */
export interface RewrittenText {
  readonly text: string;
  readonly left: readonly string[];
}

/**
 * Writes references in the place of addresses, in front matter and in the text. What readers get stays the same, but for where the
 * files are: that is compared, and an address whose reference would change anything else stays.
 *
 * @param places by address, relative to the article's file
 * @example rewriteMedia(source, article, settings, new Map([['https://old.example/a.jpg', 'media/a.jpg']])).text
 */
export function rewriteMedia(
  source: Source,
  article: Article,
  settings: Settings,
  places: Places,
): RewrittenText {
  const { head } = parseHead(source, settings);
  if (head === undefined) return { text: source.text, left: [] };
  const { bodyStart } = head;
  const shown = shownBy(source, article, settings, places);
  const isSame = (parts: Parts) =>
    shownBy({ ...source, text: parts.join('') }, article, settings, places) === shown;
  const written: Parts = [source.text.slice(0, bodyStart), source.text.slice(bodyStart)];
  const whole = [...places].reduce(replaced, written);
  const oneByOne = (before: Parts, place: Place) => {
    const after = replaced(before, place);
    return isSame(after) ? after : before;
  };
  const text = (isSame(whole) ? whole : [...places].reduce(oneByOne, written)).join('');
  const still = remoteMediaOf({ ...source, text }, settings, article);
  return { text, left: still.flatMap(({ url }) => (places.has(url) ? [url] : [])) };
}

/** Front matter, and the text below it. */
type Parts = readonly [front: string, body: string];

type Place = readonly [address: string, reference: string];

/** What readers get of an article, with the address of each file in the place of the reference to it. */
function shownBy(source: Source, article: Article, settings: Settings, places: Places): string | undefined {
  const { head } = parseHead(source, settings);
  if (head === undefined) return undefined;
  const { item, html } = parseItem(source, { ...article, ...head }, settings, locateIn(places));
  // The size and the type of a file are measured where it is here.
  const urls = item.enclosures?.map(({ url }) => url);
  return JSON.stringify([html, { ...item, enclosures: urls }]);
}

function locateIn(places: Places): Locate {
  const addresses = new Map([...places].map(([address, reference]) => [reference, address]));
  return (reference, wanted) => {
    const url = addresses.get(decodePercent(reference)) ?? reference;
    if (wanted === 'picture' || url === reference) return { kind: 'remote', url };
    return { kind: 'local', file: { source: '', path: url, url, type: '', length: 0 } };
  };
}

/** What may stand before an address in front matter as `import` and people write it: never that of an id or of a link. */
const IN_FRONT =
  /(?:^|\n) *(?:- )*(?:(?:src|url|image|cover|enclosure): *)?["']?$|[{,] *(?:src|url): *["']?$|: *\[ *["']?$/;
/** The same in a text: in Markdown, and in an attribute of HTML. */
const IN_TEXT = /\]\(<?$|\]: *<?$|(?:src|href|poster|srcset)=["']?$/i;
const BEHIND = /^(?:[\s"')>,}\]]|$)/;

/** What is looked at before an address: a set of pictures is no longer. */
const MAX_BEFORE = 5000;

function replaced([front, body]: Parts, place: Place): Parts {
  return [
    replaceIn(front, place, (before) => IN_FRONT.test(before)),
    replaceIn(body, place, (before) => IN_TEXT.test(before) || isInSet(before)),
  ];
}

function replaceIn(text: string, [address, reference]: Place, fits: (before: string) => boolean): string {
  // In an attribute, in Markdown.
  const forms = [address, address.replace(/&/g, '&amp;'), address.replace(/[<>()\\]/g, '\\$&')];
  return [...new Set(forms)].reduce((all, form) => {
    const parts: string[] = [];
    let from = 0;
    for (let at = all.indexOf(form); at !== -1; at = all.indexOf(form, at + form.length)) {
      const end = at + form.length;
      if (!fits(all.slice(Math.max(0, at - MAX_BEFORE), at)) || !BEHIND.test(all.slice(end, end + 1)))
        continue;
      parts.push(all.slice(from, at), reference);
      from = end;
    }
    return parts.join('') + all.slice(from);
  }, text);
}

/** True behind another picture of a set. */
function isInSet(before: string): boolean {
  const [, set] = /srcset="([^"]*)$/i.exec(before) ?? [];
  return set !== undefined && /[\s,]$/.test(set);
}
