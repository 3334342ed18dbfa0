import { inBrackets, type SshPlace } from './place.ts';

/**
 * How ssh behaves, whatever its configuration says of other uses: it asks nobody, notices a dead connection within a minute, and
 * forwards nothing. Which keys are taken and which hosts are known is left to it.
 */
const OPTIONS: readonly string[] = [
  ...['BatchMode=yes', 'ConnectTimeout=20', 'ServerAliveInterval=15', 'ServerAliveCountMax=4'],
  ...['ClearAllForwardings=yes', 'ForwardAgent=no', 'ForwardX11=no', 'PermitLocalCommand=no'],
  ...['RemoteCommand=none', 'RequestTTY=no', 'LogLevel=ERROR'],
];

/** Without an answer for so many seconds rsync gives up. */
const PATIENCE_IN_S = 60;

function sshOptions({ user, port }: SshPlace): readonly string[] {
  return [
    ...OPTIONS.flatMap((option) => ['-o', option]),
    ...(user === undefined ? [] : ['-l', user]),
    ...(port === undefined ? [] : ['-p', String(port)]),
  ];
}

/**
 * The arguments of ssh for a script that is given to its standard input, with what the script reads after it. Whatever shell the user
 * has there reads this command alone, which has nothing in it but the length of the script.
 */
export function askingArguments(place: SshPlace, scriptInBytes: number): readonly string[] {
  const command = `exec sh -c 'eval "$(dd bs=1 count=${scriptInBytes} 2>/dev/null)"'`;
  return [...sshOptions(place), place.host, command];
}

/** A script of which nothing is done unless all of it has come. */
export function wholeOf(script: string): string {
  return `all() {\n${script}\n}\nall\n`;
}

/** Where files come from and go to. */
export interface Sending {
  /** A folder here, relative to feed.yaml. */
  readonly from: string;
  /** A folder there, absolute. */
  readonly to: string;
  /** Folders there, absolute, in which older versions of the files may be: what they share does not travel. */
  readonly basis: readonly string[];
}

/** More than these rsync does not take. */
const MAX_BASIS = 20;

/**
 * The arguments of rsync for files whose paths are given to its standard input, each with a zero byte after it. Times say nothing: what
 * is on the list is sent. Folders there go another way than the command line of a shell (`-s`).
 */
export function sendingArguments(place: SshPlace, { from, to, basis }: Sending): readonly string[] {
  return [
    ...['--files-from=-', '--from0', '--no-implied-dirs', '--ignore-times', '--perms', '--chmod=D755,F644'],
    ...['-s', '--partial', '--compress', `--timeout=${PATIENCE_IN_S}`],
    ...basis.slice(0, MAX_BASIS).map((folder) => `--compare-dest=${folder}`),
    ...['-e', ['ssh', ...sshOptions(place)].join(' ')],
    ...['--', `./${from}/`, `${inBrackets(place.host)}:${to}/`],
  ];
}

/** What rsync is told to send. Without a folder before it, a name that begins with `#` or `;` would be a comment. */
export function listOf(paths: readonly string[]): string {
  return paths.map((path) => `./${path}\0`).join('');
}

/** Names as scripts read them: a line each. */
export function linesOf(paths: readonly string[]): string {
  return paths.map((path) => `${onALine(path)}\n`).join('');
}

/** @throws Error when a name has a line break */
export function onALine(path: string): string {
  if (!/[\n\0]/.test(path)) return path;
  throw new Error(`expected a name on one line, found ${JSON.stringify(path)}; rename that file`);
}
