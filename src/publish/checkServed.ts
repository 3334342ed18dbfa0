import type { HostAnswer, Question } from '../http/client/askAddress.ts';
import { inParallel } from '../model/inParallel.ts';
import { type Fault, type Problem, problemAt } from '../model/problem.ts';
import { orWithoutRecords } from './incremental/orWithoutRecords.ts';
import { judgeAnswers } from './judgeAnswers.ts';
import { withBuild } from './prepare.ts';
import type { Publication } from './readSettings.ts';
import { findRecordings, type ServedRecording } from './servedRecordings.ts';
import { sortProblems } from './sortProblems.ts';
import type { BuildOptions, World } from './world.ts';

/** Asks an address on the web. */
export type Ask = (url: string, question: Question) => Promise<HostAnswer>;

/** Recordings of a publication that are asked for, those of the newest episodes. */
const MAX_ASKED = 50;
/** Questions that are open at once: hosts take many for an attack. */
const MAX_AT_ONCE = 3;

/**
 * Asks the hosts of the recordings of all shows what apps for podcasts need of them: HTTPS, `HEAD`, the type and the length that
 * feeds tell, and ranges of bytes. No recording is downloaded.
 */
export async function checkServed(
  world: World,
  publication: Publication,
  options: BuildOptions,
  { ask, allowPrivate }: { readonly ask: Ask; readonly allowPrivate: boolean },
): Promise<Problem[]> {
  const { recordings } = orWithoutRecords(world, options, (how) =>
    withBuild(world, publication, how, (build) => ({
      recordings: findRecordings(world, build),
      problems: [],
    })),
  );
  const asked = recordings.slice(0, MAX_ASKED);
  const found: Problem[][] = asked.map(() => []);
  await inParallel(asked.entries(), MAX_AT_ONCE, async ([index, recording]) => {
    const faults = await askFor(recording, ask, allowPrivate);
    found[index] = faults.map((fault) => problemAt(recording.place, fault));
  });
  return sortProblems([...found.flat(), ...unasked(recordings)], options.isStrict ?? false);
}

async function askFor(recording: ServedRecording, ask: Ask, allowPrivate: boolean): Promise<Fault[]> {
  const answerTo = (question: Omit<Question, 'allowPrivate'>) =>
    ask(recording.url, { ...question, allowPrivate }).catch((error: unknown) =>
      error instanceof Error ? error : new Error(String(error)),
    );
  const described = await answerTo({ method: 'HEAD' });
  // A host that does not answer at all is not asked twice.
  if (described instanceof Error) return judgeAnswers(recording, described, undefined);
  return judgeAnswers(recording, described, await answerTo({ method: 'GET', range: 'bytes=0-1' }));
}

/** Says of how many recordings nothing is known. */
function unasked(recordings: readonly ServedRecording[]): Problem[] {
  const [first] = recordings.slice(MAX_ASKED);
  if (first === undefined) return [];
  return [
    problemAt(first.place, {
      code: 'SERVED_UNASKED',
      message: `expected an answer for each of ${recordings.length} recordings, asked for the newest ${MAX_ASKED}`,
      mend: 'how these are served says how the others are, if all are on one host',
    }),
  ];
}
