/** The number of words in a run. An edited article keeps most of its runs; another article shares few of them. */
const RUN_LENGTH = 3;
/** Texts with fewer runs are too short to compare. */
const MIN_RUNS = 4;
/** The Dice coefficient from which two texts are similar. */
const MIN_COEFFICIENT = 0.5;

/**
 * True for two versions of one text: they share at least half of their runs of three words.
 *
 * @param a HTML, Markdown or plain text; markup and punctuation are ignored
 */
export function isSimilarText(a: string, b: string): boolean {
  const [runsOfA, runsOfB] = [runsOf(a), runsOf(b)];
  if (runsOfA.size < MIN_RUNS || runsOfB.size < MIN_RUNS) return false;
  let shared = 0;
  for (const run of runsOfA) if (runsOfB.has(run)) shared += 1;
  return (2 * shared) / (runsOfA.size + runsOfB.size) >= MIN_COEFFICIENT;
}

function runsOf(text: string): Set<string> {
  const words = text
    .replace(/<[^>]*>|&#?\w+;/g, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  return new Set(
    words.slice(RUN_LENGTH - 1).map((_, index) => words.slice(index, index + RUN_LENGTH).join(' ')),
  );
}
