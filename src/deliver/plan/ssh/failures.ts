import { onOneLine, repairCharacters } from '../../../model/text.ts';
import { nameOf, type SshPlace } from './place.ts';

/** A program that did not do what it was to do. */
export interface Failure {
  readonly program: 'ssh' | 'rsync';
  /** Undefined if a signal has ended it. */
  readonly status: number | undefined;
  /** What it said last. */
  readonly errors: string;
}

/** The connection of ssh failed: no script of ours has this status. */
const NO_CONNECTION = 255;
/** Of rsync: the connection or the other end has gone, or says nothing (rsync(1), "EXIT VALUES"). */
const PASSING_OF_RSYNC: ReadonlySet<number> = new Set([10, 12, 30, 35, NO_CONNECTION]);

/** What is said, how to mend it, and whether it may pass by itself. The first that fits counts. */
const CAUSES: readonly (readonly [said: RegExp, mend: string, isPassing: boolean])[] = [
  [
    /IDENTIFICATION HAS CHANGED/,
    'ask those who run it whether its key has changed; only then replace it in known_hosts',
    false,
  ],
  [
    /Host key verification failed|host key is known/,
    'connect once by hand with ssh, and compare the key that it shows with that of those who run it',
    false,
  ],
  [
    /Permission denied \([a-z,-]+\)|Too many authentication failures/,
    'let a key of yours log in there, and have it in the agent of ssh or in ~/.ssh/config',
    false,
  ],
  [/Temporary failure in name resolution/, 'look whether this machine is on the network', true],
  [/Could not resolve hostname/, 'check host:', false],
  [/Bad (?:configuration|owner)|no matching .* found/i, 'mend the configuration of ssh', false],
  [/No space left on device|quota exceeded/i, 'make room there', false],
  [/Permission denied|Operation not permitted/, 'let the user who logs in write there', false],
  [/Read-only file system/, 'mount it so that it can be written to', false],
  [/rsync: (?:command )?not found|No such file or directory.*\brsync\b/, 'install rsync there', false],
  [
    /is your shell clean|protocol version mismatch/,
    'let no file that the shell there reads at its start print anything',
    false,
  ],
  [/unknown option|unrecognized option/, 'install rsync 3.1 or a newer one, here and there', false],
];

/** True if the next try may not meet it. */
export function isPassing({ program, status, errors }: Failure): boolean {
  const known = CAUSES.find(([said]) => said.test(errors));
  if (known) return known[2];
  if (status === undefined) return false;
  return program === 'ssh' ? status === NO_CONNECTION : PASSING_OF_RSYNC.has(status);
}

const MAX_SAID = 300;

/** The error of a program that failed: which host it was asked for, what it said, and how to mend it. */
export function failureError(failure: Failure, place: SshPlace): Error {
  const { program, status, errors } = failure;
  const known = CAUSES.find(([said]) => said.test(errors));
  const lines = errors.split('\n').map((line) => line.trim());
  // The line that says why is rarely the last one.
  const telling = lines.find((line) => known?.[0].test(line)) ?? lines.findLast((line) => line !== '');
  const ending = status === undefined ? 'a signal that ended it' : `status ${status}`;
  const said = telling === undefined ? '' : `, "${telling.slice(0, MAX_SAID)}"`;
  const mend = known?.[1] ?? (isPassing(failure) ? 'check host: and port:, or try again later' : ASK);
  const text = `expected ${program} to reach ${nameOf(place)}, found ${ending}${said}; ${mend}`;
  return new Error(onOneLine(repairCharacters(text).text));
}

const ASK = 'ask those who run it what it means';
