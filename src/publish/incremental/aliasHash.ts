/** Begins the recorded hashes of further copies of feeds' documents: nothing else tells later where there were any. */
const SIGN = 'alias ';

/** The hash of the inputs of a further copy of a feed's document, as it is recorded. */
export function aliasHashOf(inputsHash: string): string {
  return SIGN + inputsHash;
}

/** True for the hash of a further copy of a feed's document. */
export function isAliasHash(inputsHash: string): boolean {
  return inputsHash.startsWith(SIGN);
}
