import { basename, dirname } from 'node:path';
import type { ImportSource } from '../../import/source.ts';
import { SETTINGS_FILE } from '../../model/fileNames.ts';
import { hasError } from '../../model/problem.ts';
import { withoutPassword } from '../../model/withoutPassword.ts';
import { type ImportOntoReport, importOnto } from '../../publish/onto/importOnto.ts';
import { formatFiles } from '../formatReport.ts';
import { printable } from '../printable.ts';
import { reportProblems } from '../reportProblems.ts';
import { printJson, type Session } from '../session.ts';

/** How ids of a feed are given to articles. */
export interface OntoOptions {
  readonly 'dry-run': boolean;
  readonly verbose: boolean;
  readonly reissue: boolean;
  readonly map: string | undefined;
  readonly url: string | undefined;
}

/** More lines than any feed has. */
const MAX_MAP_IN_BYTES = 20_000_000;
const MAX_LISTED = 10;

/**
 * Gives ids of a feed to the articles that are here, and prints which and why. A map that is not there is written for a person to
 * fill in, if there is anything to say.
 *
 * @returns the exit status
 */
export function runOnto(source: ImportSource, options: OntoOptions, session: Session): number {
  const { 'dry-run': isDryRun, map: name, reissue: acceptsNewIds, url: site } = options;
  const { world, now, isJson } = session;
  const text = name === undefined ? undefined : readMap(name, session);
  const map = name !== undefined && text !== undefined ? { map: { name, text } } : {};
  const { template, ...report } = importOnto(world, source, { now, isDryRun, acceptsNewIds, site, ...map });
  if (isJson) printJson(report, session);
  else printOnto(report, options, session);
  if (name !== undefined && text === undefined && template !== '')
    offerMap(name, template, isDryRun, session);
  return hasError(report.problems) ? 1 : 0;
}

/** A map is named from the working directory, as the feed is. */
function readMap(name: string, { edge }: Session): string | undefined {
  const folder = edge.disk(dirname(name));
  const isThere = folder.occupantOf('.', basename(name)) !== 'nothing';
  return isThere ? new TextDecoder().decode(folder.read(basename(name), MAX_MAP_IN_BYTES)) : undefined;
}

function offerMap(name: string, text: string, isDryRun: boolean, { edge, isJson, isQuiet }: Session): void {
  const wrote = isDryRun ? 'would write' : 'wrote';
  if (!isJson && !isQuiet)
    edge.stdout.write(printable`  ${wrote} ${name}: put the files into it, and import with it again\n`);
  if (isDryRun) return;
  const transaction = edge.disk(dirname(name)).begin('.');
  try {
    transaction.stage(basename(name), text);
    transaction.commit();
  } finally {
    transaction.end();
  }
}

type Shown = Omit<ImportOntoReport, 'template'>;

/** Prints which articles have got an id and why, and what has none. */
export function printOnto(
  report: Shown,
  options: Pick<OntoOptions, 'dry-run' | 'verbose'>,
  session: Session,
): void {
  reportProblems(report.problems, session);
  if (session.isQuiet) return;
  const { matched, unmatched, derived, skipped, written, links } = report;
  const { 'dry-run': isDryRun, verbose: isVerbose } = options;
  const { stdout } = session.edge;
  const all = matched.length + unmatched.length;
  const known = skipped > 0 ? `, ${skipped} of them known already` : '';
  stdout.write(printable`found the articles of ${matched.length} of ${all} entries${known}\n`);
  const reasons = new Map<string, number>();
  for (const { by } of matched) reasons.set(by, (reasons.get(by) ?? 0) + 1);
  for (const [by, count] of reasons) stdout.write(printable`  ${count} by ${by}\n`);
  for (const { id, file, by } of isVerbose ? matched : [])
    stdout.write(printable`  ${file}  ${withoutPassword(id)}  (${by})\n`);
  if (derived[0]) {
    const which = derived.length === 1 ? 'one older article' : `${derived.length} older articles`;
    stdout.write(printable`  ${which} by the form of the ids: ${derived[0].id}\n`);
  }
  printUnmatched(unmatched, session);
  const files = { written, removed: [], unchanged: [] };
  for (const line of formatFiles(files, { isDryRun, isVerbose, paint: session.paint }))
    stdout.write(printable`  ${line}\n`);
  if (links !== undefined) {
    // A preset is a word; a pattern has signs of YAML.
    const value = /^[a-z-]+$/.test(links) ? links : JSON.stringify(links);
    const where = `write this into ${SETTINGS_FILE}, in the place of a links: that is there`;
    stdout.write(printable`\nFor the links that subscribers have, ${where}:\n\n  links: ${value}\n`);
  }
}

function printUnmatched(unmatched: Shown['unmatched'], { edge: { stdout } }: Pick<Session, 'edge'>): void {
  if (unmatched.length > 0) stdout.write(printable`no article was found of\n`);
  for (const { title, link, id, files } of unmatched.slice(0, MAX_LISTED)) {
    const perhaps = files.length > 0 ? ` - perhaps ${files.join(' or ')}` : '';
    stdout.write(
      printable`  ${title ?? 'an entry without a title'}, ${withoutPassword(link ?? id)}${perhaps}\n`,
    );
  }
  if (unmatched.length > MAX_LISTED)
    stdout.write(printable`  and ${unmatched.length - MAX_LISTED} more; --json lists them all\n`);
}
