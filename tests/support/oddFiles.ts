import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** What may stand where a file is expected. */
export type OddKind = (typeof ODD_KINDS)[number];
export const ODD_KINDS = ['a named pipe', 'a socket', 'a folder', 'a device', 'standard input'] as const;

const SOCKET =
  "require('net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))";

/** Puts what is no file in the place of whatever is at a path. */
export function putOdd(path: string, kind: OddKind): void {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(dirname(path), { recursive: true });
  if (kind === 'a named pipe') execFileSync('mkfifo', [path]);
  if (kind === 'a device') symlinkSync('/dev/zero', path);
  if (kind === 'standard input') symlinkSync('/dev/stdin', path);
  if (kind === 'a folder') {
    mkdirSync(path);
    writeFileSync(join(path, 'mine.txt'), 'Mine.');
  }
  // A socket that nobody listens to. Its whole path may be longer than sockets take.
  if (kind === 'a socket') listenAndDie(path);
}

function listenAndDie(path: string): void {
  try {
    execFileSync(process.execPath, ['-e', SOCKET, basename(path)], { cwd: dirname(path), stdio: 'ignore' });
  } catch {
    // It dies on purpose: a socket that is closed is taken away.
  }
}

/** Makes a file, or a folder, whose name is bytes. Returns false on a disk that takes none. */
export function putBytes(folder: string, name: readonly number[], text?: string): boolean {
  const path = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name)]);
  mkdirSync(folder, { recursive: true });
  try {
    if (text === undefined) mkdirSync(path);
    else writeFileSync(path, text);
    return true;
  } catch {
    return false;
  }
}

const DEEPER = `
const [folder, levels, text] = process.argv.slice(1);
process.chdir(folder);
for (let level = 0; level < Number(levels); level += 1) {
  fs.mkdirSync('d'.repeat(250), { recursive: true });
  process.chdir('d'.repeat(250));
}
fs.writeFileSync('deep.md', text);
`;

/** Puts an article below so many folders whose names have 250 letters each: 17 are more than a path may have. */
export function putDeep(folder: string, levels: number, text: string): void {
  mkdirSync(folder, { recursive: true });
  execFileSync(process.execPath, ['-e', DEEPER, folder, String(levels), text]);
  // Node cannot reach it by its path, and so cannot remove it.
  onTestFinished(() => void execFileSync('rm', ['-rf', folder]));
}
