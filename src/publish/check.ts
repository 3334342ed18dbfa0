import type { Disk } from '../disk/disk.ts';
import { asIri } from '../feeds/fields.ts';
import { decodeDocument } from '../import/reader/decode.ts';
import { readFeed } from '../import/reader/readFeed.ts';
import { hasError, type Problem, problemAt, quoted } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { compareWithDocument, type Difference } from './compareWithDocument.ts';
import { composeDocument, type Document } from './plan/feedDocuments.ts';
import { compareEdition, type Edition, prepareEdition, type Request } from './planBuild.ts';
import { leftAlone } from './report.ts';

const REBUILD = 'run dateline build';

/**
 * Everything that `publish` would refuse or warn of, in articles that are held too, and everything that the documents in
 * the output folder say otherwise than they are meant to. It writes nothing.
 *
 * A document that is older than the articles is told in a note; one that cannot be read, or that says of an unchanged
 * article what it does not say, is an error.
 */
export function checkPublication(
  disk: Disk,
  settings: Settings,
  request: Omit<Request, 'isDryRun'>,
): { readonly edition: Edition; readonly problems: readonly Problem[] } {
  const edition = prepareEdition(disk, settings, request);
  const problems = [...edition.problems(), ...edition.problemsOfHeld()];
  const served = edition.documents.flatMap((document) => checkDocument(document, edition, disk));
  return { edition, problems: [...problems, ...served, ...tellStale(edition, disk)] };
}

/** One note for each file that a run would write or remove, or that stands in the way of one. */
function tellStale(edition: Edition, disk: Disk): Problem[] {
  const { output } = edition.settings;
  const { written, removed, foreign } = compareEdition(disk, edition);
  const stale = (path: string, message: string) =>
    at(`${output}/${path}`, 1, 'OUTPUT_STALE', message, REBUILD);
  return [
    ...written.map((path) => stale(path, 'expected what the articles make now, found another file, or none')),
    ...removed.map((path) =>
      stale(path, 'expected none, found the page of an article that is out no longer'),
    ),
    ...foreign.map((path) => leftAlone(`${output}/${path}`)),
  ];
}

function checkDocument(document: Document, edition: Edition, disk: Disk): Problem[] {
  const file = `${edition.settings.output}/${document.path}`;
  const bytes = disk.readIfThere(file);
  if (bytes === undefined) return [];
  const { feed, problems } = readDocument(file, bytes);
  if (feed === undefined) {
    return problems.map((problem) => ({ ...problem, code: 'OUTPUT_BROKEN', mend: REBUILD }));
  }
  // While an error stands nobody can say what is meant.
  if (hasError(edition.problems())) return [];
  const meant = composeDocument(document, edition.settings, edition.load);
  const { isOfOtherSettings, entries, missing, strange, twice } = compareWithDocument(feed, meant);
  const changed = changedIds(edition);
  const differ = (line: number, message: string) => at(file, line, 'OUTPUT_DIFFERS', message, REBUILD);
  const double = twice.map(({ id = '', line }) =>
    differ(
      line,
      `expected one entry of each article, and none that was taken back, found ${quoted(id)} again`,
    ),
  );
  if (isOfOtherSettings) return double;
  const wrong = entries
    .filter(({ id }) => !changed.has(id))
    .flatMap(({ id, line, differences }) =>
      seriousOf(differences).map(({ field, meant: text, found }) =>
        differ(line, `expected the ${field} of "${id}" to be ${quoted(text)}, found ${quoted(found)}`),
      ),
    );
  const { url, idBase = url } = edition.settings;
  const known = new Set(edition.entries.flatMap(({ id }) => [id, asIri(id, idBase)]));
  const unknown = strange
    .filter(({ id = '' }) => !known.has(id))
    .map(({ id = '', line }) =>
      differ(line, `expected entries of articles, found ${quoted(id)}, which is none`),
    );
  const absent =
    changed.size > 0 ? [] : missing.map((id) => differ(1, `expected an entry "${id}", found none`));
  return [...double, ...wrong, ...unknown, ...absent];
}

/** An article whose address is another was renamed since, and addresses in its text with it. */
function seriousOf(differences: readonly Difference[]): readonly Difference[] {
  const isRenamed = differences.some(({ field }) => field === 'link');
  return isRenamed ? differences.filter(({ field }) => field !== 'link' && field !== 'text') : differences;
}

function readDocument(file: string, bytes: Uint8Array): ReturnType<typeof readFeed> {
  try {
    return readFeed(file, decodeDocument(bytes));
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { problems: [at(file, 1, 'OUTPUT_BROKEN', `expected text, found none: ${found}`, REBUILD)] };
  }
}

/** The articles of which readers have something else, or nothing yet. */
function changedIds({ plan }: Edition): ReadonlySet<string> {
  const { new: fresh, updated, edited, returning, gone } = plan.subscribers;
  return new Set([...fresh, ...updated, ...edited, ...returning, ...gone].map(({ id }) => id));
}

function at(file: string, line: number, code: Problem['code'], message: string, mend: string): Problem {
  return problemAt({ file, line, column: 1 }, { code, message, mend });
}
