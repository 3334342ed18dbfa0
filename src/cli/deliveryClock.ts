import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../deliver/manifestAtTarget.ts';
import type { Session } from './session.ts';

/** The clock of deliveries. Not that of --now: others read it in the claim of a target. */
export function deliveryClock({ edge }: Pick<Session, 'edge'>): Clock {
  return {
    now: () => edge.now().getTime(),
    pause: async (time) => {
      await (edge.pause ?? setTimeout)(time);
    },
    random: () => randomInt(2 ** 32) / 2 ** 32,
  };
}
