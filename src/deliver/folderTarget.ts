import type { Disk, Transaction } from '../disk/disk.ts';
import type { StoredFile, Target } from './target.ts';

/** Where a folder target is, and how it is reached. */
export interface FolderPlace {
  readonly name: string;
  /** As feed.yaml has it. */
  readonly place: string;
  /** The disk of the target's own folder. */
  readonly disk: Disk;
}

/**
 * Another folder of this machine. Its files are replaced as those of the output folder are: each is there whole or as it was, and
 * survives a crash of the machine before the next begins. Whoever writes there at the same time is waited for.
 */
export function openFolderTarget({ name, place, disk }: FolderPlace): Target {
  const change = (act: (transaction: Transaction) => void) => {
    const transaction = disk.begin('.');
    try {
      act(transaction);
      transaction.commit();
    } finally {
      transaction.end();
    }
  };
  return {
    name,
    place,
    read: async (path) => readStored(disk, path),
    write: async (files, open, onWritten) => {
      change((transaction) => {
        for (const file of files) transaction.stageParts(file.path, open(file));
      });
      for (const file of files) onWritten(file);
    },
    writeIf: async (file, bytes, condition) => {
      const transaction = disk.begin('.');
      try {
        const there = readStored(disk, file.path)?.version;
        if (there !== (condition === 'absent' ? undefined : condition.version)) return 'refused';
        transaction.stageParts(file.path, [bytes]);
        transaction.commit();
        return 'written';
      } finally {
        transaction.end();
      }
    },
    remove: async (paths, onRemoved) => {
      change((transaction) => {
        for (const path of paths) if (disk.occupantOf('.', path) === 'file') transaction.remove(path);
      });
      for (const path of paths) onRemoved(path);
      return true;
    },
    honoursConditions: async () => true,
    tidy: async () => {
      if (disk.hasLeftovers('.')) change(() => {});
    },
    close: async () => {},
  };
}

/** A version is named by its bytes: a file with the same ones is the same. */
function readStored(disk: Disk, path: string): StoredFile | undefined {
  const [bytes, version] = [disk.readIfThere(path), disk.hashOf(path)];
  return bytes && version !== undefined ? { bytes, version } : undefined;
}
