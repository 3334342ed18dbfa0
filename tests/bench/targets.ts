import { type Contender, REFERENCES, SCENARIOS, type Scenario } from './contenders.ts';
import { markdownTable } from './markdownTable.ts';
import type { Sample } from './measure.ts';
import { type Result, resultOf, summaryOf } from './result.ts';

/** Of whom, in which scenario. */
type Point = readonly [id: string, scenario: Scenario];

/** What is demanded: of a median, or of how many times another it is. */
interface Target {
  readonly what: string;
  readonly articles: number;
  readonly measure: keyof Sample;
  readonly of: Point;
  readonly to?: Point;
  /** Of the other median; as many as of the first one, where it is not said. */
  readonly toArticles?: number;
  /** Absent where it is only told. */
  readonly most?: number;
}

const [FEW, MANY, HUGE] = [1000, 10_000, 100_000];
const { byHand, equalWork, floor } = REFERENCES;

/** What Dateline is held to, each as a ratio of medians of one run, or in MiB. */
const TARGETS: readonly Target[] = [
  ...[FEW, MANY].flatMap((articles): Target[] => {
    const cold = (what: string, id: string, to: string, most?: number): Target => ({
      what: `cold: ${what}`,
      articles,
      measure: 'seconds',
      of: [id, 'cold'],
      to: [to, 'cold'],
      ...(most !== undefined && articles === MANY && { most }),
    });
    return [
      cold('equal work', 'dateline', equalWork, 0.5),
      cold('script by hand', 'dateline', byHand.all, 0.8),
      { ...cold('equal work, processors', 'dateline', equalWork), measure: 'processor' },
      { ...cold('script by hand, processors', 'dateline', byHand.all, 1.3), measure: 'processor' },
      cold('newest 50: script that renders 50', 'dateline-newest', 'hand-newest-only', 0.4),
      cold('newest 50: script that renders all', 'dateline-newest', byHand['newest 50']),
      cold('plain corpus: script by hand', 'dateline-plain', byHand.plain),
    ];
  }),
  ...[FEW, MANY, HUGE].flatMap((articles) =>
    SCENARIOS.slice(1).map(
      (scenario): Target => ({
        what: `${scenario}: floor`,
        articles,
        measure: 'seconds',
        of: ['dateline', scenario],
        to: [floor.other, scenario],
        most: scenario === 'unchanged' ? 1.5 : 2.2,
      }),
    ),
  ),
  ...beside('with pages', 'dateline-pages', 1.25),
  ...beside('12 named feeds', 'dateline-named', 1.25),
  ...beside('500 tag feeds', 'dateline-tags', 1.3),
  ...command('diff', 'build-changed', 1.5),
  ...command('check', 'build-changed', 3),
  ...command('serve', 'build-pages', 1.5),
  ...(['cold', 'changed'] as const).flatMap((scenario): Target[] => {
    const of = ['dateline', scenario] as const;
    const most = scenario === 'cold' ? 300 : 200;
    return [
      { what: `${scenario}: MB`, articles: HUGE, measure: 'megabytes', of, most },
      {
        what: `${scenario}: 10,000`,
        articles: HUGE,
        measure: 'seconds',
        of,
        to: of,
        toArticles: MANY,
        most: 11,
      },
    ];
  }),
];

/** The table, in Markdown, of the targets of which something was measured. */
export function formatTargets(results: readonly Result[]): string {
  const rows = TARGETS.flatMap((target) => {
    const { what, articles, most } = target;
    const found = figureOf(target, results);
    if (found === undefined) return [];
    const digits = target.to === undefined ? 0 : 2;
    const verdict = most === undefined ? '' : found <= most ? 'met' : '**missed**';
    return [[articles.toLocaleString('en'), what, found.toFixed(digits), most?.toString() ?? '–', verdict]];
  });
  return markdownTable([['articles', 'what, in times of', 'found', 'at most', ''], ...rows]);
}

/** What of a contender the targets need, of so many articles; nothing where they do not name it. */
export function scenariosNeeded({ id, ownsItems }: Contender, articles: number): readonly Scenario[] {
  const points = TARGETS.flatMap(({ articles: size, of, to, toArticles = size }) => [
    ...(size === articles ? [of] : []),
    ...(to !== undefined && toArticles === articles ? [to] : []),
  ]);
  const named = points.flatMap(([name, scenario]) => (name === id ? [scenario] : []));
  // Who knows what it did before has to have done it.
  const last = Math.max(...named.map((scenario) => SCENARIOS.indexOf(scenario)));
  return SCENARIOS.filter((scenario, n) => (ownsItems ? n <= last : named.includes(scenario)));
}

function figureOf(
  { measure, articles, of, to, toArticles }: Target,
  results: readonly Result[],
): number | undefined {
  const found = medianOf(results, articles, of, measure);
  if (to === undefined || found === undefined) return found;
  const other = medianOf(results, toArticles ?? articles, to, measure);
  return other && found / other;
}

function medianOf(
  results: readonly Result[],
  articles: number,
  [id, scenario]: Point,
  measure: keyof Sample,
): number | undefined {
  const result = resultOf(results, articles, id);
  return result && summaryOf(result, scenario, measure)?.median;
}

function beside(what: string, id: string, most: number): Target[] {
  return (['cold', 'changed'] as const).map((scenario) => ({
    what: `${what}, ${scenario}: without`,
    articles: MANY,
    measure: 'seconds',
    of: [id, scenario],
    to: ['dateline', scenario],
    most,
  }));
}

function command(id: string, to: string, most: number): Target[] {
  const measured = { articles: MANY, measure: 'seconds', of: [id, 'changed'], to: [to, 'changed'] } as const;
  return [{ what: `${id}, one changed: build`, ...measured, most }];
}
