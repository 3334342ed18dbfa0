import type { Disk, Transaction } from '../../src/disk/disk.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import {
  type Changes,
  compareText,
  isCopied,
  isOurs,
  listChanges,
  type SettledOutput,
} from '../../src/publish/compareOutputs.ts';
import { emptyRecords } from '../../src/publish/incremental/records.ts';
import type { CopyPlan, RemovalPlan, TextPlan } from '../../src/publish/plan/outputPlan.ts';

/** A planned file as a test writes it down. */
type Planned = PlannedText | CopyPlan | RemovalPlan;
interface PlannedText {
  readonly path: string;
  readonly text: string;
  readonly mark?: string;
}

/** A real disk to which planned files are written as a run writes them: compared first, and in one transaction. */
export function diskAt(root: string) {
  const disk = realDisk(root);
  const compare = (folder: string, files: readonly Planned[], lock?: string): Changes =>
    listChanges(
      files.flatMap((file) => compareOne(file, disk, folder) ?? []),
      lock === undefined ? undefined : disk.hasText('feed.lock', lock) ? 'unchanged' : 'written',
    );
  return {
    compare: (folder: string, files: readonly Planned[], lock?: string) => ({
      ...compare(folder, files, lock),
      hasLeftovers: disk.hasLeftovers(folder),
    }),
    write: (folder: string, files: readonly Planned[], lock?: string): Changes => {
      const changes = compare(folder, files, lock);
      const isAsPlanned = [...changes.written, ...changes.removed].length === 0 && changes.lock !== 'written';
      if (isAsPlanned && !disk.hasLeftovers(folder)) return changes;
      const transaction = disk.begin(folder);
      try {
        for (const file of files) stageOne(transaction, file, changes);
        if (changes.lock === 'written') transaction.stageLast('feed.lock', lock as string);
        transaction.commit();
        return changes;
      } finally {
        transaction.end();
      }
    },
  };
}

function stageOne(transaction: Transaction, file: Planned, { written, removed }: Changes): void {
  if (removed.includes(file.path)) transaction.remove(file.path);
  if (!written.includes(file.path)) return;
  if ('text' in file) transaction.stage(file.path, file.text);
  else if (file.kind === 'copy') transaction.copy(file.path, file.source, file.sizeInBytes, '');
}

function compareOne(file: Planned, disk: Disk, folder: string): SettledOutput | undefined {
  if ('text' in file) {
    const { path, text, mark } = file;
    const output: TextPlan = { kind: 'noJekyll', path, articles: [], ...(mark !== undefined && { mark }) };
    return { output, status: compareText(output, text, disk, folder), text };
  }
  if (file.kind === 'copy')
    return {
      output: file,
      status: isCopied(file, { records: emptyRecords('') }, disk, folder) ? 'unchanged' : 'written',
    };
  return isOurs(disk, folder, file.path, file.mark) ? { output: file, status: 'removed' } : undefined;
}
