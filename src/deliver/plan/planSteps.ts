import type { InventoryFile } from './inventory.ts';
import type { Manifest } from './manifest.ts';
import { type FileKind, KINDS } from './paths.ts';

/** Files that may be sent in any order, several at once. */
export interface Step {
  readonly kind: FileKind;
  /** True if there is nothing at their paths yet: nothing that is served leads to them. */
  readonly isNew: boolean;
  readonly files: readonly InventoryFile[];
}

/**
 * The order in which files are sent. What is new comes first, and nothing leads to it meanwhile; what stands there already and
 * comes to lead to it comes after that, the current feeds last. So nothing is named before it is there, whichever file of a step is
 * there first. A compressed copy comes when its file is there, whatever was there before. What a killed delivery may have sent is between the two: something may lead to it, and it may lead to what is new.
 */
export function planSteps(missing: readonly InventoryFile[], { files, pending }: Manifest): Step[] {
  const isTwin = ({ kind }: InventoryFile) => kind === 'twins';
  const isBegun = ({ path }: InventoryFile) => pending?.fresh.has(path) === true;
  const isFormer = ({ path, isUnlisted }: InventoryFile) =>
    isUnlisted || files.has(path) || pending?.former.has(path) === true;
  const rankOf = (file: InventoryFile) => {
    if (isTwin(file)) return 3;
    if (isBegun(file)) return 1;
    return isFormer(file) ? 2 : 0;
  };
  return [0, 1, 2, 3].flatMap((rank) =>
    KINDS.map(
      (kind): Step => ({
        kind,
        isNew: rank < 2,
        files: missing.filter((file) => file.kind === kind && rankOf(file) === rank),
      }),
    ).filter((step) => step.files.length > 0),
  );
}
