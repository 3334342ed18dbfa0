import { hasFiles, run } from '../support/program.ts';
import { feedparserTitle } from './feedparserTitle.ts';
import type { Reader, SeenItem } from './reader.ts';

const PYTHON = '/usr/bin/python3';

/**
 * Python's feedparser 6.0.10, which many aggregators are built on.
 *
 * - It complains of XML that is not well-formed, and of a `Content-Type` that is not XML's: so does `read`.
 * - `text/xml` without a charset is ASCII to it, and it complains of the first macron.
 * - An Atom entry with no `published` has no date.
 * - An id of Atom, and a permalink of RSS, is a link to it: `HTTP://…` becomes `http://…`, and one that is
 *   relative is made absolute. Step 3 of `feedparserTitle` is for ids too.
 */
export const feedparser: Reader = {
  name: 'feedparser',
  formats: ['rss', 'atom'],
  packages: ['python3-feedparser'],
  isHere: () => hasFiles(PYTHON, '/usr/lib/python3/dist-packages/feedparser/__init__.py'),
  read,
  showsTitle: feedparserTitle,
  showsInstant: (instant) => instant,
};

// A title of type text/html is markup. Its references are undone, once, as a page would show them; its tags
// stay, for a title that reads `<b>` is then seen to read `<b>`. What cleaning HTML would take out is
// another matter.
const READ_FEED = `
import calendar, feedparser, html, json, sys

def shown(title):
    return html.unescape(title.value) if title.type == 'text/html' else title.value

feed = feedparser.parse(sys.argv[1], sanitize_html=False, resolve_relative_uris=False)
if feed.bozo: sys.exit(str(feed.bozo_exception))
if feed.status != 200: sys.exit(f'expected status 200, but found {feed.status}')
if not feed.get('version'): sys.exit('expected a feed, but found none')
print(json.dumps([{
    'id': entry.get('id', ''),
    'title': shown(entry.title_detail) if 'title_detail' in entry else '',
    'seconds': calendar.timegm(entry.published_parsed) if entry.get('published_parsed') else None,
} for entry in feed.entries]))
`;

async function read(url: string): Promise<SeenItem[]> {
  const entries: { id: string; title: string; seconds: number | null }[] = JSON.parse(
    await run(PYTHON, ['-c', READ_FEED, url]),
  );
  return entries.map(({ id, title, seconds }) => ({
    id,
    title,
    instant: seconds === null ? Number.NaN : seconds * 1000,
  }));
}
