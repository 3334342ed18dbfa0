/** No room, no memory, no more files that can be open: whatever file is read next, it would be the same. */
const OF_MACHINE: ReadonlySet<unknown> = new Set(['EDQUOT', 'EMFILE', 'ENFILE', 'ENOMEM', 'ENOSPC', 'EROFS']);

/** True for an error of the whole machine, as Node gives it: the file that was being read is not its cause. */
export function isOfMachine(error: unknown): boolean {
  return error instanceof Error && 'code' in error && OF_MACHINE.has(error.code);
}
