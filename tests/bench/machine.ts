import { statfsSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';

/** Numbers of file systems, of Linux's `statfs`. */
const FILE_SYSTEMS: Readonly<Record<number, string>> = {
  61267: 'ext4',
  16914836: 'tmpfs',
  1481003842: 'XFS',
  2035054128: 'overlayfs',
  2435016766: 'Btrfs',
  801189825: 'ZFS',
};

/** The machine, and the file system that a folder is on, in a line. */
export function describeMachine(folder: string): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() || 'of an unknown model';
  const { type: number } = statfsSync(folder);
  return [
    `${processors.length} × ${model}`,
    `${(totalmem() / 2 ** 30).toFixed(1)} GiB of memory`,
    `${type()} ${release()}`,
    FILE_SYSTEMS[number] ?? `a file system of type 0x${number.toString(16)}`,
  ].join(', ');
}
