import { REFERENCES, SCENARIOS, type Scenario } from './contenders.ts';
import { markdownTable } from './markdownTable.ts';
import type { Sample } from './measure.ts';
import { type Result, resultOf, summaryOf } from './result.ts';

const HEAD = [
  'articles',
  'who',
  'cold',
  'nothing changed',
  'one changed',
  'one added',
  'one renamed',
  'processors: cold',
  'one changed',
  'MB: cold',
  'one changed',
];
const EMPTY = '–';

/** The table, in Markdown: a row a contender and size. */
export function formatTable(results: readonly Result[]): string {
  const rows = results.map((result) => [
    result.articles.toLocaleString('en'),
    result.contender.name,
    ...(result.failure === undefined
      ? SCENARIOS.map((scenario) => cellOf(result, scenario, results))
      : [result.failure, EMPTY, EMPTY, EMPTY, EMPTY]),
    figureOf(result, 'cold', 'processor'),
    figureOf(result, 'changed', 'processor'),
    figureOf(result, 'cold', 'megabytes'),
    figureOf(result, 'changed', 'megabytes'),
  ]);
  return markdownTable([HEAD, ...rows]);
}

/**
 * `1.23 s (1.20–1.31), 0.8 / 0.6 / 15`: the median, the least and the most, and how many times the script by hand, the one of equal
 * work, and the floor.
 */
function cellOf(result: Result, scenario: Scenario, results: readonly Result[]): string {
  const seconds = summaryOf(result, scenario);
  if (seconds === undefined) return EMPTY;
  const { median, least, most } = seconds;
  const medianOf = (id: string | undefined) => {
    const other = resultOf(results, result.articles, id);
    return other && summaryOf(other, scenario)?.median;
  };
  const { byHand, equalWork, floor } = REFERENCES;
  const { id, shows, corpus } = result.contender;
  const others = [
    medianOf(shows && byHand[corpus === 'plain' ? 'plain' : shows]),
    medianOf(shows === 'all' && corpus === 'corpus' ? equalWork : undefined),
    id.startsWith('floor') ? undefined : medianOf(scenario === 'cold' ? floor.cold : floor.other),
  ];
  const spread = `${median.toFixed(2)} s (${least.toFixed(2)}–${most.toFixed(2)})`;
  if (others.every((other) => other === undefined)) return spread;
  return `${spread}, ${others.map((other) => timesOf(median, other)).join(' / ')}`;
}

function timesOf(seconds: number, other: number | undefined): string {
  if (other === undefined) return EMPTY;
  const times = seconds / other;
  return times.toFixed(times < 9.95 ? 1 : 0);
}

function figureOf(result: Result, scenario: Scenario, measure: keyof Sample): string {
  const median = summaryOf(result, scenario, measure)?.median;
  if (median !== undefined) return measure === 'megabytes' ? median.toFixed(0) : `${median.toFixed(2)} s`;
  return result.failure !== undefined || result.samples[scenario] === undefined ? EMPTY : 'n/a';
}
