import { isPassing, type Sender } from '../../http/client/send.ts';
import type { Fault } from '../../model/problem.ts';
import type { Clock } from '../manifestAtTarget.ts';
import { backOff, LONGEST_IN_MS } from '../plan/backOff.ts';
import { type Call, callsFor } from '../plan/calls.ts';
import type { ServedSettings } from '../plan/headers.ts';
import { type Judged, judgeAnswer, judgeFailure, notTaken, type Refused } from '../plan/serviceAnswer.ts';
import type { PathsByService, Service } from '../plan/unannounced.ts';

/** What is to be told, and to whom. */
export interface Announcement {
  readonly unannounced: PathsByService;
  readonly services: readonly Service[];
  readonly settings: ServedSettings;
  /** Whether a file is in the output folder. */
  readonly isThere: (path: string) => boolean;
}

/** How services are reached. */
export interface AnnounceEdge {
  readonly sender: Sender;
  readonly clock: Clock;
  /** Called as soon as a service has taken the news of a file. */
  readonly onAnnounced: (service: string, path: string) => void;
}

/** What became of announcements. */
export interface AnnounceOutcome {
  /** What services have taken. */
  readonly announced: PathsByService;
  readonly faults: readonly Fault[];
}

/** How long a service is waited for that says nothing, and one that never ends. */
export const PATIENCE = { idleInMs: 20_000, longestInMs: 120_000 };

/** How often a request is tried in all. */
const MAX_TRIES = 4;

/** Tells services what has changed. What one does not take is told at the next run. */
export async function announce(news: Announcement, edge: AnnounceEdge): Promise<AnnounceOutcome> {
  const announced = new Map<string, Set<string>>();
  const onAnnounced = (service: string, path: string) => {
    announced.set(service, (announced.get(service) ?? new Set<string>()).add(path));
    edge.onAnnounced(service, path);
  };
  const faults = await Promise.all(
    news.services.map((one) => tellService(one, news, { ...edge, onAnnounced })),
  );
  return { announced, faults: faults.flat() };
}

/** Tells one service; after an answer that others would get as well, it is left alone. */
async function tellService(
  service: Service,
  { unannounced, settings, isThere }: Announcement,
  edge: AnnounceEdge,
): Promise<Fault[]> {
  const { calls, idle } = callsFor(service, [...(unannounced.get(service.name) ?? [])], settings, isThere);
  const take = (paths: readonly string[]) => {
    for (const path of paths) edge.onAnnounced(service.name, path);
  };
  take(idle);
  const left: Call[] = [];
  let last: Refused | undefined;
  // One after the other: what a killed run has told and not noted is told again, and that is one call then.
  for (const call of calls) {
    const judged = last?.mayPass ? last : await tell(service, call, edge);
    if (judged.isTaken) take(call.paths);
    else {
      left.push(call);
      last = judged;
    }
  }
  return last === undefined ? [] : [notTaken(service, left, last)];
}

/** Makes one request, and tries again while that may help. */
async function tell(service: Service, call: Call, { sender, clock }: AnnounceEdge): Promise<Judged> {
  for (let tried = 1; ; tried += 1) {
    const judged = await ask(service, call, sender);
    if (judged.isTaken || !judged.mayPass || tried >= MAX_TRIES) return judged;
    const { waitInMs = 0 } = judged;
    if (waitInMs > LONGEST_IN_MS) return judged;
    await clock.pause(Math.max(waitInMs, backOff(tried, clock.random())));
  }
}

async function ask({ kind, address }: Service, { contentType, body }: Call, sender: Sender): Promise<Judged> {
  const bytes = Buffer.from(body);
  try {
    const {
      status,
      headers,
      bytes: said,
    } = await sender.send({
      method: 'POST',
      url: new URL(address),
      headers: { 'content-type': contentType, accept: '*/*' },
      body: { sizeInBytes: bytes.length, parts: [bytes] },
    });
    const text = Buffer.from(said).toString('utf8');
    const [location, retryAfter] = [headers.get('location'), headers.get('retry-after')];
    return judgeAnswer(kind, { status, text, location, retryAfter });
  } catch (error) {
    return judgeFailure(error, isPassing(error));
  }
}
