import { serialize } from 'parse5';
import { parseTree } from '../../html/parse.ts';
import { attributeOf, type Element, elementsOf } from '../../html/tree.ts';
import type { Author } from '../../model/item.ts';
import { type Fault, type Problem, problemAt } from '../../model/problem.ts';
import { withoutForbidden } from '../../model/text.ts';
import type { ReadEntry, ReadFeed } from '../reader/feedDocument.ts';
import { addressAt, dateAt, type FeedContext, uniqueOf, withoutUndefined } from '../reader/fieldValues.ts';
import { countByKind, type Found } from './countByName.ts';
import { type ExportResult, type ExportSource, readMember } from './member.ts';
import { findByClass, hasClass, lineIn, remove } from './treeParts.ts';

const STORY = /(?:^|\/)posts\/[^/]+\.html$/;
const PROFILE = /(?:^|\/)profile\/profile\.html$/;

/** The stories in an export of Medium; none in another zip. */
export function mediumStoriesOf({ archive }: ExportSource): readonly string[] {
  const stories = archive.names.filter((name) => STORY.test(name));
  const [first] = stories;
  const member = first === undefined ? undefined : archive.read(first);
  const text = member && 'text' in member ? member.text : '';
  const isOurs = text.includes('class="h-entry"') && text.includes('https://medium.com');
  return isOurs ? stories : [];
}

const UNTOLD: Fault = {
  code: 'FEED_ENTRY',
  message: 'expected an export that says who may read each story, found one of Medium, which does not',
  mend: 'delete those that are unlisted, or for members alone, before the first build',
};

/** Reads an export of Medium: stories that are published, each under the id that its RSS has. */
export function readMedium(source: ExportSource, stories: readonly string[]): ExportResult {
  const { name, archive, options } = source;
  const problems: Problem[] = [problemAt({ file: name, line: 1, column: 1 }, UNTOLD)];
  const kinds: Found[] = [];
  const entries: ReadEntry[] = [];
  for (const story of stories) {
    const read = readMember(source, story, (html, context) => storyOf(html, story, context));
    problems.push(...read.problems);
    if (read.value === undefined) continue;
    if ('kind' in read.value) kinds.push({ name: read.value.kind, line: 1 });
    else entries.push({ ...read.value, file: read.file });
  }
  const profile = archive.names.find((one) => PROFILE.test(one));
  const who = profile === undefined ? undefined : readMember(source, profile, profileOf);
  const { name: author, link } = who?.value ?? {};
  const feed: ReadFeed = withoutUndefined({
    format: 'export' as const,
    title: author,
    link: options.site ?? link,
    authors: author === undefined ? [] : [withoutUndefined({ name: author, link })],
    hubs: [],
    entries,
    deleted: [],
    unpublished: countByKind(kinds),
  });
  return { feed, problems: [...problems, ...(who?.problems ?? [])] };
}

/** Who wrote the stories. What else a profile says is nobody's business. */
function profileOf(html: string, context: FeedContext): Partial<Author> {
  const { childNodes: roots } = parseTree(html, false);
  const [name] = findByClass(roots, 'p-name');
  const [link] = findByClass(roots, 'u-url');
  return withoutUndefined({
    name: lineIn(name),
    link: link && addressAt(0, attributeOf(link, 'href'), context),
  });
}

function storyOf(html: string, name: string, context: FeedContext): ReadEntry | { readonly kind: string } {
  const { childNodes: roots } = parseTree(html, false);
  const [body] = findByClass(roots, 'e-content');
  const isDraft = /^draft/i.test(name.slice(name.lastIndexOf('/') + 1));
  const [time] = findByClass(roots, 'dt-published');
  if (isDraft && !context.wanted.has('drafts')) return { kind: 'draft' };
  // What is published says when; what does not say so may be a draft of any name.
  if (!isDraft && time === undefined) return { kind: 'entry that is not published' };
  const title = lineIn(findByClass(roots, 'p-name')[0]);
  if (!isDraft && isResponse(title, body)) return { kind: 'response to a story, or story without a title' };
  const summary = lineIn(findByClass(roots, 'p-summary')[0]);
  const [canonical] = findByClass(roots, 'p-canonical');
  const key = keyOf(name, canonical);
  const by = findByClass(roots, 'p-author').flatMap((one) => authorOf(one, context));
  return withoutUndefined({
    ...(isDraft && { isDraft: true as const }),
    line: 1,
    id: key && `https://medium.com/p/${key}`,
    title,
    link: canonical && addressAt(0, attributeOf(canonical, 'href'), context),
    published: time && dateAt(0, attributeOf(time, 'datetime'), context),
    summary,
    isSummaryHtml: false,
    content: body && contentOf(body, title, summary),
    authors: by,
    tags: uniqueOf(findByClass(roots, 'p-tag').map(lineIn)),
    enclosures: [],
    transcripts: [],
  });
}

/** The id of a story is at the end of its file's name, and of its address. */
function keyOf(name: string, canonical: Element | undefined): string | undefined {
  const ofName = /[-_]([\da-f]{8,16})\.html$/.exec(name)?.[1];
  return ofName ?? /[-/]([\da-f]{8,16})$/.exec((canonical && attributeOf(canonical, 'href')) ?? '')?.[1];
}

function authorOf(element: Element, context: FeedContext): Author[] {
  const name = lineIn(element);
  const link = addressAt(0, attributeOf(element, 'href'), context);
  return name === undefined ? [] : [withoutUndefined({ name, link })];
}

/** A response has no title: Medium takes the beginning of its text for one. */
function isResponse(title: string | undefined, body: Element | undefined): boolean {
  const [first] = [...elementsOf(body?.childNodes ?? [])].filter((one) => hasClass(one, 'graf'));
  const isTitled = findByClass(body?.childNodes ?? [], 'graf--title').length > 0;
  if (first === undefined || title === undefined || isTitled || /^h\d$/.test(first.tagName)) return false;
  const words = title.replace(/(?:…|\.\.\.)$/, '').trim();
  return lineIn(first)?.startsWith(words) === true;
}

/** The text without what is in the title and the summary already, and without the rule above the first section. */
function contentOf(body: Element, title: string | undefined, summary: string | undefined): string {
  const said = (name: string, text: string | undefined) =>
    findByClass(body.childNodes, name).filter((one) => /^h\d$/.test(one.tagName) && lineIn(one) === text);
  const [rule] = findByClass(body.childNodes, 'section-divider');
  for (const one of [...said('graf--title', title), ...said('graf--subtitle', summary)]) remove(one);
  if (rule) remove(rule);
  return withoutForbidden(serialize(body));
}
