import type { Value, Wrong } from '../syntax/value.ts';

/** Seconds alone, minutes and seconds, or hours too: `62`, `1:02`, `1:02:03.5`. Behind a colon there are no more than 59. */
const CLOCK = /^(?:(?:(\d{1,4}):(?=[0-5]?\d:))?(\d{1,5}):(?=[0-5]?\d(?:\.|$)))?(\d{1,9}(?:\.\d+)?)$/;
/** ISO 8601, as far as recordings have it: `PT1H2M3S`. */
const ISO = /^PT(?=\d)(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,9}(?:\.\d+)?)S)?$/i;

/** A duration in seconds, in the forms that podcasters write. */
export function readDuration(value: Value, wrong: Wrong): number | undefined {
  const seconds = value.kind === 'text' ? parseDuration(value.text.trim()) : undefined;
  return seconds ?? wrong(value, 'a duration', 'write it as seconds, like 3723, or as 1:02:03');
}

/**
 * Parses a duration or a point of time in a recording.
 *
 * @returns seconds; undefined for another text
 * @example parseDuration('1:02:03') // 3723
 */
export function parseDuration(text: string): number | undefined {
  const found = CLOCK.exec(text) ?? ISO.exec(text);
  if (found === null) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return Math.round((hours * 3600 + minutes * 60 + seconds) * 1000) / 1000;
}
