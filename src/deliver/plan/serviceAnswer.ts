import { type Fault, quoted } from '../../model/problem.ts';
import { readRetryAfter } from '../../model/retryAfter.ts';
import { onOneLine, repairCharacters } from '../../model/text.ts';
import { thrownMessage } from '../../model/thrownMessage.ts';
import type { Call } from './calls.ts';
import type { Service } from './unannounced.ts';

/** How a service answered. */
export interface ServiceAnswer {
  readonly status: number;
  readonly text: string;
  /** Of the headers, by names in lower case. */
  readonly location?: string | undefined;
  readonly retryAfter?: string | undefined;
}

/** What became of a request to a service. */
export type Judged = { readonly isTaken: true } | Refused;

/** A request that a service has not taken. */
export interface Refused {
  readonly isTaken: false;
  /** What was found instead. */
  readonly found: string;
  readonly mend: string;
  /** True if another try may be taken, and others would not be either until then. */
  readonly mayPass: boolean;
  /** How long it asks to be left alone. */
  readonly waitInMs?: number | undefined;
}

const LATER =
  'nothing, it is told at the next run; if that goes on, ask who runs it, or take it out of feed.yaml';
const MAX_SHOWN = 100;

/** Judges the answer of a service. What is in the 200s says that it has taken the news (WebSub, 5). */
export function judgeAnswer(kind: Service['kind'], answer: ServiceAnswer): Judged {
  const { status, text, location, retryAfter } = answer;
  const isRefused = kind === 'rssCloud' && /success['"]?\s*[=:]\s*['"]?false/i.test(text);
  if (status >= 200 && status < 300 && !isRefused) return { isTaken: true };
  const mayPass = status === 429 || status >= 500;
  const waitInMs = readRetryAfter(retryAfter);
  return {
    isTaken: false,
    found: found(status, text),
    mend: mayPass ? LATER : mendOf(kind, status, location),
    mayPass,
    ...(waitInMs !== undefined && { waitInMs }),
  };
}

/** Judges a request that had no answer. */
export function judgeFailure(error: unknown, mayPass: boolean): Refused {
  const { message } = thrownMessage(error);
  return { isTaken: false, found: message.replace(/^expected .*?, found /, ''), mend: LATER, mayPass };
}

function found(status: number, text: string): string {
  const said = onOneLine(repairCharacters(text.replace(/<[^>]*>/g, ' ')).text);
  const shown = said.length > MAX_SHOWN ? `${said.slice(0, MAX_SHOWN)}…` : said;
  return shown === '' ? `status ${status}` : `status ${status} (${shown})`;
}

function mendOf(kind: Service['kind'], status: number, location: string | undefined): string {
  if (location !== undefined) return `write its address as it is now in feed.yaml: ${quoted(location)}`;
  if (kind === 'indexNow' && (status === 403 || status === 422))
    return 'look whether the file of the key is served, and has the key of feed.yaml in it; new ones take a while';
  if (kind === 'hub')
    return 'look what it wants of publishers: an account, or Link headers with the hub and the feed; it is told again at the next run';
  return 'look what it wants of publishers; it is told again at the next run';
}

/** A fault for what a service has not taken, for the same reason; none if there is nothing. */
export function notTaken({ address }: Service, calls: readonly Call[], why: Refused): Fault {
  const addresses = calls.flatMap((call) => call.addresses);
  const others = addresses.length > 1 ? ` and ${addresses.length - 1} more` : '';
  return {
    code: 'ANNOUNCE_FAILED',
    message: `expected ${address} to be told of ${addresses[0]}${others}, found ${why.found}`,
    mend: why.mend,
  };
}
