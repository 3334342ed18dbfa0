import type { Result } from './pool.ts';

const MAX_SEEDS = 5;

/** What a soak came to: how often what was done and how it ended, and each kind of fault with some seeds. */
export function formatSoak(results: readonly Result[], seconds: number): string[] {
  const counts = new Map<string, number>();
  const kinds = new Map<string, number[]>();
  for (const { report } of results) {
    for (const [what, times] of Object.entries(report.counts))
      counts.set(what, (counts.get(what) ?? 0) + times);
    for (const { what } of report.faults)
      kinds.set(kindOf(what), [...(kinds.get(kindOf(what)) ?? []), report.seed]);
  }
  const most = (pick: (result: Result) => number) => Math.max(0, ...results.map(pick));
  const rows: (readonly [string, string | number])[] = [
    ['publications', results.length],
    ['seconds', seconds],
    ...[...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ['longest step', `${(most(({ longestStepInMs }) => longestStepInMs) / 1000).toFixed(1)} s`],
    ['most memory', `${most(({ megabytes }) => megabytes).toFixed(0)} MB`],
    ['publications with a fault', results.filter(({ report }) => report.faults.length > 0).length],
  ];
  return [
    '| what | how often |',
    '| --- | --- |',
    ...rows.map(([what, value]) => `| ${what} | ${value} |`),
    ...(kinds.size > 0 ? ['', 'Faults, with seeds for --only:'] : []),
    ...[...kinds]
      .toSorted(([, a], [, b]) => b.length - a.length)
      .map(
        ([kind, seeds]) =>
          `- ${seeds.length}: ${kind} (${[...new Set(seeds)].slice(0, MAX_SEEDS).join(', ')})`,
      ),
  ];
}

/** Faults that are alike but for numbers and for what they quote. */
function kindOf(what: string): string {
  return what
    .replace(/\d+/g, 'N')
    .replace(/^(a raw control character|a mistake of the program): .*?(expected [\w -]*|$).*/, '$1: $2')
    .slice(0, 90);
}
