import { type Mock, vi } from 'vitest';
import type { Watching } from '../../src/disk/watch.ts';

/** A watch, and what it has told so far. */
export interface Pulled {
  readonly watching: Watching;
  /** Called for each change. */
  readonly tell: Mock<() => void>;
  readonly faults: Error[];
}

/** Asks a watch for one event after another. */
export function pulled(watching: Watching): Pulled {
  const tell = vi.fn<() => void>();
  const faults: Error[] = [];
  const pull = async () => {
    for (;;) {
      const event = await watching.next();
      if (event.kind === 'failed') faults.push(event.error);
      else tell();
    }
  };
  void pull();
  return { watching, tell, faults };
}
