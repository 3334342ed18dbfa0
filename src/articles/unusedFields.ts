import { expected } from '../model/problem.ts';
import type { ReportProblem } from '../syntax/sourceText.ts';
import { describe, type Entry, isEmpty } from '../syntax/value.ts';
import { fold } from './keptBack.ts';

const LEFT_OUT = 'feeds leave it out, since Dateline knows no such field of an episode yet';
const DURATION = 'feeds leave it out; write durationInSeconds: beside the url of the file, in enclosures:';

/** Fields of a podcast's episodes that authors write for other programs and that no document has, with how to mend them. */
const OF_EPISODES: Readonly<Record<string, string>> = {
  season: LEFT_OUT,
  seasonnumber: LEFT_OUT,
  episode: LEFT_OUT,
  episodenumber: LEFT_OUT,
  episodetype: LEFT_OUT,
  explicit: LEFT_OUT,
  duration: DURATION,
  itunesduration: DURATION,
};

/**
 * Warns of each entry that names a field of episodes which no document has. Apple's names, like `itunes_season`, are never
 * meant for anything else.
 *
 * @param isEpisode false for an article without a file, whose `season` may be one of a year
 */
export function reportUnused(entries: readonly Entry[], isEpisode: boolean, report: ReportProblem): void {
  for (const { key, at, value } of entries) {
    const name = fold(key);
    const isApples = name.startsWith('itunes');
    const mend = OF_EPISODES[name] ?? (isApples ? LEFT_OUT : undefined);
    const isTold = mend !== undefined && (isEpisode || isApples);
    if (!isTold || value.kind === 'nothing' || isEmpty(value)) continue;
    report(at, expected('FIELD_UNUSED', 'a field that feeds have', `${key}: ${describe(value)}`, mend));
  }
}
