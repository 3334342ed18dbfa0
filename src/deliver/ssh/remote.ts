import { backOff, MAX_TRIES } from '../plan/backOff.ts';
import { readAnswer, refusalOf, type SshAnswer } from '../plan/ssh/answers.ts';
import type { SentList } from '../plan/ssh/changeScripts.ts';
import {
  askingArguments,
  linesOf,
  listOf,
  type Sending,
  sendingArguments,
  wholeOf,
} from '../plan/ssh/commands.ts';
import { type Failure, failureError, isPassing } from '../plan/ssh/failures.ts';
import type { SshPlace } from '../plan/ssh/place.ts';
import type { SshScript } from '../plan/ssh/script.ts';
import type { RunProgram } from '../runProgram.ts';

/** What a connection is made with. */
export interface SshEdge {
  readonly run: RunProgram;
  /** Waits, and draws lots: from 0 to 1. */
  readonly clock: { pause(ms: number): Promise<unknown>; random(): number };
}

/** A machine that can be asked. */
export interface Remote {
  readonly place: SshPlace;
  /**
   * Asks once.
   *
   * @returns undefined if nobody knows what became of it, since the connection failed
   * @throws Error (rejects) if it fails for good
   */
  once(script: SshScript, input: Uint8Array | string): Promise<SshAnswer | undefined>;
  /**
   * Asks, and again after a failure that may pass: five times more at most.
   *
   * @param scriptOf called for each try
   */
  patiently(scriptOf: () => SshScript): Promise<SshAnswer>;
  /** Asks as patiently for something to be done to paths. */
  change(paths: readonly string[], scriptOf: (list: SentList) => SshScript): Promise<SshAnswer>;
  /** Sends files as patiently. */
  send(sending: Sending, paths: readonly string[]): Promise<void>;
}

/** Opens a machine. No connection is made yet: each question makes one. */
export function openRemote(place: SshPlace, { run, clock }: SshEdge): Remote {
  const tryOnce = async (script: SshScript, input: Uint8Array | string) => {
    const bytes = Buffer.from(wholeOf(script));
    const args = askingArguments(place, bytes.length);
    const result = await run('ssh', args, { input: Buffer.concat([bytes, Buffer.from(input)]) });
    const answer = result.status === 0 ? readAnswer(result.output) : undefined;
    const refusal = answer && refusalOf(answer, place);
    if (refusal) throw refusal;
    if (answer && answer.word !== 'cut') return { answer };
    const failure: Failure = { program: 'ssh', status: result.status, errors: result.errors };
    if (answer?.word === 'cut' || isPassing(failure)) return { failure };
    throw failureError(failure, place);
  };
  const again = async <T>(act: (tried: number) => Promise<{ done: T } | { failure: Failure }>) => {
    for (let tried = 1; ; tried += 1) {
      const result = await act(tried);
      if ('done' in result) return result.done;
      if (tried === MAX_TRIES) throw failureError(result.failure, place);
      await clock.pause(backOff(tried, clock.random()));
    }
  };
  const patiently = (scriptOf: (tried: number) => SshScript, input: Uint8Array | string) =>
    again(async (tried) => {
      const { answer, failure } = await tryOnce(scriptOf(tried), input);
      return answer ? { done: answer } : { failure };
    });
  return {
    place,
    once: async (script, input) => (await tryOnce(script, input)).answer,
    patiently: (scriptOf) => patiently(scriptOf, ''),
    change: (paths, scriptOf) => {
      const lines = linesOf(paths);
      return patiently((tried) => scriptOf({ tried, listInBytes: Buffer.byteLength(lines) }), lines);
    },
    send: (sending, paths) =>
      again(async () => {
        const args = sendingArguments(place, sending);
        const { status, errors } = await run('rsync', args, { input: listOf(paths) });
        const failure: Failure = { program: 'rsync', status, errors };
        if (status === 0) return { done: undefined };
        if (isPassing(failure)) return { failure };
        throw failureError(failure, place);
      }),
  };
}
