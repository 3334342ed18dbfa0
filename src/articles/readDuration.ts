import type { Value, Wrong } from '../syntax/value.ts';

/** Seconds alone, minutes and seconds, or hours too: `62`, `1:02`, `1:02:03.5`. */
const CLOCK = /^(?:(?:(\d{1,4}):)?(\d{1,5}):)?(\d{1,9}(?:\.\d+)?)$/;
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
  const [hours, minutes, seconds] = found
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  // Behind a colon there are no more than 59.
  const isOver =
    CLOCK.test(text) &&
    ((minutes !== undefined && (seconds ?? 0) >= 60) || (hours !== undefined && (minutes ?? 0) >= 60));
  if (isOver) return undefined;
  return Math.round(((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000) / 1000;
}
