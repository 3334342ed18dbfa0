import { type ExecFileException, execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const PATIENCE_MS = 20_000;
const MAX_BYTES = 64 * 1024 * 1024;

/** Answers whether each of these files is there, for this user to run or to read. */
export function hasFiles(...paths: readonly string[]): boolean {
  return paths.every((path) => isAccessible(path, constants.R_OK));
}

/** Answers whether a program is in one of the folders of `PATH`. */
export function hasProgram(name: string): boolean {
  const { PATH = '' } = process.env;
  return PATH.split(delimiter).some((folder) => isAccessible(join(folder, name), constants.X_OK));
}

interface RunOptions {
  readonly input?: string;
  readonly home?: string;
  readonly patienceInMs?: number;
}

/**
 * Runs a program and gives what it printed.
 *
 * It sees the same surroundings everywhere: UTC, UTF-8, English, and no proxy between it and the loopback
 * address.
 *
 * @throws when it cannot start, ends with a status other than 0, or has not ended after 20 s, if no other time is given.
 */
export async function run(
  program: string,
  args: readonly string[],
  { input = '', home = '/nonexistent', patienceInMs = PATIENCE_MS }: RunOptions = {},
): Promise<string> {
  const { PATH } = process.env;
  const running = promisify(execFile)(program, args, {
    encoding: 'utf8',
    env: { PATH, HOME: home, TZ: 'UTC', LC_ALL: 'C.UTF-8' },
    killSignal: 'SIGKILL',
    maxBuffer: MAX_BYTES,
    timeout: patienceInMs,
  });
  // A program that ends before it has read its input breaks the pipe; its status and its output tell the
  // rest.
  running.child.stdin?.on('error', () => {});
  running.child.stdin?.end(input);
  try {
    return (await running).stdout;
  } catch (error) {
    throw new Error(`${program} failed: ${reasonOf(error)}`, { cause: error });
  }
}

/** Fetches a document for a reader that takes text, with the patience that programs get. */
export async function fetchText(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok) throw new Error(`expected ${url} to be there, but found status ${response.status}`);
  return response.text();
}

function reasonOf(error: unknown): string {
  const { killed, stderr, message } = error as ExecFileException;
  if (killed === true) return `expected it to end within ${PATIENCE_MS / 1000} s`;
  return stderr?.trim() || message;
}

function isAccessible(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}
