import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, vi } from 'vitest';

/** What a clock may not change: every table is read with the machine's in both halves of the year. */
export const SEASONS = [
  { season: 'June', now: '2026-06-15T03:00:00Z' },
  { season: 'December', now: '2026-12-31T23:59:59Z' },
] as const;

/** Every test around the call has this time on the machine's clock. */
export function withClockAt(now: string): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(new Date(now));
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/** The rows of a table in tests/cases, each as its cells. */
export function readTable(name: string): string[][] {
  return readFileSync(new URL(`../cases/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}
