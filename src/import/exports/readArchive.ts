import { type Fault, hasError, type Problem, problemAt, quoted } from '../../model/problem.ts';
import { openArchive } from '../archive/openArchive.ts';
import { parseJson } from '../reader/jsonTree.ts';
import { type FeedResult, type ReadOptions, tellUnpublished } from '../reader/readFeed.ts';
import type { SourceDocument } from '../source.ts';
import { isOutbox, readMastodon } from './mastodon.ts';
import { mediumStoriesOf, readMedium } from './medium.ts';
import { type ExportResult, type ExportSource, fileOf, readMember } from './member.ts';
import { readSubstack, substackTableOf } from './substack.ts';
import { adviceOn } from './unknownArchives.ts';

/** What a zip holds: an export, which is read, or the documents of a feed. */
export type ArchiveResult =
  | FeedResult
  | {
      readonly documents: readonly [SourceDocument, ...SourceDocument[]];
      /** True where addresses in texts are relative to the site, as in an archive of micro.blog. */
      readonly isOfSite: boolean;
    };

/**
 * Reads an archive of files: an export of Substack, Medium or Mastodon, or the feeds and exports in XML or JSON that it holds. Which it is
 * its content shows.
 *
 * @param name what problems call it
 */
export function readArchive(name: string, bytes: Uint8Array, options: ReadOptions): ArchiveResult {
  const archive = openArchive(bytes);
  if ('fault' in archive) return { problems: [problemAt({ file: name, line: 1, column: 1 }, archive.fault)] };
  const names = archive.names.filter((one) => !/(?:^|\/)(?:__MACOSX\/|\._)/.test(one));
  const source: ExportSource = { name, archive: { ...archive, names }, options };
  const table = substackTableOf(names);
  if (table !== undefined) return resultOf(readSubstack(source, table), fileOf(name, table));
  const outbox = names.find((one) => /(?:^|\/)outbox\.json$/.test(one));
  if (outbox !== undefined) return resultOf(readAccount(source, outbox), fileOf(name, outbox));
  const stories = mediumStoriesOf(source);
  if (stories.length > 0) return resultOf(readMedium(source, stories), name);
  return readDocumentsIn(source);
}

function resultOf({ feed, problems }: ExportResult, file: string): FeedResult {
  if (feed === undefined || hasError(problems)) return { problems };
  return { feed, problems: [...problems, ...tellUnpublished(feed, file)] };
}

/** An account of Mastodon: its posts, and beside them whose they are. */
function readAccount(source: ExportSource, outbox: string): ExportResult {
  const beside = outbox.replace(/outbox\.json$/, 'actor.json');
  const whose = source.archive.names.includes(beside) ? readJson(source, beside) : undefined;
  const posts = readMember(source, outbox, (text, context) => {
    const read = parseJson(text);
    if ('finding' in read) context.report(read.finding.index, read.finding.fault);
    else if (isOutbox(read.value)) return readMastodon(read.value, whose?.value, context);
    else context.report(0, NO_OUTBOX);
    return undefined;
  });
  const problems = [...(whose?.problems ?? []), ...posts.problems];
  if (posts.value === undefined) return { problems };
  const entries = posts.value.entries.map((entry) => ({ ...entry, file: posts.file }));
  return { feed: { ...posts.value, entries }, problems };
}

const NO_OUTBOX: Fault = {
  code: 'FEED_BROKEN',
  message: 'expected a list of posts (OrderedCollection), found none',
  mend: 'fetch the archive again',
};

function readJson(source: ExportSource, name: string) {
  return readMember(source, name, (text, { report }) => {
    const read = parseJson(text);
    if ('value' in read) return read.value;
    report(read.finding.index, read.finding.fault);
    return undefined;
  });
}

/** Which members are documents, and whether they are parts of one: the first that a zip has. */
const DOCUMENTS = [
  // Of a blog at Google.
  { form: /(?:^|\/)feed\.atom$/ },
  // In an archive of micro.blog.
  { form: /^(?:[^/]+\/)?feed\.json$/, isOfSite: true },
  // As Ghost calls its exports.
  { form: /\.ghost\.[\d-]+\.json$/ },
  { form: /\.(?:xml|atom|rss)$/, areParts: true },
  { form: /\.json$/ },
] as const satisfies readonly {
  readonly form: RegExp;
  readonly areParts?: true;
  readonly isOfSite?: true;
}[];

function readDocumentsIn({ name: zip, archive }: ExportSource): ArchiveResult {
  const fail = (fault: Fault) => ({ problems: [problemAt({ file: zip, line: 1, column: 1 }, fault)] });
  const kind = DOCUMENTS.find(({ form }) => archive.names.some((name) => form.test(name)));
  const advice = adviceOn(archive.names);
  if (kind === undefined || advice !== undefined) return fail(advice ?? noExport(archive.names));
  const members = archive.names.filter((name) => kind.form.test(name)).toSorted();
  if (members.length > 1 && !('areParts' in kind)) {
    const found = members.slice(0, 3).map(quoted).join(', ');
    const message = `expected a zip with one feed or export, found ${members.length}: ${found}`;
    return fail({ code: 'FEED_BROKEN', message, mend: 'unpack it, and import them one by one' });
  }
  const problems: Problem[] = [];
  const documents = members.flatMap((name): SourceDocument[] => {
    const member = archive.read(name);
    if ('text' in member) return [{ name: fileOf(zip, name), text: member.text }];
    problems.push(problemAt({ file: zip, line: 1, column: 1 }, member.fault));
    return [];
  });
  const [first, ...others] = documents;
  if (first === undefined || problems.length > 0) return { problems };
  return { documents: [first, ...others], isOfSite: 'isOfSite' in kind };
}

function noExport(names: readonly string[]): Fault {
  const [first = 'nothing'] = names;
  return {
    code: 'FEED_BROKEN',
    message: `expected a zip of Substack, Medium, Mastodon or micro.blog, or with a feed in it, found ${quoted(first)}${names.length > 1 ? ` and ${names.length - 1} more` : ''}`,
    mend: 'give the address of the feed itself, or what the program exports as WXR (XML)',
  };
}
