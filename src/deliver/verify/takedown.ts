import { hash } from 'node:crypto';
import type { SendAnswer, Sender } from '../../http/client/send.ts';
import { inParallel } from '../../model/inParallel.ts';
import { type Fault, quoted } from '../../model/problem.ts';
import { thrownMessage } from '../../model/thrownMessage.ts';
import { decode } from '../../site/encode.ts';
import type { Clock } from '../manifestAtTarget.ts';
import { backOff } from '../plan/backOff.ts';
import type { InventoryFile } from '../plan/inventory.ts';
import {
  type Expectation,
  expectationsOf,
  faultOfServed,
  type ServedAnswer,
  type Takedown,
} from '../plan/takedownProof.ts';

/** What a takedown is proved with. */
export interface ProofEdge {
  readonly sender: Sender;
  readonly clock: Clock;
  /** The text of a file of the output folder; empty if there is none. */
  readonly textOf: (path: string) => string;
}

const AT_ONCE = 8;
/** The waits between them are 13 s in all, which is time enough for a CDN to tell all of its machines. */
const MAX_ROUNDS = 7;
const MAX_REDIRECTS = 5;
const MAX_BYTES = 50_000_000;
const MAX_NAMED = 10;

/**
 * Proves from outside that what was taken down is gone: asks each address that may have shown it, and again for some time those at which
 * it still is.
 *
 * @returns what is not as it is to be
 */
export async function proveTakedown(
  takedown: Takedown,
  { inventory, url }: { readonly inventory: readonly InventoryFile[]; readonly url: string },
  edge: ProofEdge,
): Promise<Fault[]> {
  let open: readonly Expectation[] = expectationsOf(takedown, inventory, url);
  for (let round = 1; ; round += 1) {
    const faults = new Map<Expectation, string>();
    await inParallel(open, AT_ONCE, async (expectation) => {
      const fault = await faultAt(expectation, takedown, edge);
      if (fault !== undefined) faults.set(expectation, fault);
    });
    open = open.filter((expectation) => faults.has(expectation));
    if (open.length === 0) return [];
    if (round === MAX_ROUNDS) return toFaults(open.map((one) => faults.get(one) as string));
    await edge.clock.pause(backOff(round, edge.clock.random()));
  }
}

async function faultAt(
  expectation: Expectation,
  takedown: Takedown,
  { sender, textOf }: ProofEdge,
): Promise<string | undefined> {
  const here = expectation.kind === 'list' ? textOf(expectation.path) : '';
  try {
    // A web server and a CDN may have one copy for those who take gzip, and another for those who do not.
    for (const coding of ['gzip', 'identity']) {
      const answer = await ask(new URL(expectation.address), coding, sender);
      const fault = faultOfServed(expectation, answer, here, takedown);
      if (fault !== undefined) return fault;
    }
    return undefined;
  } catch (error) {
    return `${thrownMessage(error).message} (${expectation.address})`;
  }
}

/** What everybody gets at an address: from a CDN, if there is one. Some send people from `index.html` to its folder. */
async function ask(address: URL, coding: string, sender: Sender): Promise<ServedAnswer> {
  let url = address;
  for (let redirects = 0; ; redirects += 1) {
    const answer = await sender.send({
      method: 'GET',
      url,
      headers: { accept: '*/*', 'accept-encoding': coding },
      maxBytes: MAX_BYTES,
    });
    const { status, headers } = answer;
    const location = status >= 300 && status < 400 ? headers.get('location') : undefined;
    if (location === undefined || redirects === MAX_REDIRECTS) {
      const bytes = status === 200 ? unpacked(answer) : answer.bytes;
      return { status, text: new TextDecoder().decode(bytes), hash: hash('sha256', bytes) };
    }
    url = new URL(location, url);
  }
}

/** @throws Error when nobody can look into it: then it proves nothing */
function unpacked({ bytes, headers }: SendAnswer): Uint8Array {
  const coding = headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (coding === 'identity') return bytes;
  const isGzip = coding === 'gzip' || coding === 'x-gzip';
  const text = isGzip ? decode(bytes, 'gzip', MAX_BYTES) : undefined;
  if (text) return text;
  throw new Error(`expected what can be unpacked with gzip, found Content-Encoding ${quoted(coding)}`);
}

function toFaults(messages: readonly string[]): Fault[] {
  const others = messages.length > MAX_NAMED ? `, and so at ${messages.length - MAX_NAMED} more` : '';
  return messages.slice(0, MAX_NAMED).map((message, index) => ({
    code: 'TAKEDOWN_UNPROVEN',
    message: index === MAX_NAMED - 1 ? message + others : message,
    mend: 'see what keeps it there, like a CDN, and run the same command again',
  }));
}
