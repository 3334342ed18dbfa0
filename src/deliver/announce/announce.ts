import type { Sender } from '../../http/client/send.ts';
import type { Fault } from '../../model/problem.ts';
import type { ServedSettings } from '../plan/headers.ts';
import type { Untold } from '../plan/untold.ts';

/** What became of announcements. */
export interface Announced {
  /** What services have taken. */
  readonly told: Untold;
  readonly faults: readonly Fault[];
}

/** Tells services what has changed. What one does not take is told at the next run. */
export async function announce(
  _untold: Untold,
  _settings: ServedSettings,
  _edge: { readonly sender: Sender; readonly onTold: (service: string, path: string) => void },
): Promise<Announced> {
  return { told: new Map(), faults: [] };
}
