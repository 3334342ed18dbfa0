/** Characters of front matter, or of feed.yaml: far more than any has. A longer one is not parsed. */
export const MAX_LENGTH = 256 * 1024;

/** Deeper than any front matter; the parsers of YAML and TOML would run out of stack at some thousands. */
export const MAX_DEPTH = 50;

const STEPS = new Map([
  ['[', 1],
  ['{', 1],
  [']', -1],
  ['}', -1],
]);

/**
 * Whether brackets nest deeper than that, or dashes do within one line of YAML. It is asked before a parser is: a
 * stack that runs out while V8 compiles a regular expression ends the process, and no catch holds it.
 *
 * @param tokens brackets and dashes that stand alone; what else is in a token does not count
 */
export function isTooDeep(tokens: Iterable<string>): boolean {
  let brackets = 0;
  let dashes = 0;
  for (const token of tokens) {
    brackets = Math.max(0, brackets + (STEPS.get(token) ?? 0));
    if (brackets === 0 && /^[?:-]$/.test(token)) dashes += 1;
    if (token === '\n') dashes = 0;
    if (Math.max(brackets, dashes) > MAX_DEPTH) return true;
  }
  return false;
}
