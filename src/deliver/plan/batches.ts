import type { InventoryFile } from './inventory.ts';
import type { Step } from './planSteps.ts';

/** Between two batches a delivery can confirm that it is still the one. */
const MAX_FILES = 200;
const MAX_BYTES = 32_000_000;

/** The files of all steps in their order, in batches that are not too long; none has files of two steps. */
export function batchesOf(steps: readonly Step[]): (readonly InventoryFile[])[] {
  return steps.flatMap(({ files }) => {
    const batches: InventoryFile[][] = [];
    let sizeInBytes = 0;
    for (const file of files) {
      const last = batches.at(-1);
      sizeInBytes += file.sizeInBytes;
      if (last !== undefined && last.length < MAX_FILES && sizeInBytes <= MAX_BYTES) last.push(file);
      else {
        batches.push([file]);
        sizeInBytes = file.sizeInBytes;
      }
    }
    return batches;
  });
}
