import { expected } from '../model/problem.ts';
import type { ReportProblem } from '../syntax/sourceText.ts';
import { describe, type Entry, isEmpty } from '../syntax/value.ts';
import { isFieldName, OF_APPLE } from './findFields.ts';
import type { Field } from './headField.ts';
import { fold } from './keptBack.ts';

const LEFT_OUT = 'feeds leave it out, since Dateline knows no such field';

/** Fields of episodes that authors write at a file, where only its own are read. */
const OF_EPISODES = new Set([
  'season',
  'seasonnumber',
  'episode',
  'episodenumber',
  'episodetype',
  'explicit',
]);

/**
 * Warns of each entry at a file that names a field of the episode, and of each in front matter that has a name of Apple's which is
 * no field: those are never meant for anything else.
 *
 * @param table the fields of front matter; none for the entries of a file
 */
export function reportUnused(
  entries: readonly Entry[],
  report: ReportProblem,
  table?: readonly Field[],
): void {
  for (const { key, at, value } of entries) {
    if (value.kind === 'nothing' || isEmpty(value)) continue;
    const isUnknown = table ? OF_APPLE.test(key) && !isFieldName(key, table) : OF_EPISODES.has(fold(key));
    if (!isUnknown) continue;
    const mend = table ? LEFT_OUT : 'feeds leave it out; write it beside enclosures:, and not in them';
    report(at, expected('FIELD_UNUSED', 'a field that feeds have', `${key}: ${describe(value)}`, mend));
  }
}
