/** What an error says, and how to mend it. */
export interface ThrownMessage {
  readonly message: string;
  /** Empty if it does not say. */
  readonly mend: string;
}

/**
 * Takes apart what was thrown in the habit of all our messages: expected, found; how to mend it.
 *
 * @example thrownMessage(new Error('expected a folder, found none; make it')) // { message: 'expected a folder, found none', mend: 'make it' }
 */
export function thrownMessage(error: unknown): ThrownMessage {
  const text = error instanceof Error ? error.message : String(error);
  const [message = '', ...mend] = text.split('; ');
  return { message, mend: mend.join('; ') };
}
