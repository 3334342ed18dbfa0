import type { GivenByFeed } from '../import/givenEntries.ts';
import { oldAddressOf } from '../import/oldAddress.ts';
import { type Fault, type Problem, problemAt, quoted } from '../model/problem.ts';
import { withoutPassword } from '../model/withoutPassword.ts';
import type { OldFeed, Publisher, Way } from './findWay.ts';
import { MAIN_PATHS } from './plan/feeds.ts';

/** Titles of lost entries that are named. */
const MAX_NAMED = 3;
/** Redirects for ever (RFC 9110, 15.4.2 and 15.4.9): readers change the address that they ask for. */
const FOR_EVER: ReadonlySet<number> = new Set([301, 308]);

/** Tells that there is no feed to be read at the old address. */
export function tellUnread(old: string, why: string): Problem {
  const message = `expected a feed at the old address, or a redirect to one, found none: ${why}`;
  const mend = 'subscribers get nothing; serve the new feed there, or redirect it';
  return atStart(withoutPassword(old), { code: 'FEED_NOT_MOVED', message, mend });
}

/** Tells where an old address does not lead to the publication, or not for ever. */
export function tellWay(found: OldFeed, way: Way | undefined, publisher: Publisher): Problem[] {
  const { old, url, redirects } = found;
  if (way === undefined) {
    const what = redirects.length > 0 ? `a redirect to ${url}, which is none` : 'another one';
    const message = `expected a feed of this publication at the old address, found ${what}`;
    return [atStart(old, { code: 'FEED_NOT_MOVED', message, mend: howToKeep(found, publisher) })];
  }
  const uncertain = (message: string, mend: string) => [
    atStart(old, { code: 'MOVE_UNCERTAIN', message, mend }),
  ];
  const passing = redirects.find((status) => !FOR_EVER.has(status));
  if (way.by === 'redirect' && passing !== undefined) {
    const mend = 'readers go on asking for the old address, and are lost when it ends; make it 301';
    return uncertain(`expected redirects with status 301 or 308, found ${passing}`, mend);
  }
  if (way.by === 'new-feed-url' || way.by === 'self') {
    const name = way.by === 'self' ? 'a self link' : 'itunes:new-feed-url';
    const mend = `few readers follow that; ${howToKeep(found, publisher)}`;
    return uncertain(`expected a redirect to ${way.to}, found ${name} alone`, mend);
  }
  return [];
}

function howToKeep({ old, feed }: OldFeed, { settings, feeds }: Publisher): string {
  // Who asks for the address of an export gets no feed, and reads none.
  const format = feed.format === 'export' ? 'rss' : feed.format;
  const keep = oldAddressOf(old, format, { url: settings.url, paths: MAIN_PATHS });
  if (keep === undefined || keep.kind === 'same') return UPLOAD;
  const line = keep.redirects['nginx'];
  const redirect = line === undefined ? 'redirect it' : `redirect it, in nginx with: ${line}`;
  if (keep.kind === 'redirect') return redirect;
  const alias = typeof keep.alias === 'string' ? { path: keep.alias } : keep.alias;
  if (feeds.some(({ aliases = [] }) => aliases.some(({ path }) => path === alias.path))) return UPLOAD;
  const entry = 'format' in alias ? `{ path: ${alias.path}, format: ${alias.format} }` : alias.path;
  return `write aliases: [${entry}] into feed.yaml, build, and serve that; or ${redirect}`;
}

const UPLOAD = 'build, and put what is in the output folder there';

/** Tells which entries of the old feed have no article and no line of the lock. */
export function tellLost(old: string, lost: readonly GivenByFeed[], all: number): Problem[] {
  const [first] = lost;
  if (first === undefined) return [];
  const names = lost.slice(0, MAX_NAMED).map(({ title, id }) => quoted(title ?? id));
  const more = lost.length > MAX_NAMED ? ', ...' : '';
  const message = `expected the ids of all ${all} entries in feed.lock, found ${lost.length} that are not: ${names.join(', ')}${more}`;
  const mend = 'import the feed again; an article that is here under another id comes back as unread';
  return [problemAt({ file: old, line: first.line, column: 1 }, { code: 'ID_LOST', message, mend })];
}

function atStart(file: string, fault: Fault): Problem {
  return problemAt({ file, line: 1, column: 1 }, fault);
}
