import type { Contender, Scenario } from './contenders.ts';
import type { Sample } from './measure.ts';
import { type Summary, summarise } from './statistics.ts';

/** What one contender took for so many articles. */
export interface Result {
  readonly articles: number;
  readonly contender: Pick<Contender, 'id' | 'name' | 'shows' | 'corpus'>;
  readonly samples: Readonly<Partial<Record<Scenario, readonly Sample[]>>>;
  /** Why it did not finish. */
  readonly failure?: string;
}

/** What was measured, in a scenario; nothing where it was not, or cannot be told. */
export function summaryOf(
  { samples, failure }: Result,
  scenario: Scenario,
  measure: keyof Sample = 'seconds',
): Summary | undefined {
  if (failure !== undefined) return undefined;
  return summarise((samples[scenario] ?? []).flatMap((sample) => sample[measure] ?? []));
}

/** The result of a contender with so many articles. */
export function resultOf(
  results: readonly Result[],
  articles: number,
  id: string | undefined,
): Result | undefined {
  return results.find((result) => result.articles === articles && result.contender.id === id);
}
