import { parseTree } from '../../html/parse.ts';
import { decodeReferences } from '../../html/references.ts';
import { attributeOf, elementsOf } from '../../html/tree.ts';
import { expected, type Fault } from '../../model/problem.ts';
import { resolveAddress } from './fieldValues.ts';
import { notAFeed } from './xmlProblems.ts';

/** A format that is not read: what tells it, what it is called, and what to do instead. */
interface Row {
  readonly form: RegExp;
  readonly name: string;
  readonly mend: string;
}

/** By the name of the root, with its namespace in braces. */
const OF_XML: readonly Row[] = [
  {
    form: /^(?:\{[^}]*sitemap[^}]*\})?(?:urlset|sitemapindex)$/,
    name: 'a sitemap',
    mend: 'it names pages and has none of their texts; give the address of the feed',
  },
  {
    form: /^tumblr$/,
    name: 'an answer of Tumblr',
    mend: 'give the address of the feed, which ends in /rss: it has the newest posts',
  },
  {
    form: /^livejournal$/,
    name: 'an export of LiveJournal',
    mend: 'give the address of the feed, which ends in /data/atom; older entries bring into WordPress, and give its export',
  },
  {
    form: /^\{[^}]*blogml[^}]*\}blog$/i,
    name: 'BlogML',
    mend: 'give the address of the feed; or bring it into WordPress, and give its export',
  },
  {
    form: /^(?:\{[^}]*mediawiki[^}]*\})?mediawiki$/,
    name: 'an export of MediaWiki',
    mend: 'its pages are no articles with dates; write those that are into items/',
  },
  {
    form: /^(?:\{[^}]*disqus[^}]*\})?disqus$/,
    name: 'comments of Disqus',
    mend: 'comments are their writers\u2019, and are not brought over; give the feed of the site',
  },
];

/** By how the text begins. */
const OF_TEXT: readonly Row[] = [
  {
    form: /^(?:---|\+\+\+)[ \t]*\n/,
    name: 'a text with front matter',
    mend: 'it is an article already: put the file into items/',
  },
  {
    form: /^"?(?:post_?id|id|title|name)"?[,;\t]/i,
    name: 'a table',
    mend: 'give the whole archive that it came in, or the address of the feed',
  },
  {
    form: /^={2,6} .+ ={2,6}\s*$/m,
    name: 'a page of a wiki',
    mend: 'give the address of the feed; or write it as Markdown into items/',
  },
];

const WHAT = 'an RSS, Atom or JSON feed, or an export that is read';

/** The fault of a document that is none of the formats that are read, and says so where it begins. */
export function foreignDocument(text: string, start: number, base: string | undefined): Fault | undefined {
  const beginning = text.slice(start, start + 1000);
  if (/^<(?:!doctype\s+html\b|html\b)/i.test(beginning)) return ofPage(text, beginning, base);
  const row = OF_TEXT.find(({ form }) => form.test(beginning) && beginning.search(form) === 0);
  return row && expected('FEED_BROKEN', WHAT, row.name, row.mend);
}

/** The fault of an XML document that is none of the formats that are read. */
export function foreignXml(root: string, text: string): Fault | undefined {
  if (root === 'opml') return ofList(text);
  const row = OF_XML.find(({ form }) => form.test(root));
  return row && expected('FEED_BROKEN', WHAT, row.name, row.mend);
}

/** Of a list of feeds each is one of its own. */
function ofList(text: string): Fault {
  const [, written] = /\sxmlUrl\s*=\s*["']([^"'<>]{1,500})["']/.exec(text) ?? [];
  const address = written === undefined ? '' : `, such as ${decodeReferences(written)}`;
  return expected('FEED_BROKEN', WHAT, 'a list of feeds (OPML)', `import the feeds that it names${address}`);
}

const FEED_TYPE = /^application\/(?:atom\+xml|feed\+json|rss\+xml)\b/i;
/** In characters. A page names its feeds at its top. */
const MAX_TOP = 200_000;

/** A page names its feeds (RSS Autodiscovery). */
function ofPage(text: string, beginning: string, base: string | undefined): Fault {
  const fault = notAFeed(beginning.startsWith('<!') ? '<!DOCTYPE html>' : beginning.slice(0, 100));
  const links = [...elementsOf(parseTree(text.slice(0, MAX_TOP), false).childNodes)].filter(
    (element) =>
      element.tagName === 'link' &&
      /(?:^|\s)alternate(?:\s|$)/i.test(attributeOf(element, 'rel') ?? '') &&
      FEED_TYPE.test(attributeOf(element, 'type') ?? ''),
  );
  const [address] = links.flatMap((link) => attributeOf(link, 'href') ?? []);
  if (address === undefined) return fault;
  return { ...fault, mend: `give the address of its feed: ${resolveAddress(address, base) ?? address}` };
}
