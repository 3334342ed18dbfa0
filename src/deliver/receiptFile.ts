import type { Disk } from '../disk/disk.ts';
import type { GivenItems } from './plan/items.ts';
import { formatReceipt, formatSent, parseReceipt, type Receipt } from './plan/receipt.ts';

/** The receipt of a target, in `.dateline/`. It can be lost: then more is sent than has to be, and less is told. */
export interface ReceiptFile {
  /** What is known now. */
  readonly last: Receipt;
  /** Begins a delivery of a new name. */
  begin(claim: string): void;
  /** Adds a file that is at the target. */
  add(path: string, mark: string): void;
  /** A file is about to try out conditions that has this in its name. */
  noteProbe(name: string): void;
  /** The target honours conditions that are written so. */
  noteConditions(spelling?: string): void;
  /** Notes, before they change, paths that a CDN will have to forget. */
  owe(paths: readonly string[]): void;
  /** Notes which media an article had that is taken down: when they have gone, nobody else knows. */
  remember(id: string, media: readonly string[]): void;
  /** Notes what it still has to forget. */
  settle(paths: readonly string[]): void;
  /**
   * Ends the delivery: these articles are at the target.
   *
   * @param isGivenBack whether something that was taken down is
   */
  end(items: GivenItems, isGivenBack?: boolean): void;
}

/**
 * Opens the receipt of a target.
 *
 * @param disk that of the publication
 * @param name the target's, which is a fit name of a file
 */
export function openReceipt(disk: Disk, name: string, place: string): ReceiptFile {
  const path = `.dateline/target-${name}`;
  let size = disk.sizeOf(path) ?? 0;
  let written = (size > 0 ? disk.readCache(path, 0, size)?.toString('utf8') : undefined) ?? '';
  let last: Receipt = parseReceipt(written, place);
  let sent = new Map(last.sent);
  last = { ...last, sent };
  const write = (next: Receipt) => {
    sent = new Map(next.sent);
    last = { ...next, sent };
    const text = formatReceipt(place, next);
    if (text === written) return;
    const isWritten = disk.writeCache(path, [text]);
    written = isWritten ? text : '';
    size = Buffer.byteLength(written);
  };
  return {
    get last() {
      return last;
    },
    begin: (claim) => write({ ...last, claim, sent: new Map() }),
    add: (delivered, mark) => {
      sent.set(delivered, mark);
      const line = formatSent(delivered, mark);
      size = size > 0 && disk.appendCache(path, size, [line]) ? size + Buffer.byteLength(line) : 0;
      written = '';
    },
    noteProbe: (probe) => write({ ...last, probe }),
    noteConditions: (spelling) => write({ ...last, isConditional: true, spelling, probe: undefined }),
    owe: (paths) => {
      if (paths.length > 0) write({ ...last, unpurged: new Set([...last.unpurged, ...paths]) });
    },
    remember: (id, media) => write({ ...last, takedowns: new Map([...last.takedowns, [id, media]]) }),
    settle: (paths) => write({ ...last, unpurged: new Set(paths) }),
    end: (base, isGivenBack = false) => {
      const { claim: _, ...kept } = last;
      write({ ...kept, base, sent: new Map(), ...(isGivenBack && { takedowns: new Map() }) });
    },
  };
}
