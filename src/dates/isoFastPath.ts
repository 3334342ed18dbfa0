/** A written date whose day and time are valid. */
export interface IsoDate {
  /** As if it were UTC. */
  readonly clockTime: number;
  readonly hasTime: boolean;
  readonly zone: string | undefined;
}

const USUAL =
  /^([1-9]\d{3})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?: ?(Z|[+-]\d\d:?\d\d))?)?$/;

/**
 * Reads the usual forms in front matter: `2014-12-21` and `2014-12-21 20:03`, perhaps with seconds and an offset. For
 * these forms the result equals that of `takeApart` and date-fns, which take fifty times as long.
 *
 * @returns undefined for any other form and for an invalid date
 */
export function parseIsoDate(text: string): IsoDate | undefined {
  const match = USUAL.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute = '', second = '0', zone] = match;
  const midnight = startOf(Number(year), Number(month), Number(day));
  if (midnight === undefined) return undefined;
  if (hour === undefined) return { clockTime: midnight, hasTime: false, zone };

  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  return { clockTime: midnight + seconds * 1000, hasTime: true, zone };
}

/** Midnight of a day. Returns undefined for a day like 31 February, which `Date.UTC` turns into a day in March. */
function startOf(year: number, month: number, day: number): number | undefined {
  const midnight = Date.UTC(year, month - 1, day);
  return new Date(midnight).getUTCMonth() === month - 1 ? midnight : undefined;
}
