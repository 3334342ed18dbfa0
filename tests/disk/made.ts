import type { CopiedFile, OutputFile, RecordFile, RemovedFile } from '../../src/disk/disk.ts';
import { realDisk } from '../../src/disk/realDisk.ts';

/** A file as a test writes it down. */
type Written = (RecordFile & { readonly mark?: string }) | CopiedFile | RemovedFile;

/** A real disk of which nothing is known yet. */
export function diskAt(root: string) {
  const disk = realDisk(root);
  return {
    compare: (folder: string, files: readonly Written[], record?: RecordFile) =>
      disk.compare(folder, files.map(made), new Map(), record),
    write: (folder: string, files: readonly Written[], record?: RecordFile) => {
      const writing = disk.write(folder, files.map(made), new Map(), record, () => true);
      if (writing === undefined) throw new Error('nothing was to be written');
      return writing;
    },
  };
}

/** A file whose text is made when it is asked for. */
function made(file: Written): OutputFile {
  if (!('text' in file)) return file;
  const { text, ...rest } = file;
  return { ...rest, key: () => text, render: () => text };
}
