import { renderJson } from '../feeds/jsonFeed.ts';
import type { Article } from '../model/article.ts';
import type { Settings } from '../model/settings.ts';
import { onOneLine } from '../model/text.ts';
import { compareOutputs } from './compareOutputs.ts';
import { currentDocuments } from './planBuild.ts';
import { findProblems, type PreparedBuild, prepareBuild } from './prepare.ts';
import { findChanges } from './publish.ts';
import { itemsOf, type Members, readPublishedItems } from './publishedFeed.ts';
import type { Publication } from './readSettings.ts';
import { composeDocument } from './renderOutput.ts';
import { type BuildReport, reportOf } from './report.ts';
import type { BuildOptions, World } from './world.ts';

/** What a build would change, and what subscribers would notice of it. */
export interface PublicationDiff {
  readonly settings: Settings;
  readonly report: BuildReport;
  /** The fields that differ from what was published last, of articles that subscribers have. */
  readonly changedFields: ReadonlyMap<Article, readonly ChangedField[]>;
}

/** A field of an article that subscribers had otherwise. */
export interface ChangedField {
  /** As its author names it: `title`, `date`, `body`. */
  readonly field: string;
  /** Excerpts from around the place where the two differ, on one line; absent if there is no text. */
  readonly before?: string;
  readonly after?: string;
}

/** What an author calls the members of a JSON Feed's items; the others have the same name. */
const NAMES: Readonly<Record<string, string>> = {
  url: 'link',
  content_html: 'body',
  content_text: 'body',
  date_published: 'date',
  date_modified: 'updated',
  attachments: 'enclosures',
};

/** Characters that are shown of a text around the place where it differs. */
const SHOWN = 60;
const BEFORE = 20;

/** Plans a build and compares it with what stands in the output folder. It writes nothing. */
export function diffPublication(
  world: World,
  publication: Publication,
  options: BuildOptions,
): PublicationDiff {
  const build = prepareBuild(world, publication, options);
  const changes = findChanges(world, build, compareOutputs(build, world.disk), options);
  const report = reportOf(build.plan, changes, findProblems(build, options));
  return { settings: build.plan.settings, report, changedFields: findChangedFields(world, build) };
}

/**
 * Compares articles with `feed.json` as it stands in the output folder, since that is what subscribers have. An article
 * that it does not show has no changed fields.
 */
function findChangedFields(
  { disk }: World,
  { plan, articles }: PreparedBuild,
): PublicationDiff['changedFields'] {
  const { updated, edited, returning } = plan.subscribers;
  const changed = [...updated, ...edited, ...returning];
  const document = currentDocuments(plan).find(({ format, feed }) => format === 'json' && feed.isMain);
  if (changed.length === 0 || document === undefined) return new Map();
  const before = readPublishedItems(disk, plan.settings.output);
  const after = itemsOf(renderJson(composeDocument(document, plan.settings, articles.load)));
  return new Map(
    changed.map((article) => {
      const old = before.get(article.replacedEntry?.id ?? article.id);
      const now = after.get(article.id);
      return [article, old && now ? compareMembers(old, now) : []];
    }),
  );
}

function compareMembers(old: Members, now: Members): ChangedField[] {
  const { id: _id, ...names } = { ...old, ...now };
  return Object.keys(names).flatMap((name) => {
    const [before, after] = [textOf(old[name]), textOf(now[name])];
    return before === after ? [] : [{ field: NAMES[name] ?? name, ...excerpts(before, after) }];
  });
}

function excerpts(before: string | undefined, after: string | undefined): Omit<ChangedField, 'field'> {
  const from = Math.max(0, commonLength(before ?? '', after ?? '') - BEFORE);
  const cut = (text: string) => {
    const piece = [...text.slice(from).toWellFormed()];
    const tail = piece.length > SHOWN ? `${piece.slice(0, SHOWN).join('')}…` : piece.join('');
    return from > 0 ? `…${tail}` : tail;
  };
  return {
    ...(before !== undefined && { before: cut(before) }),
    ...(after !== undefined && { after: cut(after) }),
  };
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function textOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return onOneLine(typeof value === 'string' ? value : JSON.stringify(value));
}
