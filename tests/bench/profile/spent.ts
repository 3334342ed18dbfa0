import type { CallFrame, OriginOf } from './origins.ts';
import { stageOf } from './stages.ts';

/** What `node --cpu-prof` writes for a thread. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: CallFrame;
    readonly children?: readonly number[];
  }[];
  /** The node in which each sample was taken, and the microseconds since the one before. */
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Microseconds of one thread. */
export interface Spent {
  readonly byStage: ReadonlyMap<string, number>;
  readonly byFunction: ReadonlyMap<string, number>;
}

const LONGEST = 40;

/** What the call of a function belongs to. */
interface Place {
  readonly stage: string;
  readonly name: string;
}

/** Sums up a profile. What a function takes by itself counts for the stage of the nearest caller that has one. */
export function spentIn({ nodes, samples, timeDeltas }: CpuProfile, originOf: OriginOf): Spent {
  const places = placesOf(nodes, originOf);
  const byStage = new Map<string, number>();
  const byFunction = new Map<string, number>();
  for (const [n, id] of samples.entries()) {
    const place = places.get(id);
    const taken = timeDeltas[n] ?? 0;
    // A thread that waits takes nothing.
    if (place === undefined || place.name === '(idle)') continue;
    byStage.set(place.stage, (byStage.get(place.stage) ?? 0) + taken);
    byFunction.set(place.name, (byFunction.get(place.name) ?? 0) + taken);
  }
  return { byStage, byFunction };
}

/** Callers stand before those that they call: a profile's nodes are a tree from its root on. */
function placesOf(nodes: CpuProfile['nodes'], originOf: OriginOf): ReadonlyMap<number, Place> {
  const callers = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const places = new Map<number, Place>();
  for (const { id, callFrame } of nodes) {
    const origin = originOf(callFrame);
    const caller = places.get(callers.get(id) ?? 0);
    const stage = stageOf(origin, callFrame.functionName, caller?.stage);
    places.set(id, { stage, name: [nameOf(callFrame), origin].join(' ').trim() });
  }
  return places;
}

/** Regular expressions have themselves as a name, in which a cell of a table would end. */
function nameOf({ functionName }: CallFrame): string {
  return functionName.replaceAll('|', '\\|').slice(0, LONGEST) || '(anonymous)';
}
