import type { GivenItems } from './items.ts';

/** What this folder knows of its deliveries to a target. */
export interface Receipt {
  /** The word of the last delivery that was begun. */
  readonly claim?: string | undefined;
  /** The articles at the target when the last delivery ended. */
  readonly base?: GivenItems | undefined;
  /** True if the target was found to refuse a write whose condition does not hold. */
  readonly isConditional?: boolean | undefined;
  /** How conditions are written there, in a word of the target's own. */
  readonly spelling?: string | undefined;
  /** What the file is named by that tries out conditions; a run that was killed may have left it. */
  readonly probe?: string | undefined;
  /** Files that the last delivery has sent, as marks by paths. */
  readonly sent: ReadonlyMap<string, string>;
  /** Paths of which a CDN may keep something else than what is at the target. */
  readonly unpurged: ReadonlySet<string>;
  /** Media that were taken down there, by the ids of the articles that had them. */
  readonly takedowns: ReadonlyMap<string, readonly string[]>;
}

export const NO_RECEIPT: Receipt = { sent: new Map(), unpurged: new Set(), takedowns: new Map() };

const VERSION = 1;

/** Formats a receipt: a line about the delivery; lines of files may be added to it. */
export function formatReceipt(place: string, receipt: Receipt): string {
  const { claim, base, isConditional, spelling, probe, sent, unpurged, takedowns } = receipt;
  const head = {
    ...{ receipt: VERSION, place, claim, base: base && [...base], isConditional, spelling, probe },
    ...(unpurged.size > 0 && { unpurged: [...unpurged] }),
    ...(takedowns.size > 0 && { takedowns: [...takedowns] }),
  };
  return [JSON.stringify(head), ...[...sent].map(([path, mark]) => formatSent(path, mark))].join('\n');
}

/** A line about a file that was sent. It begins with the end of the line before, which a kill may have cut. */
export function formatSent(path: string, mark: string): string {
  return `\n${JSON.stringify([path, mark])}`;
}

/** Reads a receipt. One of another place, and what is damaged, counts as none; so does the line that a kill has cut. */
export function parseReceipt(text: string, place: string): Receipt {
  const [first = '', ...lines] = text.split('\n');
  const head = parseJson(first);
  if (!isRecord(head) || head['receipt'] !== VERSION || head['place'] !== place) return NO_RECEIPT;
  const { claim, base, isConditional, spelling, probe, unpurged, takedowns } = head;
  return {
    claim: typeof claim === 'string' ? claim : undefined,
    base: isPairs(base) ? new Map(base) : undefined,
    isConditional: isConditional === true,
    spelling: typeof spelling === 'string' ? spelling : undefined,
    // It becomes a part of a name at the target.
    probe: typeof probe === 'string' && /^[\w-]+$/.test(probe) ? probe : undefined,
    sent: new Map(lines.map(parseJson).filter(isPair)),
    unpurged: new Set(isTexts(unpurged) ? unpurged : []),
    takedowns: new Map(Array.isArray(takedowns) ? takedowns.filter(isTakedown) : []),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isPair(value: unknown): value is readonly [string, string] {
  return isTexts(value) && value.length === 2;
}

function isTakedown(value: unknown): value is readonly [string, readonly string[]] {
  return Array.isArray(value) && typeof value[0] === 'string' && isTexts(value[1]);
}

function isPairs(value: unknown): value is readonly (readonly [string, string])[] {
  return Array.isArray(value) && value.every(isPair);
}
