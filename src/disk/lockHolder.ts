import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { kill, pid } from 'node:process';

/** After so long a holder that nobody can ask is taken for dead. */
const MAX_DURATION_IN_MS = 600_000;

const HOLDER = /^(?<machine>.+)\.(?<id>[1-9]\d*)\.(?<start>\d*)\.[\da-f]{8}$/;

/**
 * Says who holds a folder, such that it can be a file's name: the machine, the process, when that began, and a word of
 * its own each time.
 *
 * @example 'ngaios-laptop.4026531836.4711.883921.3f2a9c1e'
 */
export function describeHolder(): string {
  return [thisMachine(), pid, startOf(pid), randomUUID().slice(0, 8)].join('.');
}

/** Who holds a folder, for people. */
export function nameHolder(holder: string): string {
  const { machine, id } = HOLDER.exec(holder)?.groups ?? {};
  return machine === undefined ? 'an unknown process' : `process ${id} on ${machine.replace(/\.\d*$/, '')}`;
}

/**
 * False for a process of this machine that has ended. One that cannot be asked, or that may have its number from one
 * that has ended, is believed for ten minutes.
 *
 * @param age of its claim, in milliseconds
 */
export function isHolding(holder: string, age: number): boolean {
  const { machine, id, start } = HOLDER.exec(holder)?.groups ?? {};
  if (machine !== thisMachine()) return age < MAX_DURATION_IN_MS;
  if (!isRunning(Number(id))) return false;
  const found = startOf(Number(id));
  const isTold = start !== '' && found !== '';
  return isTold ? found === start : age < MAX_DURATION_IN_MS;
}

/** Containers of one name number their processes each from 1: the space of the numbers is part of the name. */
function thisMachine(): string {
  return `${encodeURIComponent(hostname())}.${spaceOfNumbers()}`;
}

function spaceOfNumbers(): string {
  try {
    return readlinkSync('/proc/self/ns/pid').replace(/\D/g, '');
  } catch {
    return '';
  }
}

function isRunning(id: number): boolean {
  // Dead, and not yet buried by the process that began it.
  if (statOf(id)[0] === 'Z') return false;
  try {
    return kill(id, 0);
  } catch (error) {
    // There is one, and it belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** When a process began, where the system tells: numbers of processes are used again. */
function startOf(id: number): string {
  return statOf(id)[19] ?? '';
}

/** From the third field on, the process's state (proc_pid_stat(5)): the name before it may hold anything. */
function statOf(id: number): readonly string[] {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
