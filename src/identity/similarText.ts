/** Words that follow each other, taken together: what an article that was edited still has, and another has not. */
const TOGETHER = 3;
/** Two texts with fewer of these have too little to go by. */
const MIN_COUNT = 4;
/** So much of what they have together has to be in both (Dice's coefficient). */
const LEAST = 0.5;

/**
 * True for two versions of one text: of the runs of three words that each has, half are the other's.
 *
 * @param a as HTML, as Markdown or as plain text: marks and punctuation do not count
 */
export function isSimilarText(a: string, b: string): boolean {
  const [runsOfA, runsOfB] = [runsOf(a), runsOf(b)];
  if (runsOfA.size < MIN_COUNT || runsOfB.size < MIN_COUNT) return false;
  let shared = 0;
  for (const run of runsOfA) if (runsOfB.has(run)) shared += 1;
  return (2 * shared) / (runsOfA.size + runsOfB.size) >= LEAST;
}

function runsOf(text: string): Set<string> {
  const words = text
    .replace(/<[^>]*>|&#?\w+;/g, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  return new Set(words.slice(TOGETHER - 1).map((_, index) => words.slice(index, index + TOGETHER).join(' ')));
}
