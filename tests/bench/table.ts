import { BY_HAND, type Contender, FLOOR, SCENARIOS, type Scenario } from './contenders.ts';
import type { Sample } from './measure.ts';
import { summarise } from './statistics.ts';

/** What one contender took for so many articles. */
export interface Result {
  readonly articles: number;
  readonly contender: Contender;
  readonly samples: Readonly<Partial<Record<Scenario, readonly Sample[]>>>;
  /** Why it did not finish. */
  readonly failure?: string;
}

const HEAD = [
  'articles',
  'who',
  'cold',
  'nothing changed',
  'one changed',
  'one added',
  'MB, cold',
  'MB, one changed',
];
const EMPTY = '–';

/** The table, in Markdown: a row a contender and size. */
export function formatTable(results: readonly Result[]): string {
  const rows = results.map((result) => [
    result.articles.toLocaleString('en'),
    result.contender.name,
    ...(result.failure === undefined
      ? SCENARIOS.map((scenario) => cellOf(result, scenario, results))
      : [result.failure, EMPTY, EMPTY, EMPTY]),
    memoryOf(result.samples.cold),
    memoryOf(result.samples.changed),
  ]);
  const widths = HEAD.map((_, column) => Math.max(...[HEAD, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(HEAD), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** `1.23 s (1.20–1.31), 0.8 / 15`: the median, the least and the most, and how many times the script by hand and the floor. */
function cellOf(result: Result, scenario: Scenario, results: readonly Result[]): string {
  const seconds = secondsOf(result, scenario);
  if (seconds === undefined) return EMPTY;
  const { median, least, most } = seconds;
  const medianOf = (id: string | undefined) => {
    const other = results.find(
      ({ articles, contender }) => articles === result.articles && contender.id === id,
    );
    return other && secondsOf(other, scenario)?.median;
  };
  const { id, shows } = result.contender;
  const byHand = medianOf(shows && BY_HAND[shows]);
  const floor = id.startsWith('floor') ? undefined : medianOf(FLOOR[scenario]);
  const spread = `${median.toFixed(2)} s (${least.toFixed(2)}–${most.toFixed(2)})`;
  if (byHand === undefined && floor === undefined) return spread;
  return `${spread}, ${timesOf(median, byHand)} / ${timesOf(median, floor)}`;
}

function secondsOf({ samples }: Result, scenario: Scenario) {
  return summarise(samples[scenario]?.map(({ seconds }) => seconds) ?? []);
}

function timesOf(seconds: number, other: number | undefined): string {
  if (other === undefined) return EMPTY;
  const times = seconds / other;
  return times.toFixed(times < 9.95 ? 1 : 0);
}

function memoryOf(samples: readonly Sample[] = []): string {
  const known = samples.flatMap(({ megabytes }) => megabytes ?? []);
  const median = summarise(known)?.median.toFixed(0);
  return median ?? (samples.length > 0 ? 'n/a' : EMPTY);
}
